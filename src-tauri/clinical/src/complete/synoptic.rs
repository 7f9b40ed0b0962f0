//! The fifteen core data of a resected soft tissue sarcoma (ICCR, 1st edition 2021), with the elements of the ICCR and CAP
//! reports that each holds.
//!
//! A datum counts once its main element is recorded, in whichever record; the table of the specimen in the report counts
//! by this. Which elements are core could not be read in the published data set; the table marks them so, and so does
//! the result.

use super::reading::{Part, Reading, Wanted};
use crate::{
    case::Case,
    judge::fnclcc::refusal,
    record::{Kind, Pathology, Record, SpecimenKind, Surgery, SurgeryIntent, Tissue},
    table::SYNOPTIC_ELEMENTS,
    value::{Absence, RecordId},
};
use Wanted::{Known, Settled};

/// A core datum: number, wording, and the elements of the table it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Datum {
    /// Its number.
    pub(super) number: &'static str,
    /// What it asks for.
    pub(super) text: &'static str,
    /// Its elements, as the table calls them.
    pub(super) elements: &'static [&'static str],
}

const fn datum(number: &'static str, text: &'static str, elements: &'static [&'static str]) -> Datum {
    Datum { number, text, elements }
}

/// The core data in the order of a report.
pub(super) const DATA: &[Datum] = &[
    datum(
        "1",
        "clinical information, with earlier treatment",
        &["Clinical information incl. neoadjuvant therapy", "Response to neoadjuvant therapy"],
    ),
    datum("2", "operation", &["Operative procedure"]),
    datum("3", "specimen", &["Specimens submitted"]),
    datum("4", "site of the tumour", &["Tumour site", "Tumour focality"]),
    datum("5", "size of the tumour", &["Tumour size, greatest dimension", "Tumour size, other dimensions"]),
    datum("6", "depth of the tumour", &["Tumour depth / macroscopic extent"]),
    datum("7", "type by WHO", &["Histological type (WHO)"]),
    datum("8", "grade by FNCLCC", &["Histological grade (FNCLCC)"]),
    datum("9", "mitotic count", &["Mitotic count"]),
    datum("10", "necrosis", &["Necrosis"]),
    datum("11", "margins", &["Margin status", "Distance to closest margin"]),
    datum("12", "lymph nodes, if sent", &["Regional lymph nodes, number examined and involved"]),
    datum("13", "distant metastasis", &["Histologically confirmed distant metastasis"]),
    datum("14", "stains and molecular tests", &["Immunohistochemistry", "Cytogenetics", "Molecular pathology"]),
    datum("15", "stage by pathology", &["Pathological stage (pTNM)"]),
];

/// Each datum, whether all its elements are verified, and what is found of it.
pub(super) fn items(reading: &Reading<'_>) -> Vec<(Datum, bool, Part)> {
    let report = report(reading);
    DATA.iter().map(|datum| (*datum, verified(datum), part(reading, report, datum.number))).collect()
}

fn verified(datum: &Datum) -> bool {
    SYNOPTIC_ELEMENTS.iter().filter(|row| datum.elements.contains(&row.element)).all(|row| row.verified)
}

/// The report of the resected primary tumour: the first one of a resection of it. Tissue that was not named is the primary
/// tumour's where the operation was its resection.
pub fn resected_primary(case: &Case) -> Option<(&RecordId, &Pathology)> {
    let operation = |report: &Pathology| match report.specimen.as_ref().and_then(|id| case.record(id)) {
        Some(record) => <&Surgery>::try_from(record).ok(),
        None => None,
    };
    case.all::<Pathology>().find(|(_, report)| {
        let of_primary = report.tissue.is(&Tissue::Primary)
            || (!report.tissue.is_answered()
                && operation(report).is_some_and(|surgery| surgery.intent.is(&SurgeryIntent::PrimaryResection)));
        of_primary && (report.specimen_kind.is(&SpecimenKind::Resection) || operation(report).is_some())
    })
}

/// The report of the resected primary tumour; any other of the primary where there is none.
fn report<'a>(reading: &'a Reading<'_>) -> Option<(&'a RecordId, &'a Pathology)> {
    let primary = || reading.case.all::<Pathology>().find(|(_, report)| report.tissue.is(&Tissue::Primary));
    resected_primary(reading.case).or_else(primary)
}

fn part(reading: &Reading<'_>, report: Option<(&RecordId, &Pathology)>, number: &str) -> Part {
    let field = |path: &str, wanted| match report {
        Some((id, _)) => reading.whole(id, path, wanted),
        None => Part::lacking(Kind::Pathology, None, path.split(".*").next().unwrap_or(path)),
    };
    let tumour = |path: &str| reading.any(Kind::Tumour, path, Known);
    let operation = |path: &str| {
        let from = report.and_then(|(_, report)| report.specimen.as_ref());
        match from.filter(|id| matches!(reading.case.record(id), Some(Record::Surgery(_)))) {
            Some(specimen) => reading.whole(specimen, path, Known),
            None => Part::lacking(Kind::Surgery, None, path),
        }
    };
    match number {
        "1" => field("treated_before", Known).or(|| complaints(reading)),
        "2" => operation("procedures").or(|| operation("en_bloc")).or(|| operation("intent")),
        "3" => field("specimen_kind", Known).or(|| operation("removed")),
        "4" => field("site", Known).or(|| tumour("site")),
        "5" => field("size", Settled),
        "6" => tumour("depth").or(|| field("invasion.*.structure", Known)),
        "7" => field("histology", Settled),
        "8" => field("fnclcc.grade", Settled).or(|| not_graded(reading, report)),
        "9" => field("mitoses", Settled),
        "10" => field("necrosis", Settled),
        "11" => field("margins.residual", Known).or(|| operation("residual")),
        "12" => nodes(report, &field),
        "13" => tumour("metastasis_at_diagnosis")
            .or(|| operation("peritoneal_metastases"))
            .or(|| reading.any(Kind::Metastasis, "proven_by", Known)),
        "14" => field("immunohistochemistry.*.marker", Known).or(|| field("molecular.*.method", Known)),
        "15" => tumour("stages.*.tnm").or(|| tumour("stages.*.group")),
        _ => Part::default(),
    }
}

/// What the pathologist was told of the patient.
fn complaints(reading: &Reading<'_>) -> Part {
    let told = |path| reading.any(Kind::Presentation, path, Known);
    told("symptoms.*.what").or(|| told("signs.*.what"))
}

/// A specimen that FNCLCC does not grade has no grade to report.
fn not_graded(reading: &Reading<'_>, report: Option<(&RecordId, &Pathology)>) -> Part {
    let refused = report.and_then(|(_, report)| refusal(reading.case, report));
    refused.map_or_else(Part::default, |refused| Part::excused(refused.because()))
}

/// Nodes examined and involved; none sent is no gap.
fn nodes(report: Option<(&RecordId, &Pathology)>, field: &dyn Fn(&str, Wanted) -> Part) -> Part {
    let none_sent = |absence| matches!(absence, Absence::NotDone | Absence::NotApplicable);
    if report.and_then(|(_, report)| report.nodes.absence()).is_some_and(none_sent) {
        return Part::excused("no lymph nodes were sent");
    }
    field("nodes", Known)
}
