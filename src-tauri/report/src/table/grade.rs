//! How the FNCLCC grade was reached: component, finding with its range, score; their sum; the grade stated.

use clinical::{
    judge::fnclcc::{self, Reckoning, counted_area, equivalent, reckon},
    record::{NecrosisScore, Pathology},
    value::Choice as _,
};
use typeset::document::{Align, Cell, Column, Row, Rule, Run, Table};

use super::{Notes, not_recorded, specimen::millimetres, strong};
use crate::phrase::capital;

/// The table beside the synoptic one; none where neither a part of the grade nor the grade was recorded.
pub(super) fn grade_table(report: &Pathology) -> Option<Table> {
    let reckoning = reckon(report);
    if reckoning.mitotic.is_none() && reckoning.necrosis.is_none() && reckoning.stated.is_none() {
        return None;
    }
    let mut notes = Notes::default();
    let rows = vec![
        row(
            "Differentiation",
            differentiation(report, &reckoning, &mut notes),
            score(reckoning.differentiation),
            Rule::None,
        ),
        row("Mitoses", mitoses(report, &mut notes), score(reckoning.mitotic), Rule::None),
        row("Necrosis", necrosis(report), score(reckoning.necrosis), Rule::None),
        sum(&reckoning),
        stated(&reckoning, &mut notes),
    ];
    Some(Table {
        share: 1.0,
        columns: vec![Column::default(), Column::default(), Column { align: Align::Right }],
        head: vec![Row { cells: vec![strong("Grade"), strong("Finding"), strong("Score")], ..Row::default() }],
        rows,
        notes: notes.after(&[]),
    })
}

fn row(component: &str, finding: Vec<Run>, score: Cell, rule: Rule) -> Row {
    let component = Cell { heads_row: true, ..Cell::plain(component) };
    Row { cells: vec![component, Cell::runs(finding), score], rule, total: false }
}

fn score(score: Option<u8>) -> Cell {
    Cell::plain(score.map_or_else(|| "–".to_owned(), |score| score.to_string()))
}

fn differentiation(report: &Pathology, reckoning: &Reckoning, notes: &mut Notes) -> Vec<Run> {
    if reckoning.differentiation.is_some() {
        let stated = report.histology.value().map(|histology| capital(&histology.stated)).filter(|s| !s.is_empty());
        return vec![Run::plain(stated.unwrap_or_else(|| "As stated".to_owned()))];
    }
    let mut runs = not_recorded();
    runs.extend(fitting(reckoning).map(|note| notes.mark(vec![Run::plain(note)])));
    runs
}

/// Which scores of differentiation would give the grade stated.
fn fitting(reckoning: &Reckoning) -> Option<String> {
    let (rest, grade) = (reckoning.mitotic? + reckoning.necrosis?, u8::from(reckoning.stated?));
    let scores = |fits: bool| (1..=3_u8).filter(move |score| reckoning.fitting.contains(score) == fits);
    let sums = |fits: bool| {
        let of: Vec<String> = scores(fits)
            .map(|score| {
                let sum = rest + score;
                let grade = fnclcc::grade(sum).map(u8::from).unwrap_or_default();
                format!("{score} gives {sum}, grade\u{a0}{grade}")
            })
            .collect();
        of.join("; ")
    };
    let head = "The score was not recorded.";
    Some(match (reckoning.fitting.len(), sums(true), sums(false)) {
        (0, _, contrary) => format!("{head} None fits the stated grade\u{a0}{grade}: {contrary}."),
        (3, fits, _) => format!("{head} Any fits the stated grade\u{a0}{grade}: {fits}."),
        (_, fits, contrary) => {
            format!("{head} As stated: {fits}. Contrary to the stated grade\u{a0}{grade}: {contrary}.")
        }
    })
}

