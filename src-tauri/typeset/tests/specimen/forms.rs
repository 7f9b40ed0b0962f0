//! The same document on every paper and in every layout.

use typeset::{
    document::{Document, Form, Layout, Paper, Target},
    draw::{Draw, Kid, Node, Pages},
};

use crate::{document::specimen, drawn::letters_of};

const FORMS: [(Paper, Layout); 6] = [
    (Paper::A4, Layout::TwoColumns),
    (Paper::Letter, Layout::TwoColumns),
    (Paper::A4, Layout::OneColumn),
    (Paper::Letter, Layout::OneColumn),
    (Paper::A4, Layout::Review),
    (Paper::Letter, Layout::Review),
];

fn set(paper: Paper, layout: Layout) -> Pages {
    typeset::pages(&Document { form: Form { paper, layout }, ..specimen() }).unwrap()
}

/// Words that are decoration: page, left end, baseline, text.
fn decoration(pages: &Pages) -> Vec<(usize, f32, f32, String)> {
    let mut words = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for draw in page.everything().filter(|piece| piece.node.is_none()).flat_map(|piece| &piece.draws) {
            if let Draw::Glyphs { x, y, glyphs, .. } = draw {
                words.push((index, *x, *y, glyphs.iter().map(|glyph| glyph.text.as_str()).collect()));
            }
        }
    }
    words
}

#[test]
fn every_form_says_the_same() {
    let said = |tag: &str, pages: &Pages| letters_of(pages, tag).concat().len();
    let journal = set(Paper::A4, Layout::TwoColumns);
    for (paper, layout) in FORMS {
        let pages = set(paper, layout);
        for tag in ["LBody", "H1", "H3", "H4", "TD", "Caption", "Note"] {
            assert_eq!(said(tag, &pages), said(tag, &journal), "{tag} on {paper:?} in {layout:?}");
        }
    }
}

#[test]
fn every_page_has_its_number_and_all_but_the_first_their_head() {
    for (paper, layout) in FORMS {
        let pages = set(paper, layout);
        let (count, words) = (pages.pages.len(), decoration(&pages));
        let (wide, high) = paper.size();
        for page in 0..count {
            let has = |text: &str| words.iter().any(|(at, _, _, other)| *at == page && other == text);
            assert!(has(&format!("{}", page + 1)) && has(&format!(" of {count}")), "{paper:?} {layout:?}: page {page}");
            assert_eq!(has("Specimen"), page > 0, "{paper:?} {layout:?}: page {page}");
        }
        assert!(words.iter().all(|(_, x, y, _)| *x > 0.0 && *x < wide && *y > 0.0 && *y < high - 30.0));
    }
}

#[test]
fn a_file_has_the_size_of_its_paper() {
    for (paper, size) in [(Paper::A4, [595.28, 841.89]), (Paper::Letter, [612.0, 792.0])] {
        let file = typeset::pdf(&set(paper, Layout::TwoColumns)).unwrap();
        let file = lopdf::Document::load_mem(&file).unwrap();
        for id in file.page_iter() {
            let area = file.get_dictionary(id).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let area: Vec<f32> = area.iter().map(|side| side.as_float().unwrap()).collect();
            assert!((area[2] - size[0]).abs() < 0.1 && (area[3] - size[1]).abs() < 0.1, "{area:?}");
        }
    }
}

#[test]
fn a_reviewers_lines_are_numbered_through() {
    let pages = set(Paper::A4, Layout::Review);
    let left = 27.0 * 72.0 / 25.4;
    let in_margin = decoration(&pages).into_iter().filter(|(_, x, ..)| *x < left - 10.0);
    let mut numbers: Vec<(usize, f32, usize)> =
        in_margin.map(|(page, _, y, text)| (page, y, text.parse().unwrap())).collect();
    numbers.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap());
    assert!(numbers.iter().map(|(.., number)| *number).eq(1..=numbers.len()), "they run from the top on");
    assert!(numbers.len() > 200);
    for region in pages.regions.iter().filter(|region| !region.source.starts_with("paragraph")) {
        let inside =
            |(page, y, _): &&(usize, f32, usize)| *page == region.page && *y > region.area[1] && *y < region.area[3];
        assert_eq!(numbers.iter().find(inside), None, "{} is numbered", region.source);
    }
    let journal = set(Paper::A4, Layout::TwoColumns);
    assert!(decoration(&journal).iter().all(|(_, x, ..)| *x >= 20.0 * 72.0 / 25.4 - 0.1), "only a reviewer's are");
}

#[test]
fn a_note_and_its_mention_lead_to_each_other() {
    for (paper, layout) in FORMS {
        let pages = set(paper, layout);
        for number in 1..=3 {
            for (from, to) in
                [(Target::Note(number), Target::Mention(number)), (Target::Mention(number), Target::Note(number))]
            {
                let link = |page: &typeset::draw::Page| page.links.iter().any(|link| link.target == from);
                let page = pages.pages.iter().position(link).unwrap();
                let (_, place) = pages.anchors.iter().find(|(anchor, _)| *anchor == to).unwrap();
                assert_eq!(page, place.page, "a link is where the way back leads");
            }
        }
        let notes = pages.tree.nodes.iter().filter(|node| node.tag == "Note");
        let tags = |node: &Node| kids(&pages, node).iter().map(|kid| kid.tag).collect::<Vec<_>>();
        assert!(notes.clone().count() == 3 && notes.map(tags).all(|tags| tags == ["Lbl", "P"]));
    }
}

#[test]
fn lists_are_lists_within_entries() {
    let pages = set(Paper::A4, Layout::TwoColumns);
    let lists: Vec<&Node> = pages.tree.nodes.iter().filter(|node| node.tag == "L").collect();
    let numbering: Vec<_> = lists.iter().map(|list| list.numbering.unwrap()).collect();
    assert_eq!(numbering, ["Decimal", "LowerAlpha", "Disc", "None", "Decimal"]);
    for list in &lists {
        for entry in kids(&pages, list) {
            let tags: Vec<_> = kids(&pages, entry).iter().map(|kid| kid.tag).collect();
            assert_eq!((entry.tag, tags), ("LI", vec!["Lbl", "LBody"]));
        }
    }
    let within = lists.iter().filter(|list| pages.tree.nodes[list.parent.unwrap()].tag == "LBody");
    assert_eq!(within.count(), 2);
    for (level, heading) in ["Depth", "Second", "Third", "Fourth", "Fifth"].into_iter().enumerate() {
        assert!(
            letters_of(&pages, &format!("H{}", level + 2)).iter().any(|text| text.starts_with(heading)),
            "{heading}"
        );
    }
}

fn kids<'a>(pages: &'a Pages, node: &Node) -> Vec<&'a Node> {
    let node_of = |kid: &Kid| if let Kid::Node(id) = kid { Some(&pages.tree.nodes[*id]) } else { None };
    node.kids.iter().filter_map(node_of).collect()
}
