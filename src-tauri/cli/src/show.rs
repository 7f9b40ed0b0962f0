//! Answers as text.

use std::fmt::Write as _;

use crate::error::Error;
use casebook::{CaseRow, CaseView, Found, RecordView};

/// Any answer as JSON.
pub(crate) fn json<T: serde::Serialize + ?Sized>(answer: &T) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(answer)? + "\n")
}

/// The list of cases, a line each.
pub(crate) fn list(rows: &[CaseRow]) -> String {
    let cells = rows.iter().map(|row| {
        let records = format!("{} {}", row.records, if row.records == 1 { "record" } else { "records" });
        let changed = row.changed.replace('T', " ").replace('Z', " UTC");
        vec![row.id.to_string(), row.number.clone(), row.title.clone(), records, changed]
    });
    columns(&cells.collect::<Vec<_>>())
}

/// Records that a search found, a line each.
pub(crate) fn found(found: &[Found]) -> String {
    let cells = found.iter().map(|found| {
        vec![found.case.to_string(), found.record.to_string(), found.label.to_owned(), found.excerpt.clone()]
    });
    columns(&cells.collect::<Vec<_>>())
}

/// A case: what it is, and its records in the order of the story.
pub(crate) fn case(view: &CaseView) -> String {
    let mut out = format!("{}\n", if view.title.is_empty() { "(no title yet)" } else { &view.title });
    let number = if view.number.is_empty() { String::new() } else { format!(", number {}", view.number) };
    let _ = writeln!(out, "{}{number}; months from {}\n", view.id, view.zero_words);
    let cells = view.records.iter().map(record);
    out + &columns(&cells.collect::<Vec<_>>())
}

fn record(record: &RecordView) -> Vec<String> {
    let findings = match record.findings {
        0 => String::new(),
        1 => " [1 finding]".to_owned(),
        more => format!(" [{more} findings]"),
    };
    vec![
        record.month.clone().unwrap_or_default(),
        record.id.to_string(),
        record.label.to_owned(),
        format!("{}{findings}", record.summary),
    ]
}

/// Rows with their cells under one another, two spaces apart.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let rows = [["−3", "a", ""], ["≥ 11", "bb", "x"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(columns(&rows), "−3    a\n≥ 11  bb  x\n");
    }
}
