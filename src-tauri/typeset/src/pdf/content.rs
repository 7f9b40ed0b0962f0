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
        let mark = tag.filter(|_| !piece.draws.is_empty()).map(|tag| (tag, next));
        marks.push(mark.map(|(_, number)| number));
        next += usize::from(mark.is_some());
        write_piece(&mut writer, piece, mark);
    }
    (writer.finish(), marks)
}

fn write_piece(writer: &mut Writer<'_>, piece: &Piece, mark: Option<(&str, usize)>) {
    if piece.draws.is_empty() {
        return;
    }
    writer.push(match mark {
        None => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
        Some((tag, number)) => {
            let number = DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX));
            let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) };
            Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties }
        }
    });
    piece.draws.iter().for_each(|draw| writer.draw(draw));
    writer.push(Op::EndMarkedContent);
}
