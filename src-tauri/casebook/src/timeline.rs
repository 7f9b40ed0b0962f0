//! The course of a case as plain text.

use clinical::{
    case::{Case, Entry},
    timeline::{Placed, resolve},
    wording,
};

/// A line that names time zero, then a line for each dated record: its month (first to last for a course), its kind, and
/// what it says. Records whose time is not known come last.
pub(crate) fn text(case: &Case) -> String {
    let timeline = resolve(case);
    let entries = timeline.in_order(case);
    let months: Vec<String> = entries.iter().map(|entry| timeline.at(&entry.id).map_or_else(unknown, span)).collect();
    let width = months.iter().map(|month| month.chars().count()).max().unwrap_or_default();
    let mut out = format!("Months from {}\n", timeline.zero_words);
    for (month, entry) in months.iter().zip(entries) {
        out.push_str(&format!("{month:>width$}  {}\n", said(entry)));
    }
    out
}

fn unknown() -> String {
    "no date yet".to_owned()
}

fn span(placed: &Placed) -> String {
    let (begin, end) = (placed.printed(), placed.end_printed());
    if placed.lasts.is_some() && begin != end { format!("{begin} to {end}") } else { begin }
}

fn said(entry: &Entry) -> String {
    let (label, summary) = (entry.record.kind().label(), wording::summary(&entry.record));
    if summary.is_empty() { label.to_owned() } else { format!("{label}: {summary}") }
}
