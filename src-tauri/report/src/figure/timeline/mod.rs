//! The timeline figure: events above a true-to-scale axis, therapy and responses below it, a key.

mod axis;
mod draft;
mod events;
mod fill;
mod flags;
mod fold;
mod form;
mod key;
mod lane;
mod legend;
mod numbered;
mod place;
mod words;

#[cfg(test)]
mod tests;

use clinical::{
    case::Case,
    timeline::{Sureness, Timeline},
};
use typeset::scene::{Mark, Scene, ellipse, line};

use crate::{
    courses::{Course, courses},
    figure::{ACCENT, MM, WHITE},
};
pub(crate) use legend::{ID, timeline_float};

use axis::Axis;
use events::Event;
use flags::Flags;
use fold::Fold;
use form::Form;
use key::Key;
use lane::{After, Bar};

/// Radius of a marker on the axis.
const MARKER: f32 = 1.05 * MM;
/// From the axis to the top of the first lane.
const LANES: f32 = 10.4 * MM;
/// Space between the lower flags and the key.
const KEY_GAP: f32 = 3.0 * MM;

/// A marker: filled where the month was recorded, open where it is approximate or a bound.
fn marker(x: f32, y: f32, filled: bool) -> Mark {
    let pen = typeset::scene::Pen { colour: ACCENT, width: 0.9, dash: None };
    let fill = if filled { ACCENT } else { WHITE };
    Mark::Shape { path: ellipse(x, y, MARKER - 0.45, MARKER - 0.45), fill: Some(fill), pen: Some(pen) }
}

/// What the figure shows, placed on an axis.
struct Drawing<'a> {
    form: Form,
    axis: Axis,
    events: &'a [Event],
    above: Flags,
    below: Flags,
    bars: Vec<Bar>,
    after: Option<After>,
    key: Key,
    /// Whether the key stands at the right of the lower flags.
    key_at_right: bool,
}

/// A timeline, drawn.
#[derive(Debug, PartialEq)]
pub(crate) struct Drawn {
    /// The drawing.
    scene: Scene,
    /// The same data in words.
    alt: String,
    /// What the axis leaves out.
    folds: Vec<Fold>,
}

/// The timeline of a case, `width_mm` wide. None where fewer than two things have their place, or one lies further away
/// than a life is long.
pub(crate) fn timeline_scene(case: &Case, timeline: &Timeline, width_mm: f32) -> Option<Drawn> {
    let form = Form::of(width_mm);
    let (events, responses) = (events::events(case, timeline), events::responses(case, timeline));
    let courses = courses(case, timeline);
    let dated = courses.iter().filter(|course| course.placed.is_some()).count();
    // An axis of centuries would show nothing, and take for ever to draw its months.
    if events.len() + dated < 2 || timeline.beyond_a_life().next().is_some() {
        return None;
    }
    let sure: Vec<Sureness> = events.iter().chain(&responses).map(|event| event.sureness).collect();
    let key = Key::of(case, timeline, &courses, &sure, &form);
    let spans = spans(case, timeline, &events, &responses, &courses);
    let folds = fold::folds(spans.clone());
    let place = |folds: Option<&[Fold]>| {
        let margins = [form.margin, form.wide_margin()];
        let mut attempts = [false, true].into_iter().flat_map(|numbered| margins.map(|margin| (numbered, margin)));
        attempts.find_map(|(numbered, margin)| {
            let whole = axis_over(&spans, (form.margin, form.width - margin));
            let axis = folds.map_or(Some(whole.clone()), |folds| whole.folded(folds, &form))?;
            let above =
                if numbered { Flags::numbered(&events, &axis, &form) } else { Flags::above(&events, &axis, &form)? };
            let bars = lane::bars(case, timeline, &courses, &axis);
            let at_right = form.width - form.margin - key.width;
            let free = Flags::below(&responses, &axis, &form, at_right - KEY_GAP).filter(|_| !form.narrow);
            let key_at_right = free.is_some() && at_right > form.width / 3.0;
            let below = free.filter(|_| key_at_right).or_else(|| Flags::below(&responses, &axis, &form, form.width))?;
            let after = lane::after(case, timeline, &axis, &bars);
            Some((axis, above, below, bars, after, key_at_right))
        })
    };
    let whole = place(None).filter(|(axis, above, ..)| is_readable(&events, axis, above) || folds.is_empty());
    let (axis, above, below, bars, after, key_at_right) =
        whole.or_else(|| place(Some(&folds))).or_else(|| place(None))?;
    let alt = words::words((case, timeline), &events, &courses, &responses, after.as_ref());
    let folds = axis.folds.clone();
    let drawing = Drawing { form, axis, events: &events, above, below, bars, after, key, key_at_right };
    Some(Drawn { scene: drawing.scene(&timeline.zero_words), alt, folds })
}

