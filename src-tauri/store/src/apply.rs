//! The only door for writes.

use clinical::{
    case::{CaseError, Entry},
    record::Kind,
    value::{CaseId, RecordId},
};
use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};
use serde_json::{Value, json};

use crate::{
    Applied, Attached, Edit, Library, Stamp, StoreError,
    change::{ATTACHMENT, MARK, Step},
    delete,
    difference::differences,
    edit::Mark,
    path, row, sign,
    trail::{self, Event, Told},
};

impl Library {
    /// Carries out `edits` in the order given: records, change log, search index and list of cases in one transaction. On
    /// any error nothing has changed. A case that does not exist yet begins with its header among the added records.
    pub fn apply(&mut self, case: &CaseId, edits: &[Edit], stamp: &Stamp) -> Result<Applied, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let applied = carry_out(&transaction, case, edits, stamp)?;
        transaction.commit()?;
        Ok(applied)
    }

    /// Does the same with several cases, all of them or none.
    pub fn apply_all(&mut self, cases: &[(CaseId, Vec<Edit>)], stamp: &Stamp) -> Result<Vec<Applied>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let all = cases.iter().map(|(case, edits)| carry_out(&transaction, case, edits, stamp));
        let all = all.collect::<Result<_, _>>()?;
        transaction.commit()?;
        Ok(all)
    }
}

fn carry_out(
    transaction: &Transaction<'_>,
    case: &CaseId,
    edits: &[Edit],
    stamp: &Stamp,
) -> Result<Applied, StoreError> {
    let begins = edits.iter().any(|edit| matches!(edit, Edit::Add { .. }));
    let mut batch = Batch::begin(transaction, case, stamp, None, begins)?;
    for edit in edits {
        batch.edit(edit)?;
    }
    batch.finish()
}

/// Changes made together, undone together.
pub(crate) struct Batch<'a> {
    transaction: &'a Transaction<'a>,
    case: &'a CaseId,
    stamp: &'a Stamp,
    undoes: Option<i64>,
    number: i64,
    changes: usize,
    trail: trail::Writer<'a>,
    signed: bool,
}

impl<'a> Batch<'a> {
    /// Opens a batch on a case, which `begins` with it if need be.
    pub(crate) fn begin(
        transaction: &'a Transaction<'a>,
        case: &'a CaseId,
        stamp: &'a Stamp,
        undoes: Option<i64>,
        begins: bool,
    ) -> Result<Self, StoreError> {
        let exists: bool =
            transaction
                .query_row("SELECT EXISTS (SELECT 1 FROM cases WHERE id = ?1)", [case.as_str()], |row| row.get(0))?;
        match (exists, begins) {
            (true, _) => {}
            (false, true) => {
                row::begin(transaction, case)?;
            }
            (false, false) => return Err(StoreError::NoCase(case.clone())),
        }
        let number = transaction.query_row("SELECT coalesce(max(batch), 0) + 1 FROM trail", [], |row| row.get(0))?;
        let trail = trail::Writer::about(transaction, Some(case.as_str()))?;
        let signed = sign::is_signed(transaction, trail.subject())?;
        Ok(Self { transaction, case, stamp, undoes, number, changes: 0, trail, signed })
    }

    fn edit(&mut self, edit: &Edit) -> Result<(), StoreError> {
        match edit {
            Edit::Add { id, kind, body, position } => self.add(id, kind, body, *position),
            Edit::Set { record, path, value } => self.rewrite(record, |body| {
                path::set(body, path, value.clone()).map_err(|why| StoreError::Path {
                    record: record.clone(),
                    path: path.clone(),
                    why,
                })
            }),
            Edit::Remove { record } => self.remove(record),
            Edit::Attach(attached) => self.attach(attached),
            Edit::Mark { mark, on } => self.mark(*mark, *on),
            Edit::Delete => self.delete(),
        }
    }

    fn mark(&mut self, mark: Mark, on: bool) -> Result<(), StoreError> {
        let is = row::is_marked(self.transaction, self.case, mark)?;
        if is == on {
            return Ok(());
        }
        let said = |on: bool| on.then_some(Value::Bool(true));
        self.carry_out(&Step {
            record: mark.name().to_owned(),
            kind: MARK.to_owned(),
            path: String::new(),
            old: said(is),
            new: said(on),
            position: Some(0),
        })
    }

