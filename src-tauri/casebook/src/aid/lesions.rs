//! Lesions against studies: what was measured, the sums of targets, and the response beside the one that was stated.

use clinical::{
    case::Case,
    judge::response::{Assessment, Line, Recist, Series, agrees, lines, points_of, recist, targets},
    record::{Imaging, Lesion, Measurement, Response},
    timeline::{Placed, Timeline, resolve},
    value::{CaseId, Choice as _, Number, RecordId, YesNo},
    wording,
};
use serde::Serialize;

use super::Typed;
use crate::{Casebook, Error};

/// Lesions as rows, studies as columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LesionGrid {
    /// The imaging studies in order of time.
    pub studies: Vec<StudyColumn>,
    /// The lesions in the order of the case.
    pub rows: Vec<LesionRow>,
    /// What it rests on.
    pub source: &'static str,
}

/// A study with what its measurements come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StudyColumn {
    /// The study.
    pub record: RecordId,
    /// "CT abdomen".
    pub name: String,
    /// Month from time zero as printed; none where it is not known.
    pub month: Option<String>,
    /// Sum of diameters of the targets: "62 mm"; none where one was not measured.
    pub sum: Option<String>,
    /// What it is judged against: "baseline", or the change from it: "−38%".
    pub from_baseline: Option<String>,
    /// Change from the smallest sum before: "+4%".
    pub from_nadir: Option<String>,
    /// The response by RECIST 1.1: "PR".
    pub found: Option<&'static str>,
    /// The same in words, with the way to it.
    pub found_words: String,
    /// What was stated then: "partial remission (clinician’s statement)".
    pub stated: Vec<String>,
    /// Whether what was stated is what was found; none where they cannot be compared.
    pub agrees: Option<bool>,
}

/// A lesion with what was seen of it in each study.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LesionRow {
    /// The lesion.
    pub record: RecordId,
    /// Its name, or its place.
    pub name: String,
    /// Whether it counts as a target: as recorded, else as chosen by size.
    pub target: bool,
    /// Whether the record says so.
    pub target_stated: bool,
    /// Whether it is a lymph node, measured by its short axis.
    pub node: bool,
    /// One a study.
    pub cells: Vec<LesionCell>,
}

/// A lesion in a study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LesionCell {
    /// What was measured, as it is typed: "42 mm", "too small to measure"; empty where nothing was.
    pub words: String,
    /// Whether it has several parts, which are entered one by one at the lesion.
    pub parts: bool,
}

impl Casebook {
    /// The lesions of a case with records as they stand on the form.
    pub fn lesions(&self, id: &CaseId, typed: &[Typed]) -> Result<LesionGrid, Error> {
        let case = self.typed(id, typed)?;
        let timeline = resolve(&case);
        let series = Series::of(&case, &timeline);
        let judged = Judged::of(&case, &timeline, &series);
        let in_time = timeline.in_order(&case).into_iter();
        let studies: Vec<(&RecordId, &Imaging)> =
            in_time.filter_map(|entry| Some((&entry.id, <&Imaging>::try_from(&entry.record).ok()?))).collect();
        let chosen: Vec<&RecordId> = targets(&series, 0)
            .targets
            .iter()
            .filter_map(|place| series.lesions.get(*place).map(|lesion| lesion.id))
            .collect();
        let rows = case.all::<Lesion>().map(|(id, lesion)| LesionRow {
            record: id.clone(),
            name: called(lesion, id),
            target: chosen.contains(&id),
            target_stated: lesion.target.is(&YesNo::Yes),
            node: lesion.node.is(&YesNo::Yes),
            cells: studies.iter().map(|(study, _)| cell(lesion, study)).collect(),
        });
        Ok(LesionGrid {
            rows: rows.collect(),
            studies: studies.iter().map(|(id, study)| judged.column(id, study)).collect(),
            source: "RECIST 1.1 (Eisenhauer 2009, Eur J Cancer 45:228)",
        })
    }
}

