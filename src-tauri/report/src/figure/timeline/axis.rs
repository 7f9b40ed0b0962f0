//! The axis: months to scale, zero where the author put it.

use typeset::{
    font::{self, Face},
    scene::{Anchor, Mark, line},
};

use super::form::Form;
use crate::figure::{GREY, INK, MM};

/// The axis with its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    /// First month, a multiple of six.
    pub(super) from: i32,
    /// Last month, a multiple of six.
    pub(super) to: i32,
    /// Left end in points.
    pub(super) left: f32,
    /// Right end in points.
    pub(super) right: f32,
}

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
        Self { from, to, left, right }
    }

    /// Where `months` lies.
    pub(super) fn x(&self, months: f32) -> f32 {
        self.left + (months - self.from as f32) * self.month()
    }

    /// Points a month takes.
    pub(super) fn month(&self) -> f32 {
        (self.right - self.left) / (self.to - self.from) as f32
    }

    /// Months that are a multiple of `step`.
    fn multiples(&self, step: i32) -> impl Iterator<Item = i32> + use<> {
        let (from, to) = (self.from.div_euclid(step) * step, self.to);
        let first = self.from;
        (from..=to).step_by(usize::try_from(step).unwrap_or(1)).filter(move |month| *month >= first)
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
        marks
    }

    /// Months between numbers, so that they stand apart.
    fn step(&self, form: &Form) -> i32 {
        let widest = [self.from, self.to].map(|month| font::width(Face::SansBold, form.size, &printed(month)));
        let apart = widest.into_iter().fold(0.0, f32::max) + 1.6 * MM;
        STEPS.into_iter().find(|step| *step as f32 * self.month() >= apart).unwrap_or(600)
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
}
