//! Drawing as operations of the page, each piece marked with what it means.

mod ink;
mod operators;

use super::fonts::Fonts;
use crate::draw::{Page, Pages, Piece};
use ink::Writer;
use operators::Meaning;

/// Numbers of the marked pieces: for each page, for each of its pieces; none for decoration.
pub(super) type Marks<'a> = Vec<&'a [Option<usize>]>;

/// Operations of a page, and the numbers of its pieces.
pub(super) fn content(page: &Page, pages: &Pages, fonts: &Fonts) -> (Vec<u8>, Vec<Option<usize>>) {
    let mut writer = Writer::new(fonts, pages);
    let (mut marks, mut next) = (Vec::with_capacity(page.pieces.len()), 0);
    for piece in &page.pieces {
        let tag = piece.node.and_then(|node| pages.tree.nodes.get(node)).map(|node| node.tag);
        let tag = tag.filter(|_| !piece.draws.is_empty());
        marks.push(tag.map(|_| next));
        let meaning = tag.map_or(Meaning::Decoration, |tag| Meaning::Content(tag, next));
        write_piece(&mut writer, piece, meaning);
        next += usize::from(tag.is_some());
    }
    page.head.iter().for_each(|piece| write_piece(&mut writer, piece, Meaning::Margin("Header")));
    page.foot.iter().for_each(|piece| write_piece(&mut writer, piece, Meaning::Margin("Footer")));
    (writer.finish(), marks)
}

fn write_piece(writer: &mut Writer<'_>, piece: &Piece, meaning: Meaning<'_>) {
    if piece.draws.is_empty() {
        return;
    }
    writer.begin_marked(meaning);
    piece.draws.iter().for_each(|draw| writer.draw(draw));
    writer.end_marked();
}
