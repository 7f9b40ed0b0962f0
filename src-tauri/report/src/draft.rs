//! Paragraphs of the case presentation before calls and abbreviations are resolved, each sentence with where it came from.

use clinical::value::RecordId;
use typeset::document::{Block, Run, Sources};

use crate::{
    inline::{Numbers, runs},
    say::Told,
};

/// A sentence, or a few that belong together.
pub(crate) struct Part {
    pub(crate) text: String,
    /// The record it tells, and its place among what is said of that record, where it has one.
    source: Option<(RecordId, Option<usize>)>,
}

/// A paragraph.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
}

impl Draft {
    /// A paragraph that tells no record.
    pub(crate) fn plain(text: String) -> Self {
        Self { parts: vec![Part { text, source: None }] }
    }

    /// A paragraph that tells a record as a whole.
    pub(crate) fn of(text: String, record: Option<RecordId>) -> Self {
        Self { parts: vec![Part { text, source: record.map(|id| (id, None)) }] }
    }

    /// Adds a sentence that tells no record.
    pub(crate) fn add(&mut self, text: &str) {
        self.parts.push(Part { text: text.to_owned(), source: None });
    }

    /// Adds what is said of a record.
    pub(crate) fn tell(&mut self, told: Told) {
        let parts = told.sentences.into_iter().enumerate();
        self.parts.extend(parts.map(|(place, text)| Part { text, source: Some((told.id.clone(), Some(place))) }));
    }

    /// How long it is, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.parts.iter().map(|part| part.text.len() + 1).sum::<usize>().saturating_sub(1)
    }

    /// The paragraph with its calls resolved, and where its words came from.
    pub(crate) fn set(&self, indent: bool, numbers: &mut Numbers<'_>) -> Block {
        let (mut all, mut sources): (Vec<Run>, Vec<(usize, String)>) = (Vec::new(), Vec::new());
        for part in &self.parts {
            match all.last_mut() {
                Some(last) if last.link.is_none() => last.text.push(' '),
                Some(_) => all.push(Run::plain(" ")),
                None => {}
            }
            let name = part.source.as_ref().map(|(id, place)| source(id, *place)).unwrap_or_default();
            sources.push((all.len(), name));
            all.extend(runs(&part.text, numbers));
        }
        let told = self.parts.iter().any(|part| part.source.is_some());
        Block::Paragraph { runs: all, indent, source: told.then_some(Sources(sources)) }
    }
}

/// What names the place of a sentence on a page: "surgery-1 2".
fn source(id: &RecordId, place: Option<usize>) -> String {
    place.map_or_else(|| id.to_string(), |place| format!("{id} {place}"))
}

/// The record that a place on a page tells, and the sentence of it where it is one.
pub fn told(source: &str) -> Option<(RecordId, Option<usize>)> {
    let (id, place) = source.split_once(' ').map_or((source, None), |(id, place)| (id, place.parse().ok()));
    Some((RecordId::new(id).ok()?, place))
}
