//! Sums and responses: for each line of treatment by RECIST 1.1 and Choi, then what was stated.

use clinical::{
    judge::response::{Assessment, Category, Line, agrees, choi, points_of},
    record::{Response, ResponseCategory, ResponseMethod},
    value::Choice as _,
};
use typeset::document::{Cell, Row, Rule, Run, Style};

use super::{Measured, group, lesions::millimetres};
use crate::table::{Notes, strong};

/// Short forms of the categories, as tables of responses use them.
pub(super) const SHORT: [(&str, &str); 7] = [
    ("CR", "complete response"),
    ("PR", "partial response"),
    ("SD", "stable disease"),
    ("PD", "progressive disease"),
    ("non-CR/non-PD", "neither complete response nor progression"),
    ("NE", "not evaluable"),
    ("ND", "no disease"),
];

/// Every row of sums and responses.
pub(super) fn rows(measured: &Measured<'_>, points: &[usize], notes: &mut Notes) -> Vec<Row> {
    let judged = |line: &&Line| line.recist.after.iter().any(|one| points.contains(&one.point));
    let mut rows: Vec<Row> = Vec::new();
    for line in measured.lines.iter().filter(judged) {
        rows.extend(of_line(measured, line, points, notes));
    }
    rows.extend(stated(measured, points, notes));
    rows
}

fn of_line(measured: &Measured<'_>, line: &Line, points: &[usize], notes: &mut Notes) -> Vec<Row> {
    let row = |name: Cell, cell: &dyn Fn(&Assessment) -> Cell, baseline: Cell| {
        let cells = points.iter().map(|point| match line.recist.after.iter().find(|one| one.point == *point) {
            Some(one) => cell(one),
            None if *point == line.recist.baseline => baseline.clone(),
            None => Cell::plain("–"),
        });
        let name = Cell { heads_row: true, ..name };
        Row { cells: std::iter::once(name).chain(cells).collect(), ..Row::default() }
    };
    let none = || Cell::plain("–");
    let word = |category: Option<Category>| Cell::plain(category.map_or("–", Category::short));
    let title = measured.treated(line).map_or_else(|| "Response".to_owned(), |of| format!("Response to {of}"));
    let mut rows = vec![group(&title, points.len() + 1)];
    if !line.recist.targets.is_empty() {
        let sum = |mm: Option<f64>| mm.map_or_else(|| Cell::plain("NE"), |mm| strong(millimetres(mm)));
        rows.push(row(Cell::plain("Sum of diameters"), &|one| sum(one.sum_mm), sum(line.recist.baseline_mm)));
        rows.push(row(Cell::plain("Change from baseline"), &|one| percent(one.from_baseline), none()));
        rows.push(row(Cell::plain("Change from nadir"), &|one| percent(one.from_nadir()), none()));
        rows.push(row(Cell::plain("Target lesions"), &|one| word(one.target), none()));
    }
    if !line.recist.others.is_empty() {
        rows.push(row(Cell::plain("Other lesions"), &|one| word(one.non_target), none()));
    }
    let new = |one: &Assessment| match one.new_lesions.len() {
        0 => "none".to_owned(),
        number => number.to_string(),
    };
    rows.push(row(Cell::plain("New lesions"), &|one| Cell::plain(new(one)), none()));
    let overall =
        Cell::runs(vec![Run::styled("RECIST 1.1", Style::Strong), notes.mark(vec![Run::plain(best(measured, line))])]);
    rows.push(row(overall, &|one| strong(one.overall.short()), strong("baseline")));
    rows.extend(by_choi(measured, line, points, notes));
    rows
}

/// "Best response to course A by RECIST 1.1: partial response; it was confirmed after at least four weeks."
fn best(measured: &Measured<'_>, line: &Line) -> String {
    let to = measured.treated(line).map_or_else(String::new, |of| format!(" to {of}"));
    let confirmed = match line.best.confirmed {
        Some(true) => ", confirmed after at least four weeks",
        Some(false) => ", not confirmed after at least four weeks",
        None => "",
    };
    let checked = if line.recist.after.iter().all(|one| one.explanation.verified) {
        ""
    } else {
        " Not every rule used was verified, or not every lesion could be judged."
    };
    format!("Best response{to} by RECIST 1.1: {}{confirmed}.{checked}", line.best.category.label())
}

