//! Work that a second thread does while the first goes on. Whichever comes first does a piece of it: what it makes is the
//! same, and only who asks for it hears of it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

/// What may be made before it is asked for.
#[derive(Debug)]
pub(crate) struct Early<T>(Mutex<State<T>>);

#[derive(Debug)]
enum State<T> {
    Ahead,
    Made(T),
    /// Given to who asked for it.
    Given,
}

impl<T> Default for Early<T> {
    fn default() -> Self {
        Self(Mutex::new(State::Ahead))
    }
}

impl<T> Early<T> {
    /// Makes it, unless it is made or was asked for already.
    pub(crate) fn ahead(&self, make: impl FnOnce() -> T) {
        let mut state = self.state();
        if matches!(*state, State::Ahead) {
            *state = State::Made(make());
        }
    }

    /// What was made; it is made now if that was not begun, or it was given away before.
    pub(crate) fn take(&self, make: impl FnOnce() -> T) -> T {
        let state = std::mem::replace(&mut *self.state(), State::Given);
        if let State::Made(made) = state { made } else { make() }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does something while a second thread works ahead. Where none can be had, everything is made when it is asked for.
pub(crate) fn meanwhile<R>(ahead: impl FnOnce() + Send, first: impl FnOnce() -> R) -> R {
    thread::scope(|scope| {
        let _ = thread::Builder::new().spawn_scoped(scope, ahead);
        first()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once_ahead_and_anew_when_it_was_given_away() {
        let early = Early::default();
        early.ahead(|| 1);
        early.ahead(|| 2);
        assert_eq!((early.take(|| 3), early.take(|| 4)), (1, 4));
        let early = Early::default();
        assert_eq!(early.take(|| 5), 5);
        early.ahead(|| 6);
        assert_eq!(early.take(|| 7), 7, "what was asked for is not made ahead");
    }
}
