//! Setting and writing the same document again and again while it changes.

use crate::{
    Error,
    document::Document,
    draw::Pages,
    kept::Kept,
    layout,
    looks::Looks,
    memory::Memory,
    paragraph::forget_words,
    pdf::{self, Purpose, Subsets},
};

/// Keeps between exports what the next can use again: paragraphs, pictures, cut fonts, packed streams. It gives the very
/// bytes that [`pages`](crate::pages()) and [`pdf`](crate::pdf()) give, only sooner, and keeps no more than the last export
/// used.
#[derive(Debug)]
pub struct Press {
    memory: Memory,
    written: Written,
    looks: Looks,
}

/// What writing one file leaves for the next.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) packed: Packed,
    pub(crate) subsets: Subsets,
}

/// Packed streams by what is in them.
pub(crate) type Packed = Kept<Vec<u8>, Vec<u8>>;

impl Default for Press {
    fn default() -> Self {
        Self { memory: Memory::lasting(), written: Written::default(), looks: Looks::default() }
    }
}

impl Press {
    /// Sets a document, as [`pages`](crate::pages()) does.
    ///
    /// # Errors
    /// Those of [`pages`](crate::pages()).
    pub fn pages(&mut self, document: &Document) -> Result<Pages, Error> {
        self.memory.lend(|| layout::set(document))
    }

    /// Writes set pages, as [`pdf`](crate::pdf()) does.
    ///
    /// # Errors
    /// Those of [`pdf`](crate::pdf()).
    pub fn pdf(&mut self, pages: &Pages) -> Result<Vec<u8>, Error> {
        let bytes = pdf::write(pages, Purpose::Keeping, Some(&mut self.written));
        self.written.packed.turn();
        self.written.subsets.turn();
        bytes
    }

    /// Writes set pages for a screen: the file draws the same pages and is sooner written and read, but has no tags and
    /// no description of itself, and is some times as long.
    ///
    /// # Errors
    /// Those of [`pdf`](crate::pdf()).
    pub fn screen(&mut self, pages: &Pages) -> Result<Vec<u8>, Error> {
        let bytes = pdf::write(pages, Purpose::Drawing, Some(&mut self.written));
        self.written.subsets.turn();
        bytes
    }

    /// Forgets all that it keeps, and the shaped words that all settings of this process share.
    pub fn clear(&mut self) {
        *self = Self::default();
        forget_words();
    }

    /// The pages whose looks were told last.
    pub fn last(&self) -> Option<&Pages> {
        self.looks.last()
    }

    /// A number for each of the pages: while it stays the same from one setting to the next, so does what is drawn on the
    /// page.
    pub fn looks(&mut self, pages: Pages) -> Vec<u32> {
        self.looks.of(pages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Block, Run},
        paragraph::knows_word,
    };

    #[test]
    fn a_cleared_press_leaves_no_word_behind() {
        const WORD: &str = "leiomyosarcomatosiform";
        let paragraph = Block::Paragraph { runs: vec![Run::plain(WORD)], indent: false, source: None };
        let mut press = Press::default();
        press.pages(&Document { body: vec![paragraph], ..Document::default() }).unwrap();
        assert!(knows_word(WORD));
        press.clear();
        assert!(!knows_word(WORD));
    }
}
