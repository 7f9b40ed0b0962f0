//! The first page above the text: title, authors, the narrow column and the abstract.

use crate::{
    Error,
    document::{Block, Front, Meta, Run, Side, Style},
    draw::{Draw, Laid, NodeId, Tree},
    font::{Face, width},
    paragraph::{Ends, Language, Setting, paragraph, words},
    style::{ACCENT, GREY, HAIR, HEIGHT, INK, LEFT, MM, TOP, WIDTH},
};

/// Width of the narrow column.
const SIDE: f32 = 40.0 * MM;
/// Width of the abstract.
const SUMMARY: f32 = 124.0 * MM;

/// Least space between what stands at the two ends of a line in the margin.
const APART: f32 = 6.0 * MM;

/// Lays out the front; its height ends where the text may begin.
pub(crate) fn front(front: &Front, meta: &Meta, tree: &mut Tree, root: NodeId) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    laid.decorate(Draw::rule(0.0, 0.0, WIDTH, 1.6, ACCENT));
    let mut y = 5.0;
    if !front.kind.is_empty() {
        let node = tree.add("P", Some(root));
        let kind = Setting::sans(8.4, 12.0).in_face(Face::SansBold).coloured(ACCENT);
        y += add(&mut laid, &[Run::plain(front.kind.to_uppercase())], &kind, WIDTH, 0.0, y, tree, node)? + 6.0;
    }
    let title = title(front, meta);
    let setting = Setting::serif(20.5, 24.5, Ends::Ragged).in_face(Face::SerifSemibold);
    let node = tree.add("H1", Some(root));
    tree.edit(node, |node| node.title = Some(title.to_owned()));
    let runs = [Run::plain(title)];
    let measure = even_width(&runs, &setting)?;
    y += add(&mut laid, &runs, &setting, measure, 0.0, y, tree, node)? + 8.0;
    if !front.authors.is_empty() {
        let node = tree.add("P", Some(root));
        let authors = Setting::sans(9.4, 13.0).in_face(Face::SansMedium);
        y += add(&mut laid, &front.authors, &authors, WIDTH, 0.0, y, tree, node)? + 9.0;
    }
    laid.decorate(Draw::rule(0.0, y, WIDTH, 0.5, HAIR));
    y += 5.0;
    let summary = summary(front, Language::of(&meta.language), tree, root)?;
    let side = side(&front.side, tree, root)?;
    let height = summary.height.max(side.height);
    if height > 0.0 {
        laid.put(summary, WIDTH - SUMMARY, y);
        laid.put(side, 0.0, y);
        y += height + 6.0;
        laid.decorate(Draw::rule(0.0, y, WIDTH, 0.5, HAIR));
    }
    laid.height = y + 10.0;
    Ok(laid)
}

/// The title; a page without one could not be found again, nor read out as PDF/UA asks.
fn title<'a>(front: &'a Front, meta: &'a Meta) -> &'a str {
    [front.title.as_str(), meta.title.as_str()].into_iter().find(|title| !title.trim().is_empty()).unwrap_or("Untitled")
}

/// The least width at which a heading takes no more lines than it must, so that its lines are about equal.
fn even_width(runs: &[Run], setting: &Setting) -> Result<f32, Error> {
    const STEP: f32 = 6.0 * MM;
    let least = paragraph(runs, setting, WIDTH)?.lines.len();
    let mut width = WIDTH;
    while width > WIDTH / 2.0 && paragraph(runs, setting, width - STEP)?.lines.len() == least {
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

/// Running head and foot of page `index` of `count`; what is too long for its line ends with it.
pub(crate) fn margins(meta: &Meta, index: usize, count: usize) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    let mut nothing = Tree::default();
    if index > 0 {
        let wide = width(Face::SansBold, 7.0, &meta.head_right);
        let head = paragraph(&meta.head, &Setting::sans(7.0, 9.0).coloured(GREY), WIDTH - wide - APART)?;
        laid.put(head.line(0, &mut nothing, None), LEFT, TOP - 30.0);
        laid.decorate(words(&meta.head_right, Face::SansBold, 7.0, ACCENT, LEFT + WIDTH - wide, TOP - 23.2)?);
        laid.decorate(Draw::rule(LEFT, TOP - 17.0, WIDTH, 0.35, HAIR));
    }
    let y = TOP + HEIGHT + 22.0;
    laid.decorate(Draw::rule(LEFT, y, WIDTH, 0.35, HAIR));
    let (number, of) = (format!("{}", index + 1), format!(" of {count}"));
    let of_wide = width(Face::Sans, 7.0, &of);
    let wide = width(Face::SansBold, 7.0, &number) + of_wide;
    let foot = paragraph(&[Run::plain(&meta.foot)], &Setting::sans(6.6, 9.0).coloured(GREY), WIDTH - wide - APART)?;
    laid.put(foot.line(0, &mut nothing, None), LEFT, y + 4.3);
    laid.decorate(words(&number, Face::SansBold, 7.0, INK, LEFT + WIDTH - wide, y + 11.0)?);
    laid.decorate(words(&of, Face::Sans, 7.0, GREY, LEFT + WIDTH - of_wide, y + 11.0)?);
    Ok(laid)
}