/// Whether every event has its flag and no marker hides another.
fn is_readable(events: &[Event], axis: &Axis, above: &Flags) -> bool {
    let apart = |(one, next): (&Event, &Event)| axis.x(next.months) - axis.x(one.months) >= 2.0 * MARKER;
    matches!(above, Flags::Labels(_)) && events.iter().zip(events.iter().skip(1)).all(apart)
}

/// First and last month of everything that is drawn, and zero.
fn spans(
    case: &Case,
    timeline: &Timeline,
    events: &[Event],
    responses: &[Event],
    courses: &[Course<'_>],
) -> Vec<(f32, f32)> {
    let spots = events.iter().chain(responses).map(|event| (event.months, event.months));
    let radiotherapy = lane::radiotherapy(case, timeline).into_iter().map(|(_, placed)| placed);
    let bars = courses.iter().filter_map(|course| course.placed).chain(radiotherapy);
    let bars = bars.map(|placed| (placed.months() as f32, placed.end_months() as f32));
    spots.chain(bars).chain(std::iter::once((0.0, 0.0))).collect()
}

fn axis_over(spans: &[(f32, f32)], (left, right): (f32, f32)) -> Axis {
    let ends = spans.iter().flat_map(|(from, to)| [*from, *to]);
    let (first, last) = ends.fold((0.0_f32, 0.0_f32), |(a, b), month| (a.min(month), b.max(month)));
    Axis::over(first, last, left, right)
}

impl Drawing<'_> {
    fn scene(&self, zero: &str) -> Scene {
        let form = &self.form;
        let axis_y = self.above.height() + 0.5 * MM;
        let (title, title_left) = self.axis.title(form, axis_y + 3.9 * MM + form.leading, zero);
        let stem = self.axis.x(0.0);
        let lanes = self.bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(usize::from(self.after.is_some()));
        let mut top = axis_y + LANES;
        // Letters that stand under the title of the axis need a line of their own.
        let places = self.below.places();
        let letters = |top: f32| {
            let leaders: Vec<(f32, f32)> = places.iter().map(|x| (*x, self.bar_bottom(*x, top, axis_y))).collect();
            lane::letters(&self.bars, form, top, stem, &leaders)
        };
        if letters(top).iter().any(|(_, (_, right))| *right + 1.0 * MM > title_left) {
            top += 0.45 * form.leading;
        }
        let bottom = if lanes == 0 { axis_y + 8.5 * MM } else { lane::lane_top(form, top, lanes - 1) + form.lane };
        let mut marks = self.below.leaders(bottom, &|x| self.bar_bottom(x, top, axis_y));
        if lanes > 0 {
            let start = if stem > title_left - MM { 3.9 * MM + form.leading + MM } else { 4.9 * MM };
            marks.push(Mark::outlined(line(&[(stem, axis_y + start), (stem, bottom)]), ACCENT, 0.9));
        }
        marks.extend(self.above.leaders_up(axis_y, stem));
        marks.extend(self.axis.marks(form, axis_y));
        marks.push(title);
        marks.extend(self.bars.iter().flat_map(|bar| bar.marks(form, top)));
        marks.extend(letters(top).into_iter().map(|(mark, _)| mark));
        marks.extend(self.after.iter().flat_map(|after| after.marks(form, top)));
        marks.extend(self.markers(axis_y));
        marks.extend(self.above.words(form, axis_y, false));
        marks.extend(self.below.words(form, bottom, true));
        let end = self.finish(&mut marks, bottom);
        Scene { width: form.width, height: end + 0.5 * MM, marks }
    }

    /// Bottom of the lowest bar that ends at `x`, where a response's leader begins; the axis where there is none.
    fn bar_bottom(&self, x: f32, top: f32, axis_y: f32) -> f32 {
        let ending = self.bars.iter().filter(|bar| (bar.ends.1 - x).abs() < 1.5 * MM);
        let bottom = ending.map(|bar| lane::lane_top(&self.form, top, bar.lane) + self.form.lane).reduce(f32::max);
        bottom.unwrap_or(axis_y)
    }

    fn markers(&self, axis_y: f32) -> Vec<Mark> {
        let at = |event: &Event| marker(self.axis.x(event.months), axis_y, event.sureness == Sureness::Stated);
        // Later markers first, so that the earlier of two that overlap is seen whole.
        self.events.iter().rev().map(at).collect()
    }

    /// Adds key and list; returns where the drawing ends.
    fn finish(&self, marks: &mut Vec<Mark>, bottom: f32) -> f32 {
        let form = &self.form;
        let lower = bottom + self.below.height();
        let (corner, width) = if self.key_at_right {
            ((form.width - form.margin - self.key.width, bottom + 1.2 * MM), self.key.width)
        } else {
            ((form.margin, lower + 1.8 * MM), form.width - form.margin)
        };
        let (key, height) = self.key.marks(form, corner, width);
        marks.extend(key);
        let end = lower.max(corner.1 + height);
        match self.above.list(form, end + 2.0 * MM) {
            Some((list, list_end)) => {
                marks.extend(list);
                list_end
            }
            None => end,
        }
    }
}
