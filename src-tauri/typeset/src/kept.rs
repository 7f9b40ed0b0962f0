//! What one export leaves for the next.

use std::{borrow::Borrow, hash::Hash};

use rustc_hash::FxHashMap;

/// Values by what they were made of. What an export does not use is forgotten at its end, so that no more is kept than
/// one document needs.
#[derive(Debug)]
pub(crate) struct Kept<K, V> {
    now: FxHashMap<K, V>,
    before: FxHashMap<K, V>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { now: FxHashMap::default(), before: FxHashMap::default() }
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    /// What was made of `key`.
    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        if let Some((key, value)) = self.before.remove_entry(key) {
            return Some(self.now.entry(key).insert_entry(value).into_mut());
        }
        self.now.get(key)
    }

    /// Keeps what was made of `key`.
    pub(crate) fn keep(&mut self, key: K, value: V) {
        self.now.insert(key, value);
    }

    /// Keeps what was made of `key`, and of all others only the `most` that were used last, and those before them that
    /// are as many.
    pub(crate) fn keep_most(&mut self, most: usize, key: K, value: V) {
        if self.now.len() >= most {
            self.turn();
        }
        self.keep(key, value);
    }

    /// Whether nothing is kept.
    pub(crate) fn is_empty(&self) -> bool {
        self.now.is_empty() && self.before.is_empty()
    }

    /// Ends an export.
    pub(crate) fn turn(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_export_does_not_use_is_forgotten() {
        let mut kept = Kept::default();
        kept.keep("used", 1);
        kept.keep("not used", 2);
        kept.turn();
        assert_eq!(kept.get("used"), Some(&1));
        kept.turn();
        assert_eq!(kept.get("used"), Some(&1));
        assert_eq!(kept.get("not used"), None);
        assert!(!kept.is_empty());
        kept.turn();
        kept.turn();
        assert!(kept.is_empty());
    }

    #[test]
    fn of_many_the_last_are_kept() {
        let mut kept = Kept::default();
        (0..10).for_each(|number| kept.keep_most(3, number, number));
        let left: Vec<_> =
            (0..10).filter(|number| kept.now.contains_key(number) || kept.before.contains_key(number)).collect();
        assert_eq!(left, [6, 7, 8, 9]);
    }
}
