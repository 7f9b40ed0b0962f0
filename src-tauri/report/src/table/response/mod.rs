//! Lesions followed one by one: what each measured, the sums, and the response by each method beside the stated one.

mod lesions;
mod rows;

use clinical::{
    case::Case,
    judge::response::{Line, Series, lines},
    record::{Imaging, Lesion, Reference},
    timeline::Timeline,
    value::{Choice as _, RecordId},
};
use typeset::document::{Align, Cell, Column, Content, Row, Run, Style, Table};

use super::{Notes, strong};
use crate::{
    cite,
    courses::{Course, courses},
    float::FloatDraft,
    phrase::{capital, listed, tied},
};

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-response";

/// The publication of RECIST 1.1.
const RECIST_DOI: &str = "10.1016/j.ejca.2008.10.026";

/// Studies that stand side by side in one table; those after them follow below.
const STUDIES: usize = 7;

/// The measured lesions of a case with what was reckoned of them.
pub(super) struct Measured<'a> {
    case: &'a Case,
    timeline: &'a Timeline,
    series: Series<'a>,
    lines: Vec<Line>,
    courses: Vec<Course<'a>>,
}

/// The table; none where no lesion was measured in a study.
pub(crate) fn response_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let series = Series::of(case, timeline);
    let first = case.all::<Lesion>().find(|(_, lesion)| !lesion.measurements.is_empty())?.0;
    let lines = lines(case, timeline, &series);
    let measured = Measured { case, timeline, lines, courses: courses(case, timeline), series };
    let points = measured.series.points.len();
    if points == 0 {
        return None;
    }
    let mut notes = Notes::default();
    let parts: Vec<Vec<usize>> = (0..points).collect::<Vec<_>>().chunks(STUDIES).map(<[usize]>::to_vec).collect();
    let mut tables: Vec<Table> = parts.iter().map(|points| measured.table(points, &mut notes)).collect();
    let general = measured.general(&tables);
    if let Some(last) = tables.last_mut() {
        last.notes = notes.after(&general);
    }
    let guide = cite::call(case, |reference: &Reference| reference.doi == RECIST_DOI);
    let by = if measured.lines.is_empty() { String::new() } else { format!(" Response by RECIST 1.1{guide}.") };
    Some(FloatDraft {
        id: ID.to_owned(),
        title: "Measured lesions.".to_owned(),
        legend: vec![Run::plain(format!("Diameters in mm; months from {}.{by}", timeline.zero_words))],
        wide: points > 3,
        content: Content::Tables(tables),
        source: Some(first.to_string()),
    })
}

impl Measured<'_> {
    fn table(&self, points: &[usize], notes: &mut Notes) -> Table {
        let right = Column { align: Align::Right };
        let head = points.iter().map(|point| strong(self.study(*point)));
        let mut rows = lesions::rows(self, points);
        rows.extend(rows::rows(self, points, notes));
        Table {
            share: 1.0,
            columns: std::iter::once(Column::default()).chain(points.iter().map(|_| right)).collect(),
            head: vec![Row { cells: std::iter::once(strong("Lesion")).chain(head).collect(), ..Row::default() }],
            rows,
            notes: Vec::new(),
        }
    }

    /// "CT, month 4".
    fn study(&self, point: usize) -> String {
        let studies = self.series.points.get(point).map(|point| point.studies.as_slice()).unwrap_or_default();
        let mut methods: Vec<&str> = studies.iter().map(|id| method(self.case, id)).collect();
        methods.dedup();
        let month = studies.first().and_then(|id| self.timeline.at(id));
        let month =
            month.map_or_else(|| "time not recorded".to_owned(), |at| format!("month\u{a0}{}", tied(&at.printed())));
        format!("{}, {month}", methods.join(" and "))
    }

    /// What stands below the table whatever it holds: short forms, how the results were reached, what was taken for granted.
    fn general(&self, tables: &[Table]) -> Vec<String> {
        let mut said = Vec::new();
        let runs =
            || tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).flat_map(|cell| &cell.runs);
        if runs().any(|run| run.style == Style::Quiet) {
            said.push("n.r.: not recorded.".to_owned());
        }
        let long: Vec<String> = rows::SHORT
            .iter()
            .filter(|(short, _)| runs().any(|run| run.text == *short))
            .map(|(short, long)| format!("{short}, {long}"))
            .collect();
        if !long.is_empty() {
            said.push(format!("{}.", long.join("; ")));
        }
        let mut sources: Vec<&str> = Vec::new();
        let mut assumed: Vec<&str> = Vec::new();
        for one in self.lines.iter().flat_map(|line| &line.recist.after) {
            sources.push(&one.explanation.source);
            assumed.extend(
                one.explanation
                    .assumptions
                    .iter()
                    .map(String::as_str)
                    .filter(|text| !assumed.contains(text))
                    .collect::<Vec<_>>(),
            );
        }
        sources.dedup();
        if !sources.is_empty() {
            said.push(format!(
                "{}; the nadir is the smallest sum until then, the baseline included.",
                listed(&sources)
            ));
        }
        said.extend(assumed.into_iter().map(str::to_owned));
        said
    }

    /// "course A", "courses A and B".
    fn treated(&self, line: &Line) -> Option<String> {
        let of =
            |id: &RecordId| self.courses.iter().find(|course| course.id == id).map(|course| course.letter.as_str());
        let letters: Vec<&str> = line.courses.iter().filter_map(of).collect();
        let drugs = match letters.len() {
            0 => None,
            1 => Some(format!("course\u{a0}{}", letters.concat())),
            _ => Some(format!("courses\u{a0}{}", listed(&letters))),
        };
        let rays = line.courses.len() > letters.len();
        let parts: Vec<String> = drugs.into_iter().chain(rays.then(|| "radiotherapy".to_owned())).collect();
        (!parts.is_empty()).then(|| listed(&parts))
    }
}

fn method(case: &Case, id: &RecordId) -> &'static str {
    let study = case.record(id).and_then(|record| <&Imaging>::try_from(record).ok());
    study.and_then(|study| study.modality.value()).map_or("Imaging", |modality| modality.label())
}

/// A line above rows that belong together.
fn group(text: &str, columns: usize) -> Row {
    Row {
        cells: vec![Cell { heads_row: true, ..strong(capital(text)).over(columns) }],
        rule: typeset::document::Rule::Hair,
        total: false,
    }
}
