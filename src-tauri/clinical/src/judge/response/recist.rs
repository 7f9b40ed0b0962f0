//! RECIST 1.1: the response at each time against one baseline, with the way to it.

use serde::Serialize;

use super::{
    category::{Category, by_sum, overall},
    series::{Followed, Series},
    sum::{Sum, printed_mm, sum},
    targets::{MOST_PER_ORGAN, MOST_TARGETS, Targets, least_mm, organ, targets},
};
use crate::{
    judge::explain::{Explanation, Step},
    record::{LesionNature, LesionState},
    value::RecordId,
};

/// The publication every result here rests on.
pub(super) const SOURCE: &str = "RECIST 1.1 (Eisenhauer 2009, Eur J Cancer 45:228)";

/// A case against one baseline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recist {
    /// Time point of the baseline, as a place in the series.
    pub baseline: usize,
    /// Sum of diameters at baseline, in millimetres; none where not every target was measured, or there is none.
    pub baseline_mm: Option<f64>,
    /// The targets.
    pub targets: Vec<RecordId>,
    /// The other lesions that were there at baseline.
    pub others: Vec<RecordId>,
    /// The response at every later time.
    pub after: Vec<Assessment>,
}

/// The response at one time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// Time point, as a place in the series.
    pub point: usize,
    /// Its studies.
    pub studies: Vec<RecordId>,
    /// Days from time zero, where known.
    pub days: Option<f64>,
    /// Sum of diameters of the targets, in millimetres; none where one was not measured.
    pub sum_mm: Option<f64>,
    /// Smallest sum from baseline until before this time, in millimetres.
    pub nadir_mm: Option<f64>,
    /// Change of the sum from baseline, in percent.
    pub from_baseline: Option<f64>,
    /// Response of the targets; none where there are none.
    pub target: Option<Category>,
    /// Response of the other lesions; none where there are none.
    pub non_target: Option<Category>,
    /// Lesions that were not there at baseline.
    pub new_lesions: Vec<RecordId>,
    /// Response as a whole.
    pub overall: Category,
    /// The way to it.
    pub explanation: Explanation,
}

impl Assessment {
    /// Change of the sum from its nadir, in percent; none where there was nothing left at the nadir.
    pub fn from_nadir(&self) -> Option<f64> {
        let nadir = self.nadir_mm.filter(|nadir| *nadir > 0.0)?;
        self.sum_mm.map(|sum| (sum - nadir) / nadir * 100.0)
    }
}

/// Reckons the response at every time after `baseline`; none where the series has no such time.
pub fn recist(series: &Series<'_>, baseline: usize) -> Option<Recist> {
    series.points.get(baseline)?;
    let chosen = targets(series, baseline);
    let at_baseline = sum(series, &chosen.targets, baseline);
    let mut nadir = at_baseline.mm;
    let mut after = Vec::new();
    for point in baseline + 1..series.points.len() {
        let now = Now { series, chosen: &chosen, baseline: &at_baseline, from: baseline, nadir, point };
        let assessment = now.assess();
        nadir = nadir.map(|least| assessment.sum_mm.map_or(least, |sum| sum.min(least)));
        after.push(assessment);
    }
    let ids = |places: &[usize]| lesions(series, places).map(|lesion| lesion.id.clone()).collect();
    Some(Recist {
        baseline,
        baseline_mm: at_baseline.mm.filter(|_| !chosen.targets.is_empty()),
        targets: ids(&chosen.targets),
        others: ids(&chosen.others),
        after,
    })
}

pub(super) fn lesions<'s, 'a>(series: &'s Series<'a>, places: &'s [usize]) -> impl Iterator<Item = &'s Followed<'a>> {
    places.iter().filter_map(|place| series.lesions.get(*place))
}

/// Response of the lesions that are no targets.
pub(super) fn non_target(series: &Series<'_>, others: &[usize], point: usize) -> Option<Category> {
    let states = lesions(series, others).map(|lesion| match lesion.at(point) {
        Some(seen) if seen.state == Some(LesionState::Progressed) => Category::Progression,
        _ if lesion.is_treated_by(point) => Category::NotEvaluable,
        Some(seen) if !seen.is_examined() => Category::NotEvaluable,
        Some(seen) if lesion.is_disease(seen) => Category::Persisting,
        Some(seen) if seen.mm.is_some() => Category::Complete,
        Some(_) | None => Category::NotEvaluable,
    });
    let states: Vec<Category> = states.collect();
    let ranked = [Category::Progression, Category::NotEvaluable, Category::Persisting, Category::Complete];
    ranked.into_iter().find(|category| states.contains(category))
}

/// Lesions at a time that were not there at baseline. A suspicious lesion is not yet a new one.
pub(super) fn new_lesions(series: &Series<'_>, baseline: usize, point: usize) -> Vec<RecordId> {
    let new = series.lesions.iter().filter(|lesion| {
        !lesion.is_known_by(baseline)
            && !lesion.lesion.nature.is(&LesionNature::Suspicious)
            && lesion.at(point).is_some_and(|seen| lesion.is_disease(seen))
    });
    new.map(|lesion| lesion.id.clone()).collect()
}

/// One time against its baseline.
struct Now<'n, 'a> {
    series: &'n Series<'a>,
    chosen: &'n Targets,
    baseline: &'n Sum,
    from: usize,
    nadir: Option<f64>,
    point: usize,
}

