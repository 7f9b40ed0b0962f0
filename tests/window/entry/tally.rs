//! How many keys it takes, by kind of record and by what they were for.

use std::{collections::BTreeMap, fs};

use serde_json::{Value, json};

use crate::record::long;

/// What keys are pressed for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Step {
    /// A record is added, or one is gone back to.
    Record,
    /// The focus is led to a field.
    Go,
    /// A row or an item of a list is added.
    Row,
    /// Words, figures and dates are typed.
    Words,
    /// One of a list is chosen: a word, a code, another record, an answer.
    Choose,
}

/// Keys counted.
#[derive(Default)]
pub(super) struct Tally {
    /// By kind of record and by step.
    kinds: BTreeMap<String, BTreeMap<Step, usize>>,
    /// By field of a record.
    fields: BTreeMap<(String, String), usize>,
    /// Records and values by kind.
    held: BTreeMap<String, [usize; 2]>,
}

impl Tally {
    pub(super) fn count(&mut self, kind: &str, field: &str, step: Step, keys: usize) {
        *self.kinds.entry(kind.to_owned()).or_default().entry(step).or_default() += keys;
        *self.fields.entry((kind.to_owned(), field.to_owned())).or_default() += keys;
    }

    pub(super) fn record(&mut self, kind: &str, values: usize) {
        let [records, held] = self.held.entry(kind.to_owned()).or_default();
        *records += 1;
        *held += values;
    }

    pub(super) fn all(&self) -> usize {
        self.kinds.values().flat_map(BTreeMap::values).sum()
    }

    /// The fields that cost most keys, over all records of their kind.
    fn dearest(&self) -> Vec<(&(String, String), usize)> {
        let mut fields: Vec<_> = self.fields.iter().map(|(field, keys)| (field, *keys)).collect();
        fields.sort_by_key(|(_, keys)| std::cmp::Reverse(*keys));
        fields.truncate(12);
        fields
    }

    /// Writes a row a kind and step, a row a field among the dearest, and one for all.
    pub(super) fn write(&self, seconds: f64) {
        let mut rows = vec![json!({"of": "all", "whole": long(), "keys": self.all(), "clicks": 0, "seconds": seconds})];
        for (kind, steps) in &self.kinds {
            let [records, values] = self.held.get(kind).copied().unwrap_or_default();
            let by: BTreeMap<String, usize> =
                steps.iter().map(|(step, keys)| (format!("{step:?}").to_lowercase(), *keys)).collect();
            let keys: usize = steps.values().sum();
            rows.push(json!({"of": kind, "records": records, "values": values, "keys": keys, "clicks": 0, "by": by}));
        }
        for ((kind, field), keys) in self.dearest() {
            rows.push(json!({"of": format!("{kind}.{field}"), "keys": keys, "clicks": 0}));
        }
        fs::create_dir_all("target/bench").unwrap();
        let text = serde_json::to_string_pretty(&Value::Array(rows)).unwrap();
        fs::write("target/bench/entry.json", text + "\n").unwrap();
    }
}
