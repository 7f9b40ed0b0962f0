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
    /// Its words, or the two genes of the fusion, folded.
    words: Vec<String>,
    rows: Vec<Row>,
}

/// That an alteration is typical of a term, and where that stands.
struct Row {
    term: &'static str,
    folded: String,
    kinds: Vec<&'static Entity>,
    source: &'static str,
    verified: bool,
}

impl Row {
    fn of(term: &'static str, kinds: Vec<&'static Entity>, source: &'static str, verified: bool) -> Self {
        Self { term, folded: folded(term), kinds, source, verified }
    }

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
        add(&mut all, row.alteration, Row::of(row.entity, kinds, row.source, row.verified));
    }
    for row in ENTITIES {
        for text in row.typical_alteration.split('|').filter(|text| !text.is_empty()) {
            if !all.iter().any(|known| known.text == text && known.is_of(row)) {
                add(&mut all, text, Row::of(row.name, vec![row], row.source, row.alteration_verified));
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
    let fusion = hgnc(text);
    let words = match &fusion {
        Some(fusion) => vec![folded(&fusion.five), folded(&fusion.three)],
        None => folded(text).split(' ').map(str::to_owned).collect(),
    };
    all.push(Known { text, fusion, words, rows: vec![row] });
}

/// What was looked for: its words and the fusions among them.
struct Sought<'a> {
    words: Vec<&'a str>,
    fusions: Vec<Fusion>,
    broken: bool,
}

impl<'a> Sought<'a> {
    /// What a text names; `folded` is the same text folded.
    fn of(text: &str, folded: &'a str) -> Self {
        let fusions = fusions(text);
        let mut words: Vec<&str> = folded.split(' ').collect();
        let broken = fusions.is_empty() && words.iter().any(|word| BROKEN.contains(word));
        for (same, others) in SAME {
            if words.iter().any(|word| others.contains(word)) {
                words.push(same);
            }
        }
        if broken || !fusions.is_empty() {
            words.push("fusion");
        }
        Self { words, fusions, broken }
    }

    fn names(&self, known: &Known) -> bool {
        let says = |word: &String| self.words.contains(&word.as_str());
        match &known.fusion {
            Some(fusion) if !self.fusions.is_empty() => self.fusions.iter().any(|sought| fusion.is(sought)),
            Some(_) => self.broken && known.words.iter().any(says),
            None => known.words.iter().all(says),
        }
    }
}

/// What a molecular test says of a type; none for an alteration outside the tables or a test without a result.
pub fn of_test(test: &MolecularTest, entity: &Entity) -> Option<Evidence> {
    evidence(test, entity, |_| true)
}

/// What a molecular test says against a type, if it does.
pub fn against(test: &MolecularTest, entity: &Entity) -> Option<Evidence> {
    evidence(test, entity, |stance| stance == Stance::Against)
}

/// Evidence, put into words only where its stance is wanted.
fn evidence(test: &MolecularTest, entity: &Entity, wanted: impl Fn(Stance) -> bool) -> Option<Evidence> {
    let result = test.result?;
    let found = match result {
        MolecularResult::Found => true,
        MolecularResult::NotFound => false,
        MolecularResult::Failed => return None,
    };
    let text = format!("{} {}", &*test.alteration, &*test.detail);
    let folded = folded(&text);
    let sought = Sought::of(&text, &folded);
    let named: Vec<&Known> = KNOWN.iter().filter(|known| sought.names(known)).collect();
    let is_of_type = named.iter().any(|known| known.is_of(entity));
    let stance = match (found, is_of_type) {
        (true, true) => Stance::Supports,
        (true, false) if named.iter().any(|known| known.is_peculiar()) => Stance::Against,
        (false, true) if is_decided(&named, entity) => Stance::Against,
        _ => Stance::Neutral,
    };
    if !wanted(stance) {
        return None;
    }
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
    let mut seen: Vec<&Row> = Vec::new();
    for row in rows {
        if seen.iter().all(|other| other.folded != row.folded) {
            seen.push(row);
        }
    }
    seen.into_iter().map(|row| row.term).collect()
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
