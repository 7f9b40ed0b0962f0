//! Measurements typed into the grid of lesions and studies.

use clinical::{
    case::Case,
    record::{Lesion, LesionState, Measurement},
    timeline::{Timeline, resolve},
    value::{CaseId, Choice as _, RecordId, Size, Unit, read_size},
    wording,
};
use serde::Deserialize;
use store::Edit;

use super::{of_kind, stored};
use crate::{CaseView, Casebook, Error};

/// What was typed for a lesion in a study: "42", "4.2 cm", "12 x 8", "gone"; empty takes it out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Measured {
    /// The lesion.
    pub lesion: RecordId,
    /// The study.
    pub study: RecordId,
    /// The words.
    pub words: String,
}

/// Words for the states of a lesion beside those of the list.
const STATES: &[(&str, LesionState)] = &[
    ("gone", LesionState::Gone),
    ("0", LesionState::Gone),
    ("too small", LesionState::TooSmall),
    ("tstm", LesionState::TooSmall),
    ("present", LesionState::Present),
    ("pd", LesionState::Progressed),
    ("new nodule", LesionState::NewNodule),
    ("treated", LesionState::Treated),
    ("ne", LesionState::NotExamined),
];

impl Casebook {
    /// Writes measurements in one step; a word that is no size and no state is refused, and then nothing is written.
    pub fn measure(&mut self, id: &CaseId, measured: &[Measured]) -> Result<CaseView, Error> {
        let case = self.case(id)?;
        let timeline = resolve(&case);
        let mut lesions: Vec<(&RecordId, Lesion)> = Vec::new();
        for one in measured {
            let known = lesions.iter().position(|(lesion, _)| **lesion == one.lesion);
            let place = match known {
                Some(place) => place,
                None => {
                    lesions.push((&one.lesion, of_kind::<Lesion>(&case, &one.lesion)?.clone()));
                    lesions.len() - 1
                }
            };
            if let Some((_, lesion)) = lesions.get_mut(place) {
                enter(lesion, one)?;
            }
        }
        let mut edits = Vec::new();
        for (record, mut lesion) in lesions {
            in_order(&case, &timeline, &mut lesion.measurements);
            let (record, path) = (record.clone(), "measurements".to_owned());
            edits.push(Edit::Set { record, path, value: Some(stored(&lesion.measurements)?) });
        }
        self.apply(id, &edits, &label(&case, measured))?;
        self.open_case(id)
    }
}

/// Sets or takes out what the lesion has of the study.
fn enter(lesion: &mut Lesion, one: &Measured) -> Result<(), Error> {
    let (size, state) = understood(&one.words)?;
    let of_study = |measurement: &Measurement| measurement.study.as_ref() == Some(&one.study);
    let place = lesion.measurements.iter().position(of_study);
    let attenuated = place.and_then(|place| lesion.measurements.get(place)).is_some_and(|m| m.attenuation.is_some());
    match place {
        Some(place) if size.is_none() && state.is_none() && !attenuated => {
            lesion.measurements.remove(place);
        }
        Some(place) => {
            if let Some(known) = lesion.measurements.get_mut(place) {
                (known.size, known.state) = (size, state);
            }
        }
        None if size.is_none() && state.is_none() => {}
        None => {
            let study = Some(one.study.clone());
            lesion.measurements.push(Measurement { study, size, attenuation: None, state });
        }
    }
    Ok(())
}

/// A size, in millimetres where no unit is typed, a state, or both with a comma between.
fn understood(words: &str) -> Result<(Option<Size>, Option<LesionState>), Error> {
    let (mut size, mut state) = (None, None);
    for part in words.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match (named(part), read_size(part, Unit::Mm)) {
            (Some(found), _) => state = Some(found),
            (None, Some(found)) => size = Some(found),
            (None, None) => return Err(Error::Measurement(words.trim().to_owned())),
        }
    }
    Ok((size, state))
}

fn named(part: &str) -> Option<LesionState> {
    let part = part.to_lowercase();
    let own = LesionState::ALL.iter().copied().find(|state| state.label() == part);
    own.or_else(|| STATES.iter().find(|(word, _)| *word == part).map(|(_, state)| *state))
}

/// Measurements in the order of their studies; those without a study, or of one without a time, stay at the end.
fn in_order(case: &Case, timeline: &Timeline, measurements: &mut [Measurement]) {
    let order: Vec<&RecordId> = timeline.in_order(case).into_iter().map(|entry| &entry.id).collect();
    let place = |one: &Measurement| {
        one.study.as_ref().and_then(|study| order.iter().position(|id| *id == study)).unwrap_or(usize::MAX)
    };
    measurements.sort_by_key(place);
}

/// "Lesion: liver 1 in CT abdomen", "Lesion: 6 measurements".
fn label(case: &Case, measured: &[Measured]) -> String {
    let name = |id: &RecordId| case.record(id).map_or_else(|| id.to_string(), wording::name);
    match measured {
        [one] => format!("Lesion: {} in {}", name(&one.lesion), name(&one.study)),
        more => format!("Lesion: {} measurements", more.len()),
    }
}
