//! A press gives the very bytes that setting anew gives, whatever was set on it before.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use proptest::prelude::*;
use typeset::{
    Press,
    document::{Block, Cell, Content, Document, Float, Panel, Picture, Row, Run, Style, Table, Target},
};

/// A change that an author makes.
#[derive(Debug, Clone)]
enum Edit {
    Word(usize, String),
    Add(usize, String),
    Remove(usize),
    Language(&'static str),
    Picture(u8),
    Cell(String),
}

fn edit() -> impl Strategy<Value = Edit> {
    let words = "[a-zµéü]{1,12}( [a-z]{1,9}){0,30}";
    prop_oneof![
        (any::<usize>(), "[a-zA-Z≥°]{1,14}").prop_map(|(place, word)| Edit::Word(place, word)),
        (any::<usize>(), words).prop_map(|(place, words)| Edit::Add(place, words)),
        any::<usize>().prop_map(Edit::Remove),
        prop_oneof![Just("en-GB"), Just("de"), Just("fr")].prop_map(Edit::Language),
        any::<u8>().prop_map(Edit::Picture),
        "[0-9]{1,4}".prop_map(Edit::Cell),
    ]
}

fn change(document: &mut Document, edit: &Edit) {
    let count = document.body.len().max(1);
    match edit {
        Edit::Word(place, word) => {
            if let Some(Block::Paragraph { runs, .. }) = document.body.get_mut(place % count) {
                runs[0].text = format!("{word} {}", runs[0].text);
            }
        }
        Edit::Add(place, words) => document.body.insert(place % count, paragraph(words)),
        Edit::Remove(place) if document.body.len() > 1 => drop(document.body.remove(place % count)),
        Edit::Remove(_) => {}
        Edit::Language(language) => document.meta.language = (*language).to_owned(),
        Edit::Picture(shade) => document.floats[0].content = panels(*shade),
        Edit::Cell(number) => document.floats[1].content = table(number),
    }
}

fn paragraph(words: &str) -> Block {
    let see = Run::linked("Figure 1", Target::Float("figure".to_owned()));
    let runs = vec![Run::plain(format!("{words} ")), Run::styled("in short ", Style::Emphasis), see];
    Block::Paragraph { runs, indent: true, source: None }
}

fn panels(shade: u8) -> Content {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 4, 3);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[shade; 12]).unwrap();
    Content::Panels(vec![vec![Panel { letter: "A".to_owned(), picture: Picture::Png(file), alt: "grey".to_owned() }]])
}

fn table(number: &str) -> Content {
    let row = |cells: [&str; 2]| Row { cells: cells.map(Cell::plain).to_vec(), ..Row::default() };
    let rows = vec![row(["dose", number]), row(["cycles", "6"])];
    Content::Tables(vec![Table { share: 1.0, head: vec![row(["what", "much"])], rows, ..Table::default() }])
}

fn float(id: &str, label: &str, content: Content) -> Float {
    let (id, label) = (id.to_owned(), label.to_owned());
    Float { id, label, title: "As seen.".to_owned(), legend: Vec::new(), wide: false, content, source: None }
}

fn document() -> Document {
    let body = (0..12).map(|index| paragraph(&format!("paragraph {index} of what was seen and done ").repeat(6)));
    let floats = vec![float("figure", "Figure 1", panels(0)), float("table", "Table 1", table("75"))];
    Document { body: body.collect(), floats, ..Document::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_gives_the_same_bytes(edits in proptest::collection::vec(edit(), 1..6)) {
        let (mut press, mut document) = (Press::default(), document());
        for edit in &edits {
            change(&mut document, edit);
            let pages = press.pages(&document).unwrap();
            let anew = typeset::pages(&document).unwrap();
            prop_assert!(pages == anew, "other pages after {edit:?}");
            prop_assert!(press.pdf(&pages).unwrap() == typeset::pdf(&anew).unwrap(), "another file after {edit:?}");
        }
    }
}

#[test]
fn it_may_move_to_another_thread() {
    let mut press = Press::default();
    let set = std::thread::spawn(move || press.pages(&document()).map(|pages| press.pdf(&pages)));
    assert!(set.join().unwrap().unwrap().unwrap() == typeset::pdf(&typeset::pages(&document()).unwrap()).unwrap());
}

#[test]
fn a_fault_leaves_the_press_in_order() {
    let (mut press, mut document) = (Press::default(), document());
    press.pages(&document).unwrap();
    document.body.push(paragraph("漢"));
    assert!(press.pages(&document).is_err());
    document.body.pop();
    assert!(press.pages(&document).unwrap() == typeset::pages(&document).unwrap());
}

/// What each page draws, and every font and picture of the file, unpacked.
fn drawn(file: &[u8]) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let file = lopdf::Document::load_mem(file).unwrap();
    let pages = file.page_iter().map(|page| file.get_page_content(page)).collect();
    let of_kind = |stream: &lopdf::Stream| {
        let is = |key: &[u8], kind: &[u8]| stream.dict.get(key).is_ok_and(|value| value.as_name().ok() == Some(kind));
        is(b"Subtype", b"Image")
            || is(b"Subtype", b"OpenType")
            || is(b"Subtype", b"CIDFontType0C")
            || stream.dict.has(b"Length1")
    };
    let streams = file.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| of_kind(stream));
    let mut used: Vec<Vec<u8>> =
        streams.map(|s| s.decompressed_content().unwrap_or_else(|_| s.content.clone())).collect();
    used.sort();
    (pages, used)
}

#[test]
fn a_file_for_a_screen_draws_the_same_and_is_not_tagged() {
    let mut press = Press::default();
    let pages = press.pages(&document()).unwrap();
    let (kept, screen) = (press.pdf(&pages).unwrap(), press.screen(&pages).unwrap());
    let (contents, used) = drawn(&kept);
    assert!(
        contents.len() == pages.pages.len() && contents.iter().all(|content| !content.is_empty()) && used.len() > 2
    );
    assert!(drawn(&screen) == (contents, used));
    let tagged = |file: &[u8]| lopdf::Document::load_mem(file).unwrap().catalog().unwrap().has(b"StructTreeRoot");
    assert!(tagged(&kept) && !tagged(&screen));
}