impl Now<'_, '_> {
    fn assess(&self) -> Assessment {
        let (series, point) = (self.series, self.point);
        let now = sum(series, &self.chosen.targets, point);
        let target = self.target(&now);
        let non_target = self.non_target();
        let new_lesions = new_lesions(series, self.from, point);
        let found = overall(target, non_target, !new_lesions.is_empty());
        let (overall, verified) =
            found.map_or((Category::NotEvaluable, false), |(category, row)| (category, row.verified));
        let place = series.points.get(point);
        let of = |mm: f64| self.baseline.mm.filter(|base| *base > 0.0).map(|base| (mm - base) / base * 100.0);
        let mut assessment = Assessment {
            point,
            studies: place.map(|place| place.studies.clone()).unwrap_or_default(),
            days: place.and_then(|place| place.days),
            sum_mm: now.mm.filter(|_| target.is_some()),
            nadir_mm: self.nadir.filter(|_| target.is_some()),
            from_baseline: now.mm.filter(|_| target.is_some()).and_then(of),
            target,
            non_target,
            new_lesions,
            overall,
            explanation: Explanation {
                result: format!("{} ({})", overall.label(), overall.short()),
                steps: Vec::new(),
                source: SOURCE.to_owned(),
                assumptions: self.assumptions(&now),
                verified,
            },
        };
        assessment.explanation.steps = self.steps(&now, &assessment);
        assessment
    }

    /// A lesion treated locally that progressed counts among the others again.
    fn non_target(&self) -> Option<Category> {
        let returned = self.series.lesions.iter().any(|lesion| {
            lesion.is_treated_by(self.point)
                && lesion.at(self.point).is_some_and(|seen| seen.state == Some(LesionState::Progressed))
        });
        if returned { Some(Category::Progression) } else { non_target(self.series, &self.chosen.others, self.point) }
    }

    fn target(&self, now: &Sum) -> Option<Category> {
        if self.chosen.targets.is_empty() {
            return None;
        }
        let (Some(baseline), Some(nadir)) = (self.baseline.mm, self.nadir) else {
            return Some(Category::NotEvaluable);
        };
        Some(match now.mm {
            Some(_) if now.normal => Category::Complete,
            Some(mm) => by_sum(baseline, nadir, mm),
            // What was not measured can only add: a part that reaches progression is progression.
            None if by_sum(baseline, nadir, now.part) == Category::Progression => Category::Progression,
            None => Category::NotEvaluable,
        })
    }

    fn steps(&self, now: &Sum, found: &Assessment) -> Vec<Step> {
        let mut steps = now.steps.clone();
        if let Some(target) = found.target {
            let known = |mm: Option<f64>| mm.map_or_else(|| "not measured".to_owned(), printed_mm);
            let sums =
                format!("baseline {}, nadir {}, now {}", known(self.baseline.mm), known(self.nadir), known(now.mm));
            let change = |from: Option<f64>| {
                let from = from.filter(|from| *from > 0.0)?;
                now.mm.map(|mm| format!("{:+.1}%", (mm - from) / from * 100.0).replace('-', "−"))
            };
            let changes = [
                change(self.baseline.mm).map(|by| format!("{by} from baseline")),
                change(self.nadir).map(|by| format!("{by} from nadir")),
            ];
            let changes: Vec<String> = changes.into_iter().flatten().chain([target.label().to_owned()]).collect();
            steps.push(Step::new("sum of diameters", sums, changes.join(", ")));
        }
        if let Some(others) = found.non_target {
            let names: Vec<String> =
                lesions(self.series, &self.chosen.others).map(|one| one.lesion.name.to_string()).collect();
            steps.push(Step::new("other lesions", names.join(", "), others.label()));
        }
        let new = if found.new_lesions.is_empty() { "none".to_owned() } else { found.new_lesions.len().to_string() };
        steps.push(Step::new("new lesions", new, if found.new_lesions.is_empty() { "no" } else { "yes" }));
        let word = |category: Option<Category>| category.map_or("none", Category::short);
        let row = format!("targets {}, others {}", word(found.target), word(found.non_target));
        steps.push(Step::new("table of overall response", row, found.overall.short()));
        steps
    }

    fn assumptions(&self, now: &Sum) -> Vec<String> {
        let mut all = self.of_targets();
        for said in self.baseline.assumed.iter().chain(&now.assumed) {
            if !all.contains(said) {
                all.push(said.clone());
            }
        }
        if self.series.points.get(self.point).is_some_and(|point| point.days.is_none()) {
            all.push("The time of this study is not known: it is taken in the order entered.".to_owned());
        }
        let suspicious = self.series.lesions.iter().filter(|lesion| {
            lesion.lesion.nature.is(&LesionNature::Suspicious)
                && !lesion.is_known_by(self.from)
                && lesion.at(self.point).is_some_and(|seen| lesion.is_disease(seen))
        });
        all.extend(suspicious.map(|one| format!("“{}” is suspicious only and not counted as new.", one.lesion.name)));
        all
    }

    fn of_targets(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.chosen.chosen {
            said.push("No lesion is recorded as a target: the largest that qualify are taken.".to_owned());
        }
        let targets: Vec<&Followed<'_>> = lesions(self.series, &self.chosen.targets).collect();
        let crowded = targets
            .iter()
            .any(|one| targets.iter().filter(|other| organ(other) == organ(one)).count() > MOST_PER_ORGAN);
        if targets.len() > MOST_TARGETS || crowded {
            said.push("There are more targets than RECIST allows; all are counted as stated.".to_owned());
        }
        let small = targets.iter().filter(|one| {
            one.at(self.from)
                .and_then(|seen| seen.mm)
                .is_some_and(|mm| mm < least_mm(self.series, one, self.from) - 1e-6)
        });
        said.extend(
            small.map(|one| format!("“{}” is too small for a target; it is counted as stated.", one.lesion.name)),
        );
        said
    }
}
