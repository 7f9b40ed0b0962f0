//! The counted area of a mitotic count, and counts that say nothing of it.

use serde_json::to_value;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::{
        fnclcc::{self, AreaFrom, PLAUSIBLE_AREA_MM2, counted_area, equivalent},
        scope::{Scope, scope},
    },
    record::{Mitoses, Pathology},
    value::{Number, RecordId},
};

/// Counted areas that cannot be meant, missing areas, counts next to a threshold.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let counts = reading.case.all::<Pathology>().filter_map(|(id, report)| Some((id, report, report.mitoses.value()?)));
    counts
        .flat_map(|(id, report, count)| {
            // Five per 5 mm² decide in a stromal tumour, and a stated score needs no threshold.
            let scored = report.fnclcc.mitotic.value().is_some() || scope(reading.case, report) == Scope::Gist;
            let near = near_threshold(id, count).filter(|_| !scored && !is_bare(count));
            [implausible(id, count), without_area(id, count), near]
        })
        .flatten()
        .collect()
}

fn implausible(id: &RecordId, count: &Mitoses) -> Option<Finding> {
    let area = counted_area(count);
    let finding = Finding::at(id, "mitoses.known.area", Severity::Check, "mitoses-area-implausible");
    let why = format!(
        "Ten high-power fields of 0.1734 mm² cover 1.734 mm² (Coindre 2006, Arch Pathol Lab Med 130:1448); an area outside \
         {} to {} mm² is questioned.",
        PLAUSIBLE_AREA_MM2.0, PLAUSIBLE_AREA_MM2.1
    );
    match area.from {
        AreaFrom::LostPoint(stated) => {
            let message = format!("A counted area of {stated} mm² is implausible: {} mm² is probably meant.", area.mm2);
            let meant = Number::try_from(area.mm2).ok().and_then(|meant| to_value(meant).ok())?;
            Some(finding.says(message, why).fixed_by(
                format!("Set {} mm²", area.mm2),
                "mitoses.known.area.value",
                meant,
            ))
        }
        AreaFrom::Implausible(stated) => {
            let message = format!(
                "A counted area of {} mm² is implausible; the score rests on the reference area.",
                (stated * 1000.0).round() / 1000.0
            );
            Some(finding.says(message, why))
        }
        AreaFrom::Stated | AreaFrom::FieldNumber | AreaFrom::Assumed => None,
    }
}

fn is_bare(count: &Mitoses) -> bool {
    count.fields.is_none() && count.area.is_none()
}

fn without_area(id: &RecordId, count: &Mitoses) -> Option<Finding> {
    is_bare(count).then(|| {
        Finding::at(id, "mitoses.known", Severity::Note, "mitoses-area-missing").says(
            "The mitotic count says neither how many fields nor what area was counted.",
            "A count is comparable only with its area; fields differ in size between microscopes (Cree 2021, Mod Pathol).",
        )
    })
}

fn near_threshold(id: &RecordId, count: &Mitoses) -> Option<Finding> {
    let per_ten = equivalent(count);
    let threshold = fnclcc::near_threshold(count)?;
    let rounded = (per_ten * 10.0).round() / 10.0;
    Some(Finding::at(id, "mitoses.known", Severity::Note, "mitoses-near-threshold").says(
        format!("The count comes to {rounded} per ten standard fields, next to the threshold of {threshold}."),
        "The mitotic score changes at 10 and 20 mitoses per 1.734 mm² (Guillou 1997, J Clin Oncol 15:350); the count is \
         not rounded before it is compared.",
    ))
}
