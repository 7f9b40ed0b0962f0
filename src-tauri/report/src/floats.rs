//! The tables and figures that a case has.

use std::collections::BTreeMap;

use clinical::{
    case::Case,
    record::{Figure, FigureContent},
    timeline::Timeline,
    value::RecordId,
};

use typeset::document::Form;

use crate::{
    Image,
    figure::{panels::panels_float, timeline::timeline_float},
    float::FloatDraft,
    table::tables,
};

/// Every table and figure of the case, not yet numbered: tables first, then the timeline, then figures of panels in the
/// order they were entered.
pub(crate) fn floats(
    case: &Case,
    timeline: &Timeline,
    images: &BTreeMap<String, Image>,
    form: Form,
) -> Vec<FloatDraft> {
    let drawn = |(_, figure): &(&RecordId, &Figure)| figure.content.is(&FigureContent::Timeline);
    let course = case.all::<Figure>().find(drawn);
    let panels = case.all::<Figure>().filter(|figure| !drawn(figure));
    let mut floats = tables(case, timeline);
    floats.extend(timeline_float(case, timeline, course, form.width()));
    floats.extend(panels.filter_map(|figure| panels_float(case, timeline, figure, images)));
    floats
}
