//! Immunohistochemistry and molecular tests: words that do not fit a marker, results that contradict each other or the
//! type, fusions in another notation.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::{
        coding::entity,
        markers::{Evidence, Stance, is_loss, marker, of_marker, of_test, positive, respelled, without_lineage},
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
    let stains = report.immunohistochemistry.iter().enumerate();
    let tests = report.molecular.iter().enumerate();
    let mut findings: Vec<Finding> = stains.clone().filter_map(|(at, stain)| polarity(id, at, stain)).collect();
    findings.extend(stains.clone().filter_map(|(at, stain)| clone(id, at, stain)));
    let results: Vec<Option<(&'static MarkerRow, bool)>> = report.immunohistochemistry.iter().map(told).collect();
    findings.extend((0..results.len()).filter_map(|at| twice(id, at, &results)));
    findings.extend(tests.clone().filter_map(|(at, test)| notation(id, at, test)));
    let Some(kind) = kind(reading, report) else { return findings };
    findings.extend(stains.filter_map(|(at, stain)| against_stain(id, at, stain, kind)));
    findings.extend(tests.filter_map(|(at, test)| against_test(id, at, test, kind)));
    findings.extend(none_of_line(id, report, kind));
    findings
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
fn polarity(id: &RecordId, at: usize, stain: &Marker) -> Option<Finding> {
    let row = marker(&stain.marker).filter(|row| is_loss(row))?;
    let word = match stain.result? {
        MarkerResult::Positive => "positive",
        MarkerResult::Negative => "negative",
        _ => return None,
    };
    let message = format!("{} is recorded as {word}; was the stain lost or retained?", row.marker);
    let why = format!(
        "For {} the loss of the stain is the finding, and “positive” is read as either. Source: {}.",
        row.marker, row.source
    );
    Some(at_stain(id, at, ".result", weight(row.verified), "marker-lost-or-retained").says(message, why))
}

/// A positive marker that means something else with another clone.
fn clone(id: &RecordId, at: usize, stain: &Marker) -> Option<Finding> {
    let row = marker(&stain.marker).filter(|row| row.synonyms.contains("clone"))?;
    let open = stain.result == Some(MarkerResult::Positive) && stain.clone.is_empty();
    open.then(|| {
        at_stain(id, at, ".clone", Severity::Note, "marker-clone-missing").says(
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
fn twice(id: &RecordId, at: usize, results: &[Option<(&'static MarkerRow, bool)>]) -> Option<Finding> {
    let (row, now) = (*results.get(at)?)?;
    let mut earlier = results.iter().take(at).flatten();
    let contradicts = earlier.any(|(other, then)| other.marker == row.marker && *then != now);
    contradicts.then(|| {
        at_stain(id, at, ".result", Severity::Check, "marker-contradicts").says(
            format!("{} is recorded twice in this report, with opposite results.", row.marker),
            "A marker may be known by several names; one specimen has one result unless clone or block differ.",
        )
    })
}

/// The marker of a stain, and whether its result is the supporting one.
fn told(stain: &Marker) -> Option<(&'static MarkerRow, bool)> {
    let row = marker(&stain.marker)?;
    Some((row, positive(row, stain.result?)?))
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

fn against_stain(id: &RecordId, at: usize, stain: &Marker, kind: &Entity) -> Option<Finding> {
    let evidence = of_marker(stain, kind).filter(|evidence| evidence.stance == Stance::Against)?;
    // A single stain decides nothing: never more than a note.
    Some(at_stain(id, at, "", Severity::Note, "marker-against-type").says(message(&evidence, kind), why(&evidence)))
}

fn against_test(id: &RecordId, at: usize, test: &MolecularTest, kind: &Entity) -> Option<Finding> {
    let evidence = of_test(test, kind).filter(|evidence| evidence.stance == Stance::Against)?;
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
