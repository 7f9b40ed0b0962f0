//! Courses of radiotherapy.

use clinical::{
    record::{Radiotherapy, RadiotherapySetting},
    value::{Choice, RecordId, YesNo},
};

use super::{Teller, led};
use crate::english::{sentence, was};

/// Fields that the sentences of a course of radiotherapy cover.
pub(super) const SAID: &[&str] =
    &["technique", "setting", "target", "side", "total", "fractions", "per_fraction", "with_systemic", "completed"];

/// A course of radiotherapy.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, course: &Radiotherapy) -> Vec<String> {
    let setting = match course.setting.value() {
        Some(RadiotherapySetting::Preoperative) => "preoperative ",
        Some(RadiotherapySetting::Postoperative) => "postoperative ",
        Some(RadiotherapySetting::Definitive) => "definitive ",
        Some(RadiotherapySetting::Palliative) => "palliative ",
        Some(RadiotherapySetting::Intraoperative) | None => "",
    };
    let technique = course.technique.value().map_or("radiotherapy", |technique| technique.label());
    let side = course.side.value().map_or_else(String::new, |side| format!(" ({})", side.label()));
    let target = course.target.value().map_or_else(String::new, |target| format!(" of the {}{side}", &**target));
    let given = match (course.total.value(), course.fractions.value(), course.per_fraction.value()) {
        (Some(total), Some(fractions), Some(each)) => format!(": {total} in {fractions} fractions of {each}"),
        (Some(total), Some(fractions), None) => format!(": {total} in {fractions} fractions"),
        (Some(total), None, _) => format!(": {total}; the fractions were not recorded"),
        (None, Some(fractions), Some(each)) => format!(": {fractions} fractions of {each}"),
        (None, ..) => "; the dose was not recorded".to_owned(),
    };
    let with = course
        .with_systemic
        .as_ref()
        .and_then(|id| teller.called(id))
        .map_or_else(String::new, |with| format!(", together with {with}"));
    let what = format!("{setting}{technique}{target}");
    let verb = was(technique);
    let completed = match course.completed.value() {
        Some(YesNo::Yes) => "it was completed as planned",
        Some(YesNo::No) => "it was not completed",
        None => "",
    };
    let opening = led(teller.lead(id, &course.when), &format!("{what} {verb} given{with}{given}"));
    [opening, completed.to_owned()].into_iter().filter_map(|text| sentence(&text)).collect()
}