    /// Takes everything out, last things first, so that the inverse brings it back in its order.
    fn delete(&mut self) -> Result<(), StoreError> {
        for mark in Mark::ALL {
            self.mark(mark, false)?;
        }
        for step in delete::steps(self.transaction, self.case)? {
            self.carry_out(&step)?;
        }
        Ok(())
    }

    fn add(&mut self, id: &str, kind: &str, body: &Value, position: Option<usize>) -> Result<(), StoreError> {
        let entry = Entry::read(id, kind, body)?;
        if self.stored(&entry.id)?.is_some() {
            return Err(CaseError::Twice(id.to_owned()).into());
        }
        if entry.record.kind().row().once && self.has_kind(kind)? {
            return Err(CaseError::Once { id: id.to_owned(), kind: kind.to_owned() }.into());
        }
        let end = self.count("records")?;
        let position = position.and_then(|position| i64::try_from(position).ok()).map_or(end, |place| place.min(end));
        self.carry_out(&Step {
            record: id.to_owned(),
            kind: kind.to_owned(),
            path: String::new(),
            old: None,
            new: Some(entry.body()),
            position: Some(position),
        })
    }

    fn remove(&mut self, record: &RecordId) -> Result<(), StoreError> {
        let (kind, body) = self.stored(record)?.ok_or_else(|| self.no_record(record.as_str()))?;
        if kind == Kind::Header.name() {
            return Err(StoreError::Header);
        }
        let position = self.transaction.query_row(
            "SELECT position FROM records WHERE case_id = ?1 AND id = ?2",
            [self.case.as_str(), record.as_str()],
            |row| row.get(0),
        )?;
        let (record, path) = (record.to_string(), String::new());
        self.carry_out(&Step { record, kind, path, old: Some(body), new: None, position: Some(position) })
    }

