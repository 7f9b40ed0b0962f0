//! A document with one of everything, long enough for several pages.

use chrono::DateTime;
use typeset::document::{Block, Document, Front, Item, List, Meta, Run, Side, Style, Target};

use crate::floats::floats;

/// Sentences of the running text; about setting type, so that they say nothing clinical.
const SENTENCES: [&str; 12] = [
    "A page is set from its parts: the lines of its paragraphs, the headings above them and the tables and figures \
     that stand at its head or foot.",
    "Hyphenation is a last resort, taken only where the word spaces would otherwise become conspicuously uneven, and \
     never in capitals, names or measurements.",
    "Measurements such as 75\u{a0}mg/m² or 8\u{a0}×\u{a0}7\u{a0}×\u{a0}7\u{a0}cm keep their unit on the same line.",
    "The reader's eye returns to the left edge about forty times in a column, and each return should find an even \
     and familiar distance.",
    "When a paragraph is broken as a whole, a slightly looser second line may spare the fourth a bad break.",
    "Ligatures in words like office, difficult and afflicted are copied as the letters they stand for.",
    "Superscripts, dashes – such as these – and “quotation marks” belong to the text and come back with it.",
    "An unusually long compound, for example dermatofibrosarcoma protuberans or immunohistochemistry, tests the \
     patience of a narrow column.",
    "Nothing in the margin moves when a footnote grows; what grows is the page before it.",
    "Names keep their letters: Łukasz, Ångström, Çelik, Dvořák and Müller are all printed as they are spelt.",
    "If two lines in succession end in a hyphen the paragraph is paid for dearly, and three are not allowed to happen \
     where any alternative exists.",
    "The last page is balanced so that its columns end together.",
];

/// The specimen.
pub(crate) fn specimen() -> Document {
    let notes = (0..3).map(|index| vec![Run::plain(sentences(index * 4, 1 + index))]).collect();
    Document { meta: meta(), front: front(), body: body(), notes, floats: floats(), ..Document::default() }
}

/// About the specimen.
pub(crate) fn meta() -> Meta {
    Meta {
        title: "On the setting of a page & its parts".to_owned(),
        authors: "A. Compositor, Łukasz Drukarz".to_owned(),
        subject: "A specimen".to_owned(),
        keywords: vec!["type".to_owned(), "paper".to_owned()],
        language: "en-GB".to_owned(),
        creator: "specimen".to_owned(),
        created: DateTime::from_timestamp(1_750_000_000, 0).unwrap(),
        id: "specimen-1".to_owned(),
        head: vec![
            Run::plain("Compositor "),
            Run::styled("et al.", Style::Emphasis),
            Run::plain("\u{a0}\u{a0} On the page"),
        ],
        head_right: "Specimen".to_owned(),
        mark: String::new(),
        foot: "A specimen of the page. Nothing in it is about any person.".to_owned(),
    }
}

fn front() -> Front {
    let raised = |text: &str| Run::styled(text, Style::Raised);
    let pair = |label: &str, value: &str| Side::Pair(label.to_owned(), value.to_owned());
    Front {
        kind: "Specimen".to_owned(),
        title: "On the setting of a page from lines, tables and figures: a specimen of every part".to_owned(),
        authors: vec![Run::plain("A. Compositor"), raised("1,*"), Run::plain(" and Łukasz Drukarz"), raised("2")],
        side: vec![
            Side::Heading("At a glance".to_owned()),
            pair("Paper", "A4, 210 × 297 mm"),
            pair("Columns", "Two of 82 mm with 6 mm between them"),
            pair("Grid", "56 lines of 12.5 pt"),
            Side::Rule,
            Side::Heading("Affiliations".to_owned()),
            Side::Note(vec![raised("1"), Run::plain(" House of Type, Leipzig, Germany")]),
            Side::Note(vec![raised("*"), Run::plain(" Correspondence: compositor@example.org")]),
        ],
        summary: vec![
            ("Background".to_owned(), vec![Run::plain(sentences(0, 3))]),
            ("Case presentation".to_owned(), vec![Run::plain(sentences(3, 7))]),
            ("Conclusions".to_owned(), vec![Run::plain(sentences(9, 3))]),
        ],
        keywords: "type; paper; ink; specimen".to_owned(),
    }
}

fn sentences(from: usize, count: usize) -> String {
    SENTENCES.iter().cycle().skip(from).take(count).copied().collect::<Vec<_>>().join(" ")
}

