//! Tumour rupture in the words of the definition written for gastrointestinal stromal tumours (Hølmebakk 2016, Br J Surg;
//! Nishida 2019, Ann Surg Oncol). In other sarcomas it is untested: vocabulary only.

use super::scope::is_gist;
use crate::{
    case::Case,
    record::{
        Ascites, Biopsy, BiopsyTechnique, Pathology, Perforation, Record, Residual, Surgery, SurgeryIntent, Tissue,
        Tumour,
    },
    table::{RUPTURE_ITEMS, RuptureItem},
    value::{Choice as _, Presence, RecordId, YesNo},
};

/// One item of the definition with the record that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The item.
    pub item: &'static RuptureItem,
    /// The record.
    pub record: RecordId,
    /// What the record says: "tumour perforation into the peritoneal cavity".
    pub words: String,
}

/// What the records of a primary tumour say of its rupture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rupture {
    /// Items that count as rupture.
    pub major: Vec<Evidence>,
    /// Items that do not.
    pub minor: Vec<Evidence>,
    /// Whether the tumour is of the type the definition was written for.
    pub tested: bool,
}

impl Rupture {
    /// Whether the definition written for GIST is met.
    pub fn meets_definition(&self) -> bool {
        !self.major.is_empty()
    }
}

/// The items of rupture found in the operations, reports and biopsies of the primary tumour.
pub fn rupture(case: &Case) -> Rupture {
    let mut found: Vec<Evidence> = Vec::new();
    let items = case.entries.iter().filter(|entry| is_of_primary(case, &entry.id, &entry.record)).flat_map(|entry| {
        let items = match &entry.record {
            Record::Surgery(operation) => of_operation(operation),
            Record::Pathology(report) => of_report(report),
            Record::Biopsy(biopsy) => of_biopsy(biopsy),
            _ => Vec::new(),
        };
        items.into_iter().map(|(item, words)| (item, words, entry.id.clone()))
    });
    for (item, words, record) in items {
        let row = RUPTURE_ITEMS.iter().find(|row| row.item == item);
        found.extend(row.map(|item| Evidence { item, record, words }));
    }
    let diagnosis = case.one::<Tumour>().and_then(|tumour| tumour.diagnosis.value());
    let (major, minor) = found.into_iter().partition(|evidence| evidence.item.counts_as_rupture == "yes");
    Rupture { major, minor, tested: diagnosis.is_some_and(is_gist) }
}

/// An item's key in the table, and what the record says.
type Shown = (&'static str, String);

fn of_operation(operation: &Surgery) -> Vec<Shown> {
    let breach = operation.perforation.value().copied();
    let breached = breach.and_then(|breach| match breach {
        Perforation::None => None,
        Perforation::BowelLumen => Some("a"),
        Perforation::PeritonealCavity | Perforation::PleuralCavity | Perforation::SoftTissue => Some("1"),
    });
    let breached = breached.zip(breach).map(|(item, breach)| (item, format!("tumour perforation {}", breach.label())));
    let said = |answered: bool, item, words: &str| answered.then(|| (item, words.to_owned()));
    let others = [
        said(operation.ascites.is(&Ascites::Bloody), "2", "bloody ascites"),
        said(operation.bowel_perforated.is(&YesNo::Yes), "3", "bowel perforated at the tumour"),
        said(operation.piecemeal.is(&YesNo::Yes), "5", "removed in pieces"),
        said(operation.peritoneum_torn.is(&YesNo::Yes), "c", "peritoneum torn"),
        said(operation.residual.is(&Residual::R1), "e", "R1"),
    ];
    breached.into_iter().chain(others.into_iter().flatten()).collect()
}

/// Organs whose infiltration is that of a neighbour.
const ORGANS: &[&str] = &[
    "intestine",
    "bowel",
    "colon",
    "rectum",
    "duodenum",
    "stomach",
    "liver",
    "pancreas",
    "spleen",
    "kidney",
    "adrenal",
    "bladder",
    "ureter",
    "uterus",
    "ovary",
    "diaphragm",
];

fn of_report(report: &Pathology) -> Vec<Shown> {
    let invaded = report.invasion.iter().filter(|invasion| invasion.presence == Some(Presence::Present));
    let invaded = invaded.filter_map(|invasion| {
        let structure = invasion.structure.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| structure.contains(word));
        // The organ the tumour arose in is not its neighbour.
        let own = report.site.value().is_some_and(|site| !site.is_empty() && structure.contains(&site.to_lowercase()));
        match () {
            () if has(&["serosa", "peritone"]) => Some(("b", format!("invasion of {}", invasion.structure))),
            () if has(ORGANS) && !own => Some(("4", format!("invasion of {}", invasion.structure))),
            () => None,
        }
    });
    let margin = report.margins.residual.is(&Residual::R1).then(|| ("e", "R1".to_owned()));
    invaded.chain(margin).collect()
}

