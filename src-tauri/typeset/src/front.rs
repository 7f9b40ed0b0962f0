//! The first page above the text: title, authors, the narrow column and the abstract.

use crate::{
    Error,
    document::{Block, Front, Meta, Run, Side, Style},
    draw::{Draw, Laid, NodeId, Tree},
    font::Face,
    layout::geometry::Geometry,
    paragraph::{Ends, Language, Setting, paragraph},
    style::{ACCENT, GREY, HAIR, MM},
};

/// Width of the narrow column.
const SIDE: f32 = 40.0 * MM;
/// Width of the abstract.
const SUMMARY: f32 = 124.0 * MM;

/// Lays out the front; its height ends where the text may begin.
pub(crate) fn front(
    front: &Front,
    meta: &Meta,
    geometry: &Geometry,
    tree: &mut Tree,
    root: NodeId,
) -> Result<Laid, Error> {
    let mut laid = head(front, meta, geometry.width, tree, root)?;
    if geometry.review {
        below_authors(&mut laid, &front.side, geometry.width, tree, root)?;
        laid.height += 6.0;
        return Ok(laid);
    }
    let mut y = laid.height;
    laid.decorate(Draw::rule(0.0, y, geometry.width, 0.5, HAIR));
    y += 5.0;
    let summary = summary(front, Language::of(&meta.language), tree, root)?;
    let side = side(&front.side, tree, root)?;
    let height = summary.height.max(side.height);
    if height > 0.0 {
        laid.put(summary, geometry.width - SUMMARY, y);
        laid.put(side, 0.0, y);
        y += height + 6.0;
        laid.decorate(Draw::rule(0.0, y, geometry.width, 0.5, HAIR));
    }
    laid.height = y + 10.0;
    Ok(laid)
}

/// Kind, title and authors.
fn head(front: &Front, meta: &Meta, width: f32, tree: &mut Tree, root: NodeId) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    laid.decorate(Draw::rule(0.0, 0.0, width, 1.6, ACCENT));
    let mut y = 5.0;
    if !front.kind.is_empty() {
        let node = tree.add("P", Some(root));
        let kind = Setting::sans(8.4, 12.0).in_face(Face::SansBold).coloured(ACCENT);
        y += add(&mut laid, &[Run::plain(front.kind.to_uppercase())], &kind, width, 0.0, y, tree, node)? + 6.0;
    }
    let title = title(front, meta);
    let setting = Setting::serif(20.5, 24.5, Ends::Ragged).in_face(Face::SerifSemibold);
    let node = tree.add("H1", Some(root));
    tree.edit(node, |node| node.title = Some(title.to_owned()));
    let runs = [Run::plain(title)];
    let measure = even_width(&runs, &setting, width)?;
    y += add(&mut laid, &runs, &setting, measure, 0.0, y, tree, node)? + 8.0;
    if !front.authors.is_empty() {
        let node = tree.add("P", Some(root));
        let authors = Setting::sans(9.4, 13.0).in_face(Face::SansMedium);
        y += add(&mut laid, &front.authors, &authors, width, 0.0, y, tree, node)? + 9.0;
    }
    laid.height = y;
    Ok(laid)
}

/// What stands in the narrow column of a journal, for a reviewer in lines below the authors.
fn below_authors(laid: &mut Laid, side: &[Side], width: f32, tree: &mut Tree, root: NodeId) -> Result<(), Error> {
    let text = Setting::sans(7.6, 11.0).coloured(GREY);
    for line in lines(side) {
        let node = tree.add("P", Some(root));
        laid.height += add(laid, &line, &text, width, 0.0, laid.height, tree, node)?;
    }
    Ok(())
}

/// The narrow column as lines: pairs run on behind their heading.
fn lines(side: &[Side]) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let mut pairs = false;
    for item in side {
        let runs = match item {
            Side::Heading(heading) => vec![Run::styled(format!("{heading}\u{a0}\u{a0} "), Style::Strong)],
            Side::Pair(label, value) => {
                let parted = if pairs { "; " } else { "" };
                vec![Run::plain(format!("{parted}{label}: {value}"))]
            }
            Side::Note(runs) => runs.clone(),
            Side::Rule => continue,
        };
        let is_pair = matches!(item, Side::Pair(..));
        match lines.last_mut().filter(|_| is_pair) {
            Some(line) => line.extend(runs),
            None => lines.push(runs),
        }
        pairs = is_pair;
    }
    lines
}

/// The title; a page without one could not be found again, nor read out as PDF/UA asks.
fn title<'a>(front: &'a Front, meta: &'a Meta) -> &'a str {
    [front.title.as_str(), meta.title.as_str()].into_iter().find(|title| !title.trim().is_empty()).unwrap_or("Untitled")
}

