//! Types and codes: whether the table knows them, whether they agree, whether a type arises at the site of the tumour.

use std::collections::HashMap;

use serde_json::to_value;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::coding::{
        Behaviour, Morphology, Place, closest, entity, morphology, morphology_code, place, site, with_code,
    },
    record::{Histology, Pathology, Tumour},
    table::{Entity, Site},
    value::{Code, RecordId},
};

/// Where the codes come from.
const LIST: &str = "ICD-O-3.2 (IARC) with the types of the WHO Classification of Tumours, 5th edition";

/// Codes that were given up, with what replaced them (ICD-O-3.2).
const OLD: &[(&str, &str)] = &[("8853/3", "8852/3"), ("9260/3", "9364/3")];

/// Unknown and unverified types and codes, a type and a code that differ, types away from where they arise.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let tumours = reading.case.all::<Tumour>();
    let diagnoses = tumours.filter_map(|(id, tumour)| Some((id, "diagnosis.known", tumour.diagnosis.value()?)));
    let reports = reading.case.all::<Pathology>();
    let types = reports.filter_map(|(id, report)| Some((id, "histology.known", report.histology.value()?)));
    let mut near = Near::default();
    let coded =
        diagnoses.chain(types).flat_map(|(record, path, kind)| Coded { record, path, kind }.findings(&mut near));
    let sites = reading.case.all::<Tumour>().flat_map(|(id, tumour)| of_site(id, tumour));
    coded.chain(sites).collect()
}

/// The type closest to each text written for an unknown one: a case repeats its words, and a search reads the whole table.
#[derive(Default)]
struct Near<'a>(HashMap<&'a str, Option<&'static Entity>>);

impl<'a> Near<'a> {
    fn to(&mut self, typed: &'a str) -> Option<&'static Entity> {
        *self.0.entry(typed).or_insert_with(|| closest(typed))
    }
}

/// A type as recorded, and where.
struct Coded<'a> {
    record: &'a RecordId,
    path: &'static str,
    kind: &'a Histology,
}

impl<'a> Coded<'a> {
    fn findings(&self, near: &mut Near<'a>) -> Vec<Finding> {
        let code = self.kind.morphology.as_ref().filter(|code| is_icd_o(code));
        let of_entity = [self.unknown_entity(near), self.unverified(), self.no_sarcoma()];
        let of_code = code.map(|code| self.of_code(code));
        of_entity.into_iter().chain(of_code).flatten().collect()
    }

    fn at(&self, field: &str, severity: Severity, code: &'static str) -> Finding {
        Finding::at(self.record, format!("{}.{field}", self.path), severity, code)
    }

