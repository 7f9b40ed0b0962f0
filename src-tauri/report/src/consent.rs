//! What stands above a report that no patient has agreed to.

use clinical::{
    case::Case,
    record::{Consent, ConsentState, Figure},
};

/// The mark of a report whose case has no consent on record, or none that covers its images; none where the patient has
/// agreed to publication.
pub(crate) fn mark(case: &Case) -> Option<String> {
    let consent = case.one::<Consent>();
    let shows_image = || case.all::<Figure>().any(|(_, figure)| figure.shows_image());
    let why = match consent.and_then(|consent| consent.publication.value()) {
        Some(ConsentState::Obtained) if consent.is_none_or(Consent::covers_images) || !shows_image() => return None,
        Some(ConsentState::Obtained) => "the consent to publish does not cover images",
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
    fn only_a_case_with_consent_to_all_that_it_shows_has_no_mark() {
        let with = |answer: &str| {
            of(&format!(r#", {{"id": "consent", "kind": "consent", "record": {{"publication": {answer}}}}}"#))
        };
        assert_eq!(with(r#"{"known": "obtained"}"#), None);
        assert_eq!(of("").unwrap(), "DRAFT: no consent to publish recorded");
        assert_eq!(with(r#"{"absent": "not_known"}"#).unwrap(), "DRAFT: no consent to publish recorded");
        let figure = r#"{"id": "f", "kind": "figure", "record": {"panels": [{"image": "ct"}]}}"#;
        let scoped = |scope: &str, figure: &str| {
            let consent = format!(r#"{{"publication": {{"known": "obtained"}}, "scope": [{scope}]}}"#);
            of(&format!(r#", {{"id": "consent", "kind": "consent", "record": {consent}}}{figure}"#))
        };
        let figure = format!(", {figure}");
        assert_eq!(scoped(r#""text""#, &figure).unwrap(), "DRAFT: the consent to publish does not cover images");
        for covered in [r#""text", "images""#, ""] {
            assert_eq!(scoped(covered, &figure), None);
        }
        assert_eq!(scoped(r#""text""#, ""), None);
        for state in ["asked", "refused", "withdrawn"] {
            assert!(with(&format!(r#"{{"known": "{state}"}}"#)).unwrap().contains(state));
        }
    }
}