/// The least width at which a heading takes no more lines than it must, so that its lines are about equal.
fn even_width(runs: &[Run], setting: &Setting, widest: f32) -> Result<f32, Error> {
    const STEP: f32 = 6.0 * MM;
    let least = paragraph(runs, setting, widest)?.lines.len();
    let mut width = widest;
    while width > widest / 2.0 && paragraph(runs, setting, width - STEP)?.lines.len() == least {
        width -= STEP;
    }
    Ok(width)
}

#[expect(clippy::too_many_arguments, reason = "a paragraph, where it stands, and what it means")]
fn add(
    laid: &mut Laid,
    runs: &[Run],
    setting: &Setting,
    width: f32,
    x: f32,
    y: f32,
    tree: &mut Tree,
    node: NodeId,
) -> Result<f32, Error> {
    let set = paragraph(runs, setting, width)?;
    let height = set.height();
    laid.put(set.laid(tree, Some(node)), x, y);
    Ok(height)
}

fn summary(front: &Front, language: Language, tree: &mut Tree, root: NodeId) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    if front.summary.is_empty() && front.keywords.is_empty() {
        return Ok(laid);
    }
    let section = tree.add("Sect", Some(root));
    let head = tree.add("H2", Some(section));
    tree.edit(head, |node| node.title = Some("Abstract".to_owned()));
    let heading = Setting::sans(10.4, 13.0).in_face(Face::SansBold).coloured(ACCENT);
    laid.height += add(&mut laid, &[Run::plain("Abstract")], &heading, SUMMARY, 0.0, 0.0, tree, head)?;
    let body = Setting::serif(10.0, 12.5, Ends::Justified).in_language(language);
    let text = Setting { strong: Face::SansBold, strong_scale: 0.84, ..body };
    for (head, runs) in &front.summary {
        let node = tree.add("P", Some(section));
        let y = laid.height + 1.5;
        let runs: Vec<Run> = run_in(head).into_iter().chain(runs.iter().cloned()).collect();
        laid.height = y + add(&mut laid, &runs, &text, SUMMARY, 0.0, y, tree, node)? + 2.0;
    }
    if !front.keywords.is_empty() {
        let node = tree.add("P", Some(section));
        let y = laid.height + 3.0;
        let runs: Vec<Run> = run_in("Keywords").into_iter().chain([Run::plain(&front.keywords)]).collect();
        laid.height = y + add(&mut laid, &runs, &Setting::sans(7.6, 10.0), SUMMARY, 0.0, y, tree, node)?;
    }
    Ok(laid)
}

/// The front without its abstract, and the abstract as blocks.
pub(crate) fn without_summary(front: &Front) -> (Front, Vec<Block>) {
    if front.summary.is_empty() && front.keywords.is_empty() {
        return (front.clone(), Vec::new());
    }
    let heading = Block::Heading { level: 1, text: "Abstract".to_owned(), aside: None };
    let paragraph = |(head, runs): &(String, Vec<Run>)| {
        let runs = run_in(head).into_iter().chain(runs.iter().cloned()).collect();
        Block::Paragraph { runs, indent: false, source: None }
    };
    let keywords = (!front.keywords.is_empty())
        .then(|| Block::Note { head: "Keywords".to_owned(), runs: vec![Run::plain(&front.keywords)] });
    let blocks = [heading].into_iter().chain(front.summary.iter().map(paragraph)).chain(keywords).collect();
    (Front { summary: Vec::new(), keywords: String::new(), ..front.clone() }, blocks)
}

/// A run-in head, parted from the text by an em.
fn run_in(head: &str) -> Vec<Run> {
    if head.is_empty() { Vec::new() } else { vec![Run::styled(format!("{head}\u{a0}\u{a0} "), Style::Strong)] }
}

fn side(side: &[Side], tree: &mut Tree, root: NodeId) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    if side.is_empty() {
        return Ok(laid);
    }
    let section = tree.add("Sect", Some(root));
    let text = Setting::sans(7.2, 9.6);
    for item in side {
        let y = laid.height;
        laid.height = match item {
            Side::Heading(heading) => {
                let node = tree.add("P", Some(section));
                let setting = text.in_face(Face::SansBold).coloured(ACCENT);
                y + add(&mut laid, &[Run::plain(heading)], &setting, SIDE, 0.0, y + 2.0, tree, node)? + 5.0
            }
            Side::Pair(label, value) => {
                let node = tree.add("P", Some(section));
                let label_height =
                    add(&mut laid, &[Run::styled(label, Style::Quiet)], &text, SIDE, 0.0, y, tree, node)?;
                let below = y + label_height;
                below + add(&mut laid, &[Run::plain(value)], &text, SIDE, 0.0, below, tree, node)? + 4.0
            }
            Side::Note(runs) => {
                let node = tree.add("P", Some(section));
                y + add(&mut laid, runs, &text.coloured(GREY), SIDE, 0.0, y, tree, node)?
            }
            Side::Rule => {
                laid.decorate(Draw::rule(0.0, y + 2.0, SIDE, 0.35, HAIR));
                y + 6.0
            }
        };
    }
    Ok(laid)
}
