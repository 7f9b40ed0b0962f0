//! Tables and figures before they are numbered.

use typeset::document::{Cell, Content, Float, Row, Run, Target};

use crate::glue::glue;

/// Stands in a linked run for the label of the float it leads to, until the floats are numbered.
pub(crate) const LABEL: &str = "\u{fffc}";

/// A table or figure without its number: text decides the order of mention, and so the numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FloatDraft {
    /// Name by which text links to it.
    pub(crate) id: String,
    /// Its title, a phrase with a stop.
    pub(crate) title: String,
    /// What follows the title in the caption.
    pub(crate) legend: Vec<Run>,
    /// Whether it spans both columns.
    pub(crate) wide: bool,
    /// What it shows.
    pub(crate) content: Content,
    /// The record it came from.
    pub(crate) source: Option<String>,
}

/// A run that prints the label of the float called `id`, once that is known, and leads to it.
pub(crate) fn label_of(id: &str) -> Run {
    Run::linked(LABEL, Target::Float(id.to_owned()))
}

impl FloatDraft {
    /// The float with its own `label` and, in every reference to another float, that one's: `labels` gives it by name.
    pub(crate) fn numbered(mut self, label: String, labels: &dyn Fn(&str) -> Option<String>) -> Float {
        fill(&mut self.legend, labels);
        if let Content::Tables(tables) = &mut self.content {
            for table in tables {
                let rows = table.head.iter_mut().chain(&mut table.rows);
                rows.flat_map(|row: &mut Row| &mut row.cells).for_each(|cell: &mut Cell| fill(&mut cell.runs, labels));
                table.notes.iter_mut().for_each(|note| fill(note, labels));
            }
        }
        let Self { id, title, legend, wide, content, source } = self;
        Float { id, label, title, legend, wide, content, source }
    }
}

/// Puts labels into their places, and ties numbers to their units.
fn fill(runs: &mut [Run], labels: &dyn Fn(&str) -> Option<String>) {
    for run in runs {
        match &run.link {
            Some(Target::Float(id)) if run.text == LABEL => match labels(id) {
                Some(label) => run.text = label.replace(' ', "\u{a0}"),
                None => (run.text, run.link) = ("the text".to_owned(), None),
            },
            _ => run.text = glue(&run.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use typeset::document::Table;

    use super::*;

    #[test]
    fn references_to_other_floats_get_their_number() {
        let cell = Cell::runs(vec![Run::plain("see "), label_of("markers"), label_of("gone")]);
        let table = Table { rows: vec![Row { cells: vec![cell], ..Row::default() }], ..Table::default() };
        let draft = FloatDraft {
            id: "pathology".to_owned(),
            title: String::new(),
            legend: Vec::new(),
            wide: true,
            content: Content::Tables(vec![table]),
            source: None,
        };
        let float = draft.numbered("Table 1".to_owned(), &|id| (id == "markers").then(|| "Table 2".to_owned()));
        let Content::Tables(tables) = &float.content else { panic!("no table") };
        let words: Vec<_> = tables[0].rows[0].cells[0].runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(words, ["see ", "Table\u{a0}2", "the text"]);
    }
}
