//! A document as plain text: for golden files, and for readers that cannot see the page.

use std::fmt::Write as _;

use crate::document::{Block, Cell, Content, Document, Float, List, Run, Side, Table, Target};

/// The document as text in reading order, lines not broken; tables as rows of cells parted by " | ".
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    let front = &document.front;
    if !front.kind.is_empty() {
        let _ = writeln!(out, "{}", front.kind);
    }
    let _ = writeln!(out, "{}\n\n{}", front.title, words(&front.authors));
    for (head, runs) in &front.summary {
        let head = if head.is_empty() { String::new() } else { format!("{head}. ") };
        let _ = writeln!(out, "\n{head}{}", words(runs));
    }
    if !front.keywords.is_empty() {
        let _ = writeln!(out, "\nKeywords: {}", front.keywords);
    }
    out.push('\n');
    for item in &front.side {
        let _ = match item {
            Side::Heading(heading) => writeln!(out, "{heading}"),
            Side::Pair(label, value) => writeln!(out, "{label}: {value}"),
            Side::Note(runs) => writeln!(out, "{}", words(runs)),
            Side::Rule => Ok(()),
        };
    }
    let mut floats = document.floats.as_slice();
    let mut notes: Vec<(usize, &Vec<Run>)> = (1..).zip(&document.notes).collect();
    for block in &document.body {
        block_text(&mut out, block);
        notes.retain(|(number, note)| {
            let mentioned = block.runs().any(|run| run.link == Some(Target::Note(*number)));
            if mentioned {
                note_text(&mut out, *number, note);
            }
            !mentioned
        });
        let (mentioned, rest) = floats.split_at(mentioned(block, floats));
        mentioned.iter().for_each(|float| float_text(&mut out, float));
        floats = rest;
    }
    notes.into_iter().for_each(|(number, note)| note_text(&mut out, number, note));
    floats.iter().for_each(|float| float_text(&mut out, float));
    out.replace('\u{a0}', " ")
}

/// How many of `floats` follow a block: up to the last that it mentions.
fn mentioned(block: &Block, floats: &[Float]) -> usize {
    let links = |float: &Float| block.runs().any(|run| matches!(&run.link, Some(Target::Float(id)) if *id == float.id));
    floats.iter().rposition(links).map_or(0, |index| index + 1)
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn block_text(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading { level, text, aside } => {
            let aside = aside.as_ref().map_or_else(String::new, |aside| format!(" ({aside})"));
            writeln!(out, "\n{} {text}{aside}", "#".repeat(usize::from((*level).max(1))))
        }
        Block::List(list) => {
            out.push('\n');
            list_text(out, list, 0);
            Ok(())
        }
        Block::Paragraph { runs, .. } => writeln!(out, "\n{}", words(runs)),
        Block::Note { head, runs } => writeln!(out, "\n{head}: {}", words(runs)),
        Block::Reference { number, runs } => writeln!(out, "{number}. {}", words(runs)),
    };
}

/// The entries of a list with their printed labels, those of a list within it further in.
fn list_text(out: &mut String, list: &List, depth: usize) {
    for (index, item) in list.items.iter().enumerate() {
        let _ = writeln!(out, "{}{} {}", "  ".repeat(depth), list.marker(depth, index), words(&item.runs));
        if let Some(under) = &item.under {
            list_text(out, under, depth + 1);
        }
    }
}

fn note_text(out: &mut String, number: usize, note: &[Run]) {
    let _ = writeln!(out, "\n({number}) {}", words(note));
}

fn float_text(out: &mut String, float: &Float) {
    let _ = writeln!(out, "\n[{}] {} {}", float.label, float.title, words(&float.legend));
    match &float.content {
        Content::Tables(tables) => tables.iter().for_each(|table| table_text(out, table)),
        Content::Drawing { alt, .. } => {
            let _ = writeln!(out, "{alt}");
        }
        Content::Panels(rows) => {
            for panel in rows.iter().flatten() {
                let _ = writeln!(out, "{}: {}", panel.letter, panel.alt);
            }
        }
    }
}

fn table_text(out: &mut String, table: &Table) {
    let cells = |cells: &[Cell]| cells.iter().map(|cell| words(&cell.runs)).collect::<Vec<_>>().join(" | ");
    for row in table.head.iter().chain(&table.rows) {
        let _ = writeln!(out, "| {} |", cells(&row.cells));
    }
    for note in &table.notes {
        let _ = writeln!(out, "{}", words(note));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Float, Front, Item, Meta};

    #[test]
    fn lists_are_counted_as_they_are_printed() {
        let item = |text: &str, under| Item { runs: vec![Run::plain(text)], under };
        let list = |ordered, items| List { ordered, items };
        let within = list(true, vec![item("grade", None), item("margin", None)]);
        let dots = list(false, vec![item("scan", None)]);
        let body = vec![Block::List(list(true, vec![item("biopsy", Some(within)), item("follow-up", Some(dots))]))];
        let text = text(&Document { body, ..Document::default() });
        assert!(text.contains("1. biopsy\n  a. grade\n  b. margin\n2. follow-up\n  – scan\n"), "{text}");
    }

    fn float(id: &str) -> Float {
        Float {
            id: id.to_owned(),
            label: id.to_owned(),
            title: String::new(),
            legend: Vec::new(),
            wide: true,
            content: Content::Panels(Vec::new()),
            source: None,
        }
    }

    #[test]
    fn a_float_follows_the_paragraph_that_mentions_it() {
        let mention = Run::linked("see it", Target::Float("two".to_owned()));
        let paragraph = |runs| Block::Paragraph { runs, indent: false, source: None };
        let meta = Meta {
            title: String::new(),
            authors: String::new(),
            subject: String::new(),
            keywords: Vec::new(),
            language: String::new(),
            creator: String::new(),
            created: chrono::DateTime::UNIX_EPOCH,
            id: String::new(),
            head: Vec::new(),
            head_right: String::new(),
            mark: String::new(),
            foot: String::new(),
        };
        let body = vec![paragraph(vec![mention]), paragraph(vec![Run::plain("after")])];
        let floats = vec![float("one"), float("two"), float("three")];
        let text = text(&Document { meta, front: Front::default(), body, floats, ..Document::default() });
        let places: Vec<_> = ["see it", "[one]", "[two]", "after", "[three]"].map(|words| text.find(words)).into();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    }
}
