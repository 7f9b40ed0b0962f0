//! The lanes of therapy: a bar for each course, the state after treatment, letters above.

use clinical::{
    case::Case,
    record::{Ablation, DiseaseStatus, Metastasis, Radiotherapy, Record, Surgery},
    timeline::{Placed, Timeline},
    value::Choice as _,
};
use typeset::{
    font::{self, Face},
    scene::{Anchor, Mark, Segment, line, rectangle},
};

use super::{
    axis::Axis,
    events::last_visit,
    fill::{Fill, REGIMENS},
    fold,
    form::Form,
};
use crate::{
    courses::{Course, regimen_key},
    figure::{ACCENT, INK, MM, words},
    phrase::capital,
};

/// A bar of the therapy lanes, in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// Letter of the course.
    pub(super) letter: String,
    /// Left and right end.
    pub(super) ends: (f32, f32),
    /// Cycles, shown as segments.
    pub(super) cycles: u32,
    /// Its fill.
    pub(super) fill: Fill,
    /// Its lane, from the top.
    pub(super) lane: usize,
}

/// The state after treatment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct After {
    /// Left end, and the tip.
    pub(super) ends: (f32, f32),
    /// Words for it, from the longest.
    pub(super) words: Vec<String>,
    /// Where the axis leaves out a stretch under it.
    pub(super) breaks: Vec<f32>,
}

/// Shortest bar, for a course whose length is not known.
const LEAST_BAR: f32 = 1.6 * MM;
/// Least width of a cycle that is shown.
const LEAST_CYCLE: f32 = 0.75 * MM;
/// Gap between bars that local treatment parts, and before the arrow.
const PARTED: f32 = 0.9 * MM;

/// The fill of each course: equal regimens, equal fills.
pub(super) fn fills(courses: &[Course<'_>]) -> Vec<Fill> {
    let mut seen: Vec<String> = Vec::new();
    let mut fill = |course: &Course<'_>| {
        let key = regimen_key(course.course);
        let index = seen.iter().position(|other| *other == key).unwrap_or_else(|| {
            seen.push(key);
            seen.len() - 1
        });
        REGIMENS.get(index % REGIMENS.len()).copied().unwrap_or(Fill::Open)
    };
    courses.iter().map(&mut fill).collect()
}

/// Bars of the courses that have their place, then those of radiotherapy in lanes of their own.
pub(super) fn bars(case: &Case, timeline: &Timeline, courses: &[Course<'_>], axis: &Axis) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (course, fill) in courses.iter().zip(fills(courses)) {
        let Some(placed) = course.placed else { continue };
        let parted = is_parted(case, timeline, &placed);
        let cycles = course.course.cycles.value().copied().unwrap_or(1);
        bars.push(bar(axis, &placed, parted, &bars, (course.letter.clone(), cycles, fill), 0));
    }
    let first = bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
    let radiotherapy = radiotherapy(case, timeline);
    for (letter, (_, placed)) in radiotherapy_letters(radiotherapy.len()).zip(radiotherapy) {
        bars.push(bar(axis, &placed, false, &bars, (letter, 1, Fill::Dotted), first));
    }
    bars
}

/// Radiotherapy that has its place, in order of time.
pub(super) fn radiotherapy<'a>(case: &'a Case, timeline: &Timeline) -> Vec<(&'a Radiotherapy, Placed)> {
    let entries = timeline.in_order(case).into_iter();
    let placed = entries.filter_map(|entry| match &entry.record {
        Record::Radiotherapy(course) => Some((course.as_ref(), *timeline.at(&entry.id)?)),
        _ => None,
    });
    placed.collect()
}

/// What courses of radiotherapy are called: RT, or RT1, RT2 … where there are several.
pub(super) fn radiotherapy_letters(count: usize) -> impl Iterator<Item = String> {
    (1..=count).map(move |number| if count == 1 { "RT".to_owned() } else { format!("RT{number}") })
}

