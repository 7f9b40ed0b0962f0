//! Documents that nobody would write on purpose.

use std::collections::BTreeSet;

use typeset::{
    Error,
    document::{Block, Cell, Column, Content, Document, Float, Panel, Picture, Row, Run, Table, Target},
    draw::{Kid, Pages},
    scene::Scene,
};

use crate::{
    drawn::{drawn, letters, letters_of},
    pictures::grey_jpeg,
    plain::{paragraph, plain, words},
};

/// The foot of the text block in points.
const FOOT: f32 = 271.5 * 72.0 / 25.4;

fn with(content: Content, wide: bool) -> Document {
    let (id, label, title) = ("odd".to_owned(), "Table 1".to_owned(), "Odd.".to_owned());
    let float = Float { id, label, title, legend: Vec::new(), wide, content, source: None };
    let link = Run::linked("see it", Target::Float("odd".to_owned()));
    let mention = Block::Paragraph { runs: vec![link], indent: false, source: None };
    Document { floats: vec![float], ..plain(vec![paragraph(&words(200)), mention]) }
}

fn set(document: &Document) -> Pages {
    let pages = typeset::pages(document).unwrap();
    assert!(drawn(&pages).iter().all(|line| line.y < FOOT), "something stands below the text block");
    assert!(!typeset::pdf(&pages).unwrap().is_empty());
    pages
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| Cell::plain(*text)).collect(), ..Row::default() }
}

fn long_table(rows: usize) -> Table {
    let rows = (0..rows).map(|number| row(&[&format!("row {number}"), "a finding"])).collect();
    Table {
        share: 1.0,
        columns: vec![Column::default(); 2],
        head: vec![row(&["Number", "Finding"])],
        rows,
        notes: Vec::new(),
    }
}

#[test]
fn a_long_table_goes_on_over_pages_with_its_head() {
    for wide in [true, false] {
        let pages = set(&with(Content::Tables(vec![long_table(130)]), wide));
        assert_eq!(letters_of(&pages, "TR").len(), 131, "the head is read once");
        let heads = pages.pages.iter().flat_map(|page| &page.pieces).filter(|piece| piece.node.is_none());
        let repeated = heads.filter(|piece| format!("{piece:?}").contains("\"N\"")).count();
        assert!(repeated >= 2, "the head stands again on {repeated} pages");
        assert!((0..130).all(|number| letters(&pages).contains(&format!("row{number}"))));
    }
}

#[test]
fn a_group_is_not_parted_from_its_head() {
    let mut table = long_table(0);
    for number in 0..60 {
        table.rows.push(Row {
            cells: vec![Cell { heads_row: true, ..Cell::plain(format!("Group {number}")).over(2) }],
            ..Row::default()
        });
        table.rows.push(row(&[&format!("member {number}"), "a finding"]));
    }
    let pages = set(&with(Content::Tables(vec![table]), true));
    let page_of = |words: &str| {
        let text = words.replace(' ', "");
        (0..pages.pages.len()).find(|page| {
            let on_page = drawn(&pages).into_iter().filter(|line| line.page == *page).flat_map(|line| line.glyphs);
            on_page
                .flat_map(|glyph| glyph.text.chars())
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .contains(&text)
        })
    };
    for number in 10..60 {
        assert_eq!(page_of(&format!("Group {number}")), page_of(&format!("member {number}")));
    }
}

#[test]
fn rows_with_too_few_or_too_many_cells_make_a_regular_table() {
    let rows = vec![
        row(&["a"]),
        row(&["a", "b", "c", "d"]),
        Row::default(),
        Row { cells: vec![Cell::plain("x").over(9)], ..Row::default() },
    ];
    let table = Table { share: 1.0, columns: vec![Column::default(); 2], rows, ..Table::default() };
    let pages = set(&with(Content::Tables(vec![table]), true));
    let rows = pages.tree.nodes.iter().filter(|node| node.tag == "TR");
    let spans = rows.map(|row| {
        let cells = row
            .kids
            .iter()
            .filter_map(|kid| if let Kid::Node(cell) = kid { Some(pages.tree.nodes[*cell].span) } else { None });
        cells.sum::<usize>()
    });
    assert_eq!(spans.collect::<BTreeSet<_>>(), BTreeSet::from([9]));
}

#[test]
fn tables_and_figures_without_content_are_set() {
    set(&with(Content::Tables(Vec::new()), true));
    set(&with(Content::Tables(vec![Table::default()]), true));
    set(&with(Content::Panels(vec![Vec::new()]), false));
    let scene = Scene { width: 0.0, height: 0.0, marks: Vec::new() };
    set(&with(Content::Drawing { scene, alt: String::new() }, false));
}

#[test]
fn many_rows_of_panels_fit_on_a_page() {
    let panel = || Panel { letter: "a".to_owned(), picture: Picture::Jpeg(grey_jpeg(10, 20)), alt: String::new() };
    let pages = set(&with(Content::Panels((0..9).map(|_| vec![panel()]).collect()), true));
    let figure = pages.tree.nodes.iter().find(|node| node.tag == "Figure").unwrap();
    assert_eq!(figure.alt.as_deref(), Some("Table 1 Odd."), "a figure without description is described by its title");
}

#[test]
fn a_picture_that_cannot_be_read_is_named_with_its_place() {
    let panel = Panel { letter: "b".to_owned(), picture: Picture::Png(b"no picture".to_vec()), alt: String::new() };
    let error = typeset::pages(&with(Content::Panels(vec![vec![panel]]), true)).unwrap_err();
    assert!(matches!(&error, Error::Image { place, .. } if place == "Table 1b"), "{error}");
}

#[test]
fn blank_blocks_and_links_that_lead_nowhere_are_no_fault() {
    let nowhere = vec![Run::linked("there", Target::Reference(99)), Run::linked("", Target::Float("none".to_owned()))];
    let heading = |level, text: &str| Block::Heading { level, text: text.to_owned(), aside: None };
    let body = vec![
        heading(2, "A sub-head before any section"),
        heading(1, " "),
        paragraph(""),
        Block::Note { head: String::new(), runs: Vec::new() },
        Block::Paragraph { runs: nowhere, indent: true, source: None },
        Block::Reference { number: 1, runs: Vec::new() },
    ];
    let pages = set(&plain(body));
    assert_eq!(letters_of(&pages, "P"), ["there"]);
    assert_eq!(letters_of(&pages, "H2"), ["Asubheadbeforeanysection"]);
}
