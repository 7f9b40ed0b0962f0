//! The row of a case in the list, and its words: both made anew from its records whenever they change.

use clinical::{
    case::{Case, HEADER},
    judge::coding,
    leaving::without_names,
    outline::{Outline, outline},
    record::{Kind, Tumour},
    value::CaseId,
};
use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;

use crate::{StoreError, edit::Mark, library, order, search};

/// Makes an empty row for a case that begins.
pub(crate) fn begin(connection: &Connection, case: &CaseId) -> Result<(), StoreError> {
    let sql = "INSERT INTO cases (id, row) VALUES (?1, (SELECT coalesce(max(row), 0) + 1 FROM cases))";
    connection.execute(sql, [case.as_str()])?;
    Ok(())
}

/// Takes out the row of a case that has nothing left.
pub(crate) fn end(connection: &Connection, case: &CaseId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM words WHERE rowid = (SELECT row FROM cases WHERE id = ?1)", [case.as_str()])?;
    connection.execute("DELETE FROM unwritten WHERE case_id = ?1", [case.as_str()])?;
    connection.execute("DELETE FROM cases WHERE id = ?1", [case.as_str()])?;
    Ok(())
}

/// Whether a case has a mark.
pub(crate) fn is_marked(connection: &Connection, case: &CaseId, mark: Mark) -> Result<bool, StoreError> {
    let sql = format!("SELECT {} FROM cases WHERE id = ?1", mark.name());
    Ok(connection.query_row(&sql, [case.as_str()], |row| row.get(0))?)
}

/// Sets or takes away the mark called `name` in the log.
pub(crate) fn mark(connection: &Connection, case: &CaseId, name: &str, on: bool) -> Result<(), StoreError> {
    let known = Mark::ALL.into_iter().find(|mark| mark.name() == name).ok_or(StoreError::Damaged)?;
    connection.execute(&format!("UPDATE cases SET {} = ?2 WHERE id = ?1", known.name()), params![case.as_str(), on])?;
    Ok(())
}

/// Brings the row of a case and its words up to date with its records and its log.
pub(crate) fn refresh(connection: &Connection, case: &CaseId) -> Result<(), StoreError> {
    let case = library::read(connection, case)?;
    if !case.entries.iter().any(|entry| entry.id.as_str() == HEADER || entry.record.kind() == Kind::Header) {
        return Err(StoreError::Header);
    }
    let outline = outline(&case);
    write(connection, &case, &outline)?;
    index(connection, &case, &outline)
}

/// Makes every row, and the words of every case, anew.
pub(crate) fn refresh_all(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM terms;")?;
    let mut statement = connection.prepare("SELECT id FROM cases ORDER BY row")?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for id in ids {
        refresh(connection, &CaseId::new(&id).map_err(|_| StoreError::Damaged)?)?;
    }
    Ok(())
}

/// When the case itself last changed: marks, its deletion and the taking back of that do not count.
const CHANGED: &str = "SELECT at FROM trail
    WHERE subject = (SELECT number FROM subjects WHERE case_id = ?1) AND event = 'change' AND kind <> 'mark'
        AND batch NOT IN (
            SELECT batch FROM trail WHERE subject = (SELECT number FROM subjects WHERE case_id = ?1)
                AND kind = 'case' AND position IS NOT NULL AND (has = 0 OR undoes IS NOT NULL))
    ORDER BY batch DESC, seq DESC LIMIT 1";

fn write(connection: &Connection, case: &Case, outline: &Outline) -> Result<(), StoreError> {
    let Outline { title, number, diagnosis, site, grade, reported, of, .. } = outline;
    let care = if *of == 0 { 0.0 } else { f64::from(*reported) / f64::from(*of) };
    let mut statement = connection.prepare_cached(&format!(
        "UPDATE cases SET title = ?2, number = ?3, records = ?4, changed = ({CHANGED}), tissue = ?5, state = ?6,
             by_title = ?7, by_number = ?8, by_diagnosis = ?9, by_site = ?10, by_grade = ?11, by_state = ?12,
             by_care = ?13, by_course = ?14, outline = ?15
         WHERE id = ?1"
    ))?;
    statement.execute(params![
        case.id.as_str(),
        title,
        number,
        i64::try_from(case.entries.len()).unwrap_or(i64::MAX),
        name(&outline.group),
        name(&outline.last),
        order::key(title),
        order::key(number),
        order::key(diagnosis),
        order::key(site),
        grade.unwrap_or_default(),
        order::state(outline),
        care,
        outline.course.end,
        serde_json::to_string(outline).map_err(|_| StoreError::Damaged)?,
    ])?;
    Ok(())
}

/// The name of a choice in files, or nothing.
pub(crate) fn name<T: Serialize>(choice: &Option<T>) -> String {
    let value = choice.as_ref().and_then(|choice| serde_json::to_value(choice).ok());
    value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Puts the words of a case into the index, in place of those it had.
fn index(connection: &Connection, case: &Case, outline: &Outline) -> Result<(), StoreError> {
    let called = called(case, outline);
    let mut text = vec![called.clone()];
    for entry in &case.entries {
        text.push(entry.record.kind().label().to_owned());
        let mut body = entry.body();
        // Who the patient is stands in its record only, and in no list of words.
        without_names(entry.record.kind(), &mut body);
        search::leaves(&body, &mut text);
    }
    let text = text.join("\n");
    search::learn(connection, &text)?;
    let place = search::place(&called, &outline.group, &outline.last);
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO words (rowid, text, place)
         SELECT row, ?2, ?3 || iif(archived, ' archived', ' athand') || iif(pinned, ' pinned', '') FROM cases WHERE id = ?1",
    )?;
    statement.execute(params![case.id.as_str(), text, place])?;
    Ok(())
}

/// What a case is called: title, number, diagnosis with its other names, site.
fn called(case: &Case, outline: &Outline) -> String {
    let histology = case.one::<Tumour>().and_then(|tumour| tumour.diagnosis.value());
    let entity = histology.and_then(|histology| coding::entity(&histology.entity));
    let number = outline.number.trim_start_matches('0');
    let mut called: Vec<&str> = vec![&outline.title, &outline.number, number, &outline.diagnosis, &outline.site];
    if let Some(entity) = entity {
        called.push(entity.name);
        // One by one: a list of them would have to live for ever.
        for name in coding::synonyms(entity) {
            called.push(name);
        }
    }
    called.join("\n")
}
