//! Long stretches without any record, drawn short where the figure could not be read otherwise.

use typeset::{
    font::{self, Face},
    scene::{Mark, line, rectangle},
};

use super::form::Form;
use crate::{
    figure::{INK, MM, WHITE},
    phrase::listed,
};

/// A stretch that is left out, in whole months, multiples of six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fold {
    /// Where it begins, after the last record before it.
    pub(super) from: i32,
    /// Where it ends, before the next record.
    pub(super) to: i32,
}

/// Months without a record that may be left out; the published case has twenty, drawn whole.
const LONGEST: f32 = 24.0;
/// Half the distance of the two strokes, and how far they lean and rise.
const STROKE: (f32, f32, f32) = (0.4 * MM, 0.3 * MM, 0.9 * MM);

impl Fold {
    /// Months left out.
    pub(super) fn months(&self) -> i32 {
        self.to - self.from
    }

    /// Its length as printed.
    pub(super) fn printed(&self) -> String {
        format!("{} months", self.months())
    }
}

/// Stretches of more than 24 months that none of the `spans` (first and last month) touches.
pub(super) fn folds(mut spans: Vec<(f32, f32)>) -> Vec<Fold> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut end = spans.first().map_or(0.0, |span| span.0);
    let mut folds = Vec::new();
    for (from, to) in spans {
        if from - end > LONGEST {
            folds.push(Fold { from: (end / 6.0).floor() as i32 * 6 + 6, to: (from / 6.0).ceil() as i32 * 6 - 6 });
        }
        end = end.max(to);
    }
    folds
}

/// Width of a fold on the axis, so that its length stands between numbers `apart` from one another.
pub(super) fn width(folds: &[Fold], form: &Form, apart: f32) -> f32 {
    let words = folds.iter().map(|fold| font::width(Face::Sans, form.size, &fold.printed()));
    words.fold(0.0, f32::max) + apart
}

/// The double stroke through a line or an arrow about (`x`, `y`) that reaches `half` up and down.
pub(super) fn strokes(x: f32, y: f32, half: f32) -> Vec<Mark> {
    let (apart, lean, rise) = STROKE;
    let reach = half + rise;
    let stroke = |x: f32| Mark::outlined(line(&[(x - lean, y + reach), (x + lean, y - reach)]), INK, 0.8);
    let gap = Mark::filled(rectangle(x - apart, y - half - 0.5, 2.0 * apart, 2.0 * half + 1.0), WHITE);
    vec![gap, stroke(x - apart), stroke(x + apart)]
}

/// What the legend says of the folds.
pub(super) fn in_words(folds: &[Fold]) -> Option<String> {
    let lengths: Vec<String> = folds.iter().map(|fold| fold.months().to_string()).collect();
    match lengths.as_slice() {
        [] => None,
        [one] => Some(format!(" The double stroke leaves out {one}\u{a0}months without a record.")),
        many => Some(format!(" The double strokes leave out {}\u{a0}months without a record.", listed(many))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_long_stretch_without_a_record_is_left_out() {
        assert_eq!(folds(vec![(0.0, 0.0), (24.0, 24.0), (3.0, 5.0)]), []);
        assert_eq!(folds(vec![(0.0, 0.0), (60.5, 60.5), (2.0, 7.0)]), [Fold { from: 12, to: 60 }]);
        // A therapy that fills the stretch is a record.
        assert_eq!(folds(vec![(0.0, 0.0), (1.0, 58.0), (60.0, 60.0)]), []);
        let before = folds(vec![(-40.0, -40.0), (0.0, 0.0), (90.0, 90.0)]);
        assert_eq!(before, [Fold { from: -36, to: -6 }, Fold { from: 6, to: 84 }]);
    }

    #[test]
    fn the_legend_says_how_much_is_left_out() {
        let folds = [Fold { from: -36, to: -6 }, Fold { from: 6, to: 84 }];
        assert_eq!(in_words(&[]), None);
        assert_eq!(in_words(&folds[..1]).unwrap(), " The double stroke leaves out 30\u{a0}months without a record.");
        assert_eq!(in_words(&folds).unwrap(), " The double strokes leave out 30 and 78\u{a0}months without a record.");
    }
}
