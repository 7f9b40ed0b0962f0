//! Complaints, examination and blood tests.

use clinical::{
    record::{LabResult, Laboratory, Presentation, Sign, Symptom},
    value::{Choice, Presence, RecordId, Side, YesNo},
};

use super::{Teller, led};
use crate::{
    abbreviation::abbreviation,
    english::{a, alternatives, measure, sentence, was},
    phrase::listed,
};

/// Fields that the sentences of a presentation cover.
pub(super) const SAID: &[&str] = &["symptoms", "signs", "ecog", "karnofsky"];
/// Fields that the sentences of a laboratory record cover.
pub(super) const LABORATORY_SAID: &[&str] = &["results", "others_unremarkable"];

/// What the patient complained of, and what was found.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, record: &Presentation) -> Vec<String> {
    let said = [symptoms(teller, id, record), signs(&record.signs), performance(record)];
    said.into_iter().filter_map(|text| sentence(&text)).collect()
}

/// Performance status, on the scale that was used.
fn performance(record: &Presentation) -> String {
    let ecog =
        record.ecog.value().map(|grade| format!("{} performance status was {}", abbreviation("ECOG"), grade.label()));
    let karnofsky = record.karnofsky.value().map(|index| format!("the Karnofsky index was {index}"));
    listed(&ecog.into_iter().chain(karnofsky).collect::<Vec<_>>())
}

fn symptoms(teller: &Teller<'_>, id: &RecordId, record: &Presentation) -> String {
    let absent = |symptom: &&Symptom| symptom.presence == Some(Presence::Absent);
    let present: Vec<&Symptom> = record.symptoms.iter().filter(|symptom| !absent(symptom)).collect();
    let negative: Vec<String> = record.symptoms.iter().filter(absent).map(|symptom| symptom.what.to_string()).collect();
    let without =
        if negative.is_empty() { String::new() } else { format!("; there was no {}", alternatives(&negative)) };
    let Some((main, others)) = present.split_first() else { return without.trim_start_matches("; ").to_owned() };
    let others: Vec<String> = others.iter().map(|symptom| complaint(symptom)).collect();
    let more = if others.is_empty() { String::new() } else { format!(" with {}", listed(&others)) };
    let verb = if main.duration.is_some() { "reported" } else { "had" };
    let more = if main.duration.is_none() {
        more.replacen(" with ", if others.len() == 1 { " and " } else { ", " }, 1)
    } else {
        more
    };
    led(teller.lead(id, &record.when), &format!("{} {verb} {}{more}{without}", teller.person.subject, complaint(main)))
}

/// "two months of left-sided abdominal pain", "intermittent abdominal pain".
fn complaint(symptom: &Symptom) -> String {
    let side = match symptom.side {
        Some(Side::Left) => "left-sided ",
        Some(Side::Right) => "right-sided ",
        Some(Side::Both) => "bilateral ",
        Some(Side::Midline) => "midline ",
        None => "",
    };
    let course = symptom.course.filter(|course| !symptom.what.contains(course.label()));
    let course = course.map_or_else(String::new, |course| format!("{} ", course.label()));
    let suspected = if symptom.presence == Some(Presence::Suspected) { "suspected " } else { "" };
    let noun = format!("{suspected}{course}{side}{}", &*symptom.what);
    symptom.duration.as_ref().map_or_else(|| noun.clone(), |duration| format!("{} of {noun}", measure(duration)))
}

fn signs(signs: &[Sign]) -> String {
    let (absent, present): (Vec<&Sign>, Vec<&Sign>) =
        signs.iter().partition(|sign| sign.presence == Some(Presence::Absent));
    let present: Vec<String> = present.into_iter().map(found).collect();
    let absent: Vec<String> = absent.into_iter().map(|sign| format!("{}{}", &*sign.what, place(sign))).collect();
    match (present.is_empty(), absent.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("on examination there was {}", listed(&present)),
        (true, false) => format!("on examination there was no {}", alternatives(&absent)),
        (false, false) => format!("on examination there was {}, but no {}", listed(&present), alternatives(&absent)),
    }
}

fn found(sign: &Sign) -> String {
    let qualities: Vec<&str> = sign.qualities.iter().map(|quality| &**quality).collect();
    let qualities = if qualities.is_empty() { String::new() } else { format!("{} ", qualities.join(", ")) };
    let size = sign.size.as_ref().map_or_else(String::new, |size| format!(" of {size}"));
    let suspected = if sign.presence == Some(Presence::Suspected) { "suspected " } else { "" };
    format!("{}{size}{}", a(&format!("{suspected}{qualities}{}", &*sign.what)), place(sign))
}

fn place(sign: &Sign) -> String {
    if sign.site.is_empty() { String::new() } else { format!(" in the {}", &*sign.site) }
}

/// Blood tests: each result, then the rest.
pub(super) fn laboratory(record: &Laboratory) -> Vec<String> {
    let results: Vec<String> = record.results.iter().filter_map(result).collect();
    let valued = record.results.iter().any(|result| result.value.is_some());
    let unvalued = if results.is_empty() || valued { "" } else { " (values not recorded)" };
    let others = if record.others_unremarkable.is(&YesNo::Yes) {
        let which = if results.is_empty() { "blood tests" } else { "the other blood tests" };
        Some(format!("{which} were unremarkable"))
    } else {
        None
    };
    let parts: Vec<String> = results.into_iter().chain(others).collect();
    sentence(&format!("{}{unvalued}", listed(&parts))).filter(|_| !parts.is_empty()).into_iter().collect()
}

fn result(result: &LabResult) -> Option<String> {
    if result.analyte.is_empty() {
        return None;
    }
    let reference =
        if result.reference.is_empty() { String::new() } else { format!(", reference {}", &*result.reference) };
    let trend = result.trend.map(Choice::label);
    let value = match (&result.value, trend) {
        (Some(value), Some(trend)) => format!("{value} ({trend}{reference})"),
        (Some(value), None) if reference.is_empty() => value.to_string(),
        (Some(value), None) => format!("{value} ({})", reference.trim_start_matches(", ")),
        (None, Some(trend)) => trend.to_owned(),
        (None, None) => "not recorded".to_owned(),
    };
    Some(format!("{} {} {value}", &*result.analyte, was(&result.analyte)))
}
