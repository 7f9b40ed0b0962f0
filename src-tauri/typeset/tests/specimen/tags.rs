//! What the pieces mean.

use std::collections::BTreeSet;

use typeset::draw::{Kid, Node, NodeId, Pages};

use crate::document::specimen;

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
        let rows: Vec<&Node> = kids(&pages, table).filter(|node| node.tag == "TR").collect();
        let widths: BTreeSet<usize> = rows.iter().map(|row| kids(&pages, row).map(|cell| cell.span).sum()).collect();
        assert_eq!(widths.len(), 1, "rows span different numbers of columns");
        let head = rows.first().unwrap();
        assert!(kids(&pages, head).all(|cell| cell.tag == "TH" && cell.scope == Some("Column")));
    }
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
