//! What every printed page keeps to, over documents made at random in every form.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use typeset::{
    document::{Document, Layout, Target},
    draw::{Kid, NodeId, Pages},
};

use crate::{
    drawn::{Drawn, drawn},
    random::random,
};

/// Millimetres in points.
const MM: f32 = 72.0 / 25.4;
/// A mark may hang over the edge by less than this.
const HANG: f32 = 3.0;

/// A line of running text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    /// The block it belongs to.
    block: NodeId,
    heading: bool,
    page: usize,
    column: usize,
    y: f32,
}

/// A document set, and what is known of its form.
struct Sheet {
    document: Document,
    pages: Pages,
}

impl Sheet {
    fn new(document: Document) -> Self {
        let pages = typeset::pages(&document).unwrap();
        Self { document, pages }
    }

    fn review(&self) -> bool {
        self.document.form.layout == Layout::Review
    }

    fn left(&self) -> f32 {
        let (wide, _) = self.document.form.paper.size();
        (wide - self.width()) / 2.0 + if self.review() { 2.0 * MM } else { 0.0 }
    }

    fn width(&self) -> f32 {
        self.document.form.width() * MM
    }

    fn column(&self, x: f32) -> usize {
        let halved = self.document.form.layout == Layout::TwoColumns;
        usize::from(halved && x > self.left() + 85.0 * MM)
    }

    /// Lines of paragraphs, lists and headings in reading order.
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        self.collect(0, &mut lines);
        lines
    }

    fn collect(&self, id: NodeId, lines: &mut Vec<Line>) {
        let node = &self.pages.tree.nodes[id];
        if matches!(node.tag, "Div" | "Note" | "H1") {
            return;
        }
        if !matches!(node.tag, "P" | "LBody" | "H2" | "H3" | "H4" | "H5" | "H6") {
            let kids = node.kids.iter().filter_map(|kid| if let Kid::Node(kid) = kid { Some(*kid) } else { None });
            return kids.for_each(|kid| self.collect(kid, lines));
        }
        let (mut pieces, mut within) = (Vec::new(), Vec::new());
        self.pieces(id, &mut pieces, &mut within);
        for drawn in self.drawn_of(&pieces) {
            let (column, heading) = (self.column(drawn.left), node.tag.starts_with('H'));
            let line = Line { block: id, heading, page: drawn.page, column, y: drawn.y };
            let known = |other: &Line| other.block == id && (other.page, other.column) == (line.page, line.column);
            if !lines.iter().any(|other| known(other) && (other.y - line.y).abs() < 5.0) {
                lines.push(line);
            }
        }
        within.into_iter().for_each(|list| self.collect(list, lines));
    }

    /// Pieces of a block, without those of lists within it.
    fn pieces(&self, id: NodeId, pieces: &mut Vec<(usize, usize)>, lists: &mut Vec<NodeId>) {
        for kid in &self.pages.tree.nodes[id].kids {
            match *kid {
                Kid::Piece(page, piece) => pieces.push((page, piece)),
                Kid::Node(kid) if self.pages.tree.nodes[kid].tag == "L" => lists.push(kid),
                Kid::Node(kid) => self.pieces(kid, pieces, lists),
            }
        }
    }

    fn drawn_of(&self, pieces: &[(usize, usize)]) -> Vec<Drawn<'_>> {
        drawn(&self.pages).into_iter().filter(|drawn| pieces.contains(&(drawn.page, drawn.piece))).collect()
    }

    /// Lines of the grid that text takes on a page, with the empty ones above headings.
    fn lines_on(&self, page: usize, lines: &[Line]) -> f32 {
        let grid = if self.review() { 20.0 } else { 12.5 };
        let of =
            |column| lines.iter().filter(move |line| (line.page, line.column) == (page, column)).map(|line| line.y);
        let ends = |column| of(column).reduce(f32::min).zip(of(column).reduce(f32::max));
        (0..2).filter_map(ends).map(|(highest, lowest)| (lowest - highest) / grid + 1.0).sum()
    }

    /// Whether notes stand on a page.
    fn is_noted(&self, page: usize) -> bool {
        self.pages.anchors.iter().any(|(target, at)| matches!(target, Target::Note(_)) && at.page == page)
    }

    fn page_of(&self, target: &Target) -> usize {
        self.pages.anchors.iter().find(|(anchor, _)| anchor == target).map(|(_, place)| place.page).unwrap()
    }
}

fn no_line_stands_alone(lines: &[Line]) -> Result<(), TestCaseError> {
    for block in lines.chunk_by(|a, b| a.block == b.block) {
        let parts: Vec<&[Line]> = block.chunk_by(|a, b| (a.page, a.column) == (b.page, b.column)).collect();
        for part in [parts.first(), parts.last()].into_iter().flatten().filter(|_| parts.len() > 1) {
            prop_assert!(part.len() >= 2, "one line of {} stands alone: {part:?}", block.len());
        }
    }
    Ok(())
}

fn headings_keep_two_lines(lines: &[Line]) -> Result<(), TestCaseError> {
    for window in lines.windows(3).filter(|window| window[0].heading) {
        let with = |other: &Line| (other.page, other.column) == (window[0].page, window[0].column);
        prop_assert!(with(&window[1]), "a heading stands alone: {window:?}");
        prop_assert!(window[1].heading || window[2].heading || with(&window[2]), "with one line only: {window:?}");
    }
    Ok(())
}

