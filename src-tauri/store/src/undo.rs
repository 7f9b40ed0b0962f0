//! Undo and redo: inverse batches added to the log, so that both survive closing the library.

use clinical::value::CaseId;
use rusqlite::{Connection, TransactionBehavior};

use crate::{Library, Stamp, StoreError, apply::Batch, change::Step};

/// A batch of the log as undo sees it.
#[derive(Debug, Clone)]
struct Done {
    number: i64,
    label: String,
    undoes: Option<i64>,
}

/// What can be undone and redone, the next one last.
#[derive(Debug, Default)]
struct Stacks {
    undo: Vec<Done>,
    redo: Vec<Done>,
}

impl Stacks {
    /// Walks the batches of the case. The first one made the case and is not undone.
    fn of(connection: &Connection, case: &CaseId) -> Result<Self, StoreError> {
        let mut statement = connection.prepare(
            "SELECT batch, max(label), max(undoes) FROM changes WHERE case_id = ?1 GROUP BY batch ORDER BY batch",
        )?;
        let rows = statement.query_map([case.as_str()], |row| {
            Ok(Done { number: row.get(0)?, label: row.get(1)?, undoes: row.get(2)? })
        })?;
        let mut stacks = Self::default();
        for batch in rows.skip(1) {
            stacks.push(batch?);
        }
        Ok(stacks)
    }

    fn push(&mut self, batch: Done) {
        let is = |top: Option<&Done>| batch.undoes.is_some() && top.map(|top| top.number) == batch.undoes;
        if is(self.undo.last()) {
            self.undo.pop();
            self.redo.push(batch);
        } else if is(self.redo.last()) {
            self.redo.pop();
            self.undo.push(batch);
        } else {
            self.redo.clear();
            self.undo.push(batch);
        }
    }
}

impl Library {
    /// Takes back the last change of the case that is not taken back yet; its label, or none where there is nothing left
    /// to undo. Author, time and reason of `stamp` go to the log; the label is that of the change.
    pub fn undo(&mut self, case: &CaseId, stamp: &Stamp) -> Result<Option<String>, StoreError> {
        let next = Stacks::of(&self.connection, case)?.undo.pop();
        self.invert(case, next, stamp)
    }

    /// Makes again what the last undo took back; its label, or none where nothing was undone since the last edit.
    pub fn redo(&mut self, case: &CaseId, stamp: &Stamp) -> Result<Option<String>, StoreError> {
        let next = Stacks::of(&self.connection, case)?.redo.pop();
        self.invert(case, next, stamp)
    }

    /// Label of the change that undo would take back.
    pub fn undoable(&self, case: &CaseId) -> Result<Option<String>, StoreError> {
        Ok(Stacks::of(&self.connection, case)?.undo.pop().map(|batch| batch.label))
    }

    /// Label of the change that redo would make again.
    pub fn redoable(&self, case: &CaseId) -> Result<Option<String>, StoreError> {
        Ok(Stacks::of(&self.connection, case)?.redo.pop().map(|batch| batch.label))
    }

    fn invert(&mut self, case: &CaseId, batch: Option<Done>, stamp: &Stamp) -> Result<Option<String>, StoreError> {
        let Some(Done { number, label, .. }) = batch else { return Ok(None) };
        let stamp = Stamp { label: label.clone(), ..stamp.clone() };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let steps = inverse(&transaction, number)?;
        let mut batch = Batch::begin(&transaction, case, &stamp, Some(number), false)?;
        batch.replay(&steps)?;
        batch.finish()?;
        transaction.commit()?;
        Ok(Some(label))
    }
}

/// The steps that take a batch back, last first.
fn inverse(connection: &Connection, batch: i64) -> Result<Vec<Step>, StoreError> {
    let mut statement = connection
        .prepare("SELECT record, kind, path, old, new, position FROM changes WHERE batch = ?1 ORDER BY seq DESC")?;
    let steps = statement.query_map([batch], Step::read)?;
    steps.map(|step| Ok(step?.inverse())).collect()
}
