//! The followed lesions of a case against the times at which they were examined.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    seen::{Seen, seen},
    targets::NODE_NORMAL_MM,
};
use crate::{
    case::Case,
    record::{Imaging, Kind, Lesion, LesionNature, LesionState, Modality},
    timeline::Timeline,
    value::{RecordId, YesNo},
};

/// Days within which studies of different lesions are one assessment, as CT of the chest and MRI of the abdomen are.
const ONE_TIME_DAYS: f64 = 7.0;

/// A time at which lesions were examined, by one study or several of the same days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimePoint {
    /// The studies.
    pub studies: Vec<RecordId>,
    /// Days from time zero, where known.
    pub days: Option<f64>,
}

/// A lesion with what was seen of it at each time.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed<'a> {
    /// The record.
    pub id: &'a RecordId,
    /// The lesion.
    pub lesion: &'a Lesion,
    /// What was seen at each time point; none where it has no measurement.
    pub seen: Vec<Option<Seen>>,
}

/// The lesions of a case over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<'a> {
    /// The times in order.
    pub points: Vec<TimePoint>,
    /// The lesions that are tumour, or may be, in the order of the case.
    pub lesions: Vec<Followed<'a>>,
    radiographs: Vec<bool>,
}

impl<'a> Series<'a> {
    /// Reads the lesions of a case in order of time. Benign findings and changes after operation are left out.
    pub fn of(case: &'a Case, timeline: &Timeline) -> Self {
        let lesions: Vec<(&RecordId, &Lesion)> = case.all::<Lesion>().filter(|(_, lesion)| is_tumour(lesion)).collect();
        let points = points(case, timeline, &lesions);
        let followed = lesions.iter().map(|(id, lesion)| Followed {
            id,
            lesion,
            seen: points.iter().map(|point| seen(lesion, &at(lesion, point))).collect(),
        });
        let radiograph = |id: &RecordId| {
            <&Imaging>::try_from(case.record(id)?).ok().map(|study| study.modality.is(&Modality::Radiograph))
        };
        Self {
            radiographs: points
                .iter()
                .map(|point| point.studies.iter().all(|id| radiograph(id) == Some(true)))
                .collect(),
            lesions: followed.collect(),
            points,
        }
    }

    /// The time point a study belongs to.
    pub fn point_of(&self, study: &RecordId) -> Option<usize> {
        self.points.iter().position(|point| point.studies.contains(study))
    }

    /// The time point to measure a course against: the last one not after its start, else the first.
    pub fn baseline_for(&self, start: Option<f64>) -> usize {
        let before = |point: &TimePoint| point.days.zip(start).is_some_and(|(days, start)| days <= start + 1e-6);
        self.points.iter().rposition(before).unwrap_or(0)
    }

    /// Whether a time point rests on plain radiographs alone, which show less than sections.
    pub fn is_radiograph(&self, point: usize) -> bool {
        self.radiographs.get(point).copied().unwrap_or(false)
    }
}

impl Followed<'_> {
    /// What was seen at a time point.
    pub fn at(&self, point: usize) -> Option<&Seen> {
        self.seen.get(point)?.as_ref()
    }

    /// Whether it was treated locally at this time point or before: it counts no longer.
    pub fn is_treated_by(&self, point: usize) -> bool {
        let treated = |seen: &Option<Seen>| seen.as_ref().is_some_and(|seen| seen.state == Some(LesionState::Treated));
        self.seen.iter().take(point + 1).any(treated)
    }

    /// Whether it was there at this time point, by the last study that looked for it.
    pub fn is_known_by(&self, point: usize) -> bool {
        let last = self.seen.iter().take(point + 1).rev().flatten().find(|seen| seen.is_examined());
        last.is_some_and(|seen| self.is_disease(seen) || seen.state == Some(LesionState::Treated))
    }

    /// Whether what was seen is disease: there, and no node of normal size.
    pub fn is_disease(&self, seen: &Seen) -> bool {
        let normal = self.lesion.node.is(&YesNo::Yes) && seen.mm.is_some_and(|mm| mm < NODE_NORMAL_MM - 1e-6);
        seen.is_present() && !normal
    }
}

fn is_tumour(lesion: &Lesion) -> bool {
    !lesion.nature.is(&LesionNature::Benign) && !lesion.nature.is(&LesionNature::PostoperativeChange)
}

fn at<'l>(lesion: &'l Lesion, point: &TimePoint) -> Vec<&'l crate::record::Measurement> {
    let of_point = |study: &RecordId| point.studies.contains(study);
    lesion.measurements.iter().filter(|one| one.study.as_ref().is_some_and(of_point)).collect()
}

/// The studies that measured a lesion, in order of time; neighbours in time that share no lesion are one time point.
fn points(case: &Case, timeline: &Timeline, lesions: &[(&RecordId, &Lesion)]) -> Vec<TimePoint> {
    let mut measured: BTreeMap<&RecordId, Vec<&RecordId>> = BTreeMap::new();
    for (id, lesion) in lesions {
        for study in lesion.measurements.iter().filter_map(|one| one.study.as_ref()) {
            measured.entry(study).or_default().push(id);
        }
    }
    if measured.is_empty() {
        return Vec::new();
    }
    let mut points: Vec<TimePoint> = Vec::new();
    let mut in_last: Vec<&RecordId> = Vec::new();
    for entry in timeline.in_order(case) {
        let Some(these) = measured.get(&entry.id).filter(|_| entry.record.kind() == Kind::Imaging) else { continue };
        let days = timeline.at(&entry.id).map(|placed| placed.days);
        let near = |point: &TimePoint| point.days.zip(days).is_some_and(|(a, b)| (a - b).abs() <= ONE_TIME_DAYS);
        let apart = these.iter().all(|lesion| !in_last.contains(lesion));
        match points.last_mut().filter(|point| apart && near(point)) {
            Some(point) => {
                point.studies.push(entry.id.clone());
                in_last.extend(these.iter().copied());
            }
            None => {
                points.push(TimePoint { studies: vec![entry.id.clone()], days });
                in_last = these.clone();
            }
        }
    }
    points
}
