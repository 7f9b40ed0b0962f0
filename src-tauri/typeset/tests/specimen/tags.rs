//! What the pieces mean.

use std::collections::BTreeSet;

use typeset::{
    document::{Block, Run},
    draw::{Draw, Kid, Node, NodeId, Pages},
};

use crate::{document::specimen, plain::plain};

fn pages() -> Pages {
    typeset::pages(&specimen()).unwrap()
}

fn under(pages: &Pages, id: NodeId, out: &mut Vec<NodeId>) {
    out.push(id);
    for kid in &pages.tree.nodes[id].kids {
        if let Kid::Node(kid) = kid {
            under(pages, *kid, out);
        }
    }
}

fn kids<'a>(pages: &'a Pages, node: &'a Node) -> impl Iterator<Item = &'a Node> {
    node.kids.iter().filter_map(|kid| match kid {
        Kid::Node(kid) => pages.tree.nodes.get(*kid),
        Kid::Piece(..) => None,
    })
}

#[test]
fn every_marked_piece_is_read_once() {
    let pages = pages();
    let mut nodes = Vec::new();
    under(&pages, 0, &mut nodes);
    let mut read = BTreeSet::new();
    for kid in nodes.iter().flat_map(|node| &pages.tree.nodes[*node].kids) {
        if let Kid::Piece(page, piece) = kid {
            assert!(read.insert((*page, *piece)), "page {page}, piece {piece} is read twice");
        }
    }
    let all = pages.pages.iter().map(|page| page.pieces.iter().filter(|piece| piece.node.is_some()).count());
    assert_eq!(read.len(), all.sum::<usize>());
}

#[test]
fn headings_skip_no_rank() {
    let pages = pages();
    let mut nodes = Vec::new();
    under(&pages, 0, &mut nodes);
    let ranks = nodes.iter().filter_map(|node| match pages.tree.nodes[*node].tag {
        "H1" => Some(1),
        "H2" => Some(2),
        "H3" => Some(3),
        _ => None,
    });
    let ranks: Vec<i32> = ranks.collect();
    assert_eq!(ranks.first(), Some(&1));
    assert!(ranks.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{ranks:?}");
}

#[test]
fn tables_are_regular_and_headed() {
    let pages = pages();
    let tables: Vec<&Node> = pages.tree.nodes.iter().filter(|node| node.tag == "Table").collect();
    assert_eq!(tables.len(), 5);
    for table in tables {
        let groups: Vec<&Node> = kids(&pages, table).filter(|node| node.tag != "Caption").collect();
        let tags: Vec<&str> = groups.iter().map(|group| group.tag).collect();
        assert!(matches!(tags[..], ["THead", "TBody"] | ["THead", "TBody", "TFoot"]), "{tags:?}");
        let rows: Vec<&Node> = groups.iter().flat_map(|group| kids(&pages, group)).collect();
        assert!(rows.iter().all(|row| row.tag == "TR"));
        let widths: BTreeSet<usize> = rows.iter().map(|row| kids(&pages, row).map(|cell| cell.span).sum()).collect();
        assert_eq!(widths.len(), 1, "rows span different numbers of columns");
        let head = rows.first().unwrap();
        assert!(kids(&pages, head).all(|cell| cell.tag == "TH" && cell.scope == Some("Column")));
    }
}

/// The text under a node.
fn words(pages: &Pages, id: NodeId) -> String {
    let mut nodes = Vec::new();
    under(pages, id, &mut nodes);
    let pieces = nodes.iter().flat_map(|node| &pages.tree.nodes[*node].kids).filter_map(|kid| match kid {
        Kid::Piece(page, piece) => Some(&pages.pages[*page].pieces[*piece]),
        Kid::Node(_) => None,
    });
    let glyphs = pieces.flat_map(|piece| &piece.draws).filter_map(|draw| match draw {
        Draw::Glyphs { glyphs, .. } => Some(glyphs),
        _ => None,
    });
    glyphs.flat_map(|glyphs| glyphs.iter()).map(|glyph| glyph.text.as_str()).collect()
}

/// The words of a cell's headers, by the words of the cell.
fn headers(pages: &Pages) -> Vec<(String, Vec<String>)> {
    let cells = pages.tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == "TD");
    let of = |node: &Node| node.headers.iter().map(|header| words(pages, *header)).collect();
    cells.map(|(id, node)| (words(pages, id), of(node))).collect()
}

#[test]
fn where_a_header_spans_each_cell_has_its_headers() {
    let headers = headers(&pages());
    let of = |cell: &str| &headers.iter().find(|(words, _)| words == cell).unwrap().1;
    assert_eq!(*of("Focal"), ["Primary, month −3", "Extent"]);
    assert_eq!(*of("Desmin"), ["Marker"]);
    assert_eq!(*of("375 mg/m²"), ["Sum in course", "Course A, months 0 to 4; partial remission"]);
    assert_eq!(*of("ifosfamide 66 g/m²"), ["Sum in course", "Running total"], "the foot is of all courses");
    assert!(of("Procedure").is_empty(), "where none spans, row and column say it");
}

#[test]
fn words_of_another_language_are_said_to_be() {
    let french = [Run::plain("a "), Run::plain("cri de cœur").in_language("fr"), Run::plain(" it is")];
    let body = Block::Paragraph { runs: french.into(), indent: false, source: None };
    let pages = typeset::pages(&plain(vec![body])).unwrap();
    let spoken: Vec<(NodeId, &str)> =
        (0..).zip(&pages.tree.nodes).filter_map(|(id, node)| Some((id, node.language.as_deref()?))).collect();
    let [(id, "fr")] = spoken[..] else { panic!("{spoken:?}") };
    assert_eq!((words(&pages, id).as_str(), pages.tree.nodes[id].tag), ("cri de cœur", "Span"));
}

#[test]
fn figures_are_described_and_captioned() {
    let pages = pages();
    let figures: Vec<&Node> = pages.tree.nodes.iter().filter(|node| node.tag == "Figure").collect();
    assert_eq!(figures.len(), 2);
    for figure in figures {
        assert!(figure.alt.as_ref().is_some_and(|alt| !alt.is_empty()));
        assert!(kids(&pages, figure).any(|node| node.tag == "Caption"));
    }
}

#[test]
fn references_are_a_list_of_labels_and_bodies() {
    let pages = pages();
    let list = pages.tree.nodes.iter().rfind(|node| node.tag == "L").unwrap();
    assert_eq!(kids(&pages, list).count(), 14);
    for item in kids(&pages, list) {
        let tags: Vec<&str> = kids(&pages, item).map(|node| node.tag).collect();
        assert_eq!((item.tag, tags), ("LI", vec!["Lbl", "LBody"]));
    }
}
