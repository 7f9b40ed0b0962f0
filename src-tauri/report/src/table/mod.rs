//! Tables drafted from the records.

pub(crate) mod grade;
pub(crate) mod markers;
pub(crate) mod pathology;
pub(crate) mod radiotherapy;
pub(crate) mod response;
pub(crate) mod specimen;
mod stage;
pub(crate) mod systemic;

#[cfg(test)]
mod tests;

use clinical::{case::Case, timeline::Timeline};
use typeset::document::{Cell, Run, Style, Table};

use crate::float::FloatDraft;

/// Every table of the case: specimen of the primary, immunohistochemistry, systemic therapy, radiotherapy, measured lesions.
pub(crate) fn tables(case: &Case, timeline: &Timeline) -> Vec<FloatDraft> {
    let tables = [
        pathology::pathology_table(case, timeline),
        markers::markers_table(case, timeline),
        systemic::systemic_table(case, timeline),
        radiotherapy::radiotherapy_table(case, timeline),
        response::response_table(case, timeline),
    ];
    tables.into_iter().flatten().collect()
}

/// A value that should be there and is not.
pub(crate) fn not_recorded() -> Vec<Run> {
    vec![Run::styled("Not recorded", Style::Emphasis)]
}

/// The same where room is short; the notes spell it out.
pub(crate) fn n_r() -> Cell {
    Cell::runs(vec![Run::styled("n.r.", Style::Quiet)])
}

/// A cell of heavier text.
pub(crate) fn strong(text: impl Into<String>) -> Cell {
    Cell::runs(vec![Run::styled(text, Style::Strong)])
}

/// Lettered notes of a table, in order of appearance.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    notes: Vec<Vec<Run>>,
    /// Letters that a table beside this one has taken already.
    taken: usize,
}

impl Notes {
    /// Notes that go on after those of a table beside this one.
    pub(crate) fn following(table: Option<&Table>) -> Self {
        let runs = table.into_iter().flat_map(|table| table.notes.iter().flatten());
        Self { notes: Vec::new(), taken: runs.filter(|run| run.style == Style::Raised).count() }
    }

    /// The raised letter of a note; the same note keeps its letter.
    pub(crate) fn mark(&mut self, text: Vec<Run>) -> Run {
        let index = self.notes.iter().position(|note| *note == text).unwrap_or_else(|| {
            self.notes.push(text);
            self.notes.len() - 1
        });
        Run::styled(letter(self.taken + index), Style::Raised)
    }

    /// The general words and the lettered notes as one paragraph; none where there is nothing to say.
    pub(crate) fn after(self, general: &[String]) -> Vec<Vec<Run>> {
        let mut runs: Vec<Run> = Vec::new();
        if !general.is_empty() {
            runs.push(Run::plain(general.join(" ")));
        }
        for (index, note) in self.notes.into_iter().enumerate() {
            if !runs.is_empty() {
                runs.push(Run::plain(" "));
            }
            runs.push(Run::styled(letter(self.taken + index), Style::Raised));
            runs.push(Run::plain("\u{a0}"));
            runs.extend(note);
        }
        if runs.is_empty() { Vec::new() } else { vec![runs] }
    }
}

fn letter(index: usize) -> String {
    char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)).to_string()
}
