//! Stages as stated against those derived from the records by the published tables. A stated stage is never changed.

use super::{Finding, Severity, reading::Reading};
use crate::judge::stage::{Agreement, Compared, StatedT, compared, differing_t};

/// Stated stages and T categories that differ from the derived ones, stages that name no edition, or for which there is no group.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let groups = compared(reading.case, &reading.timeline).iter().filter_map(finding).collect::<Vec<_>>();
    let categories = differing_t(reading.case, &reading.timeline);
    groups.into_iter().chain(categories.iter().map(category)).collect()
}

/// A T category that does not follow from size and invasion.
fn category(stated: &StatedT) -> Finding {
    let explained = stated.derived.iter().map(|staged| {
        let from = staged.explanation.steps.iter().find(|step| step.about == "T");
        format!("{} from {}", staged.t, from.map_or("", |step| step.input.as_str()))
    });
    let message = format!(
        "{} is stated; by what is recorded it is {}.",
        stated.stated,
        explained.collect::<Vec<_>>().join(", or ")
    );
    let verified = stated.derived.iter().all(|staged| staged.explanation.verified);
    let severity = if verified { Severity::Check } else { Severity::Note };
    let source = stated.derived.first().map_or("", |staged| staged.explanation.source.as_str());
    Finding::at(&stated.record, format!("stages.{}.tnm", stated.index), severity, "t-category-disagrees")
        .says(message, format!("{source}: T follows the greatest dimension and what was invaded."))
}

fn finding(compared: &Compared) -> Option<Finding> {
    let at = |field: &str, severity, code| {
        Finding::at(&compared.record, format!("stages.{}.{field}", compared.index), severity, code)
    };
    let source = compared.derived.first().map_or_else(String::new, |staged| staged.explanation.source.clone());
    match compared.agreement {
        Agreement::Agrees => None,
        Agreement::NoEdition => Some(at("system", Severity::Note, "stage-without-edition").says(
            format!("The stage “{}” does not say by which edition.", compared.stated),
            "The same tumour has another group in another edition: N1 M0 of a limb is IV in AJCC 8 and IIIB in UICC 9.",
        )),
        Agreement::NoGroup => Some(at("group", Severity::Note, "stage-without-group").says(
            format!("A stage group is stated ({}), but this edition has none for this tumour.", compared.stated),
            format!("{source}: T, N, M and G may be recorded there, without a group."),
        )),
        Agreement::Differs => {
            // Rows that were not verified give a hint, never more.
            let severity = if compared.verified() { Severity::Check } else { Severity::Note };
            let message =
                format!("The stated stage ({}) differs from the derived: {}.", compared.stated, compared.in_words());
            let why = format!("{source}, with what is recorded of size, nodes, metastasis at diagnosis and grade.");
            Some(at("group", severity, "stage-disagrees").says(message, why))
        }
    }
}