fn of_biopsy(biopsy: &Biopsy) -> Vec<Shown> {
    let technique = biopsy.technique.value().copied();
    let item = technique.and_then(|technique| match technique {
        BiopsyTechnique::Incisional => Some("6"),
        BiopsyTechnique::CoreNeedle | BiopsyTechnique::FineNeedle => Some("d"),
        BiopsyTechnique::Excisional | BiopsyTechnique::Endoscopic => None,
    });
    item.zip(technique).map(|(item, technique)| (item, technique.label().to_owned())).into_iter().collect()
}

/// Whether a record is of the primary tumour: an operation by its intent, a report by its tissue, a biopsy by its report.
fn is_of_primary(case: &Case, id: &RecordId, record: &Record) -> bool {
    match record {
        Record::Surgery(operation) => {
            operation.intent.value().is_none_or(|intent| *intent == SurgeryIntent::PrimaryResection)
        }
        Record::Pathology(report) => report.tissue.is(&Tissue::Primary),
        Record::Biopsy(_) => case
            .all::<Pathology>()
            .any(|(_, report)| report.specimen.as_ref() == Some(id) && report.tissue.is(&Tissue::Primary)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::*;
    use crate::{case::Entry, value::CaseId};

    fn found(records: &[(&str, &str, Value)]) -> Rupture {
        let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
        rupture(&Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap())
    }

    fn known(value: impl Into<Value>) -> Value {
        json!({"known": value.into()})
    }

    /// Nishida 2019, Ann Surg Oncol: six major defects and five minor ones; the records can show each.
    #[test]
    fn every_item_of_the_table_can_be_shown() {
        let yes = || known("yes");
        let primary = |more: Value| {
            let mut report = json!({"tissue": known("primary")});
            report.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            report
        };
        let invasion = json!([
            {"structure": "wall of the colon", "presence": "present"},
            {"structure": "serosal surface", "presence": "present"},
        ]);
        let records = [
            (
                "a",
                "surgery",
                json!({"perforation": known("peritoneal_cavity"), "ascites": known("bloody"), "bowel_perforated": yes(), "piecemeal": yes()}),
            ),
            (
                "b",
                "surgery",
                json!({"perforation": known("bowel_lumen"), "peritoneum_torn": yes(), "residual": known("r1")}),
            ),
            ("c", "biopsy", json!({"technique": known("incisional")})),
            ("d", "biopsy", json!({"technique": known("core_needle")})),
            ("e", "pathology", primary(json!({"specimen": "c", "invasion": invasion}))),
            ("f", "pathology", primary(json!({"specimen": "d", "margins": {"residual": known("r1")}}))),
        ];
        let found = found(&records);
        let keys = |evidence: &[Evidence]| evidence.iter().map(|item| item.item.item).collect::<BTreeSet<_>>();
        let of = |class: &str| {
            RUPTURE_ITEMS.iter().filter(|row| row.class == class).map(|row| row.item).collect::<BTreeSet<_>>()
        };
        assert_eq!((keys(&found.major), keys(&found.minor)), (of("major"), of("minor")));
        assert!(found.meets_definition() && !found.tested);
    }

    /// The published case: spillage and bloody ascites, items 1 and 2.
    #[test]
    fn the_published_case_fits_two_items() {
        let operation = json!({"perforation": known("peritoneal_cavity"), "ascites": known("bloody")});
        let found = found(&[("op", "surgery", operation)]);
        let items: Vec<(&str, &str)> = found.major.iter().map(|item| (item.item.item, item.words.as_str())).collect();
        assert_eq!(items, [("1", "tumour perforation into the peritoneal cavity"), ("2", "bloody ascites")]);
        assert!(found.minor.is_empty());
    }

    /// Minor defects alone do not meet the definition (Nishida 2019).
    #[test]
    fn minor_defects_alone_are_no_rupture() {
        let found = found(&[("op", "surgery", json!({"perforation": known("bowel_lumen")}))]);
        assert!(!found.minor.is_empty() && !found.meets_definition());
    }
}
