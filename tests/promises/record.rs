//! What a trial found, kept as JSON for whoever publishes the figures.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::json;

/// Whether the figures of a release are asked for (`CASEBOOK_LONG=1`), not those of every change.
pub(crate) fn long() -> bool {
    env::var("CASEBOOK_LONG").is_ok_and(|asked| asked == "1")
}

/// How often to try: with every change, and before a release.
pub(crate) fn times(each: usize, release: usize) -> usize {
    if long() { release } else { each }
}

/// What a trial found. [`Record::close`] writes it down and judges it.
pub(crate) struct Record {
    name: &'static str,
    promise: &'static str,
    seed: u64,
    counts: BTreeMap<&'static str, u64>,
    lost: u64,
    silent: u64,
    leaked: u64,
    control: Option<bool>,
}

impl Record {
    /// Of the trial `name`: "T3", or "T10-slots" where a promise is tried in several ways. `promise` is what the user is told.
    pub(crate) fn of(name: &'static str, promise: &'static str, seed: u64) -> Self {
        Self { name, promise, seed, counts: BTreeMap::new(), lost: 0, silent: 0, leaked: 0, control: None }
    }

    /// Counts one more of `what`: "points", "refused", "opened".
    pub(crate) fn count(&mut self, what: &'static str) {
        self.add(what, 1);
    }

    /// Counts `more` of `what`.
    pub(crate) fn add(&mut self, what: &'static str, more: usize) {
        *self.counts.entry(what).or_default() += u64::try_from(more).unwrap();
    }

    /// How many of `what` were counted.
    pub(crate) fn counted(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    /// Something that was acknowledged is gone.
    pub(crate) fn lost(&mut self, what: &str) {
        eprintln!("{}: lost: {what}", self.name);
        self.lost += 1;
    }

    /// Something went wrong and nobody was told: a wrong value read, a change that left no trace.
    pub(crate) fn silent(&mut self, what: &str) {
        eprintln!("{}: silent: {what}", self.name);
        self.silent += 1;
    }

    /// Something is where it must not be.
    pub(crate) fn leaked(&mut self, what: &str) {
        eprintln!("{}: leaked: {what}", self.name);
        self.leaked += 1;
    }

    /// Whether the control failed, as it must: the same trial without what keeps the promise.
    pub(crate) fn control_failed(&mut self, failed: bool) {
        self.control = Some(self.control.unwrap_or(true) && failed);
    }

    /// Writes the record to `target/promises`, and fails the test unless all was kept and the control failed.
    pub(crate) fn close(self) {
        let folder = folder();
        fs::create_dir_all(&folder).unwrap();
        let text = format!("{:#}\n", self.told());
        fs::write(folder.join(self.name).with_extension("json"), &text).unwrap();
        assert!(self.lost + self.silent + self.leaked == 0, "the promise is broken: {text}");
        assert!(self.control == Some(true), "the control did not fail, so the trial proves nothing: {text}");
    }

    fn told(&self) -> serde_json::Value {
        let Self { name, promise, seed, counts, lost, silent, leaked, control } = self;
        json!({
            "test": name, "promise": promise, "long": long(), "seed": seed, "counts": counts,
            "lost": lost, "silent": silent, "leaked": leaked, "control_failed": control.unwrap_or_default(),
        })
    }
}

/// `target/promises`, wherever the build puts its target.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("promises")
}

#[test]
fn a_record_with_a_loss_or_without_a_failed_control_fails_its_test() {
    let fails = |fill: fn(&mut Record)| {
        let mut record = Record::of("control-of-records", "none: a test of the records themselves", 0);
        fill(&mut record);
        let failed = std::panic::catch_unwind(|| record.close()).is_err();
        fs::remove_file(folder().join("control-of-records.json")).unwrap();
        failed
    };
    assert!(fails(|_| ()));
    assert!(fails(|record| record.control_failed(false)));
    assert!(fails(|record| {
        record.control_failed(true);
        record.control_failed(false);
    }));
    assert!(fails(|record| {
        record.control_failed(true);
        record.silent("in a test of the records");
    }));
    assert!(!fails(|record| record.control_failed(true)));
}
