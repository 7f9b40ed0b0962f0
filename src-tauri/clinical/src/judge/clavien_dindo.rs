//! Complications of an operation by Clavien–Dindo (Dindo 2004, Ann Surg 240:205).

use crate::{
    record::{ClavienDindo, Surgery},
    table::{CLAVIEN_DINDO, ClavienGrade},
    value::{Choice as _, YesNo},
};

/// The table's row of a grade.
pub fn row(grade: ClavienDindo) -> Option<&'static ClavienGrade> {
    CLAVIEN_DINDO.iter().find(|row| row.grade == grade.label())
}

/// The highest grade among an operation's complications: the one that is reported.
pub fn highest(operation: &Surgery) -> Option<&'static ClavienGrade> {
    let rows = operation.complications.iter().filter_map(|complication| row(complication.grade?));
    rows.max_by_key(|row| rank(row))
}

/// The highest grade as printed, with the suffix d where that complication was still there at discharge: "IIIbd".
pub fn printed(operation: &Surgery) -> Option<String> {
    let highest = highest(operation)?;
    let lasting = operation.complications.iter().any(|complication| {
        complication.grade.is_some_and(|grade| grade.label() == highest.grade)
            && complication.at_discharge == Some(YesNo::Yes)
    });
    Some(format!("{}{}", highest.grade, if lasting { "d" } else { "" }))
}

fn rank(row: &ClavienGrade) -> u8 {
    row.severity_rank.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Complication;

    /// Dindo 2004, as reprinted in World J Gastrointest Surg 2024;16:3413 table 4: seven grades and a suffix.
    #[test]
    fn every_grade_has_its_row_in_rising_order() {
        let ranks: Vec<u8> = ClavienDindo::ALL.iter().map(|grade| rank(row(*grade).unwrap())).collect();
        assert_eq!(ranks, [1, 2, 3, 4, 5, 6, 7]);
        let grades = CLAVIEN_DINDO.iter().filter(|row| row.parent != "suffix").count();
        assert_eq!(grades, ClavienDindo::ALL.len(), "no grade of the table is left out");
        assert!(CLAVIEN_DINDO.iter().all(|row| row.verified && !row.rule.is_empty()));
    }

    #[test]
    fn the_highest_grade_is_reported() {
        let complication =
            |grade, at_discharge| Complication { grade: Some(grade), at_discharge, ..Complication::default() };
        let operation = |complications| Surgery { complications, ..Surgery::default() };
        let two = vec![complication(ClavienDindo::IIIb, Some(YesNo::Yes)), complication(ClavienDindo::II, None)];
        assert_eq!(printed(&operation(two)).as_deref(), Some("IIIbd"));
        let lower = vec![complication(ClavienDindo::IVa, None), complication(ClavienDindo::I, Some(YesNo::Yes))];
        assert_eq!(printed(&operation(lower)).as_deref(), Some("IVa"));
        assert_eq!(printed(&operation(vec![Complication::default()])), None);
    }
}
