//! The text in order, and stretches of it.

use std::ops::Range;

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 5.
    Heading {
        /// 1 for sections, 2 to 5 for sub-heads.
        level: u8,
        /// Its words.
        text: String,
        /// Words at the right end of its line.
        aside: Option<String>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<Run>,
        /// Whether its first line is indented.
        indent: bool,
        /// Where its words came from.
        source: Option<Sources>,
    },
    /// A short paragraph in the small face with a bold run-in head.
    Note {
        /// The run-in head.
        head: String,
        /// Its text.
        runs: Vec<Run>,
    },
    /// A list.
    List(List),
    /// One entry of the list of references.
    Reference {
        /// Its number.
        number: usize,
        /// Its text.
        runs: Vec<Run>,
    },
}

/// Where the words of a paragraph came from: opaque names, each with the run it begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources(pub Vec<(usize, String)>);

impl Sources {
    /// The first of the names.
    pub(crate) fn first(&self) -> Option<&str> {
        self.0.first().map(|(_, name)| name.as_str())
    }

    /// Each name with its runs.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let ends = self.0.iter().skip(1).map(|(run, _)| *run).chain([usize::MAX]);
        self.0.iter().zip(ends).map(|((run, name), end)| (name.as_str(), *run..end))
    }
}

impl From<String> for Sources {
    fn from(name: String) -> Self {
        Self(vec![(0, name)])
    }
}

/// A list, its entries numbered or marked with a dot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// Whether its entries are numbered.
    pub ordered: bool,
    /// Its entries.
    pub items: Vec<Item>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its text.
    pub runs: Vec<Run>,
    /// A list within it, of letters or dashes. One within that is set no further in.
    pub under: Option<List>,
}

impl Block {
    /// All runs, in reading order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let mut all = Vec::new();
        match self {
            Self::Heading { .. } => {}
            Self::Paragraph { runs, .. } | Self::Note { runs, .. } | Self::Reference { runs, .. } => all.extend(runs),
            Self::List(list) => list.collect(&mut all),
        }
        all.into_iter()
    }

    /// Whether it has nothing to print.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Heading { text, .. } => text.trim().is_empty(),
            Self::Note { head, .. } => head.is_empty() && self.runs().all(Run::is_blank),
            Self::Paragraph { .. } | Self::List(_) => self.runs().all(Run::is_blank),
            Self::Reference { .. } => false,
        }
    }
}

impl List {
    /// Label of an entry of a list that is `depth` lists inside the outermost: "1." and "a." in ordered lists, "•" and
    /// "–" in others.
    pub(crate) fn marker(&self, depth: usize, index: usize) -> String {
        match (self.ordered, depth) {
            (true, 0) => format!("{}.", index + 1),
            (true, _) => format!("{}.", letters(index)),
            (false, 0) => "•".to_owned(),
            (false, _) => "–".to_owned(),
        }
    }

    fn collect<'a>(&'a self, all: &mut Vec<&'a Run>) {
        for item in &self.items {
            all.extend(&item.runs);
            if let Some(under) = &item.under {
                under.collect(all);
            }
        }
    }
}

/// "a" to "z", then "aa".
fn letters(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    let before = (index / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}

/// A stretch of text of one style. U+00A0 is a space that no line breaks at; it is copied as a plain space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// The style.
    pub style: Style,
    /// Where a click leads.
    pub link: Option<Target>,
    /// Its language as BCP 47, where that is not the document's: it is read aloud and hyphenated by it.
    pub language: Option<String>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::Plain, link: None, language: None }
    }

    /// Text of a style.
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { style, ..Self::plain(text) }
    }

    /// The same text as words of another language than the document's.
    #[must_use]
    pub fn in_language(self, tag: impl Into<String>) -> Self {
        Self { language: Some(tag.into()), ..self }
    }

    /// Whether it is of nothing but space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Plain text that leads somewhere.
    pub fn linked(text: impl Into<String>, link: Target) -> Self {
        Self { link: Some(link), ..Self::plain(text) }
    }
}

/// Style of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// The face of the surrounding text.
    #[default]
    Plain,
    /// Italic.
    Emphasis,
    /// Heavier.
    Strong,
    /// Heavier, in the accent colour: labels of captions.
    Label,
    /// Grey.
    Quiet,
    /// Raised and smaller.
    Raised,
    /// Lowered and smaller.
    Lowered,
    /// Small capitals for small letters.
    SmallCapitals,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A table or figure of the document.
    Float(String),
    /// An entry of the list of references.
    Reference(usize),
    /// A note at the foot of the page, by its number from 1.
    Note(usize),
    /// The first mention of a note: the way back.
    Mention(usize),
    /// An address outside.
    Uri(String),
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn labels_go_on_after_z() {
        assert_eq!([0, 25, 26, 52].map(letters), ["a", "z", "aa", "ba"]);
    }
}