/// Whether an operation or ablation lies where the course begins: then its bar stands off from the one before.
fn is_parted(case: &Case, timeline: &Timeline, placed: &Placed) -> bool {
    let surgery = case.all::<Surgery>().map(|(id, _)| id);
    let mut local = surgery.chain(case.all::<Ablation>().map(|(id, _)| id)).filter_map(|id| timeline.at(id));
    local.any(|local| (local.days - placed.days).abs() < 1.0)
}

/// Whether any course begins at the place of an operation or ablation where another course ends.
pub(super) fn any_parted(case: &Case, timeline: &Timeline, courses: &[Course<'_>]) -> bool {
    let placed: Vec<Placed> = courses.iter().filter_map(|course| course.placed).collect();
    let ends = |start: &Placed| placed.iter().any(|other| (other.end_months() - start.months()).abs() < 0.05);
    placed.iter().any(|start| is_parted(case, timeline, start) && ends(start))
}

fn bar(
    axis: &Axis,
    placed: &Placed,
    parted: bool,
    earlier: &[Bar],
    (letter, cycles, fill): (String, u32, Fill),
    first_lane: usize,
) -> Bar {
    let start = axis.x(placed.months() as f32);
    let adjoins = earlier.iter().any(|bar| (bar.ends.1 - start).abs() < PARTED);
    let from = if parted && adjoins { start + PARTED } else { start };
    let long = placed.lasts.map_or(0.0, |_| axis.x(placed.end_months() as f32) - start);
    let ends = (from, from + long.max(LEAST_BAR));
    let is_free = |lane: &usize| {
        !earlier.iter().any(|bar| bar.lane == *lane && bar.ends.1 > ends.0 + 0.05 && bar.ends.0 < ends.1 - 0.05)
    };
    let lane = (first_lane..).find(is_free).unwrap_or(first_lane);
    Bar { letter, ends, cycles, fill, lane }
}

/// The state after the last treatment, where it lasted to the last visit and the disease had not come back.
pub(super) fn after(case: &Case, timeline: &Timeline, axis: &Axis, bars: &[Bar]) -> Option<After> {
    let (end, visit) = last_visit(case, timeline)?;
    let status = visit
        .status
        .value()
        .filter(|status| matches!(status, DiseaseStatus::CompleteRemission | DiseaseStatus::NoEvidence))?;
    let local = case.all::<Surgery>().map(|(id, _)| id).chain(case.all::<Ablation>().map(|(id, _)| id));
    let local = local.filter_map(|id| timeline.at(id)).map(|placed| axis.x(placed.months() as f32));
    let last = bars.iter().map(|bar| bar.ends.1).chain(local).reduce(f32::max)?;
    let again = case.all::<Metastasis>().filter_map(|(id, _)| timeline.at(id));
    if again.map(|placed| axis.x(placed.months() as f32)).any(|x| x > last + 0.05) {
        return None;
    }
    let ends = (last + PARTED, axis.x(end) + PARTED);
    let status = capital(status.label());
    let words = vec![format!("{status}, no further therapy recorded"), status];
    let breaks = axis.breaks().into_iter().filter(|x| ends.0 < *x && *x < ends.1).collect();
    (ends.1 - ends.0 > 6.0 * MM).then_some(After { ends, words, breaks })
}

impl Bar {
    /// The bar with its cycles, in lanes that begin at the height `top`.
    pub(super) fn marks(&self, form: &Form, top: f32) -> Vec<Mark> {
        let (left, right) = self.ends;
        let y = lane_top(form, top, self.lane);
        let mut marks = vec![self.fill.mark((left, y, right - left, form.lane))];
        let cycle = (right - left) / self.cycles.max(1) as f32;
        if cycle >= LEAST_CYCLE {
            let pen = self.fill.separator();
            for number in 1..self.cycles {
                let x = left + cycle * number as f32;
                marks.push(Mark::Shape { path: line(&[(x, y), (x, y + form.lane)]), fill: None, pen: Some(pen) });
            }
        }
        marks.push(Mark::outlined(rectangle(left, y, right - left, form.lane), ACCENT, 0.6));
        marks
    }
}

impl After {
    /// The arrow with its words, as far as they fit.
    pub(super) fn marks(&self, form: &Form, top: f32) -> Vec<Mark> {
        let ((left, right), height) = (self.ends, form.lane);
        let neck = right - 0.6 * height;
        let middle = top + height / 2.0;
        let mut path = line(&[(left, top), (neck, top), (right, middle), (neck, top + height), (left, top + height)]);
        path.push(Segment::Close);
        let mut marks = vec![Mark::outlined(path, ACCENT, 0.6)];
        marks.extend(self.breaks.iter().flat_map(|x| fold::strokes(*x, middle, height / 2.0)));
        let free = |text: &String| {
            let starts = std::iter::once(left).chain(self.breaks.iter().copied()).map(|x| x + 1.6 * MM);
            let ends = self.breaks.iter().map(|x| x - 1.0 * MM).chain(std::iter::once(neck));
            let width = font::width(Face::Sans, form.size, text);
            starts.zip(ends).find(|(start, end)| start + width < *end).map(|(start, _)| start)
        };
        if let Some((text, start)) = self.words.iter().find_map(|text| Some((text, free(text)?))) {
            marks.push(words(start, middle + 0.36 * form.size, form.size, Face::Sans, INK, text.as_str()));
        }
        marks
    }
}

/// Space between two lanes, room for the letters of the lower one.
pub(super) fn lane_pitch(form: &Form) -> f32 {
    form.lane + form.leading + 1.0
}

/// Top of a lane, where the first begins at `top`.
pub(super) fn lane_top(form: &Form, top: f32, lane: usize) -> f32 {
    top + lane as f32 * lane_pitch(form)
}

/// Letters above the middles of the bars, with their edges; one that would meet its neighbour, the stem of zero, or one of the
/// `leaders`, which are given by their place and the height at which they begin, moves to the right.
pub(super) fn letters(
    bars: &[Bar],
    form: &Form,
    top: f32,
    stem: f32,
    leaders: &[(f32, f32)],
) -> Vec<(Mark, (f32, f32))> {
    let mut order: Vec<&Bar> = bars.iter().collect();
    order.sort_by(|a, b| a.lane.cmp(&b.lane).then(a.ends.0.total_cmp(&b.ends.0)));
    let mut set: Vec<(usize, (f32, f32))> = Vec::new();
    let mut marks = Vec::new();
    for bar in order {
        let half = font::width(Face::SansBold, form.size, &bar.letter) / 2.0;
        let taken = set.iter().filter(|(lane, _)| *lane == bar.lane).map(|(_, (_, right))| right + 0.4 * MM);
        let middle = taken.fold((bar.ends.0 + bar.ends.1) / 2.0, |x, right| x.max(right + half));
        // A leader from a bar of the first lane begins below its letters, one from the axis above them.
        let meets = |(_, from): &&(f32, f32)| bar.lane > 0 || *from < top;
        let lines = leaders.iter().filter(meets).map(|(x, _)| *x).chain(std::iter::once(stem));
        let x = clear_of(middle, half + 0.5 * MM, lines.collect());
        set.push((bar.lane, (x - half, x + half)));
        let letter = Mark::Words {
            x,
            y: lane_top(form, top, bar.lane) - 1.0 * MM,
            size: form.size,
            face: Face::SansBold,
            colour: INK,
            anchor: Anchor::Middle,
            text: bar.letter.clone(),
        };
        marks.push((letter, (x - half, x + half)));
    }
    marks
}

/// The first place from `x` to the right that keeps `distance` from every line.
fn clear_of(mut x: f32, distance: f32, mut lines: Vec<f32>) -> f32 {
    lines.sort_by(f32::total_cmp);
    for line in lines {
        if (x - line).abs() < distance {
            x = line + distance;
        }
    }
    x
}
