//! Tables that are hard to set.

use typeset::{
    Error,
    document::{Align, Cell, Column, Content, Document, Float, Row, Run, Table},
    draw::{Draw, Page, Pages},
};

use crate::{
    drawn::{drawn, letters, letters_of},
    plain::{paragraph, plain, words},
};

/// The foot of the text block in points.
const FOOT: f32 = 271.5 * 72.0 / 25.4;

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| Cell::plain(*text)).collect(), ..Row::default() }
}

fn table(align: Align, rows: &[&[&str]]) -> Table {
    let count = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let mut columns = vec![Column { align }; count];
    columns[0] = Column::default();
    Table { share: 1.0, columns, rows: rows.iter().map(|cells| row(cells)).collect(), ..Table::default() }
}

fn document(table: Table, legend: &str, wide: bool) -> Document {
    let float = Float {
        id: "table".to_owned(),
        label: "Table 1".to_owned(),
        title: "Hard to set.".to_owned(),
        legend: vec![Run::plain(legend)],
        wide,
        content: Content::Tables(vec![table]),
        source: None,
    };
    Document { floats: vec![float], ..plain(vec![paragraph("Before the table.")]) }
}

fn set(table: Table, wide: bool) -> Pages {
    let pages = typeset::pages(&document(table, "", wide)).unwrap();
    let low: Vec<String> = drawn(&pages).iter().filter(|line| line.y > FOOT).map(|line| line.text()).collect();
    assert!(low.is_empty(), "{low:?} stand below the text block");
    pages
}

/// Where the decimal point of a number on the page is, or its end if it has none.
fn point(pages: &Pages, text: &str) -> f32 {
    let all = drawn(pages);
    let line = all.iter().find(|line| line.text().replace('\u{a0}', " ").trim() == text).expect(text);
    // A sign and its space stand before the number.
    let signs = if text.starts_with('≈') { 2 } else { 0 };
    let rest =
        line.glyphs.iter().skip(signs).take_while(|glyph| glyph.text.chars().all(|c| c.is_numeric() || c == ','));
    let before: f32 = line.glyphs.iter().take(signs).chain(rest).map(|glyph| glyph.advance).sum();
    line.left + before
}

#[test]
fn decimal_points_stand_under_one_another() {
    let numbers = ["12.5 cm", "3 cm", "≈ 0.75 cm", "1,204.25", "17"];
    let rows: Vec<Vec<&str>> = numbers.iter().map(|number| vec!["a finding", *number]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let pages = set(table(Align::Decimal, &rows), false);
    let points = numbers.map(|number| point(&pages, number));
    assert!(points.iter().all(|at| (at - points[0]).abs() < 0.2), "{points:?}");
    let pages = set(table(Align::Right, &rows), false);
    assert!((point(&pages, "12.5 cm") - point(&pages, "17")).abs() > 1.0, "otherwise they end at right");
}

#[test]
fn a_row_taller_than_a_page_goes_on_over_pages() {
    for wide in [true, false] {
        let long = words(3_000);
        let pages = set(table(Align::Left, &[&["first", "a"], &["second", &long], &["third", "c"]]), wide);
        assert!(pages.pages.len() > 2);
        assert!(letters_of(&pages, "TD").contains(&long.replace(' ', "")), "each of its words once, in order");
        assert_eq!(letters_of(&pages, "TR").len(), 3, "a row that is parted is one row");
    }
}

#[test]
fn a_word_wider_than_its_column_is_cut() {
    let word = "deoxyribonucleic".repeat(20);
    let pages = set(table(Align::Left, &[&["a short cell", &word, "another"]]), false);
    assert!(letters(&pages).contains(&word) && letters(&pages).contains("ashortcell"));
}

#[test]
fn more_columns_than_fit_are_refused_by_name() {
    let cells = vec!["x"; 60];
    let error = typeset::pages(&document(table(Align::Left, &[&cells]), "", false)).unwrap_err();
    assert_eq!(error, Error::Columns { table: "Table 1".to_owned(), columns: 60 });
}

#[test]
fn a_legend_as_long_as_a_page_is_refused_by_name() {
    let error = typeset::pages(&document(table(Align::Left, &[&["a"]]), &words(4_000), true)).unwrap_err();
    assert_eq!(error, Error::Legend { place: "Table 1".to_owned() });
}

#[test]
fn heads_and_notes_taller_than_a_page_are_set() {
    let long = words(1_500);
    let mut table = table(Align::Left, &[&["a", "b"]]);
    table.head = vec![row(&["Column", &long])];
    table.notes = vec![vec![Run::plain(words(4_000))]];
    let pages = set(table, true);
    assert!(letters(&pages).contains(&long.replace(' ', "")));
    assert!(letters(&pages).contains(&words(4_000).replace(' ', "")));
}

#[test]
fn a_table_that_goes_on_says_so() {
    let rows: Vec<[&str; 2]> = vec![["a row", "of many"]; 150];
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let pages = set(table(Align::Left, &rows), true);
    let glyphs = |draw: &Draw| match draw {
        Draw::Glyphs { glyphs, .. } => glyphs.iter().map(|glyph| glyph.text.as_str()).collect(),
        _ => String::new(),
    };
    let decoration = |page: &Page| {
        page.pieces.iter().filter(|piece| piece.node.is_none()).flat_map(|piece| &piece.draws).map(glyphs).collect()
    };
    let margins: Vec<String> = pages.pages.iter().map(decoration).collect();
    let first = page_of_first_row(&pages);
    for (page, text) in margins.iter().enumerate() {
        assert_eq!(text.contains("Hard to set. (continued)"), page > first, "page {page}");
    }
}

fn page_of_first_row(pages: &Pages) -> usize {
    drawn(pages).iter().find(|line| line.text().contains("of many")).unwrap().page
}

#[test]
fn five_hundred_floats_are_set_in_order() {
    let mut document = plain(vec![paragraph(&words(300))]);
    let mut one = |number: usize| {
        let float = self::document(table(Align::Left, &[&["a", "b"], &["c", "d"]]), "", number.is_multiple_of(3))
            .floats
            .remove(0);
        document.floats.push(Float { id: number.to_string(), label: format!("Table {number}"), ..float });
    };
    (1..=500).for_each(&mut one);
    let pages = typeset::pages(&document).unwrap();
    let at = |number: usize| {
        let target = typeset::document::Target::Float(number.to_string());
        pages.anchors.iter().find(|(anchor, _)| *anchor == target).map(|(_, place)| place.page).unwrap()
    };
    assert!((1..=500).map(at).is_sorted());
    assert!(pages.pages.len() < 60, "{} pages", pages.pages.len());
}
