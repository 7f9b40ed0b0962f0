//! The article's file as a document.

use std::{error::Error, fs, path::Path};

use serde::Deserialize;
use typeset::document::{
    Align, Block, Cell, Column, Content, Document, Float, Front, Meta, Panel, Picture, Row, Run, Table, Target,
};

#[derive(Deserialize)]
struct Article {
    title: String,
    authors: String,
    keywords: String,
    summary: Vec<(String, String)>,
    sections: Vec<Section>,
    floats: Vec<Shown>,
    references: Vec<String>,
}

#[derive(Deserialize)]
struct Section {
    heading: String,
    paragraphs: Vec<Vec<Words>>,
}

#[derive(Deserialize)]
struct Words {
    text: String,
    float: Option<String>,
    reference: Option<usize>,
}

#[derive(Deserialize)]
struct Shown {
    id: String,
    label: String,
    title: String,
    legend: String,
    wide: bool,
    panels: Option<Vec<Lettered>>,
    table: Option<Rows>,
}

#[derive(Deserialize)]
struct Lettered {
    letter: String,
    file: String,
    alt: String,
}

#[derive(Deserialize)]
struct Rows {
    columns: Vec<String>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Reads an article and the pictures that it names.
pub(crate) fn document(path: &Path) -> Result<Document, Box<dyn Error>> {
    let article: Article = serde_json::from_slice(&fs::read(path)?)?;
    let (title, keywords) = (article.title.clone(), article.keywords.clone());
    let floats = article.floats.into_iter().map(float).collect::<Result<_, _>>()?;
    let summary = article.summary.into_iter().map(|(head, text)| (head, vec![Run::plain(text)])).collect();
    let front = Front { title, authors: vec![Run::plain(&article.authors)], summary, keywords, ..Front::default() };
    let meta = Meta {
        title: article.title,
        authors: article.authors,
        keywords: vec![article.keywords],
        language: "en-GB".to_owned(),
        head: vec![Run::plain("A made-up article")],
        mark: String::new(),
        foot: "Set to measure the setting".to_owned(),
        ..Meta::default()
    };
    let body = article.sections.into_iter().flat_map(section).chain(references(article.references)).collect();
    Ok(Document { meta, front, body, floats, ..Document::default() })
}

fn section(section: Section) -> impl Iterator<Item = Block> {
    let heading = Block::Heading { level: 1, text: section.heading, aside: None };
    let paragraphs = section.paragraphs.into_iter().enumerate().map(|(index, words)| Block::Paragraph {
        runs: words.into_iter().map(run).collect(),
        indent: index > 0,
        source: None,
    });
    [heading].into_iter().chain(paragraphs)
}

fn run(words: Words) -> Run {
    let link = words.float.map(Target::Float).or(words.reference.map(Target::Reference));
    Run { link, ..Run::plain(words.text) }
}

fn references(references: Vec<String>) -> impl Iterator<Item = Block> {
    let heading = Block::Heading { level: 1, text: "References".to_owned(), aside: None };
    let reference =
        |(index, text): (usize, String)| Block::Reference { number: index + 1, runs: vec![Run::plain(text)] };
    [heading].into_iter().chain(references.into_iter().enumerate().map(reference))
}

fn float(shown: Shown) -> Result<Float, Box<dyn Error>> {
    let content = match (shown.panels, shown.table) {
        (Some(panels), _) => Content::Panels(vec![panels.into_iter().map(panel).collect::<Result<_, _>>()?]),
        (None, Some(rows)) => Content::Tables(vec![table(&rows)]),
        (None, None) => return Err(format!("{} shows nothing", shown.label).into()),
    };
    let legend = vec![Run::plain(shown.legend)];
    Ok(Float { id: shown.id, label: shown.label, title: shown.title, legend, wide: shown.wide, content, source: None })
}

fn panel(panel: Lettered) -> Result<Panel, Box<dyn Error>> {
    let bytes = fs::read(&panel.file)?;
    let picture = if panel.file.ends_with(".png") { Picture::Png(bytes) } else { Picture::Jpeg(bytes) };
    Ok(Panel { letter: panel.letter, picture, alt: panel.alt })
}

fn table(rows: &Rows) -> Table {
    let align = |align: &String| Column { align: if align == "right" { Align::Right } else { Align::Left } };
    let row = |cells: &Vec<String>| Row { cells: cells.iter().map(Cell::plain).collect(), ..Row::default() };
    Table {
        share: 1.0,
        columns: rows.columns.iter().map(align).collect(),
        head: vec![row(&rows.head)],
        rows: rows.rows.iter().map(row).collect(),
        notes: Vec::new(),
    }
}
