//! Immunohistochemistry and molecular tests: words that do not fit a marker, results that contradict each other or the
//! type, fusions in another notation.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::{
        coding::entity,
        markers::{Evidence, against, is_against, is_loss, marker, of_marker, positive, respelled, without_lineage},
    },
    record::{Histology, Marker, MarkerResult, MolecularTest, Pathology, Tumour},
    table::{Entity, MarkerRow},
    value::RecordId,
};

/// Results told in words that do not fit, or twice in two ways; results that speak against the type; fusions.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    reading.case.all::<Pathology>().flat_map(|(id, report)| of_report(reading, id, report)).collect()
}

fn of_report(reading: &Reading<'_>, id: &RecordId, report: &Pathology) -> Vec<Finding> {
    let stains: Vec<Stain<'_>> = report.immunohistochemistry.iter().enumerate().filter_map(Stain::of).collect();
    let tests = report.molecular.iter().enumerate();
    let mut findings: Vec<Finding> = stains.iter().filter_map(|stain| polarity(id, stain)).collect();
    findings.extend(stains.iter().filter_map(|stain| clone(id, stain)));
    findings.extend((0..stains.len()).filter_map(|place| twice(id, place, &stains)));
    findings.extend(tests.clone().filter_map(|(at, test)| notation(id, at, test)));
    let Some(kind) = kind(reading, report) else { return findings };
    findings.extend(stains.iter().filter_map(|stain| against_stain(id, stain, kind)));
    findings.extend(tests.filter_map(|(at, test)| against_test(id, at, test, kind)));
    findings.extend(none_of_line(id, report, kind));
    findings
}

/// A stain for a marker of the table.
struct Stain<'a> {
    /// Its place in the report.
    at: usize,
    recorded: &'a Marker,
    row: &'static MarkerRow,
    /// Whether its result is the supporting one; none where that is not told.
    supports: Option<bool>,
}

