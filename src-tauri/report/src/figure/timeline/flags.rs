//! The flags of the timeline, placed and drawn; numbered and listed where they would stand too high.

use typeset::{
    font::Face,
    scene::{Mark, line},
};

use super::{
    axis::Axis,
    events::Event,
    form::Form,
    numbered::Numbered,
    place::{Flag, Label, place},
};
use crate::figure::{ACCENT, GREY, INK, words};

/// Flags above the axis or below the bars.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flags {
    /// Each event beside its leader.
    Labels(Vec<Label>),
    /// Numbers over the axis, and a list.
    Numbered(Numbered),
}

impl Flags {
    /// Flags above the axis. None where one has no room or they would stand too high.
    pub(super) fn above(events: &[Event], axis: &Axis, form: &Form) -> Option<Self> {
        let labels = place(&flags(events, axis), &form.above())?;
        let tall = labels.iter().any(|label| label.top > form.tallest);
        (!tall).then_some(Self::Labels(labels))
    }

    /// Numbers above the axis, with a list; they need no room at its right end.
    pub(super) fn numbered(events: &[Event], axis: &Axis, form: &Form) -> Self {
        Self::Numbered(Numbered::of(events, axis, form))
    }

    /// Flags below the bars, none wider than `right`. None where one has no room.
    pub(super) fn below(events: &[Event], axis: &Axis, form: &Form, right: f32) -> Option<Self> {
        place(&flags(events, axis), &form.below(right)).map(Self::Labels)
    }

    /// From the axis, or the bars, to the farthest edge.
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Labels(labels) => labels.iter().map(|label| label.top).fold(super::MARKER, f32::max),
            Self::Numbered(numbered) => numbered.height(),
        }
    }

    fn labels(&self) -> &[Label] {
        match self {
            Self::Labels(labels) => labels,
            Self::Numbered(_) => &[],
        }
    }

    /// Where the leaders stand.
    pub(super) fn places(&self) -> Vec<f32> {
        self.labels().iter().map(|label| label.x).collect()
    }

    /// Leaders up from the axis; that of zero is the stem.
    pub(super) fn leaders_up(&self, axis_y: f32, stem: f32) -> Vec<Mark> {
        if let Self::Numbered(numbered) = self {
            return numbered.leaders(axis_y);
        }
        let leader = |label: &Label| {
            let zero = (label.x - stem).abs() < 0.05;
            let (colour, width) = if zero { (ACCENT, 0.9) } else { (GREY, 0.5) };
            Mark::outlined(line(&[(label.x, axis_y), (label.x, axis_y - label.top)]), colour, width)
        };
        self.labels().iter().map(leader).collect()
    }

    /// Leaders down from the bars to flags that hang from `bottom`; `from` is where the leader at a place begins.
    pub(super) fn leaders(&self, bottom: f32, from: &dyn Fn(f32) -> f32) -> Vec<Mark> {
        let leader =
            |label: &Label| Mark::outlined(line(&[(label.x, from(label.x)), (label.x, bottom + label.top)]), GREY, 0.5);
        self.labels().iter().map(leader).collect()
    }

    /// The words, at heights measured up from `y`, or down where they `hang`.
    pub(super) fn words(&self, form: &Form, y: f32, hang: bool) -> Vec<Mark> {
        if let Self::Numbered(numbered) = self {
            return numbered.words(form, y);
        }
        let mut marks = Vec::new();
        for label in self.labels() {
            let top = if hang { y + label.base } else { y - label.top };
            let baseline = |index: usize| top + 0.79 * form.leading + index as f32 * form.leading;
            marks.push(words(label.month_x, baseline(0), form.size, Face::SansBold, INK, label.month.as_str()));
            for (index, line) in label.lines.iter().enumerate() {
                let x = label.text_x + line.indent;
                marks.push(words(x, baseline(index), form.size, Face::Sans, INK, line.text.as_str()));
            }
        }
        marks
    }

    /// The list of numbered events from the height `y`, and where it ends.
    pub(super) fn list(&self, form: &Form, y: f32) -> Option<(Vec<Mark>, f32)> {
        match self {
            Self::Labels(_) => None,
            Self::Numbered(numbered) => Some(numbered.list(form, y)),
        }
    }
}

fn flags(events: &[Event], axis: &Axis) -> Vec<Flag> {
    let flag =
        |event: &Event| Flag { x: axis.x(event.months), month: event.printed.clone(), texts: event.texts.clone() };
    events.iter().map(flag).collect()
}