fn percent(by: Option<f64>) -> Cell {
    by.map_or_else(
        || Cell::plain("–"),
        |by| Cell::plain(format!("{by:+.1}%").replace("+0.0", "0").replace("-0.0", "0").replace('-', "−")),
    )
}

/// The response by Choi, where attenuation was measured.
fn by_choi(measured: &Measured<'_>, line: &Line, points: &[usize], notes: &mut Notes) -> Option<Row> {
    let mut attenuated = measured.series.lesions.iter().flat_map(|lesion| lesion.seen.iter().flatten());
    attenuated.find(|seen| seen.attenuation.is_some())?;
    let of = |point: usize| {
        let within = line.recist.after.iter().any(|one| one.point == point);
        choi(&measured.series, line.recist.baseline, point).filter(|_| within)
    };
    let source = line.recist.after.iter().find_map(|one| of(one.point)).map(|(_, way)| way)?;
    let steps = |step: &str| {
        let told = line.recist.after.iter().filter_map(|one| {
            let (_, way) = of(one.point)?;
            way.steps.iter().find(|found| found.about == step).map(|found| found.input.clone())
        });
        told.collect::<Vec<_>>().join("; ")
    };
    let note = format!(
        "{}, against baseline. Mean attenuation: {}. {}",
        source.source,
        steps("mean attenuation"),
        source.assumptions.last().map(String::as_str).unwrap_or_default()
    );
    let name = Cell::runs(vec![Run::styled("Choi", Style::Strong), notes.mark(vec![Run::plain(note.trim())])]);
    let cells =
        points.iter().map(|point| of(*point).map_or_else(|| Cell::plain("–"), |(found, _)| strong(found.short())));
    Some(Row { cells: std::iter::once(Cell { heads_row: true, ..name }).chain(cells).collect(), ..Row::default() })
}

/// What the record states at each time, by its own method; where the lesions say otherwise, both are told.
fn stated(measured: &Measured<'_>, points: &[usize], notes: &mut Notes) -> Option<Row> {
    let mut found = false;
    let cells: Vec<Cell> = points
        .iter()
        .map(|point| {
            let runs = stated_at(measured, *point, notes);
            found |= !runs.is_empty();
            if runs.is_empty() { Cell::plain("–") } else { Cell::runs(runs) }
        })
        .collect();
    let name = Cell { heads_row: true, ..strong("As stated") };
    found.then(|| Row { cells: std::iter::once(name).chain(cells).collect(), rule: Rule::Thin, total: false })
}

fn stated_at(measured: &Measured<'_>, point: usize, notes: &mut Notes) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (id, response) in measured.case.all::<Response>() {
        let Some(category) = response.category.value().copied() else { continue };
        let Some((baseline, at)) = points_of(measured.timeline, &measured.series, id, response) else { continue };
        if at != point {
            continue;
        }
        if !runs.is_empty() {
            runs.push(Run::plain("; "));
        }
        runs.push(Run::plain(category.label()));
        runs.push(notes.mark(vec![Run::plain(source(measured, response, category, (baseline, at)))]));
    }
    runs
}

/// By which method it was stated, and what the measurements give where that is not the same.
fn source(
    measured: &Measured<'_>,
    response: &Response,
    category: ResponseCategory,
    (baseline, point): (usize, usize),
) -> String {
    let method = response.method.value().copied();
    let said = match method {
        Some(ResponseMethod::Clinician) => "Clinician’s statement, without a published method.".to_owned(),
        Some(method) => format!("Stated by {}.", method.label()),
        None => "Stated; the method was not recorded.".to_owned(),
    };
    let recist = clinical::judge::response::recist(&measured.series, baseline);
    let recist = recist.and_then(|found| found.after.into_iter().find(|one| one.point == point)).map(|one| one.overall);
    let (name, found) = match method {
        Some(ResponseMethod::Choi) => ("Choi", choi(&measured.series, baseline, point).map(|(found, _)| found)),
        _ => ("RECIST 1.1", recist),
    };
    match found.map(|found| (found, agrees(category, found))) {
        Some((found, Some(false))) => {
            format!(
                "{said} It differs from the measurements, which give {} by {name}; neither is changed.",
                found.label()
            )
        }
        Some((_, Some(true))) => format!("{said} The measurements agree."),
        _ => said,
    }
}
