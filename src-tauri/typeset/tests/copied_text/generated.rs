//! The text of documents made at random, in every form, is the text that went in, in the order in which it is read.

use proptest::prelude::*;
use typeset::document::{Block, Document, List, Run};

use crate::{
    random::random,
    reader::{joined, marked, read, spaced},
};

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Text of a block as it is printed.
fn printed(block: &Block) -> String {
    match block {
        Block::Heading { text, .. } => text.clone(),
        Block::List(List { items, .. }) => {
            let item = |(number, runs): (usize, &[Run])| format!("{number}. {}", words(runs));
            (1..).zip(items.iter().map(|item| item.runs.as_slice())).map(item).collect::<Vec<_>>().join(" ")
        }
        other => other.runs().map(|run| run.text.as_str()).collect(),
    }
}

/// All of it but floats and notes: the title and the text.
fn source(document: &Document) -> String {
    let body: Vec<String> = document.body.iter().map(printed).collect();
    format!("{} {}", document.front.title, body.join(" "))
}

/// The text without its margins: head, foot and, in review, the numbers of lines.
fn without_margins(document: &Document, copied: &str) -> String {
    let meta = &document.meta;
    let head = spaced(&words(&meta.head));
    let margin = |line: &str| {
        let line = spaced(line);
        line.starts_with(&head) || line.starts_with(&meta.foot) || line.parse::<usize>().is_ok()
    };
    joined(copied.split(['\n', '\u{c}']).filter(|line| !margin(line)))
}

#[test]
fn a_word_parted_at_the_end_of_a_page_is_whole_again() {
    assert_eq!(joined(["afflic\u{ad}", "", "ted with"].into_iter()), "afflicted with");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn running_text_is_copied_word_for_word(mut document in random()) {
        document.floats.clear();
        document.notes.clear();
        let copied = read("pdftotext", &["-raw", "-", "-"], &document);
        prop_assert_eq!(without_margins(&document, &copied), spaced(&source(&document)));
    }

    /// Text, notes and captions are each read whole and in their order by what reads the tags.
    #[test]
    fn tagged_text_is_read_letter_for_letter(document in random()) {
        let [text, notes, figures] = marked(&read("pdfinfo", &["-enc", "UTF-8", "-struct-text", "-"], &document));
        // Pdfinfo shows the hyphen at the end of a line as it is drawn; no word here has one of its own.
        let letters = |text: &str| text.replace(|c: char| c.is_whitespace() || c == '-', "");
        prop_assert_eq!(letters(&text), letters(&source(&document)));
        let of_notes = (1..).zip(&document.notes).map(|(number, runs): (usize, _)| format!("{number}{}", words(runs)));
        prop_assert_eq!(letters(&notes), letters(&of_notes.collect::<String>()));
        let axis: String = (0..5).map(|month| format!("month {month}")).collect();
        let of_floats = document.floats.iter().map(|float| {
            format!("{}{}{}{axis}", float.label, float.title, words(&float.legend))
        });
        prop_assert_eq!(letters(&figures), letters(&of_floats.collect::<String>()));
    }
}