/// In order, not before their mention, and no more on a page than text can bear.
fn floats_stand_well(sheet: &Sheet, lines: &[Line]) -> Result<(), TestCaseError> {
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wide: BTreeMap<usize, usize> = BTreeMap::new();
    for float in &sheet.document.floats {
        let target = Target::Float(float.id.clone());
        let page = sheet.page_of(&target);
        let links = |page: &typeset::draw::Page| page.links.iter().any(|link| link.target == target);
        if let Some(mention) = sheet.pages.pages.iter().position(links) {
            prop_assert!(page >= mention, "{} stands on page {page} before its mention on {mention}", float.id);
        }
        let kind = float.label.split(' ').next().unwrap();
        prop_assert!(before.insert(kind, page).is_none_or(|other| other <= page), "{} is out of order", float.id);
        if float.wide || sheet.document.form.layout != Layout::TwoColumns {
            *wide.entry(page).or_default() += 1;
        }
    }
    let last = lines.last().map_or(0, |line| line.page);
    let least = if sheet.review() { 6.0 } else { 10.0 };
    for (page, count) in wide {
        let text = sheet.lines_on(page, lines);
        prop_assert!(text < 0.5 || count <= 2, "{count} wide floats with text on page {page}");
        prop_assert!(
            !(0.5..least - 0.5).contains(&text) || page == last || sheet.is_noted(page),
            "{text} lines with floats on page {page}"
        );
    }
    Ok(())
}

/// Figures and tables with their captions.
fn captions_stay(sheet: &Sheet) -> Result<(), TestCaseError> {
    for (id, node) in sheet.pages.tree.nodes.iter().enumerate() {
        if matches!(node.tag, "Figure" | "Caption") {
            let (mut pieces, mut lists) = (Vec::new(), Vec::new());
            sheet.pieces(id, &mut pieces, &mut lists);
            let pages: BTreeSet<usize> = pieces.iter().map(|(page, _)| *page).collect();
            prop_assert!(pages.len() <= 1, "a {} is torn: {pages:?}", node.tag);
        }
    }
    Ok(())
}

fn all_stands_within_the_text_block(sheet: &Sheet) -> Result<(), TestCaseError> {
    let (_, high) = sheet.document.form.paper.size();
    let (top, foot) = (24.0 * MM, high - 22.0 * MM);
    for line in drawn(&sheet.pages) {
        let inside = line.left >= sheet.left() - 0.1 && line.right <= sheet.left() + sheet.width() + HANG;
        prop_assert!(inside && line.y > top && line.y < foot, "{} at {}, {}", line.text(), line.left, line.y);
    }
    Ok(())
}

fn nothing_overlaps(sheet: &Sheet) -> Result<(), TestCaseError> {
    let all = drawn(&sheet.pages);
    for page in 0..sheet.pages.pages.len() {
        let mut on_page: Vec<&Drawn<'_>> = all.iter().filter(|line| line.page == page).collect();
        on_page.sort_by(|a, b| a.y.total_cmp(&b.y));
        for (index, one) in on_page.iter().enumerate() {
            let near = on_page.iter().skip(index + 1).take_while(|other| other.y - other.size < one.y);
            for other in near.filter(|other| other.y - 0.6 * other.size < one.y) {
                let apart = other.left >= one.right - HANG || other.right <= one.left + HANG;
                prop_assert!(apart, "“{}” and “{}” overlap on page {page}", one.text(), other.text());
            }
        }
    }
    Ok(())
}

fn notes_stand_below_their_mention(sheet: &Sheet) -> Result<(), TestCaseError> {
    for number in 1..=sheet.document.notes.len() {
        let (mention, note) = (sheet.page_of(&Target::Mention(number)), sheet.page_of(&Target::Note(number)));
        prop_assert!(mention == note, "note {number} of page {mention} stands on page {note}");
    }
    Ok(())
}

/// The columns that end the text end together, unless a float or notes stand in one of them.
fn the_last_page_is_balanced(sheet: &Sheet, lines: &[Line]) -> Result<(), TestCaseError> {
    let last = lines.last().map_or(0, |line| line.page);
    let floats = sheet.pages.regions.iter().any(|region| region.page == last && region.source.starts_with('f'));
    if floats || sheet.is_noted(last) || sheet.document.form.layout != Layout::TwoColumns {
        return Ok(());
    }
    let lowest = |column| {
        let of = lines.iter().filter(|line| (line.page, line.column) == (last, column));
        of.map(|line| line.y).reduce(f32::max)
    };
    if let (Some(left), Some(right)) = (lowest(0), lowest(1)) {
        prop_assert!((left - right).abs() <= 3.0 * 12.5 + 0.1, "the columns end at {left} and {right}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_page_keeps_to_the_rules(document in random()) {
        let sheet = Sheet::new(document);
        let lines = sheet.lines();
        no_line_stands_alone(&lines)?;
        headings_keep_two_lines(&lines)?;
        floats_stand_well(&sheet, &lines)?;
        captions_stay(&sheet)?;
        all_stands_within_the_text_block(&sheet)?;
        nothing_overlaps(&sheet)?;
        notes_stand_below_their_mention(&sheet)?;
        the_last_page_is_balanced(&sheet, &lines)?;
    }
}