    fn attach(&mut self, attached: &Attached) -> Result<(), StoreError> {
        let Attached { id, media_type, name, bytes } = attached;
        let taken: bool = self.transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM attachments WHERE case_id = ?1 AND id = ?2)",
            [self.case.as_str(), id],
            |row| row.get(0),
        )?;
        if taken || id.trim().is_empty() {
            return Err(StoreError::Attachment(id.clone()));
        }
        self.transaction.execute("INSERT INTO blobs (bytes) VALUES (?1)", [bytes])?;
        let blob = self.transaction.last_insert_rowid();
        let position = self.count("attachments")?;
        self.carry_out(&Step {
            record: id.clone(),
            kind: ATTACHMENT.to_owned(),
            path: String::new(),
            old: None,
            new: Some(json!({"media_type": media_type, "name": name, "blob": blob})),
            position: Some(position),
        })
    }

    /// Carries out steps of the log, those about values of one record together: one by one they may pass through forms
    /// that no record can have.
    pub(crate) fn replay(&mut self, steps: &[Step]) -> Result<(), StoreError> {
        for steps in steps.chunk_by(|a, b| a.is_value() && b.is_value() && a.record == b.record) {
            match steps {
                [step] if !step.is_value() => self.carry_out(step)?,
                [first, ..] => self.rewrite(&RecordId::new(&first.record).map_err(CaseError::Id)?, |body| {
                    steps.iter().try_for_each(|step| path::set(body, &step.path, step.new.clone())).map_err(|why| {
                        StoreError::Engine(format!("the change log does not fit the record “{}”: {why}", first.record))
                    })
                })?,
                [] => {}
            }
        }
        Ok(())
    }

    /// Changes the body of a record, reads it back as its kind, stores the canonical form, and logs what differs.
    fn rewrite(
        &mut self,
        record: &RecordId,
        change: impl FnOnce(&mut Value) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (kind, old) = self.stored(record)?.ok_or_else(|| self.no_record(record.as_str()))?;
        let mut changed = old.clone();
        change(&mut changed)?;
        let new = Entry::read(record.as_str(), &kind, &changed)?.body();
        let differences = differences(&old, &new);
        if differences.is_empty() {
            return Ok(());
        }
        self.transaction.execute(
            "UPDATE records SET body = ?3 WHERE case_id = ?1 AND id = ?2",
            params![self.case.as_str(), record.as_str(), new.to_string()],
        )?;
        for difference in differences {
            self.log(&Step::of(record, &kind, difference))?;
        }
        Ok(())
    }

    /// Carries out a step about a record or attachment as a whole, and logs it.
    fn carry_out(&mut self, step: &Step) -> Result<(), StoreError> {
        if step.kind == MARK {
            row::mark(self.transaction, self.case, &step.record, step.new.is_some())?;
            return self.log(step);
        }
        let (case, position) = (self.case.as_str(), step.position);
        let table = if step.kind == ATTACHMENT { "attachments" } else { "records" };
        let shift =
            |by: i64| format!("UPDATE {table} SET position = position + ({by}) WHERE case_id = ?1 AND position >= ?2");
        match &step.new {
            Some(new) => {
                self.transaction.execute(&shift(1), params![case, position])?;
                self.insert(step, new)?;
            }
            None => {
                let delete = format!("DELETE FROM {table} WHERE case_id = ?1 AND id = ?2");
                self.transaction.execute(&delete, params![case, step.record])?;
                self.transaction.execute(&shift(-1), params![case, position])?;
            }
        }
        self.log(step)
    }

    fn insert(&self, step: &Step, new: &Value) -> Result<(), StoreError> {
        let (case, position) = (self.case.as_str(), step.position);
        if step.kind == ATTACHMENT {
            let text = |name: &str| new.get(name).and_then(Value::as_str).unwrap_or_default();
            let blob = new.get("blob").and_then(Value::as_i64);
            self.transaction.execute(
                "INSERT INTO attachments (case_id, id, media_type, name, position, blob) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![case, step.record, text("media_type"), text("name"), position, blob],
            )?;
            return Ok(());
        }
        self.transaction.execute(
            "INSERT INTO records (case_id, id, kind, position, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![case, step.record, step.kind, position, new.to_string()],
        )?;
        Ok(())
    }

    fn log(&mut self, step: &Step) -> Result<(), StoreError> {
        self.ask_why(step)?;
        let json = |value: &Option<Value>| value.as_ref().map(Value::to_string);
        let (old, new) = (json(&step.old), json(&step.new));
        let row = trail::Row {
            event: Event::Change,
            batch: self.number,
            kind: &step.kind,
            path: &step.path,
            position: step.position,
            undoes: self.undoes,
            told: Told {
                record: &step.record,
                old: old.as_deref(),
                new: new.as_deref(),
                label: &self.stamp.label,
                reason: self.stamp.reason.as_deref(),
            },
        };
        self.trail.add(&row, self.stamp)?;
        self.changes += 1;
        Ok(())
    }

    /// A value of a signed case is changed or taken out with a reason. Taking back is its own.
    fn ask_why(&self, step: &Step) -> Result<(), StoreError> {
        let said = self.stamp.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        let needed = self.signed && self.undoes.is_none() && step.old.is_some() && step.kind != MARK;
        if needed && !said { Err(StoreError::NoReason) } else { Ok(()) }
    }

    /// Brings the row in the list of cases up to date, or takes it out after the last record. A batch that changed nothing
    /// leaves nothing.
    pub(crate) fn finish(self) -> Result<Applied, StoreError> {
        let deleted = self.changes > 0 && self.count("records")? == 0;
        if !deleted && !self.has_kind(Kind::Header.name())? {
            return Err(StoreError::Header);
        }
        if self.changes == 0 {
            return Ok(Applied { batch: None, changes: 0 });
        }
        if deleted {
            row::end(self.transaction, self.case)?;
        } else {
            row::refresh(self.transaction, self.case)?;
        }
        Ok(Applied { batch: Some(self.number), changes: self.changes })
    }

    fn stored(&self, record: &RecordId) -> Result<Option<(String, Value)>, StoreError> {
        let row = self.transaction.query_row(
            "SELECT kind, body FROM records WHERE case_id = ?1 AND id = ?2",
            [self.case.as_str(), record.as_str()],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        );
        let Some((kind, body)) = row.optional()? else { return Ok(None) };
        let body = serde_json::from_str(&body).map_err(|_| StoreError::Damaged)?;
        Ok(Some((kind, body)))
    }

    fn has_kind(&self, kind: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM records WHERE case_id = ?1 AND kind = ?2)";
        Ok(self.transaction.query_row(sql, [self.case.as_str(), kind], |row| row.get(0))?)
    }

    fn count(&self, table: &str) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM {table} WHERE case_id = ?1");
        Ok(self.transaction.query_row(&sql, [self.case.as_str()], |row| row.get(0))?)
    }

    fn no_record(&self, record: &str) -> StoreError {
        StoreError::NoRecord { case: self.case.clone(), record: record.to_owned() }
    }
}
