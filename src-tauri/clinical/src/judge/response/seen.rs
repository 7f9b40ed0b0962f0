//! What was seen of one lesion at one time.

use crate::{
    record::{Lesion, LesionState, Measurement},
    value::{Dimension, Qualifier, Size, Unit, YesNo},
};

/// What a lesion that is visible but too small to measure counts as, in millimetres (Eisenhauer 2009).
pub const TOO_SMALL_MM: f64 = 5.0;

/// A lesion at one time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// What it adds to the sum of diameters, in millimetres; none where that was not measured.
    pub mm: Option<f64>,
    /// What was recorded beside the size.
    pub state: Option<LesionState>,
    /// Mean attenuation in HU.
    pub attenuation: Option<f64>,
    /// What was recorded, in words.
    pub words: String,
    /// What was taken for granted.
    pub assumed: Vec<String>,
}

impl Seen {
    /// Whether there is something to see: not gone, not left out of the study.
    pub fn is_present(&self) -> bool {
        let nothing = [LesionState::Gone, LesionState::NotExamined, LesionState::Treated];
        self.mm.map_or(self.state.is_some_and(|state| !nothing.contains(&state)), |mm| mm > 0.0)
    }

    /// Whether it was looked for.
    pub fn is_examined(&self) -> bool {
        self.mm.is_some() || self.state.is_some_and(|state| state != LesionState::NotExamined)
    }
}

/// What the measurements of one time say of a lesion: one, or one for each part of a lesion that split.
pub(super) fn seen(lesion: &Lesion, measurements: &[&Measurement]) -> Option<Seen> {
    let mut all = measurements.iter().map(|measurement| one(lesion, measurement));
    let first = all.next()?;
    Some(all.fold(first, |so_far, part| join(lesion, so_far, part)))
}

/// Parts add up; of two sizes of one undivided lesion the larger counts.
fn join(lesion: &Lesion, a: Seen, b: Seen) -> Seen {
    let split = [a.state, b.state].contains(&Some(LesionState::Split));
    let mm = match (a.mm, b.mm) {
        (Some(a), Some(b)) => Some(if split { a + b } else { a.max(b) }),
        // A part that was not measured leaves the whole unmeasured.
        (one, other) => {
            if split {
                None
            } else {
                one.or(other)
            }
        }
    };
    let mut assumed = [a.assumed, b.assumed].concat();
    if !split {
        assumed.push(format!("“{}” was measured twice at one time: the larger size counts.", lesion.name));
    }
    Seen {
        mm,
        state: a.state.or(b.state),
        attenuation: a.attenuation.or(b.attenuation),
        words: format!("{} + {}", a.words, b.words),
        assumed,
    }
}

fn one(lesion: &Lesion, measurement: &Measurement) -> Seen {
    let (state, size) = (measurement.state, measurement.size.as_ref());
    let mut assumed = Vec::new();
    let measured = size.and_then(|size| diameter(lesion, size, &mut assumed));
    let mm = match (state, measured) {
        (Some(LesionState::Gone), _) => Some(0.0),
        (Some(LesionState::NotExamined | LesionState::Treated), _) => None,
        (Some(LesionState::TooSmall), None) => {
            assumed.push(format!("“{}” is too small to measure: 5 mm is taken.", lesion.name));
            Some(TOO_SMALL_MM)
        }
        (_, measured) => measured,
    };
    let attenuation = measurement.attenuation.filter(|measure| measure.unit == Unit::Hounsfield);
    Seen { mm, state, attenuation: attenuation.map(|measure| measure.value.get()), words: words(measurement), assumed }
}

fn words(measurement: &Measurement) -> String {
    use crate::value::Choice as _;
    let size = measurement.size.as_ref().filter(|size| !size.axes.is_empty()).map(ToString::to_string);
    let said = [size, measurement.state.map(|state| state.label().to_owned())];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { "nothing recorded".to_owned() } else { said.join(", ") }
}

/// The diameter that counts, in millimetres: the longest, of a node the short axis.
fn diameter(lesion: &Lesion, size: &Size, assumed: &mut Vec<String>) -> Option<f64> {
    let (dimension, factor) = size.unit.dimension();
    if dimension != Dimension::Length {
        return None;
    }
    if size.qualifier.is_some_and(|qualifier| qualifier != Qualifier::Exactly) {
        assumed.push(format!("“{}” is stated as {size}: the number itself is taken.", lesion.name));
    }
    if !lesion.node.is(&YesNo::Yes) {
        return size.longest_mm();
    }
    if size.axes.len() == 1 {
        assumed.push(format!("“{}” is a lymph node with one axis: it is taken for the short axis.", lesion.name));
    }
    size.axes.iter().map(|axis| axis.length.get() * factor).min_by(f64::total_cmp)
}
