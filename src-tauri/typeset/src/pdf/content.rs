//! Drawing as operations of the page, each piece marked with what it means.

mod ink;

use std::collections::BTreeMap;

use printpdf::{DictItem, Op};

use super::fonts::Fonts;
use crate::draw::{Page, Pages, Piece};
use ink::Writer;

/// Numbers of the marked pieces: for each page, for each of its pieces; none for decoration.
pub(super) type Marks = Vec<Vec<Option<usize>>>;

/// Operations of every page, and the numbers of their pieces.
pub(super) fn contents(pages: &Pages, fonts: &Fonts) -> (Vec<Vec<Op>>, Marks) {
    pages.pages.iter().map(|page| content(page, pages, fonts)).unzip()
}

fn content(page: &Page, pages: &Pages, fonts: &Fonts) -> (Vec<Op>, Vec<Option<usize>>) {
    let mut writer = Writer::new(fonts, pages);
    let (mut marks, mut next) = (Vec::with_capacity(page.pieces.len()), 0);
    for piece in &page.pieces {
        let tag = piece.node.and_then(|node| pages.tree.nodes.get(node)).map(|node| node.tag);
        let tag = tag.filter(|_| !piece.draws.is_empty());
        marks.push(tag.map(|_| next));
        write_piece(&mut writer, piece, tag.map_or_else(decoration, |tag| content_of(tag, next)));
        next += usize::from(tag.is_some());
    }
    page.head.iter().for_each(|piece| write_piece(&mut writer, piece, margin("Header")));
    page.foot.iter().for_each(|piece| write_piece(&mut writer, piece, margin("Footer")));
    (writer.finish(), marks)
}

fn write_piece(writer: &mut Writer<'_>, piece: &Piece, begin: Op) {
    if piece.draws.is_empty() {
        return;
    }
    writer.push(begin);
    piece.draws.iter().for_each(|draw| writer.draw(draw));
    writer.push(Op::EndMarkedContent);
}

/// Begins content of an element.
fn content_of(tag: &str, number: usize) -> Op {
    let number = DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties }
}

/// Begins what is no content.
fn decoration() -> Op {
    Op::BeginMarkedContent { tag: "Artifact".to_owned() }
}

/// Begins what stands in the margin of every page (ISO 32000-1, 14.8.2.2).
fn margin(kind: &str) -> Op {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let map = BTreeMap::from([("Type".to_owned(), name("Pagination")), ("Subtype".to_owned(), name(kind))]);
    Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties: DictItem::Dict { map } }
}
