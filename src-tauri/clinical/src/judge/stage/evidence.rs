//! What the records say of size, nodes, grade and mitoses, for the stage before and after the operation.

use super::{Basis, distant::Distant, words::centimetres};
use crate::{
    case::Case,
    judge::fnclcc::{AreaFrom, counted_area, reckon},
    record::{Imaging, ImagingPurpose, LesionNature, Mitoses, Pathology, SpecimenKind, Tissue, Tumour},
    timeline::Timeline,
    value::{Choice as _, Grade3, Presence, Qualifier, Size, YesNo},
};

/// A size of the primary tumour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    /// Greatest dimension in centimetres; "more than 5 cm" lies beyond 5.
    pub(super) cm: f64,
    /// As recorded, with where it comes from: "11 cm (specimen)".
    pub(super) words: String,
}

/// Regional nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nodes {
    Positive,
    Negative,
    Unknown,
}

/// What is known of the primary tumour for one basis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Evidence {
    pub(super) basis: Basis,
    /// Whether the specimen was treated before it was removed.
    pub(super) treated: bool,
    pub(super) size: Option<Measured>,
    /// Structures invaded, in lower case; none where invasion was not recorded at all.
    pub(super) invaded: Option<Vec<String>>,
    /// Masses: one, a number, or several of unknown number (0).
    pub(super) masses: usize,
    pub(super) nodes: Nodes,
    /// Whether nodes were examined by a pathologist.
    pub(super) nodes_examined: bool,
    pub(super) distant: Distant,
    pub(super) grade: Option<Grade3>,
    /// Mitoses per 5 mm², with the count as recorded.
    pub(super) mitoses: Option<(f64, String)>,
    /// What was taken for granted on the way.
    pub(super) assumptions: Vec<String>,
}

/// The clinical evidence, the pathological one, or both beside each other.
pub(super) fn evidence(case: &Case, timeline: &Timeline) -> Vec<Evidence> {
    let specimens: Vec<&Pathology> = primaries(case).filter(|report| is_resection(report)).collect();
    let imaged = imaged(case, timeline);
    let pathological = (!specimens.is_empty()).then(|| pathological(case, timeline, &specimens, imaged.as_ref()));
    let clinical = (imaged.is_some() || pathological.is_none()).then(|| clinical(case, timeline, imaged));
    clinical.into_iter().chain(pathological).collect()
}

fn clinical(case: &Case, timeline: &Timeline, imaged: Option<Measured>) -> Evidence {
    let biopsies: Vec<&Pathology> = primaries(case).filter(|report| !is_resection(report)).collect();
    let mut evidence = common(case, timeline, Basis::Clinical);
    evidence.grade = grade(&biopsies);
    evidence.mitoses = mitoses(&biopsies, &mut evidence.assumptions);
    let specimens: Vec<&Pathology> = primaries(case).collect();
    if evidence.grade.is_none() {
        evidence.grade = grade(&specimens);
        if evidence.grade.is_some() {
            evidence.assumptions.push("No biopsy was graded: the grade is that of the specimen.".to_owned());
        }
    }
    if evidence.mitoses.is_none() {
        evidence.mitoses = mitoses(&specimens, &mut evidence.assumptions);
    }
    evidence.size = imaged.or_else(|| of_masses(case));
    evidence
}

fn pathological(case: &Case, timeline: &Timeline, specimens: &[&Pathology], imaged: Option<&Measured>) -> Evidence {
    let mut evidence = common(case, timeline, Basis::Pathological);
    let all: Vec<&Pathology> = primaries(case).collect();
    evidence.treated = specimens.iter().all(|report| report.treated_before.is(&YesNo::Yes));
    evidence.grade = grade(&all);
    evidence.mitoses = mitoses(&all, &mut evidence.assumptions);
    let sizes = specimens.iter().filter_map(|report| measured(report.size.value()?, "specimen"));
    evidence.size = largest(sizes).or_else(|| {
        let other = imaged.cloned().or_else(|| of_masses(case))?;
        evidence.assumptions.push("The specimen has no recorded size: the size before the operation was taken.".into());
        Some(other)
    });
    let entries: Vec<_> = specimens.iter().flat_map(|report| &report.invasion).collect();
    evidence.invaded = (!entries.is_empty()).then(|| {
        let present = entries.iter().filter(|entry| entry.presence.is_none_or(|found| found == Presence::Present));
        present.map(|entry| entry.structure.to_lowercase()).collect()
    });
    let examined = specimens.iter().filter_map(|report| report.nodes.value()).filter(|nodes| nodes.examined > 0);
    if let Some(positive) = examined.map(|nodes| nodes.positive).max() {
        evidence.nodes_examined = true;
        evidence.nodes = if positive > 0 { Nodes::Positive } else { Nodes::Negative };
    }
    evidence
}

