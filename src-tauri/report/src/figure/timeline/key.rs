//! The key: letter, fill and regimen of each course, then the two markers.

use clinical::{
    case::Case,
    record::Radiotherapy,
    timeline::{Sureness, Timeline},
    value::Choice as _,
};
use typeset::{
    font::{self, Face},
    scene::{Mark, rectangle},
};

use super::{
    MARKER,
    fill::Fill,
    form::Form,
    lane::{self, fills},
    marker,
    place::lines,
};
use crate::{
    courses::{Course, cycles_in_words, regimen},
    figure::{ACCENT, INK, MM, words},
    phrase::capital,
};

/// What a row shows before its words.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Fill(Fill),
    Marker { filled: bool },
}

/// The key, laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    rows: Vec<KeyRow>,
    letters: f32,
    /// Its natural width.
    pub(super) width: f32,
}

/// Width and height of a swatch.
const SWATCH: (f32, f32) = (3.7 * MM, 2.2 * MM);
/// From a swatch to the letter, and from the letter to the words.
const BETWEEN: f32 = 1.4 * MM;

impl Key {
    /// The key of the courses, and of the markers that occur.
    pub(super) fn of(case: &Case, timeline: &Timeline, courses: &[Course<'_>], sure: &[Sureness], form: &Form) -> Self {
        let mut rows = bar_rows(case, timeline, courses);
        rows.extend(marker_rows(sure));
        let letters = rows.iter().map(|row| font::width(Face::SansBold, form.size, &row.1)).fold(0.0, f32::max);
        let end = |row: &KeyRow| {
            let letter = if row.1.is_empty() { 0.0 } else { letters + BETWEEN };
            letter + font::width(Face::Sans, form.size, &row.2)
        };
        let width = SWATCH.0 + BETWEEN + rows.iter().map(end).fold(0.0, f32::max) + 0.2;
        Self { rows, letters, width }
    }

    /// The key in `width` from the corner (`x`, `y`), and its height.
    pub(super) fn marks(&self, form: &Form, (x, y): (f32, f32), width: f32) -> (Vec<Mark>, f32) {
        let mut marks = Vec::new();
        let mut top = y;
        let letter_x = x + SWATCH.0 + BETWEEN;
        for (sign, letter, text) in &self.rows {
            // A marker has no letter: its words begin where the letters do.
            let text_x = if letter.is_empty() { letter_x } else { letter_x + self.letters + BETWEEN };
            let middle = top + form.key_row / 2.0;
            let baseline = middle + 0.36 * form.size;
            match sign {
                Sign::Fill(fill) => {
                    let area = (x, middle - SWATCH.1 / 2.0, SWATCH.0, SWATCH.1);
                    marks.push(fill.mark(area));
                    marks.push(Mark::outlined(rectangle(area.0, area.1, area.2, area.3), ACCENT, 0.6));
                }
                Sign::Marker { filled } => marks.push(marker(x + MARKER, middle, *filled)),
            }
            marks.push(words(letter_x, baseline, form.size, Face::SansBold, INK, letter.as_str()));
            let broken = lines(text, form.size, width - (text_x - x));
            for (index, line) in broken.iter().enumerate() {
                let y = baseline + index as f32 * form.leading;
                marks.push(words(text_x, y, form.size, Face::Sans, INK, line.text.as_str()));
            }
            top += form.key_row + broken.len().saturating_sub(1) as f32 * form.leading;
        }
        marks.retain(|mark| !matches!(mark, Mark::Words { text, .. } if text.is_empty()));
        (marks, top - y)
    }
}

/// A row of the key: sign, letter, words.
type KeyRow = (Sign, String, String);

fn bar_rows(case: &Case, timeline: &Timeline, courses: &[Course<'_>]) -> Vec<KeyRow> {
    let systemic = courses.iter().zip(fills(courses));
    let mut rows: Vec<KeyRow> =
        systemic.map(|(course, fill)| (Sign::Fill(fill), course.letter.clone(), course_in_words(course))).collect();
    let radiotherapy = lane::radiotherapy(case, timeline);
    let letters = lane::radiotherapy_letters(radiotherapy.len());
    rows.extend(
        letters
            .zip(&radiotherapy)
            .map(|(letter, (course, _))| (Sign::Fill(Fill::Dotted), letter, radiotherapy_in_words(course))),
    );
    rows
}

/// The two markers, with the signs that occur.
fn marker_rows(sure: &[Sureness]) -> Vec<KeyRow> {
    let kinds = [
        (Sureness::About, "approximate"),
        (Sureness::AtEarliest, "earliest possible"),
        (Sureness::AtLatest, "latest possible"),
    ];
    let signs: Vec<String> = kinds
        .into_iter()
        .filter(|(sureness, _)| sure.contains(sureness))
        .map(|(sureness, words)| format!("{}\u{a0}{words}", sureness.label()))
        .collect();
    let row = |filled: bool, words: String| (Sign::Marker { filled }, String::new(), words);
    let recorded = sure.contains(&Sureness::Stated).then(|| row(true, "month recorded".to_owned()));
    let open = (!signs.is_empty()).then(|| row(false, format!("{} month", signs.join(", "))));
    recorded.into_iter().chain(open).collect()
}

/// "Doxorubicin + ifosfamide, 6 cycles".
pub(super) fn course_in_words(course: &Course<'_>) -> String {
    let cycles = cycles_in_words(course.course).map(|cycles| format!(", {cycles}")).unwrap_or_default();
    let dated = if course.placed.is_none() { ", time not recorded" } else { "" };
    format!("{}{cycles}{dated}", regimen(course.course))
}

/// "External-beam radiotherapy, 50 Gy in 25 fractions".
pub(super) fn radiotherapy_in_words(course: &Radiotherapy) -> String {
    let technique = course.technique.value().map_or("radiotherapy", |technique| technique.label());
    let dose = course.total.value().map(|dose| format!(", {}", dose.to_string().replace(' ', "\u{a0}")));
    let fractions =
        course.fractions.value().map(|n| format!(" in {n}\u{a0}{}", if *n == 1 { "fraction" } else { "fractions" }));
    format!("{}{}{}", capital(technique), dose.unwrap_or_default(), fractions.unwrap_or_default())
}
