//! The form for very many events: numbers over the axis, and the events in a list below.

use typeset::{
    font::{self, Face},
    scene::{Anchor, Mark, line},
};

use super::{
    axis::Axis,
    events::Event,
    form::Form,
    place::{Line, lines},
};
use crate::figure::{GREY, INK, MM, words};

/// Events that share a number, and its place.
#[derive(Debug, Clone, PartialEq)]
struct Number {
    /// Where it stands.
    x: f32,
    /// 0 near the axis, 1 above.
    level: usize,
    /// Its events: month and text.
    rows: Vec<(String, String)>,
}

/// The numbers, from the left.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numbered(Vec<Number>);

/// Least distance of two leaders; nearer events share a number.
const APART: f32 = 2.2 * MM;
/// Height of a level of numbers.
const LEVEL: f32 = 9.5;
/// From the axis to the lower level.
const BASE: f32 = 2.2 * MM;
/// Space between the columns of the list.
const BETWEEN: f32 = 4.0 * MM;

impl Numbered {
    /// Numbers the events, given from the earliest.
    pub(super) fn of(events: &[Event], axis: &Axis, form: &Form) -> Self {
        let mut numbers: Vec<Number> = Vec::new();
        for event in events {
            let x = axis.x(event.months);
            let rows = event.texts.iter().map(|text| (event.printed.clone(), text.clone()));
            match numbers.last_mut().filter(|number| x - number.x < APART) {
                Some(number) => number.rows.extend(rows),
                None => {
                    let wide = font::width(Face::SansBold, form.size, &events.len().to_string()) + 0.4 * MM;
                    let raised = numbers.last().is_some_and(|last| x - last.x < wide && last.level == 0);
                    numbers.push(Number {
                        x: x.min(form.width - wide / 2.0),
                        level: usize::from(raised),
                        rows: rows.collect(),
                    });
                }
            }
        }
        Self(numbers)
    }

    /// From the axis to the top of the numbers.
    pub(super) fn height(&self) -> f32 {
        self.0.iter().map(|number| BASE + (number.level + 1) as f32 * LEVEL).fold(0.0, f32::max)
    }

    /// Leaders from the axis to the numbers.
    pub(super) fn leaders(&self, axis_y: f32) -> Vec<Mark> {
        let leader = |number: &Number| {
            let top = axis_y - BASE - number.level as f32 * LEVEL;
            Mark::outlined(line(&[(number.x, axis_y), (number.x, top)]), GREY, 0.5)
        };
        self.0.iter().map(leader).collect()
    }

    /// The numbers over the axis.
    pub(super) fn words(&self, form: &Form, axis_y: f32) -> Vec<Mark> {
        let word = |(index, number): (usize, &Number)| Mark::Words {
            x: number.x,
            y: axis_y - BASE - number.level as f32 * LEVEL - 1.6,
            size: form.size,
            face: Face::SansBold,
            colour: INK,
            anchor: Anchor::Middle,
            text: (index + 1).to_string(),
        };
        self.0.iter().enumerate().map(word).collect()
    }

    /// The list from the height `y` in two columns, one on the narrow form; and where it ends.
    pub(super) fn list(&self, form: &Form, y: f32) -> (Vec<Mark>, f32) {
        let columns = if form.narrow { 1 } else { 2 };
        let width = (form.width - 2.0 * form.margin - (columns - 1) as f32 * BETWEEN) / columns as f32;
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| font::width(Face::SansBold, form.size, &text)).fold(0.0, f32::max) + 1.5 * MM
        };
        let number_width = widest(&mut std::iter::once(self.0.len().to_string()));
        let month_width = widest(&mut self.0.iter().flat_map(|number| number.rows.iter().map(|row| row.0.clone())));
        let text_width = width - number_width - month_width;
        let rows: Vec<(String, &str, Vec<Line>)> = self
            .0
            .iter()
            .enumerate()
            .flat_map(|(index, number)| {
                number.rows.iter().enumerate().map(move |(row, (month, text))| {
                    let shown = if row == 0 { (index + 1).to_string() } else { String::new() };
                    (shown, month.as_str(), lines(text, form.size, text_width))
                })
            })
            .collect();
        let all: usize = rows.iter().map(|(.., lines)| lines.len()).sum();
        let per_column = all.div_ceil(columns);
        let (mut marks, mut column, mut used, mut end) = (Vec::new(), 0, 0, y);
        for (number, month, lines) in rows {
            if used >= per_column {
                (column, used) = (column + 1, 0);
            }
            let x = form.margin + column as f32 * (width + BETWEEN);
            let baseline = |index: usize| y + 0.79 * form.leading + (used + index) as f32 * form.leading;
            marks.push(words(x, baseline(0), form.size, Face::SansBold, INK, number));
            marks.push(words(x + number_width, baseline(0), form.size, Face::SansBold, INK, month));
            for (index, line) in lines.iter().enumerate() {
                let x = x + number_width + month_width;
                marks.push(words(x, baseline(index), form.size, Face::Sans, INK, line.text.as_str()));
            }
            used += lines.len();
            end = end.max(y + used as f32 * form.leading);
        }
        marks.retain(|mark| !matches!(mark, Mark::Words { text, .. } if text.is_empty()));
        (marks, end)
    }
}
