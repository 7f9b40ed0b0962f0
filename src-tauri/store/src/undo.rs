//! Undo and redo: inverse batches added to the log, so that both survive closing the library.

use clinical::{record::Kind, value::CaseId};
use rusqlite::{Connection, TransactionBehavior};

use crate::{Library, Stamp, StoreError, apply::Batch, change::Step};

/// A batch of the log as undo sees it.
#[derive(Debug, Clone)]
struct Done {
    number: i64,
    label: String,
    undoes: Option<i64>,
    whole: Option<Whole>,
}

/// A batch that a case came or went with as a whole.
#[derive(Debug, Clone, Copy)]
enum Whole {
    Came,
    Went,
}

/// What can be undone and redone, the next one last.
#[derive(Debug, Default)]
struct Stacks {
    undo: Vec<Done>,
    redo: Vec<Done>,
}

impl Stacks {
    /// Walks the batches of the case. What made the case is not undone, and begins it anew where there was one of its name
    /// before; its deletion, and the taking back of that, leave everything as it was. Marks are not the case's.
    fn of(connection: &Connection, case: &CaseId) -> Result<Self, StoreError> {
        let mut statement = connection.prepare(
            "SELECT batch, max(label), max(undoes), min(new IS NOT NULL) FILTER (WHERE kind = 'case' AND position IS NOT NULL)
             FROM changes WHERE case_id = ?1 AND kind <> 'mark' GROUP BY batch ORDER BY batch",
        )?;
        let rows = statement.query_map([case.as_str()], |row| {
            let came: Option<bool> = row.get(3)?;
            let whole = came.map(|came| if came { Whole::Came } else { Whole::Went });
            Ok(Done { number: row.get(0)?, label: row.get(1)?, undoes: row.get(2)?, whole })
        })?;
        let mut stacks = Self::default();
        for batch in rows {
            let batch = batch?;
            match batch.whole {
                None => stacks.push(batch),
                Some(Whole::Came) if batch.undoes.is_none() => stacks = Self::default(),
                Some(_) => {}
            }
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
        self.take_back(case, number, &label, stamp)?;
        Ok(Some(label))
    }

    /// Carries out the inverse of a batch, and logs it as a batch of its own under the same label.
    pub(crate) fn take_back(
        &mut self,
        case: &CaseId,
        batch: i64,
        label: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let stamp = Stamp { label: label.to_owned(), ..stamp.clone() };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let steps = inverse(&transaction, batch)?;
        let begins = steps.iter().any(|step| step.kind == Kind::Header.name() && !step.is_value());
        let mut undoing = Batch::begin(&transaction, case, &stamp, Some(batch), begins)?;
        undoing.replay(&steps)?;
        undoing.finish()?;
        Ok(transaction.commit()?)
    }
}

/// The steps that take a batch back, last first.
fn inverse(connection: &Connection, batch: i64) -> Result<Vec<Step>, StoreError> {
    let mut statement = connection
        .prepare("SELECT record, kind, path, old, new, position FROM changes WHERE batch = ?1 ORDER BY seq DESC")?;
    let steps = statement.query_map([batch], Step::read)?;
    steps.map(|step| Ok(step?.inverse())).collect()
}
