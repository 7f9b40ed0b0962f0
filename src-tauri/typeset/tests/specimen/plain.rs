//! Documents of text alone.

use typeset::document::{Block, Document, Front, Run};

use crate::document::meta;

/// A document of `body` under a title.
pub(crate) fn plain(body: Vec<Block>) -> Document {
    let front = Front { title: "A title".to_owned(), ..Front::default() };
    Document { meta: meta(), front, body, ..Document::default() }
}

/// A paragraph of plain text.
pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: vec![Run::plain(text)], indent: false, source: None }
}

/// So many words.
pub(crate) fn words(count: usize) -> String {
    const WORDS: [&str; 9] =
        ["a", "page", "of", "several", "difficult", "paragraphs", "afflicted", "with", "hyphenation"];
    WORDS.into_iter().cycle().take(count).collect::<Vec<_>>().join(" ")
}
