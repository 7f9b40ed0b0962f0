//! What stands above a report that no patient has agreed to.

use clinical::{
    case::Case,
    record::{Consent, ConsentState},
};

/// The mark of a report whose case has no consent on record; none where the patient has agreed to publication.
pub(crate) fn mark(case: &Case) -> Option<String> {
    let state = case.one::<Consent>().and_then(|consent| consent.publication.value());
    let why = match state {
        Some(ConsentState::Obtained) => return None,
        Some(ConsentState::Asked) => "consent to publish asked, not yet given",
        Some(ConsentState::Refused) => "consent to publish refused",
        Some(ConsentState::Withdrawn) => "consent to publish withdrawn",
        None => "no consent to publish recorded",
    };
    Some(format!("DRAFT: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(record: &str) -> Option<String> {
        let text = format!(
            r#"{{"format": "sarcoma-casebook case", "version": 1, "id": "a", "records": [
                {{"id": "case", "kind": "case", "record": {{}}}}{record}], "attachments": []}}"#
        );
        mark(&Case::parse(&text).unwrap().0)
    }

    #[test]
    fn only_a_case_with_consent_has_no_mark() {
        let with = |answer: &str| {
            of(&format!(r#", {{"id": "consent", "kind": "consent", "record": {{"publication": {answer}}}}}"#))
        };
        assert_eq!(with(r#"{"known": "obtained"}"#), None);
        assert_eq!(of("").unwrap(), "DRAFT: no consent to publish recorded");
        assert_eq!(with(r#"{"absent": "not_known"}"#).unwrap(), "DRAFT: no consent to publish recorded");
        for state in ["asked", "refused", "withdrawn"] {
            assert!(with(&format!(r#"{{"known": "{state}"}}"#)).unwrap().contains(state));
        }
    }
}
