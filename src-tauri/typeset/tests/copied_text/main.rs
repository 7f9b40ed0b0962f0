//! Text comes back from the file as it was written. Reads it with pdftotext, from the Debian package poppler-utils.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what fails here fails the test")]

#[path = "../specimen/document.rs"]
mod document;
#[path = "../specimen/floats.rs"]
mod floats;
mod generated;
#[path = "../specimen/pictures.rs"]
mod pictures;
#[path = "../specimen/plain.rs"]
mod plain;
#[path = "../specimen/random.rs"]
mod random;
mod reader;

use std::collections::BTreeSet;

use plain::paragraph;
use reader::{joined, read, spaced};
use typeset::document::{Block, Document};

/// The file's text as a reader copies it, without its margins.
fn copied(document: &Document) -> String {
    let text = read("pdftotext", &["-raw", "-", "-"], document);
    let in_margin = |line: &str| line.starts_with(&document.meta.foot) || line.starts_with("Compositor et al.");
    joined(text.split(['\n', '\u{c}']).filter(|line| !in_margin(line)))
}

#[test]
fn paragraphs_come_back_whole() {
    let mut document = document::specimen();
    document.floats.clear();
    let copied = copied(&document);
    for block in &document.body {
        if let Block::Paragraph { runs, .. } | Block::Reference { runs, .. } = block {
            let wanted = spaced(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
            assert!(copied.contains(&wanted), "“{wanted}” does not come back");
        }
    }
}

/// Words in Hebrew and Arabic come back in the order in which they are read; the reader marks where they begin and end.
#[test]
fn text_from_right_to_left_comes_back_in_reading_order() {
    let hebrew = "הגידול הוסר בניתוח ללא גרורות";
    let arabic = "أجريت للمريضة عملية جراحية ولم تظهر أي نقائل";
    let mixed = ["Her name is", "שרה לוי", "and she wrote"];
    let body = vec![paragraph(hebrew), paragraph(arabic), paragraph(&mixed.join(" "))];
    let mut document = document::specimen();
    (document.body, document.floats) = (body, Vec::new());
    let copied = copied(&document).replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{200e}', '\u{200f}'], "");
    for text in [hebrew, arabic].into_iter().chain(mixed) {
        assert!(copied.contains(text), "“{text}” does not come back in “{copied}”");
    }
}

#[test]
fn every_word_of_the_text_form_is_in_the_file() {
    let document = document::specimen();
    let copied = copied(&document);
    let words: BTreeSet<&str> = copied.split(|c: char| !c.is_alphanumeric()).collect();
    // Pictures are not made of words; what describes them is not printed.
    let text = typeset::text(&document);
    let printed = text.lines().filter(|line| !line.contains("picture made for") && !line.starts_with("An axis with"));
    for word in printed.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())) {
        assert!(words.contains(word) || words.contains(word.to_uppercase().as_str()), "“{word}” is not in the file");
    }
}
