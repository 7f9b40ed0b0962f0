//! What was typed into a case and is not written yet: kept so that it outlives the program, and told to nobody else. It is
//! no part of the case, and not in the trail until it is written.

use clinical::value::CaseId;
use rusqlite::{OptionalExtension as _, params};
use serde_json::Value;

use crate::{Library, StoreError, change::json};

impl Library {
    /// Keeps what was typed into a case in place of what was kept of it before; nothing, where everything is written.
    pub fn keep_unwritten(&mut self, case: &CaseId, typed: Option<&Value>) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        let sql = "SELECT EXISTS (SELECT 1 FROM cases WHERE id = ?1)";
        if !transaction.query_row(sql, [case.as_str()], |row| row.get(0))? {
            return Err(StoreError::NoCase(case.clone()));
        }
        transaction.execute("DELETE FROM unwritten WHERE case_id = ?1", [case.as_str()])?;
        if let Some(typed) = typed {
            let sql = "INSERT INTO unwritten (case_id, typed) VALUES (?1, ?2)";
            transaction.execute(sql, params![case.as_str(), typed.to_string()])?;
        }
        Ok(transaction.commit()?)
    }

    /// What was typed into a case and is not written yet.
    pub fn unwritten(&self, case: &CaseId) -> Result<Option<Value>, StoreError> {
        let sql = "SELECT typed FROM unwritten WHERE case_id = ?1";
        let typed: Option<String> = self.connection.query_row(sql, [case.as_str()], |row| row.get(0)).optional()?;
        Ok(json(typed))
    }

    /// The cases with something typed that is not written yet, by name, each with its working title.
    pub fn cases_unwritten(&self) -> Result<Vec<(CaseId, String)>, StoreError> {
        let sql = "SELECT id, title FROM cases JOIN unwritten ON case_id = id ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        rows.map(|row| {
            let (id, title) = row?;
            Ok((CaseId::new(&id).map_err(|_| StoreError::Damaged)?, title))
        })
        .collect()
    }
}
