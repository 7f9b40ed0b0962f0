//! Courses of systemic therapy by letter, the same in print, in figures and in explanations.

use crate::{
    case::Case,
    record::{Record, Systemic},
    timeline::Timeline,
    value::RecordId,
};

/// A course with its letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettered<'a> {
    /// A, B, C … in order of time; AA follows Z.
    pub letter: String,
    /// Name of its record.
    pub id: &'a RecordId,
    /// Its record.
    pub course: &'a Systemic,
}

/// The courses of a case in order of time, those of no known time last.
pub fn lettered<'a>(case: &'a Case, timeline: &Timeline) -> Vec<Lettered<'a>> {
    let systemic = timeline.in_order(case).into_iter().filter_map(|entry| match &entry.record {
        Record::Systemic(course) => Some((&entry.id, course.as_ref())),
        _ => None,
    });
    systemic.enumerate().map(|(index, (id, course))| Lettered { letter: letter(index), id, course }).collect()
}

/// Letter of the course at `index`: A to Z, then AA, AB …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 1, 25, 26, 27, 52].map(letter), ["A", "B", "Z", "AA", "AB", "BA"]);
    }
}