impl<'a> Stain<'a> {
    fn of((at, recorded): (usize, &'a Marker)) -> Option<Self> {
        let row = marker(&recorded.marker)?;
        let supports = recorded.result.and_then(|result| positive(row, result));
        Some(Self { at, recorded, row, supports })
    }
}

/// The type a report's results are held against: its own, else that of the case.
fn kind(reading: &Reading<'_>, report: &Pathology) -> Option<&'static Entity> {
    let of_case = || reading.case.one::<Tumour>().and_then(|tumour| tumour.diagnosis.value());
    let kind: &Histology = report.histology.value().or_else(of_case)?;
    entity(&kind.entity)
}

fn at_stain(id: &RecordId, at: usize, field: &str, severity: Severity, code: &'static str) -> Finding {
    Finding::at(id, format!("immunohistochemistry.{at}{field}"), severity, code)
}

/// What a row of the table may weigh: a recalled one gives a hint only.
fn weight(verified: bool) -> Severity {
    if verified { Severity::Check } else { Severity::Note }
}

/// Positive or negative for a marker whose loss is the finding: it does not say which is meant.
fn polarity(id: &RecordId, stain: &Stain<'_>) -> Option<Finding> {
    let row = Some(stain.row).filter(|row| is_loss(row))?;
    let word = match stain.recorded.result? {
        MarkerResult::Positive => "positive",
        MarkerResult::Negative => "negative",
        _ => return None,
    };
    let message = format!("{} is recorded as {word}; was the stain lost or retained?", row.marker);
    let why = format!(
        "For {} the loss of the stain is the finding, and “positive” is read as either. Source: {}.",
        row.marker, row.source
    );
    Some(at_stain(id, stain.at, ".result", weight(row.verified), "marker-lost-or-retained").says(message, why))
}

/// A positive marker that means something else with another clone.
fn clone(id: &RecordId, stain: &Stain<'_>) -> Option<Finding> {
    let Stain { row, recorded, .. } = stain;
    let open = recorded.result == Some(MarkerResult::Positive) && recorded.clone.is_empty();
    (open && row.synonyms.contains("clone")).then(|| {
        at_stain(id, stain.at, ".clone", Severity::Note, "marker-clone-missing").says(
            format!("{} is positive, but its clone is not recorded.", row.marker),
            format!(
                "What it stands for depends on the clone: {}. Source: {}.",
                row.supports.replace('|', ", "),
                row.source
            ),
        )
    })
}

/// One marker under two names, or twice, with opposite results.
fn twice(id: &RecordId, place: usize, stains: &[Stain<'_>]) -> Option<Finding> {
    let stain = stains.get(place)?;
    let opposite = !stain.supports?;
    let mut earlier = stains.iter().take(place);
    let contradicts = earlier.any(|other| other.supports == Some(opposite) && other.row.marker == stain.row.marker);
    contradicts.then(|| {
        at_stain(id, stain.at, ".result", Severity::Check, "marker-contradicts").says(
            format!("{} is recorded twice in this report, with opposite results.", stain.row.marker),
            "A marker may be known by several names; one specimen has one result unless clone or block differ.",
        )
    })
}

/// A fusion with hyphen, slash or a former symbol.
fn notation(id: &RecordId, at: usize, test: &MolecularTest) -> Option<Finding> {
    let respelled = respelled(&test.alteration)?;
    let path = format!("molecular.{at}.alteration");
    Some(
        Finding::at(id, path.clone(), Severity::Note, "fusion-notation")
            .says(
                format!("The fusion {} is written {}.", respelled.written, respelled.fusion),
                "The HUGO Gene Nomenclature Committee writes fusions with a double colon; a hyphen stands for read-through \
                 transcripts (Bruford 2021, Leukemia 35:3040).",
            )
            .fixed_by(format!("Set {}", respelled.text), path, respelled.text.into()),
    )
}

fn against_stain(id: &RecordId, stain: &Stain<'_>, kind: &Entity) -> Option<Finding> {
    let result = stain.recorded.result.filter(|result| is_against(stain.row, *result, kind));
    let evidence = result.and_then(|_| of_marker(stain.recorded, kind))?;
    // A single stain decides nothing: never more than a note.
    Some(
        at_stain(id, stain.at, "", Severity::Note, "marker-against-type")
            .says(message(&evidence, kind), why(&evidence)),
    )
}

fn against_test(id: &RecordId, at: usize, test: &MolecularTest, kind: &Entity) -> Option<Finding> {
    let evidence = against(test, kind)?;
    // What was not found may have been missed by the test; what was found is there.
    let severity = if evidence.found { weight(evidence.verified) } else { Severity::Note };
    let finding = Finding::at(id, format!("molecular.{at}"), severity, "alteration-against-type");
    Some(finding.says(message(&evidence, kind), why(&evidence)))
}

/// Types named in a message; the rest are left to the table.
const NAMED: usize = 4;

fn message(evidence: &Evidence, kind: &Entity) -> String {
    if !evidence.found {
        return format!("{} is recorded; the opposite is typical of the stated type, {}.", evidence.result, kind.name);
    }
    let typical: Vec<&str> = evidence.typical_of.iter().take(NAMED).copied().collect();
    let more = if evidence.typical_of.len() > NAMED { " and others" } else { "" };
    format!(
        "{} is recorded, typical of {}{more}; the stated type is {}.",
        evidence.result,
        typical.join("; "),
        kind.name
    )
}

fn why(evidence: &Evidence) -> String {
    let recalled = if evidence.verified { "" } else { " It could not be verified and is a hint only." };
    format!(
        "A result that does not fit is worth saying in the report, or a sign of a slip in entering it. Source: {}.{recalled}",
        evidence.source
    )
}

/// Two or more markers of the line of the type, and none of them positive.
fn none_of_line(id: &RecordId, report: &Pathology, kind: &Entity) -> Option<Finding> {
    let (lineage, markers) = without_lineage(report, kind)?;
    let message = format!(
        "None of the markers of {} is positive ({}); the stated type is {}.",
        lineage.name,
        markers.join(", "),
        kind.name
    );
    let why = format!("At least one of them is expected in this type. Source: {}.", lineage.source);
    Some(Finding::at(id, "immunohistochemistry", Severity::Note, "markers-of-line-negative").says(message, why))
}
