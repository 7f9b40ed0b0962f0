//! The axis: months to scale, zero where the author put it.

use typeset::{
    font::{self, Face},
    scene::{Anchor, Mark, line},
};

use super::{
    fold::{self, Fold},
    form::Form,
};
use crate::figure::{GREY, INK, MM};

/// The axis with its scale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    /// First month, a multiple of six.
    pub(super) from: i32,
    /// Last month, a multiple of six.
    pub(super) to: i32,
    /// Left end in points.
    pub(super) left: f32,
    /// Right end in points.
    pub(super) right: f32,
    /// Stretches left out, from the first.
    pub(super) folds: Vec<Fold>,
    /// Points each of them takes.
    fold_width: f32,
}

/// A fold must save half as much again as it takes.
const WORTH: f32 = 1.5;

/// Months between numbers, from the densest.
const STEPS: [i32; 6] = [6, 12, 24, 60, 120, 600];
/// Least distance of ticks.
const LEAST_TICK: f32 = 0.5 * MM;
/// Length of a tick of a month, and of one with a number.
const TICKS: (f32, f32) = (0.8 * MM, 1.4 * MM);

impl Axis {
    /// The axis over months `first` to `last` and zero, rounded outward to six.
    pub(super) fn over(first: f32, last: f32, left: f32, right: f32) -> Self {
        let from = (first.min(0.0) / 6.0).floor() as i32 * 6;
        let to = ((last.max(0.0) / 6.0).ceil() as i32 * 6).max(from + 6);
        Self { from, to, left, right, folds: Vec::new(), fold_width: 0.0 }
    }

    /// The axis without those of the `folds` that are worth it. None where none is.
    pub(super) fn folded(&self, folds: &[Fold], form: &Form) -> Option<Self> {
        let fold_width = fold::width(folds, form, self.apart(form));
        let worth = |fold: &&Fold| fold.months() as f32 * self.month() > WORTH * fold_width;
        let folds: Vec<Fold> = folds.iter().filter(worth).copied().collect();
        (!folds.is_empty()).then(|| Self { folds, fold_width, ..self.clone() })
    }

    /// Where `months` lies.
    pub(super) fn x(&self, months: f32) -> f32 {
        let (mut shown, mut over) = (months - self.from as f32, 0.0);
        for fold in &self.folds {
            let inside = (months.min(fold.to as f32) - fold.from as f32).max(0.0);
            shown -= inside;
            over += inside / fold.months() as f32;
        }
        self.left + shown * self.month() + over * self.fold_width
    }

    /// Points a month takes outside the folds.
    pub(super) fn month(&self) -> f32 {
        let left_out: i32 = self.folds.iter().map(Fold::months).sum();
        let folds = self.folds.len() as f32 * self.fold_width;
        (self.right - self.left - folds) / (self.to - self.from - left_out) as f32
    }

    /// The middles of the folds.
    pub(super) fn breaks(&self) -> Vec<f32> {
        self.folds.iter().map(|fold| self.x((fold.from + fold.to) as f32 / 2.0)).collect()
    }

