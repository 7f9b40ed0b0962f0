//! What a case report cannot do without.

use super::{Finding, Severity, reading::Reading};
use crate::record::{FollowUp, Patient, Tumour};

/// Core items that have no answer at all.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    [age(reading), sex(reading), diagnosis(reading), follow_up(reading)].into_iter().flatten().collect()
}

fn age(reading: &Reading<'_>) -> Option<Finding> {
    let patient = reading.case.all::<Patient>().next();
    let missing = patient.is_none_or(|(_, patient)| !patient.age.is_answered());
    missing.then(|| {
        let at = patient
            .map_or_else(|| of_case("age-missing"), |(id, _)| Finding::at(id, "age", Severity::Note, "age-missing"));
        at.says("The patient’s age is not recorded.", "CARE 2013 item 5a: demographic information.")
    })
}

fn sex(reading: &Reading<'_>) -> Option<Finding> {
    let patient = reading.case.all::<Patient>().next();
    let missing = patient.is_none_or(|(_, patient)| !patient.sex.is_answered());
    missing.then(|| {
        let at = patient
            .map_or_else(|| of_case("sex-missing"), |(id, _)| Finding::at(id, "sex", Severity::Note, "sex-missing"));
        at.says("The patient’s sex is not recorded.", "CARE 2013 item 5a: demographic information.")
    })
}

fn diagnosis(reading: &Reading<'_>) -> Option<Finding> {
    let tumour = reading.case.all::<Tumour>().next();
    let missing = tumour.is_none_or(|(_, tumour)| !tumour.diagnosis.is_answered());
    missing.then(|| {
        let code = "diagnosis-missing";
        let at = tumour.map_or_else(|| of_case(code), |(id, _)| Finding::at(id, "diagnosis", Severity::Note, code));
        at.says("The diagnosis is not recorded.", "CARE 2013 item 8c: the diagnosis with its reasoning.")
    })
}

fn follow_up(reading: &Reading<'_>) -> Option<Finding> {
    let known = reading.case.all::<FollowUp>().any(|(_, visit)| visit.status.is_answered());
    (!known).then(|| {
        of_case("follow-up-missing")
            .says("No state of the disease at follow-up is recorded.", "CARE 2013 item 10a: outcome of the treatment.")
    })
}

fn of_case(code: &'static str) -> Finding {
    Finding::of_case(Severity::Note, code)
}
