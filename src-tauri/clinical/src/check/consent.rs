//! Consent to publication.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Consent, ConsentState, Figure},
    value::{Absence, RecordId},
};

const WHY: &str =
    "CARE 2013 item 13 and the ICMJE ask for consent to publication wherever a patient might be recognised.";

/// Consent not recorded, refused or withdrawn, or not covering the images of the case.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let found = reading.case.all::<Consent>().next();
    let id = found.map(|(id, _)| id);
    let Some(consent) = found.map(|(_, consent)| consent) else { return vec![not_recorded(None)] };
    if consent.publication.is(&ConsentState::Obtained) {
        return images(reading, consent);
    }
    let finding = match (consent.publication.value(), consent.publication.absence()) {
        (Some(ConsentState::Asked), _) => Some(
            at(id, Severity::Check, "consent-not-given")
                .says("Consent to publication was asked for and is not yet given.", WHY),
        ),
        (Some(ConsentState::Refused), _) => {
            Some(at(id, Severity::Error, "consent-refused").says("The patient refused consent to publication.", WHY))
        }
        (Some(ConsentState::Withdrawn), _) => {
            Some(at(id, Severity::Error, "consent-refused").says("The patient withdrew consent to publication.", WHY))
        }
        (Some(ConsentState::Obtained), _) | (None, Some(Absence::NotApplicable)) => None,
        (None, _) => Some(not_recorded(id)),
    };
    finding.into_iter().collect()
}

fn at(id: Option<&RecordId>, severity: Severity, code: &'static str) -> Finding {
    id.map_or_else(|| Finding::of_case(severity, code), |id| Finding::at(id, "publication", severity, code))
}

fn not_recorded(id: Option<&RecordId>) -> Finding {
    at(id, Severity::Check, "consent-not-recorded").says("Consent to publication is not recorded.", WHY)
}

/// One for each figure that shows an image, beside its panels.
fn images(reading: &Reading<'_>, consent: &Consent) -> Vec<Finding> {
    let shown = reading.case.all::<Figure>().filter(|(_, figure)| figure.shows_image() && !consent.covers_images());
    let says = |(id, _): (&RecordId, &Figure)| {
        Finding::at(id, "panels", Severity::Check, "consent-without-images").says(
            "The figure shows an image, and the consent does not cover images.",
            "BMC journals ask for consent to the text and to the images.",
        )
    };
    shown.map(says).collect()
}