    /// Months that are a multiple of `step`.
    fn multiples(&self, step: i32) -> impl Iterator<Item = i32> + use<'_> {
        let (from, to) = (self.from.div_euclid(step) * step, self.to);
        let first = self.from;
        let shown = |month: &i32| !self.folds.iter().any(|fold| fold.from < *month && *month < fold.to);
        (from..=to).step_by(usize::try_from(step).unwrap_or(1)).filter(move |month| *month >= first && shown(month))
    }

    /// Line, ticks and numbers, with the axis at the height `y`.
    pub(super) fn marks(&self, form: &Form, y: f32) -> Vec<Mark> {
        let mut marks = Vec::new();
        let tick = |month: i32, length: f32, width: f32| {
            let x = self.x(month as f32);
            Mark::outlined(line(&[(x, y), (x, y + length)]), INK, width)
        };
        let numbers = self.step(form);
        let small = [1, 6, 12].into_iter().find(|step| *step as f32 * self.month() >= LEAST_TICK);
        if let Some(small) = small.filter(|small| *small < numbers) {
            marks.extend(self.multiples(small).map(|month| tick(month, TICKS.0, 0.4)));
        }
        for month in self.multiples(numbers) {
            marks.push(tick(month, TICKS.1, 0.8));
            marks.push(number(self.x(month as f32), y + 3.9 * MM, month, form));
        }
        marks.push(Mark::outlined(line(&[(self.left, y), (self.right, y)]), INK, 0.9));
        for (fold, x) in self.folds.iter().zip(self.breaks()) {
            marks.extend(fold::strokes(x, y, 0.45));
            let (y, size, anchor) = (y + 3.9 * MM, form.size, Anchor::Middle);
            marks.push(Mark::Words { x, y, size, face: Face::Sans, colour: INK, anchor, text: fold.printed() });
        }
        marks
    }

    /// Months between numbers, so that they stand apart.
    fn step(&self, form: &Form) -> i32 {
        let apart = self.apart(form);
        STEPS.into_iter().find(|step| *step as f32 * self.month() >= apart).unwrap_or(600)
    }

    /// Least distance of the middles of two numbers.
    fn apart(&self, form: &Form) -> f32 {
        let widest = [self.from, self.to].map(|month| font::width(Face::SansBold, form.size, &printed(month)));
        widest.into_iter().fold(0.0, f32::max) + 1.6 * MM
    }

    /// The title of the axis, with its left edge.
    pub(super) fn title(&self, form: &Form, y: f32, zero: &str) -> (Mark, f32) {
        let text = format!("Months from {zero}");
        let left = self.right - font::width(Face::Sans, form.size, &text);
        let (x, anchor) = if left < 0.0 { (0.0, Anchor::Start) } else { (self.right, Anchor::End) };
        let mark = Mark::Words { x, y, size: form.size, face: Face::Sans, colour: GREY, anchor, text };
        (mark, left.max(0.0))
    }
}

fn printed(month: i32) -> String {
    if month < 0 { format!("−{}", -month) } else { month.to_string() }
}

fn number(x: f32, y: f32, month: i32, form: &Form) -> Mark {
    let face = if month == 0 { Face::SansBold } else { Face::Sans };
    // A minus hangs out a little, so that the digits stand nearer their tick.
    let text = printed(month);
    let hang = if month < 0 { font::width(face, form.size, "−") / 4.0 } else { 0.0 };
    let half = font::width(face, form.size, &text) / 2.0;
    let x = (x - hang).min(form.width - half).max(half);
    Mark::Words { x, y, size: form.size, face, colour: INK, anchor: Anchor::Middle, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_rounded_outward_to_six_and_holds_zero() {
        let ends = [(-5.4, 36.0), (2.0, 13.0), (-20.0, -3.0), (0.0, 0.0)].map(|(first, last)| {
            let axis = Axis::over(first, last, 0.0, 100.0);
            (axis.from, axis.to)
        });
        assert_eq!(ends, [(-6, 36), (0, 18), (-24, 0), (0, 6)]);
    }

    #[test]
    fn the_scale_is_true() {
        let axis = Axis::over(-6.0, 36.0, 10.0, 430.0);
        assert_eq!([-6.0, 0.0, 11.5, 36.0].map(|month| axis.x(month)), [10.0, 70.0, 185.0, 430.0]);
    }

    #[test]
    fn a_month_is_as_long_after_a_fold_as_before_it() {
        let form = Form::of(170.0);
        let whole = Axis::over(0.0, 120.0, 10.0, 470.0);
        assert_eq!(whole.folded(&[Fold { from: 6, to: 12 }], &form), None, "that would save nothing");
        let axis = whole.folded(&[Fold { from: 12, to: 96 }], &form).unwrap();
        let long = |from: f32, to: f32| axis.x(to) - axis.x(from);
        assert!((long(0.0, 12.0) - long(96.0, 108.0)).abs() < 0.01 && long(0.0, 12.0) > 2.0 * 12.0 * whole.month());
        assert!((axis.x(0.0) - 10.0).abs() < 0.01 && (axis.x(120.0) - 470.0).abs() < 0.01);
        assert_eq!(axis.breaks(), [axis.x(54.0)]);
    }
}
