//! The sum of diameters of the targets at one time.

use super::{
    recist::lesions,
    series::{Followed, Series},
    targets::organ,
};
use crate::{judge::explain::Step, record::LesionState, value::Number};

/// A sum of diameters and how it came about.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sum {
    /// In millimetres; none where a target was not measured.
    pub(super) mm: Option<f64>,
    /// Of those measured, in millimetres.
    pub(super) part: f64,
    /// Whether every target is gone or a node of normal size.
    pub(super) normal: bool,
    pub(super) steps: Vec<Step>,
    pub(super) assumed: Vec<String>,
}

/// Sums up the targets at a time. Lesions of one organ that have merged count once, with the longest diameter stated.
pub(super) fn sum(series: &Series<'_>, targets: &[usize], point: usize) -> Sum {
    let mut sum = Sum { mm: Some(0.0), normal: true, ..Sum::default() };
    let mut masses: Vec<(String, Option<f64>)> = Vec::new();
    for lesion in lesions(series, targets) {
        let treated = lesion.is_treated_by(point);
        let merged = !treated && lesion.at(point).is_some_and(|seen| seen.state == Some(LesionState::Merged));
        let mm = lesion.at(point).and_then(|seen| seen.mm).filter(|_| !treated);
        if merged {
            join(&mut masses, organ(lesion), mm);
        } else {
            sum.add(mm);
        }
        sum.normal &= mm.is_some() && lesion.at(point).is_some_and(|seen| !lesion.is_disease(seen)) && !merged;
        sum.say(lesion, point, mm, treated, merged);
    }
    masses.iter().for_each(|(_, mm)| sum.add(*mm));
    sum
}

fn join(masses: &mut Vec<(String, Option<f64>)>, organ: String, mm: Option<f64>) {
    match masses.iter_mut().find(|(of, _)| *of == organ) {
        Some((_, most)) => *most = most.map_or(mm, |most| Some(mm.map_or(most, |mm| mm.max(most)))),
        None => masses.push((organ, mm)),
    }
}

impl Sum {
    fn add(&mut self, mm: Option<f64>) {
        self.part += mm.unwrap_or(0.0);
        self.mm = self.mm.zip(mm).map(|(sum, mm)| sum + mm);
    }

    fn say(&mut self, lesion: &Followed<'_>, point: usize, mm: Option<f64>, treated: bool, merged: bool) {
        let seen = lesion.at(point);
        let input = seen.map_or_else(|| "not examined".to_owned(), |seen| seen.words.clone());
        let outcome = match mm {
            _ if treated => "treated locally: not evaluable by RECIST from here on".to_owned(),
            Some(mm) if merged => format!("{}, counted once with what it merged with", printed_mm(mm)),
            None if merged => "counted with what it merged with".to_owned(),
            Some(mm) => printed_mm(mm),
            None => "not evaluated".to_owned(),
        };
        self.steps.push(Step::new(lesion.lesion.name.to_string(), input, outcome));
        self.assumed.extend(seen.into_iter().flat_map(|seen| seen.assumed.clone()));
    }
}

/// Millimetres as printed, to a hundredth.
pub(super) fn printed_mm(mm: f64) -> String {
    Number::try_from((mm * 100.0).round() / 100.0).map_or_else(|_| "too large".to_owned(), |mm| format!("{mm} mm"))
}