fn paragraph(from: usize, count: usize, more: Vec<Run>, indent: bool) -> Block {
    let runs = [Run::plain(sentences(from, count) + " ")].into_iter().chain(more).collect();
    Block::Paragraph { runs, indent, source: Some(format!("paragraph-{from}").into()) }
}

fn see(words: &str, id: &str) -> Vec<Run> {
    vec![Run::plain("See "), Run::linked(words, Target::Float(id.to_owned())), Run::plain(".")]
}

fn heading(level: u8, text: &str, aside: Option<&str>) -> Block {
    Block::Heading { level, text: text.to_owned(), aside: aside.map(str::to_owned) }
}

fn body() -> Vec<Block> {
    let cited = vec![
        Run::plain("It "),
        Run::styled("has", Style::Emphasis),
        Run::plain(" been "),
        Run::styled("described", Style::Strong),
        Run::plain("\u{a0}["),
        Run::linked("1", Target::Reference(1)),
        Run::plain(",\u{a0}"),
        Run::linked("2", Target::Reference(2)),
        Run::plain("] "),
        Run::styled("before", Style::Quiet),
        Run::plain("; a copy is "),
        Run::linked("elsewhere", Target::Uri("https://example.org/copy".to_owned())),
        Run::plain("."),
    ];
    let mut body = vec![
        heading(1, "Background", None),
        paragraph(0, 5, cited, false),
        paragraph(5, 5, see("Fig.\u{a0}1", "figure-1"), true),
        heading(1, "Case presentation", None),
        heading(2, "Lines", Some("month −3")),
        paragraph(2, 6, see("Fig.\u{a0}2a", "figure-2"), false),
        paragraph(7, 6, see("Table\u{a0}1", "table-1"), true),
        heading(2, "Columns", Some("months 0 to ≥ 11")),
        paragraph(1, 7, see("Table\u{a0}2", "table-2"), false),
        paragraph(4, 6, see("Table\u{a0}3", "table-3"), true),
    ];
    for (index, name) in ["Spaces", "Rules", "Margins", "Paper"].into_iter().enumerate() {
        body.push(heading(2, name, None));
        body.push(paragraph(index * 3, 7, Vec::new(), false));
        body.push(paragraph(index * 5 + 1, 6, Vec::new(), true));
    }
    body.extend(lists());
    body.push(heading(1, "Discussion", None));
    body.extend((0..6).map(|index| paragraph(index * 7, 7, Vec::new(), index > 0)));
    body.push(heading(1, "Declarations", None));
    let note = |head: &str, text: &str| Block::Note { head: head.to_owned(), runs: vec![Run::plain(text)] };
    body.push(note("Funding", "Not recorded."));
    body.push(note("Consent", "No person is described here, so that nobody's consent was needed."));
    body.push(heading(1, "References", None));
    body.extend((1..=14).map(reference));
    body
}

/// Headings of every level, lists of both kinds, and notes.
fn lists() -> Vec<Block> {
    let item = |from: usize| Item { runs: vec![Run::plain(sentences(from, 1))], under: None };
    let within = |ordered: bool, from: usize| Some(List { ordered, items: vec![item(from), item(from + 1)] });
    let ordered = List { ordered: true, items: vec![item(1), Item { under: within(true, 3), ..item(2) }, item(5)] };
    let dotted = List { ordered: false, items: vec![Item { under: within(false, 7), ..item(6) }, item(9)] };
    vec![
        heading(1, "Depth", None),
        heading(2, "Second", Some("aside")),
        heading(3, "Third", None),
        paragraph(3, 2, noted(1), false),
        Block::List(ordered),
        heading(4, "Fourth", None),
        paragraph(8, 1, noted(2), false),
        heading(5, "Fifth", None),
        Block::List(dotted),
        paragraph(10, 2, noted(3), true),
    ]
}

/// A sentence with the mark of a note.
fn noted(number: usize) -> Vec<Run> {
    let mark = Run { link: Some(Target::Note(number)), ..Run::styled(number.to_string(), Style::Raised) };
    vec![Run::plain("This is noted"), mark, Run::plain(".")]
}

fn reference(number: usize) -> Block {
    let runs = vec![
        Run::plain(format!("Compositor A, Drukarz Ł. Notes on the setting of pages, part {number}. ")),
        Run::styled("J Type", Style::Emphasis),
        Run::plain(format!(". 20{number:02};{number}:1–9. ")),
        Run::linked(format!("doi:10.9999/type.{number}"), Target::Uri(format!("https://example.org/{number}"))),
    ];
    Block::Reference { number, runs }
}
