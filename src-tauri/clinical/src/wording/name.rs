//! What a record is called where another one speaks of it.

use crate::{
    record::{Imaging, Record},
    value::{Answer, Choice, Term},
};

/// The short name of a record: "CT abdomen", "left hepatectomy", else the name of its kind in lower case.
pub fn name(record: &Record) -> String {
    let own = match record {
        Record::Imaging(study) => imaging(study),
        Record::Biopsy(biopsy) => biopsy.technique.value().map(|technique| technique.label().to_owned()),
        Record::Surgery(operation) => operation
            .procedures
            .first()
            .and_then(said)
            .or_else(|| operation.intent.value().map(|intent| intent.label().to_owned())),
        Record::Ablation(ablation) => ablation.technique.value().map(|technique| technique.label().to_owned()),
        Record::Procedure(procedure) => stated(&procedure.what),
        Record::Radiotherapy(course) => course.technique.value().map(|technique| technique.label().to_owned()),
        Record::Systemic(course) => said(&course.regimen).or_else(|| super::summary::drugs(course)),
        Record::Lesion(lesion) => said(&lesion.name),
        Record::Metastasis(found) => found.event.value().map(|event| event.label().to_owned()),
        Record::AdverseEvent(event) => said(&event.term),
        _ => None,
    };
    own.unwrap_or_else(|| record.kind().label().to_lowercase())
}

/// Method and regions of a study: "CT abdomen and pelvis".
pub(super) fn imaging(study: &Imaging) -> Option<String> {
    let method = study.modality.value().map(|modality| modality.label().to_owned())?;
    let regions: Vec<String> = study.regions.iter().filter_map(said).collect();
    let regions = match regions.split_last() {
        None => return Some(method),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    };
    Some(format!("{method} {regions}"))
}

/// A term, unless nothing was said.
pub(super) fn said(term: &Term) -> Option<String> {
    Some(term.trim()).filter(|term| !term.is_empty()).map(str::to_owned)
}

/// A known term.
pub(super) fn stated(term: &Answer<Term>) -> Option<String> {
    term.value().and_then(said)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::case::Entry;

    fn record(kind: &str, body: &Value) -> Record {
        Entry::read("r", kind, body).unwrap().record
    }

    fn known(value: impl Into<Value>) -> Value {
        json!({"known": value.into()})
    }

    /// What a record is called where another speaks of it, and its kind where it has no name of its own.
    #[test]
    fn records_have_names() {
        let after = |kind: &str, body: Value| name(&record(kind, &body));
        for (kind, body, expected) in [
            (
                "imaging",
                json!({"modality": known("ct"), "regions": ["chest", "abdomen", "pelvis"]}),
                "CT chest, abdomen and pelvis",
            ),
            ("imaging", json!({"modality": known("ct"), "regions": ["chest"]}), "CT chest"),
            ("imaging", json!({"modality": known("ct")}), "CT"),
            ("biopsy", json!({"technique": known("incisional")}), "incisional biopsy"),
            ("surgery", json!({"procedures": ["left hepatectomy", "wedge"]}), "left hepatectomy"),
            ("surgery", json!({"intent": known("primary_resection")}), "resection of the primary tumour"),
            ("ablation", json!({"technique": known("microwave")}), "microwave ablation"),
            ("procedure", json!({"what": known("upper endoscopy")}), "upper endoscopy"),
            ("radiotherapy", json!({"technique": known("proton")}), "proton therapy"),
            ("systemic", json!({"regimen": "AI", "drugs": [{"drug": known("ifosfamide")}]}), "AI"),
            (
                "systemic",
                json!({"drugs": [{"drug": known("ifosfamide")}, {"drug": known("doxorubicin")}]}),
                "ifosfamide + doxorubicin",
            ),
            ("lesion", json!({"name": "liver 1"}), "liver 1"),
            ("metastasis", json!({"event": known("local_recurrence")}), "local recurrence"),
            ("adverse", json!({"term": "myalgia"}), "myalgia"),
            ("follow_up", json!({"status": known("no_evidence")}), "follow-up"),
            ("surgery", json!({}), "surgery"),
        ] {
            assert_eq!(after(kind, body.clone()), expected, "{kind} {body}");
        }
    }
}
