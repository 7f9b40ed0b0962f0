//! Documents made at random, in every form.

use proptest::prelude::*;
use typeset::document::{Block, Content, Document, Float, Form, Item, Layout, List, Paper, Run, Style, Target};

use crate::{
    floats::axis,
    plain::{plain, words},
};

/// Any document: up to two dozen blocks with their drawings and notes.
pub(crate) fn random() -> impl Strategy<Value = Document> {
    (form(), proptest::collection::vec(part(), 1..24)).prop_map(|(form, parts)| document(form, &parts))
}

/// A block of a document: its length in words, and what it is.
#[derive(Debug, Clone)]
struct Part {
    words: usize,
    kind: u8,
    float: Option<(f32, bool)>,
    noted: bool,
}

fn part() -> impl Strategy<Value = Part> {
    let float = proptest::option::weighted(0.25, (30.0_f32..420.0, any::<bool>()));
    (1_usize..150, 0_u8..8, float, proptest::bool::weighted(0.15)).prop_map(|(words, kind, float, noted)| Part {
        words,
        kind,
        float,
        noted,
    })
}

fn form() -> impl Strategy<Value = Form> {
    let paper = prop_oneof![Just(Paper::A4), Just(Paper::Letter)];
    let layout = prop_oneof![2 => Just(Layout::TwoColumns), 1 => Just(Layout::OneColumn), 1 => Just(Layout::Review)];
    (paper, layout).prop_map(|(paper, layout)| Form { paper, layout })
}

fn document(form: Form, parts: &[Part]) -> Document {
    let mut document = Document { form, ..plain(Vec::new()) };
    for (index, part) in parts.iter().enumerate() {
        let mut runs = vec![Run::plain(words(part.words))];
        if let Some((height, wide)) = part.float {
            let id = format!("f{}", document.floats.len() + 1);
            runs.push(Run::linked(" see it", Target::Float(id.clone())));
            document.floats.push(Float {
                label: format!("Figure {}", document.floats.len() + 1),
                title: "A drawing.".to_owned(),
                legend: vec![Run::plain(words(part.words / 4))],
                wide,
                content: Content::Drawing { scene: axis(230.0, height), alt: "A drawing.".to_owned() },
                source: Some(id.clone()),
                id,
            });
        }
        if part.noted {
            document.notes.push(vec![Run::plain(words(4 + part.words / 5))]);
            let number = document.notes.len();
            runs.push(Run { link: Some(Target::Note(number)), ..Run::styled(number.to_string(), Style::Raised) });
        }
        if part.kind < 3 {
            let level = part.kind + 1;
            document.body.push(Block::Heading { level, text: format!("Heading {index}"), aside: None });
        }
        let item = |runs| Item { runs, under: None };
        document.body.push(match part.kind {
            3 => Block::List(List { ordered: true, items: vec![item(vec![Run::plain(words(9))]), item(runs)] }),
            _ => Block::Paragraph { runs, indent: part.kind > 3, source: None },
        });
    }
    document
}