    fn entity(&self) -> Option<&'static Entity> {
        entity(&self.kind.entity)
    }

    fn unknown_entity(&self, near: &mut Near<'a>) -> Option<Finding> {
        let kind: &'a Histology = self.kind;
        let id = kind.entity.as_str();
        if id.is_empty() || entity(id).is_some() {
            return None;
        }
        let finding = self.at("entity", Severity::Check, "entity-unknown").says(
            format!("“{id}” is not in this program's table of tumour types."),
            "Grading, staging and coding go by the type; with an unknown one they have only its words to go by.",
        );
        let near = near.to(id).or_else(|| near.to(&kind.stated));
        Some(match near {
            Some(near) => {
                finding.fixed_by(format!("Choose “{}”", near.name), format!("{}.entity", self.path), near.id.into())
            }
            None => finding,
        })
    }

    /// A type whose code was recalled, not read in the published list.
    fn unverified(&self) -> Option<Finding> {
        let entity = self.entity().filter(|entity| !entity.verified)?;
        let code = morphology(entity)?;
        let message = format!("The code {code} of {} could not be verified.", entity.name);
        let why = format!(
            "Source of the code: {}. Compare it with the published list before it is handed on.",
            entity.source
        );
        Some(self.at("entity", Severity::Note, "code-unverified").says(message, why))
    }

    fn no_sarcoma(&self) -> Option<Finding> {
        let entity = self.entity()?;
        let (severity, message) = match (entity.id, entity.group) {
            ("carcinosarcoma-not-a-sarcoma", _) => (
                Severity::Check,
                "Carcinosarcoma is not a sarcoma: it is staged and treated as a carcinoma.".to_owned(),
            ),
            (_, "dendritic-histiocytic") => {
                (Severity::Note, format!("{} is a haematolymphoid neoplasm, not a soft-tissue sarcoma.", entity.name))
            }
            _ => return None,
        };
        Some(self.at("entity", severity, "not-a-sarcoma").says(message, LIST))
    }

    /// What is to say of a recorded code: its form, its behaviour, whether the table has it and the type goes by it.
    fn of_code(&self, code: &Code) -> Option<Finding> {
        let read = match code.code.parse::<Morphology>() {
            Ok(read) => read,
            Err(problem) => {
                return Some(
                    self.at("morphology.code", Severity::Check, "morphology-malformed")
                        .says(format!("{problem}."), LIST),
                );
            }
        };
        if read.behaviour == Behaviour::Metastatic {
            return Some(self.metastatic(read));
        }
        let own = self.entity().and_then(morphology);
        match own {
            Some(own) if own == read => None,
            Some(own) => Some(self.differs(read, own)),
            None => self.unlisted(read),
        }
    }

    fn metastatic(&self, read: Morphology) -> Finding {
        let kept = read.with(Behaviour::Malignant);
        self.at("morphology.code", Severity::Check, "behaviour-metastatic")
            .says(
                format!("{read} codes a metastasis; a case is coded {kept} with the site of its primary."),
                "Behaviour /6 is not used to code a case (ICD-O-3.2, coding rules).",
            )
            .fixed_by(format!("Set {kept}"), format!("{}.morphology.code", self.path), kept.to_string().into())
    }

    fn differs(&self, read: Morphology, own: Morphology) -> Finding {
        let (name, verified) = self.entity().map_or(("", false), |entity| (entity.name, entity.verified));
        let severity = if verified { Severity::Check } else { Severity::Note };
        let message = if read.histology == own.histology {
            format!(
                "{name} is coded {own} ({}); {read} is recorded ({}).",
                own.behaviour.label(),
                read.behaviour.label()
            )
        } else {
            format!("{name} is coded {own}; {read} is recorded.")
        };
        let finding = self.at("morphology.code", severity, "code-differs-from-type").says(message, LIST);
        let code = self.entity().and_then(morphology_code).and_then(|code| to_value(code).ok());
        match code {
            Some(code) => finding.fixed_by(format!("Set {own}"), format!("{}.morphology", self.path), code),
            None => finding,
        }
    }

    /// A code without a type that goes by it. The table holds sarcomas and what is told from them, not all of ICD-O.
    fn unlisted(&self, read: Morphology) -> Option<Finding> {
        let text = read.to_string();
        let finding =
            |severity, message: String| self.at("morphology.code", severity, "morphology-unknown").says(message, LIST);
        if let Some((_, new)) = OLD.iter().find(|(old, _)| *old == text) {
            let path = format!("{}.morphology.code", self.path);
            let message = format!("{text} was given up; {new} has taken its place.");
            return Some(finding(Severity::Check, message).fixed_by(format!("Set {new}"), path, (*new).into()));
        }
        with_code(read).next().is_none().then(|| {
            finding(
                Severity::Note,
                format!("{text} is not among the codes of sarcomas and related tumours of this program."),
            )
        })
    }
}

/// Whether a code is one of ICD-O; codes of other systems are not judged.
fn is_icd_o(code: &Code) -> bool {
    code.system.to_ascii_uppercase().starts_with("ICD-O")
}

/// What is to say of the site of the tumour.
fn of_site(record: &RecordId, tumour: &Tumour) -> Option<Finding> {
    let code = tumour.topography.as_ref().filter(|code| is_icd_o(code))?;
    let Some(site) = site(&code.code) else {
        let message = format!("{} is not among the ICD-O sites where a sarcoma arises.", code.code);
        return Some(Finding::at(record, "topography.code", Severity::Check, "topography-unknown").says(
            message,
            "The table holds the sites of ICD-O-3 topography but blood, marrow and lymph nodes; its codes read like C48.1.",
        ));
    };
    let kind = tumour.diagnosis.value()?;
    let (entity, arises_in) = misplaced(kind, site)?;
    let severity = if entity.verified { Severity::Check } else { Severity::Note };
    let message = format!("{} arises in {arises_in}; the site is {} ({}).", entity.name, site.code, site.name);
    Some(
        Finding::at(record, "topography", severity, "site-and-type-implausible")
            .says(message, format!("One of the two may be miscoded, or the case is a rarity worth saying so. {LIST}.")),
    )
}

/// The type that does not arise at a site: that of the entity, else of the code if none with that code arises there.
fn misplaced(kind: &Histology, site: &Site) -> Option<(&'static Entity, &'static str)> {
    let judged = |entity: &'static Entity| match place(entity, site) {
        Place::Implausible { arises_in } => Some((entity, arises_in)),
        Place::Plausible => None,
    };
    if let Some(entity) = entity(&kind.entity) {
        return judged(entity);
    }
    let code: Morphology = kind.morphology.as_ref().filter(|code| is_icd_o(code))?.code.parse().ok()?;
    let all: Option<Vec<_>> = with_code(code).map(judged).collect();
    all?.into_iter().next()
}