fn mitoses(report: &Pathology, notes: &mut Notes) -> Vec<Run> {
    let Some(mitoses) = report.mitoses.value() else {
        return report.fnclcc.mitotic.value().map_or_else(not_recorded, |_| vec![Run::plain("As stated")]);
    };
    let area = counted_area(mitoses);
    let range = match u8::from(fnclcc::mitotic_score(mitoses)) {
        1 => "0\u{a0}to\u{a0}9",
        2 => "10\u{a0}to\u{a0}19",
        _ => "20\u{a0}or\u{a0}more",
    };
    let highest = mitoses.upper.unwrap_or(mitoses.count);
    let mut runs = vec![Run::plain(format!("{highest} per {}\u{a0}mm²: {range}", millimetres(area.mm2)))];
    let assumed = matches!(area.from, fnclcc::AreaFrom::Assumed | fnclcc::AreaFrom::Implausible(_));
    if assumed {
        let taken = millimetres(area.mm2);
        runs.push(notes.mark(vec![Run::plain(format!(
            "The area counted was not recorded; fields of the reference, together {taken}\u{a0}mm², are assumed."
        ))]));
    } else if (area.mm2 - fnclcc::REFERENCE_AREA_MM2).abs() > 1e-3 {
        let per = (equivalent(mitoses) * 10.0).round() / 10.0;
        let reference = millimetres(fnclcc::REFERENCE_AREA_MM2);
        runs.push(
            notes.mark(vec![Run::plain(format!("Equal to {per} in {reference}\u{a0}mm², the area of reference."))]),
        );
    }
    runs
}

fn necrosis(report: &Pathology) -> Vec<Run> {
    let Some(part) = report.necrosis.value() else {
        return report.fnclcc.necrosis.value().map_or_else(not_recorded, |_| vec![Run::plain("As stated")]);
    };
    let range = match fnclcc::necrosis_score(part) {
        NecrosisScore::None => "none",
        NecrosisScore::UnderHalf => "less\u{a0}than\u{a0}50%",
        NecrosisScore::HalfOrMore => "50%\u{a0}or\u{a0}more",
    };
    vec![Run::plain(format!("{}: {range}", capital(&part.to_string())))]
}

fn sum(reckoning: &Reckoning) -> Row {
    let ranges = |grade: u8| match grade {
        1 => "2 or 3 is grade\u{a0}1",
        2 => "4 or 5 is grade\u{a0}2",
        _ => "6 to 8 is grade\u{a0}3",
    };
    let open = reckoning.mitotic.zip(reckoning.necrosis).map(|(mitotic, necrosis)| mitotic + necrosis);
    let (finding, value) = match (reckoning.sum(), open) {
        (Some(sum), _) => {
            let grade = reckoning.grade().map(u8::from).unwrap_or_default();
            (ranges(grade).to_owned(), sum.to_string())
        }
        (None, Some(rest)) if reckoning.differentiation.is_none() => {
            (format!("{rest} without differentiation"), format!("{} to {}", rest + 1, rest + 3))
        }
        (None, _) => ("Parts are missing".to_owned(), "–".to_owned()),
    };
    let heads = Cell { heads_row: true, ..strong("Sum") };
    Row { cells: vec![heads, Cell::plain(finding), strong(value)], rule: Rule::Thin, total: false }
}

fn stated(reckoning: &Reckoning, notes: &mut Notes) -> Row {
    let Some(grade) = reckoning.stated else {
        return row("Stated", not_recorded(), Cell::plain("–"), Rule::None);
    };
    let parts_known = reckoning.mitotic.is_some() && reckoning.necrosis.is_some();
    let verdict = match (reckoning.grade(), parts_known) {
        (Some(own), _) if own == grade => "agrees",
        (Some(_), _) => "differs",
        (None, true) if reckoning.fitting.is_empty() => "differs",
        (None, true) if reckoning.fitting.len() == 3 => "agrees",
        (None, true) => "can agree",
        (None, false) => "–",
    };
    let mut verdict = vec![Run::plain(verdict)];
    // Which score it hangs on is said in the note to the differentiation.
    let open = reckoning.differentiation.is_none();
    verdict.extend(fitting(reckoning).filter(|_| open).map(|note| notes.mark(vec![Run::plain(note)])));
    let finding = vec![Run::plain(format!("Grade\u{a0}{} in the report", grade.label()))];
    row("Stated", finding, Cell::runs(verdict), Rule::None)
}
