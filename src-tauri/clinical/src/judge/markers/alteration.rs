//! What a molecular test says of a type.

use std::sync::LazyLock;

use super::{
    fusion::{Fusion, fusions, hgnc},
    kinds::kinds,
    weigh::{Evidence, Stance},
};
use crate::{
    judge::coding::fold::folded,
    record::{MolecularResult, MolecularTest},
    table::{ALTERATIONS, ENTITIES, Entity},
    value::Choice as _,
};

/// Alterations other than fusions that are peculiar to few types.
const PECULIAR: &[&str] = &["MDM2 amplification", "H3-3A p.G34W", "H3-3B p.K36M", "MYOD1 p.L122R"];

/// Words that say a gene is broken, whatever its partner.
const BROKEN: &[&str] = &["rearrangement", "rearranged", "break", "split", "translocation", "fusion"];

/// Other words for what the table calls an amplification or an inactivation.
const SAME: &[(&str, &[&str])] =
    &[("amplification", &["amplified"]), ("inactivation", &["inactivated", "loss", "lost", "deletion", "deleted"])];

/// An alteration of the tables with every type it is typical of.
struct Known {
    text: &'static str,
    fusion: Option<Fusion>,
    words: Vec<String>,
    rows: Vec<Row>,
}

/// That an alteration is typical of a term, and where that stands.
struct Row {
    term: &'static str,
    kinds: Vec<&'static Entity>,
    source: &'static str,
    verified: bool,
}

impl Row {
    fn is_of(&self, entity: &Entity) -> bool {
        self.kinds.iter().any(|kind| kind.id == entity.id)
    }
}

impl Known {
    fn is_of(&self, entity: &Entity) -> bool {
        self.rows.iter().any(|row| row.is_of(entity))
    }

    fn is_peculiar(&self) -> bool {
        self.fusion.is_some() || PECULIAR.contains(&self.text)
    }
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut all: Vec<Known> = Vec::new();
    for row in ALTERATIONS {
        let kinds = kinds(row.entity).to_vec();
        add(&mut all, row.alteration, Row { term: row.entity, kinds, source: row.source, verified: row.verified });
    }
    for row in ENTITIES {
        for text in row.typical_alteration.split('|').filter(|text| !text.is_empty()) {
            let (kinds, verified) = (vec![row], row.alteration_verified);
            if !all.iter().any(|known| known.text == text && known.is_of(row)) {
                add(&mut all, text, Row { term: row.name, kinds, source: row.source, verified });
            }
        }
    }
    all
});

/// Adds a row to its alteration.
fn add(all: &mut Vec<Known>, text: &'static str, row: Row) {
    if let Some(known) = all.iter_mut().find(|known| known.text == text) {
        known.rows.push(row);
        return;
    }
    let words = folded(text).split(' ').map(str::to_owned).collect();
    all.push(Known { text, fusion: hgnc(text), words, rows: vec![row] });
}

/// What was looked for: its words and the fusions among them.
struct Sought {
    words: Vec<String>,
    fusions: Vec<Fusion>,
    broken: bool,
}

impl Sought {
    fn of(test: &MolecularTest) -> Self {
        let text = format!("{} {}", &*test.alteration, &*test.detail);
        let fusions = fusions(&text);
        let mut words: Vec<String> = folded(&text).split(' ').map(str::to_owned).collect();
        let broken = fusions.is_empty() && words.iter().any(|word| BROKEN.contains(&word.as_str()));
        for (same, others) in SAME {
            if words.iter().any(|word| others.contains(&word.as_str())) {
                words.push((*same).to_owned());
            }
        }
        if broken || !fusions.is_empty() {
            words.push("fusion".to_owned());
        }
        Self { words, fusions, broken }
    }

    fn names(&self, known: &Known) -> bool {
        let says = |word: &str| self.words.iter().any(|said| said == word);
        match &known.fusion {
            Some(fusion) if !self.fusions.is_empty() => self.fusions.iter().any(|sought| fusion.is(sought)),
            Some(fusion) => self.broken && (says(&folded(&fusion.five)) || says(&folded(&fusion.three))),
            None => known.words.iter().all(|word| says(word)),
        }
    }
}

/// What a molecular test says of a type; none for an alteration outside the tables or a test without a result.
pub fn of_test(test: &MolecularTest, entity: &Entity) -> Option<Evidence> {
    let sought = Sought::of(test);
    let named: Vec<&Known> = KNOWN.iter().filter(|known| sought.names(known)).collect();
    let result = test.result?;
    let found = match result {
        MolecularResult::Found => true,
        MolecularResult::NotFound => false,
        MolecularResult::Failed => return None,
    };
    let is_of_type = named.iter().any(|known| known.is_of(entity));
    let stance = match (found, is_of_type) {
        (true, true) => Stance::Supports,
        (true, false) if named.iter().any(|known| known.is_peculiar()) => Stance::Against,
        (false, true) if is_decided(&named, entity) => Stance::Against,
        _ => Stance::Neutral,
    };
    let rows = grounds(&named, is_of_type.then_some(entity));
    Some(Evidence {
        result: format!("{} {}", &*test.alteration, result.label()),
        stance,
        found,
        typical_of: terms(&rows),
        source: rows.first()?.source,
        verified: rows.iter().all(|row| row.verified),
    })
}

/// The rows that a statement rests on: those of the type where there are any, else all; the verified ones where there are
/// any, so that a recalled row neither adds to what was read nor takes from it.
fn grounds<'a>(named: &[&'a Known], entity: Option<&Entity>) -> Vec<&'a Row> {
    let rows = named.iter().flat_map(|known| &known.rows);
    let mut rows: Vec<&Row> = rows.filter(|row| entity.is_none_or(|entity| row.is_of(entity))).collect();
    if rows.iter().any(|row| row.verified) {
        rows.retain(|row| row.verified);
    }
    rows
}

fn terms(rows: &[&Row]) -> Vec<&'static str> {
    let mut terms: Vec<&'static str> = Vec::new();
    for row in rows {
        if terms.iter().all(|other| folded(other) != folded(row.term)) {
            terms.push(row.term);
        }
    }
    terms
}

/// Whether what was not found leaves a type without what it is known by: an alteration that stands for itself, or all of
/// the fusions of the type, so that no rarer partner is left.
fn is_decided(named: &[&Known], entity: &Entity) -> bool {
    let by_itself = |known: &&Known| known.fusion.is_none() && known.is_peculiar() && known.is_of(entity);
    let mut fusions = KNOWN.iter().filter(|known| known.fusion.is_some() && known.is_of(entity)).peekable();
    let all_missing =
        fusions.peek().is_some() && fusions.all(|known| named.iter().any(|other| other.text == known.text));
    named.iter().any(by_itself) || all_missing
}
