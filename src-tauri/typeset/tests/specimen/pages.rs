//! Where things stand.

use proptest::prelude::*;
use typeset::{
    Error,
    document::{Block, Content, Document, Float, Front, Run, Target},
    draw::Pages,
};

use crate::{
    document::specimen,
    drawn::{drawn, letters, letters_of},
    floats::axis,
    plain::{paragraph, plain, words},
};

/// Millimetres in points.
const MM: f32 = 72.0 / 25.4;

/// A mark may hang over the edge by less than this.
const HANG: f32 = 3.0;

fn page_of(pages: &Pages, id: &str) -> usize {
    let target = Target::Float(id.to_owned());
    pages.anchors.iter().find(|(anchor, _)| *anchor == target).map(|(_, place)| place.page).unwrap()
}

#[test]
fn the_specimen_takes_several_pages() {
    let pages = typeset::pages(&specimen()).unwrap();
    assert!((4..=6).contains(&pages.pages.len()), "{} pages", pages.pages.len());
}

#[test]
fn floats_stand_near_their_first_mention_and_never_before_it() {
    let document = specimen();
    let pages = typeset::pages(&document).unwrap();
    for float in &document.floats {
        let target = Target::Float(float.id.clone());
        let mention = pages.pages.iter().position(|page| page.links.iter().any(|link| link.target == target)).unwrap();
        let page = page_of(&pages, &float.id);
        assert!((mention..=mention + 1).contains(&page), "{}: mentioned on page {mention}, on page {page}", float.id);
    }
}

#[test]
fn no_page_holds_more_than_two_wide_floats() {
    let document = specimen();
    let pages = typeset::pages(&document).unwrap();
    for page in 0..pages.pages.len() {
        let wide = document.floats.iter().filter(|float| float.wide && page_of(&pages, &float.id) == page).count();
        assert!(wide <= 2, "page {page} holds {wide}");
    }
}

#[test]
fn nothing_stands_outside_the_text_block() {
    let pages = typeset::pages(&specimen()).unwrap();
    for line in drawn(&pages) {
        let text: String = line.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        assert!(line.left >= 20.0 * MM - 0.1 && line.right <= 190.0 * MM + HANG, "{text} on page {}", line.page);
        assert!(line.y > 24.0 * MM && line.y < 271.5 * MM, "{text} at {} on page {}", line.y, line.page);
    }
}

#[test]
fn a_character_without_glyph_is_an_error_with_its_words() {
    let error = typeset::pages(&plain(vec![paragraph("she took 漢方 daily")])).unwrap_err();
    assert!(matches!(&error, Error::Glyph { character: '漢', context, .. } if context.contains("漢")), "{error}");
}

#[test]
fn a_character_without_glyph_is_an_error_that_names_its_part() {
    let said = |document: &Document| typeset::pages(document).unwrap_err().to_string();
    let runs = vec![Run::plain("she took 漢方 daily")];
    let source = Some("patient".to_owned().into());
    let paragraph = plain(vec![Block::Paragraph { runs: runs.clone(), indent: false, source }]);
    assert!(said(&paragraph).ends_with("it stands in “she took 漢方 daily” (patient)"), "{}", said(&paragraph));
    assert!(said(&plain(vec![Block::Reference { number: 3, runs }])).ends_with("(reference 3)"));
    let float = Float { title: "漢".to_owned(), ..figure(1, 60.0, false) };
    assert!(said(&Document { floats: vec![float], ..plain(Vec::new()) }).ends_with("(Figure 1)"));
    let mut front = plain(Vec::new());
    front.front.title = "漢".to_owned();
    assert!(said(&front).ends_with("(the first page)"));
}

#[test]
fn an_empty_document_is_one_page() {
    let empty = Document { front: Front::default(), ..plain(Vec::new()) };
    assert_eq!(typeset::pages(&empty).unwrap().pages.len(), 1);
}

#[test]
fn a_word_longer_than_a_line_is_cut_rather_than_lost() {
    let word = "deoxyribonucleic".repeat(12);
    let pages = typeset::pages(&plain(vec![paragraph(&format!("before {word} after"))])).unwrap();
    assert!(letters(&pages).contains(&word));
    let inside = |right: f32, left: f32| right <= 102.0 * MM + HANG || left >= 108.0 * MM - 0.1;
    assert!(drawn(&pages).iter().skip(1).all(|line| inside(line.right, line.left)), "it leaves its column");
}

#[test]
fn ten_thousand_words_in_one_paragraph_are_set() {
    let text = words(10_000);
    let pages = typeset::pages(&plain(vec![paragraph(&text)])).unwrap();
    assert!(letters(&pages).contains(&text.replace(' ', "")));
}

#[test]
fn an_abstract_longer_than_a_page_flows_on() {
    let text = words(1_500);
    let summary = vec![("Background".to_owned(), vec![Run::plain(text.as_str())])];
    let mut document = plain(Vec::new());
    document.front.summary = summary;
    let pages = typeset::pages(&document).unwrap();
    assert!(pages.pages.len() > 1 && letters(&pages).contains(&text.replace(' ', "")));
}

#[test]
fn columns_of_the_last_page_end_together() {
    let pages = typeset::pages(&plain(vec![paragraph(&words(300))])).unwrap();
    let lowest = |right: bool| {
        drawn(&pages).iter().filter(|line| (line.left > 105.0 * MM) == right).map(|line| line.y).fold(0.0, f32::max)
    };
    assert!((lowest(false) - lowest(true)).abs() <= 3.0 * 12.5);
}

fn figure(number: usize, height: f32, wide: bool) -> Float {
    Float {
        id: format!("f{number}"),
        label: format!("Figure {number}"),
        title: "A drawing.".to_owned(),
        legend: Vec::new(),
        wide,
        content: Content::Drawing { scene: axis(230.0, height), alt: "A drawing.".to_owned() },
        source: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the lengths and heights: every word is printed, every float placed, no page left without end.
    #[test]
    fn nothing_is_lost(
        lengths in proptest::collection::vec(1_usize..200, 1..12),
        heights in proptest::collection::vec((40.0_f32..900.0, any::<bool>()), 0..6),
    ) {
        let floats: Vec<Float> = heights.iter().enumerate().map(|(n, (height, wide))| figure(n, *height, *wide)).collect();
        let mut body: Vec<Block> = Vec::new();
        for (index, length) in lengths.iter().enumerate() {
            let mut runs = vec![Run::plain(words(*length))];
            if index < floats.len() {
                runs.push(Run::linked(" see", Target::Float(format!("f{index}"))));
            }
            body.push(Block::Heading { level: 1 + u8::from(index % 3 > 0), text: "Head".to_owned(), aside: None });
            body.push(Block::Paragraph { runs, indent: index > 0, source: None });
        }
        let document = Document { floats, ..plain(body) };
        let pages = typeset::pages(&document).unwrap();
        let linked = |index: usize| if index < document.floats.len() { "see" } else { "" };
        let wanted = lengths.iter().enumerate().map(|(index, length)| words(*length).replace(' ', "") + linked(index));
        prop_assert_eq!(letters_of(&pages, "P"), wanted.collect::<Vec<_>>());
        for float in &document.floats {
            page_of(&pages, &float.id);
        }
        for line in drawn(&pages) {
            prop_assert!(line.y < 272.0 * MM, "something stands below the page's text, at {}", line.y);
        }
        prop_assert!(pages.pages.len() <= 4 + 2 * document.floats.len() + 4);
    }
}