/// What holds before the operation as after it.
fn common(case: &Case, timeline: &Timeline, basis: Basis) -> Evidence {
    let mut assumptions = Vec::new();
    let tumour = case.one::<Tumour>();
    let nodes = tumour.and_then(|tumour| tumour.nodes_at_diagnosis.value());
    let several = tumour.is_some_and(|tumour| tumour.focality.is(&crate::record::Focality::Multiple));
    let masses = tumour.map_or(0, |tumour| tumour.masses.len());
    if nodes == Some(&Presence::Suspected) {
        assumptions.push("Nodes that were only suspected do not count.".to_owned());
    }
    Evidence {
        basis,
        treated: false,
        size: None,
        invaded: None,
        masses: if masses > 1 { masses } else { usize::from(!several) },
        nodes: match nodes {
            Some(Presence::Present) => Nodes::Positive,
            Some(Presence::Absent) => Nodes::Negative,
            _ if super::distant::nodes_at_diagnosis(case, timeline) => Nodes::Positive,
            Some(Presence::Suspected) | None => Nodes::Unknown,
        },
        nodes_examined: false,
        distant: Distant::at_diagnosis(case, timeline, &mut assumptions),
        grade: None,
        mitoses: None,
        assumptions,
    }
}

/// Reports on the primary tumour; a report that does not say what its tissue is of counts as one.
fn primaries(case: &Case) -> impl Iterator<Item = &Pathology> {
    case.all::<Pathology>()
        .map(|(_, report)| report)
        .filter(|report| report.tissue.value().is_none_or(|tissue| *tissue == Tissue::Primary))
}

fn is_resection(report: &Pathology) -> bool {
    report.specimen_kind.is(&SpecimenKind::Resection)
}

/// The primary tumour as last measured before any treatment.
fn imaged(case: &Case, timeline: &Timeline) -> Option<Measured> {
    let treated = super::distant::first_treatment(case, timeline);
    let later = [ImagingPurpose::Response, ImagingPurpose::Postoperative, ImagingPurpose::FollowUp];
    let studies = case.all::<Imaging>().filter_map(|(id, study)| {
        let day = timeline.at(id).map(|placed| placed.days);
        let before = day.zip(treated).is_none_or(|(day, treated)| day <= treated + 0.5);
        let is_later = study.purpose.value().is_some_and(|purpose| later.contains(purpose));
        let primary = study.lesions.iter().filter(|lesion| lesion.nature == Some(LesionNature::Primary));
        let size = largest(primary.filter_map(|lesion| measured(lesion.size.as_ref()?, "imaging")))?;
        (before && !is_later).then_some((day.unwrap_or(f64::NEG_INFINITY), size))
    });
    studies.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, size)| size)
}

fn of_masses(case: &Case) -> Option<Measured> {
    let masses = case.one::<Tumour>()?.masses.iter();
    largest(masses.filter_map(|mass| measured(mass.size.as_ref()?, "largest mass")))
}

fn largest(sizes: impl Iterator<Item = Measured>) -> Option<Measured> {
    sizes.max_by(|a, b| a.cm.total_cmp(&b.cm))
}

/// The greatest dimension. "More than 5 cm" lies beyond 5 cm, every other statement counts by its number.
fn measured(size: &Size, source: &str) -> Option<Measured> {
    let mm = size.longest_mm()?;
    let beyond = if size.qualifier == Some(Qualifier::MoreThan) { 1e-6 } else { 0.0 };
    let words = format!("{}{} ({source})", Qualifier::before(size.qualifier), centimetres(mm));
    Some(Measured { cm: mm / 10.0 + beyond, words })
}

/// The highest grade of untreated tissue: as stated, else reckoned.
fn grade(reports: &[&Pathology]) -> Option<Grade3> {
    let untreated = reports.iter().filter(|report| !report.treated_before.is(&YesNo::Yes));
    let grades = untreated.filter_map(|report| {
        let reckoning = reckon(report);
        reckoning.stated.or_else(|| reckoning.grade())
    });
    grades.max()
}

/// Area of a high-power field in which the older tables counted: 50 of them were taken for 5 mm² (UICC 8).
const FIELD_MM2: f64 = 0.1;

/// The highest mitotic count, per 5 mm².
fn mitoses(reports: &[&Pathology], assumptions: &mut Vec<String>) -> Option<(f64, String)> {
    let counts = reports.iter().filter_map(|report| report.mitoses.value()).map(|count| (per_5_mm2(count), count));
    let ((rate, assumed), count) = counts.max_by(|((a, _), _), ((b, _), _)| a.total_cmp(b))?;
    if let Some(assumed) = assumed.filter(|assumed| !assumptions.contains(assumed)) {
        assumptions.push(assumed);
    }
    Some((rate, crate::wording::mitoses(count)))
}

fn per_5_mm2(mitoses: &Mitoses) -> (f64, Option<String>) {
    let highest = mitoses.upper.unwrap_or(mitoses.count).get();
    let area = counted_area(mitoses);
    match (area.from, mitoses.fields.map(|fields| fields.get())) {
        (AreaFrom::Assumed, Some(fields)) if fields > 0.0 => {
            let assumed = "The counted area was not recorded: 10 high-power fields were taken for 1 mm² (UICC 8).";
            (highest * 5.0 / (fields * FIELD_MM2), Some(assumed.to_owned()))
        }
        (AreaFrom::Assumed, _) => (highest, Some("The counted area was not recorded: 5 mm² were taken.".to_owned())),
        _ => (highest * 5.0 / area.mm2, None),
    }
}

/// The grade as a letter of the tables.
pub(super) fn grade_letter(grade: Option<Grade3>) -> String {
    grade.map_or_else(|| "GX".to_owned(), |grade| format!("G{}", grade.label()))
}
