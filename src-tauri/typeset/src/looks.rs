//! Which pages look as they did when the document was last set: whoever drew one need not draw it again.

use crate::draw::{Draw, Page, Pages};

/// The pages that were set last, each with the number under which it got its look.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    last: Option<Pages>,
    numbers: Vec<u32>,
    newest: u32,
}

impl Looks {
    /// The pages that were set last.
    pub(crate) fn last(&self) -> Option<&Pages> {
        self.last.as_ref()
    }

    /// A number for each page: that of the page at its place before where it looks the same, else a new one.
    pub(crate) fn of(&mut self, pages: Pages) -> Vec<u32> {
        self.newest = self.newest.wrapping_add(1);
        let alike = |last: &Pages| last.paper == pages.paper && last.pictures == pages.pictures;
        let last = self.last.take().filter(alike).map(|last| last.pages).unwrap_or_default();
        let before = last.iter().zip(&self.numbers).map(Some).chain(std::iter::repeat(None));
        let number = |(page, before): (&Page, Option<(&Page, &u32)>)| match before {
            Some((last, number)) if look_alike(last, page) => *number,
            _ => self.newest,
        };
        let numbers: Vec<u32> = pages.pages.iter().zip(before).map(number).collect();
        self.numbers.clone_from(&numbers);
        self.last = Some(pages);
        numbers
    }
}

/// Whether the same is drawn in the same order; what it means and where it leads may differ.
fn look_alike(a: &Page, b: &Page) -> bool {
    draws(a).eq(draws(b))
}

fn draws(page: &Page) -> impl Iterator<Item = &Draw> {
    page.everything().flat_map(|piece| &piece.draws)
}

#[cfg(test)]
mod tests {
    use crate::{
        Press,
        document::{Block, Document, Run},
    };

    /// A document of so many long paragraphs, the last of which ends with `end`.
    fn document(end: &str) -> Document {
        let words = "words that fill a line of the column and more ".repeat(40);
        let text = |at| if at == 29 { format!("{words}{end}") } else { words.clone() };
        let paragraph = |at| Block::Paragraph { runs: vec![Run::plain(text(at))], indent: false, source: None };
        Document { body: (0..30).map(paragraph).collect(), ..Document::default() }
    }

    #[test]
    fn a_page_keeps_its_number_while_it_looks_the_same() {
        let mut press = Press::default();
        let mut set = |end: &str| {
            let pages = press.pages(&document(end)).unwrap();
            press.looks(pages)
        };
        let first = set("≤");
        assert!(first.len() > 2 && first.iter().all(|number| *number == first[0]));
        assert_eq!(set("≤"), first);
        // As wide as the other, and alone of its kind in the file: the page must be known to differ all the same.
        let second = set("≥");
        let (last, others) = second.split_last().unwrap();
        assert_eq!(others, &first[..others.len()]);
        assert_ne!(*last, first[0]);
        let third = set("≤");
        assert!(third.last().unwrap() > last);
    }

    #[test]
    fn another_paper_is_drawn_anew() {
        let mut press = Press::default();
        let a4 = press.pages(&document("")).unwrap();
        let first = press.looks(a4);
        let mut letter = document("");
        letter.form.paper = crate::document::Paper::Letter;
        let letter = press.pages(&letter).unwrap();
        assert!(press.looks(letter).iter().all(|number| *number > first[0]));
    }
}