fn called(lesion: &Lesion, id: &RecordId) -> String {
    let place = || lesion.site.value().map(|site| site.trim().to_owned());
    Some(lesion.name.trim().to_owned()).filter(|name| !name.is_empty()).or_else(place).unwrap_or_else(|| id.to_string())
}

fn cell(lesion: &Lesion, study: &RecordId) -> LesionCell {
    let of_study: Vec<&Measurement> =
        lesion.measurements.iter().filter(|one| one.study.as_ref() == Some(study)).collect();
    let said = |one: &&Measurement| {
        let size = one.size.as_ref().map(ToString::to_string);
        let state = one.state.map(|state| state.label().to_owned());
        [size, state].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    LesionCell { words: of_study.iter().map(said).collect::<Vec<_>>().join(" + "), parts: of_study.len() > 1 }
}

/// The case's responses, reckoned and stated.
struct Judged<'a> {
    case: &'a Case,
    timeline: &'a Timeline,
    series: &'a Series<'a>,
    lines: Vec<Line>,
    /// Where no later study judges a line: what the first one came to.
    first: Option<Recist>,
}

impl<'a> Judged<'a> {
    fn of(case: &'a Case, timeline: &'a Timeline, series: &'a Series<'a>) -> Self {
        Self { case, timeline, series, lines: lines(case, timeline, series), first: recist(series, 0) }
    }

    fn column(&self, id: &RecordId, study: &Imaging) -> StudyColumn {
        let point = self.series.point_of(id);
        let assessed = point.and_then(|point| self.assessed(point));
        let stated = point.map(|point| self.stated(point)).unwrap_or_default();
        let sum = assessed.and_then(|one| one.sum_mm).or_else(|| point.and_then(|point| self.baseline(point)));
        let starts = point.is_some_and(|point| self.baseline(point).is_some());
        let percent = |value: f64| Some(format!("{}%", signed(value)?));
        let from_baseline = assessed.and_then(|one| one.from_baseline).and_then(percent);
        StudyColumn {
            record: id.clone(),
            name: wording::name(&clinical::record::Record::Imaging(Box::new(study.clone()))),
            month: self.timeline.at(id).map(Placed::printed),
            sum: sum.and_then(|mm| Some(format!("{} mm", tenths(mm)?))),
            from_baseline: from_baseline.or_else(|| starts.then(|| "baseline".to_owned())),
            from_nadir: assessed.and_then(Assessment::from_nadir).and_then(percent),
            found: assessed.map(|one| one.overall.short()),
            found_words: assessed.map(|one| one.explanation.result.clone()).unwrap_or_default(),
            agrees: assessed.and_then(|one| {
                let compared = stated.iter().filter_map(|(category, _)| agrees(*category, one.overall));
                compared.reduce(|all, one| all && one)
            }),
            stated: stated.into_iter().map(|(_, words)| words).collect(),
        }
    }

    fn assessed(&self, point: usize) -> Option<&Assessment> {
        self.lines.iter().flat_map(|line| &line.recist.after).find(|one| one.point == point)
    }

    fn baseline(&self, point: usize) -> Option<f64> {
        let all = self.lines.iter().map(|line| &line.recist).chain(&self.first);
        all.filter(|one| one.baseline == point).find_map(|one| one.baseline_mm)
    }

    fn stated(&self, point: usize) -> Vec<(clinical::record::ResponseCategory, String)> {
        let all = self.case.all::<Response>().filter_map(|(id, response)| {
            let category = *response.category.value()?;
            let (_, at) = points_of(self.timeline, self.series, id, response)?;
            let method = response.method.value().map(|method| format!(" ({})", method.label())).unwrap_or_default();
            (at == point).then(|| (category, format!("{}{method}", category.label())))
        });
        all.collect()
    }
}

/// A whole number with its sign: "+4", "−38", "0".
fn signed(value: f64) -> Option<String> {
    let whole = Number::try_from(value.round()).ok()?;
    Some(if whole.get() > 0.0 { format!("+{whole}") } else { whole.to_string() })
}

fn tenths(value: f64) -> Option<Number> {
    Number::try_from((value * 10.0).round() / 10.0).ok()
}
