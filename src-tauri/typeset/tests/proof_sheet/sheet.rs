//! The proof sheet: one document with every feature of the typesetter, in each of the three forms that people ask for.

use typeset::document::{Block, Document, Float, Form, Layout, Paper, Run, Style, Target};

use crate::{document::specimen, figures::more_floats};

/// The sheet in each form, with the form's name.
pub(crate) fn proofs() -> [(&'static str, Document); 3] {
    [
        ("journal", Paper::A4, Layout::TwoColumns),
        ("letter", Paper::Letter, Layout::OneColumn),
        ("review", Paper::A4, Layout::Review),
    ]
    .map(|(name, paper, layout)| (name, Document { form: Form { paper, layout }, ..sheet() }))
}

/// The specimen's front, lists, floats and notes, with what the specimen lacks.
fn sheet() -> Document {
    let specimen = specimen();
    let floats: Vec<Float> = specimen.floats.into_iter().chain(more_floats()).collect();
    let mut body = vec![heading("Styles", "every one"), paragraph(styles()), heading("Links", "every kind")];
    body.extend([paragraph(links()), paragraph(mentions(&floats)), heading("Scripts", "as far as the faces reach")]);
    body.extend(SCRIPTS.map(|(language, tag, words)| paragraph(said(language, tag, words))));
    body.extend(specimen.body.into_iter().skip_while(|block| !is_heading(block, "Depth")).filter(is_kept));
    Document { body, floats, ..specimen }
}

/// Six references are enough.
fn is_kept(block: &Block) -> bool {
    match block {
        Block::Reference { number, .. } => *number <= 6,
        _ => true,
    }
}

fn is_heading(block: &Block, words: &str) -> bool {
    matches!(block, Block::Heading { text, .. } if text == words)
}

fn heading(text: &str, aside: &str) -> Block {
    let level = if text == "Styles" { 1 } else { 2 };
    Block::Heading { level, text: text.to_owned(), aside: Some(aside.to_owned()) }
}

fn paragraph(runs: Vec<Run>) -> Block {
    Block::Paragraph { runs, indent: false, source: None }
}

fn styles() -> Vec<Run> {
    let named = [
        ("plain", Style::Plain),
        ("emphasis", Style::Emphasis),
        ("strong", Style::Strong),
        ("label", Style::Label),
        ("quiet", Style::Quiet),
        ("raised", Style::Raised),
        ("lowered", Style::Lowered),
        ("Small Capitals", Style::SmallCapitals),
    ];
    let mut runs = vec![Run::plain("Words are set ")];
    runs.extend(named.into_iter().flat_map(|(name, style)| [Run::styled(name, style), Run::plain(", ")]));
    let formula = [("H", Style::Plain), ("2", Style::Lowered), ("O, 10", Style::Plain), ("−3", Style::Raised)];
    runs.extend(formula.map(|(text, style)| Run::styled(text, style)));
    runs.push(Run::plain(" m², ½ and ≥ 5 × 10⁹/L; the genes "));
    runs.push(Run::styled("MDM2", Style::Emphasis));
    runs.push(Run::plain(" and "));
    runs.push(Run::styled("TP53", Style::Emphasis));
    runs.push(Run::plain(
        " lean, their proteins do not. Office, affliction and fjord have ligatures; “quoted” and ‘single’ \
                          marks, dashes – such as these — and an ellipsis… are set as typed.",
    ));
    runs
}

fn links() -> Vec<Run> {
    let note = Run { link: Some(Target::Note(1)), ..Run::styled("1", Style::Raised) };
    vec![
        Run::plain("A reference\u{a0}["),
        Run::linked("1", Target::Reference(1)),
        Run::plain("–"),
        Run::linked("6", Target::Reference(6)),
        Run::plain("], a table ("),
        Run::linked("Table\u{a0}1", Target::Float("table-1".to_owned())),
        Run::plain("), an address ("),
        Run::linked(
            "https://example.org/a/long/address/that/has/to/break/somewhere",
            Target::Uri("https://example.org/a/long/address/that/has/to/break/somewhere".to_owned()),
        ),
        Run::plain(") and a note"),
        note,
        Run::plain(" are each a click away."),
    ]
}

/// One mention of every table and figure.
fn mentions(floats: &[Float]) -> Vec<Run> {
    let one = |float: &Float| [Run::linked(float.label.clone(), Target::Float(float.id.clone())), Run::plain("; ")];
    [Run::plain("Shown are: ")].into_iter().chain(floats.iter().flat_map(one)).chain([Run::plain("no more.")]).collect()
}

fn said(language: &str, tag: &str, words: &str) -> Vec<Run> {
    let words = Run::plain(words);
    let words = if tag.is_empty() { words } else { words.in_language(tag) };
    vec![Run::styled(format!("{language}. "), Style::Strong), words]
}

/// A sentence in each script and language that patients' names and letters come in, with its tag where it is one.
const SCRIPTS: [(&str, &str, &str); 9] = [
    ("Greek", "el", "Η ασθενής υποβλήθηκε σε εκτομή του όγκου· δόσεις σε µg, Δ = 3 mm, α < 0,05."),
    ("Cyrillic", "", "Опухоль удалена полностью; край чистый. Пацієнтка Їжакевич, Ґалаґан."),
    ("Polish", "pl", "Zażółć gęślą jaźń: Łukasz i Małgorzata przyszli na oddział chirurgii onkologicznej."),
    ("Norwegian", "nb", "Pasienten på Ørland fikk strålebehandling før operasjonen; ærlig talt gikk det bra."),
    ("Vietnamese", "vi", "Bệnh nhân Nguyễn Thị Phương được phẫu thuật cắt bỏ khối u ở đùi phải."),
    ("German and French", "", "Größe, Übergänge, Straße; l’œdème, naïve, ça, où, Noël."),
    ("Czech and Turkish", "", "Příliš žluťoučký kůň; İstanbul, Çağrı, Işık, Ağrı."),
    ("Hebrew", "he", "הגידול הוסר בניתוח ללא גרורות, 12 ס״מ."),
    ("Arabic", "ar", "أجريت للمريضة عملية جراحية ولم تظهر أي نقائل."),
];
