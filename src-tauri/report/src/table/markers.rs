//! Immunohistochemistry: markers by name, a group of columns for each specimen.

use clinical::{
    case::Case,
    record::{Biopsy, Extent, Marker, MarkerResult, Pathology, Tissue},
    timeline::Timeline,
    value::{Choice as _, RecordId},
};
use typeset::document::{Cell, Column, Content, Row, Run, Style, Table};

use super::{n_r, strong};
use crate::{
    float::FloatDraft,
    phrase::{abbreviated, capital, tied},
};

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-markers";
/// Columns of a specimen: result, extent, staining.
const GROUP: usize = 3;

/// A specimen of the table.
struct Specimen<'a> {
    name: String,
    month: Option<String>,
    markers: &'a [Marker],
}

/// The table; none where no marker was recorded.
pub(crate) fn markers_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let reports: Vec<(&RecordId, &Pathology)> = case.all::<Pathology>().collect();
    let all = reports.iter().map(|(id, report)| specimen(case, timeline, id, report));
    let (stained, plain): (Vec<Specimen<'_>>, Vec<Specimen<'_>>) =
        all.partition(|specimen| !specimen.markers.is_empty());
    if stained.is_empty() {
        return None;
    }
    let mut names: Vec<String> = stained.iter().flat_map(|s| s.markers).map(|marker| marker_name(marker).0).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup_by_key(|name| name.to_lowercase());
    let rows: Vec<Row> = names.iter().map(|name| row(name, &stained)).collect();
    let notes = notes(&stained, &plain, &rows);
    let source = reports.iter().find(|(_, report)| !report.immunohistochemistry.is_empty());
    Some(FloatDraft {
        id: ID.to_owned(),
        title: "Immunohistochemistry.".to_owned(),
        legend: Vec::new(),
        wide: 1 + GROUP * stained.len() > 5,
        content: Content::Tables(vec![Table {
            share: 1.0,
            columns: vec![Column::default(); 1 + GROUP * stained.len()],
            head: head(&stained),
            rows,
            notes: vec![vec![Run::plain(notes)]],
        }]),
        source: source.map(|(id, _)| id.to_string()),
    })
}

fn specimen<'a>(case: &Case, timeline: &Timeline, id: &RecordId, report: &'a Pathology) -> Specimen<'a> {
    let biopsy = report.specimen.as_ref().and_then(|id| case.record(id)).and_then(|r| <&Biopsy>::try_from(r).ok());
    let site = report.site.value().map(ToString::to_string);
    let name = match (report.tissue.value(), biopsy) {
        (Some(Tissue::Primary), None) => "Primary tumour".to_owned(),
        (Some(Tissue::Primary), Some(_)) => "Biopsy of the primary tumour".to_owned(),
        (_, Some(_)) if site.is_some() => format!("{} biopsy", capital(&site.unwrap_or_default())),
        (Some(tissue), _) => {
            let site = site.map(|site| format!(", {site}")).unwrap_or_default();
            format!("{}{site}", capital(tissue.label()))
        }
        (None, _) => site.map_or_else(|| "Specimen".to_owned(), |site| capital(&site)),
    };
    let month = timeline.at(id).map(|placed| format!("month\u{a0}{}", tied(&placed.printed())));
    Specimen { name, month, markers: &report.immunohistochemistry }
}

impl Specimen<'_> {
    fn heading(&self) -> String {
        self.month.as_ref().map_or_else(|| self.name.clone(), |month| format!("{}, {month}", self.name))
    }
}

/// A marker's name as printed, and what it is short for.
fn marker_name(marker: &Marker) -> (String, Option<String>) {
    let (short, long) = abbreviated(&marker.marker);
    (capital(&short), long)
}

fn head(stained: &[Specimen<'_>]) -> Vec<Row> {
    let groups = stained.iter().map(|specimen| strong(specimen.heading()).over(GROUP));
    let columns = stained.iter().flat_map(|_| ["Result", "Extent", "Staining"].map(strong));
    vec![
        Row { cells: std::iter::once(strong("Specimen")).chain(groups).collect(), ..Row::default() },
        Row { cells: std::iter::once(strong("Marker")).chain(columns).collect(), ..Row::default() },
    ]
}

fn row(name: &str, stained: &[Specimen<'_>]) -> Row {
    let of = |specimen: &Specimen<'_>| {
        let marker = specimen.markers.iter().find(|m| marker_name(m).0.to_lowercase() == name.to_lowercase());
        [
            marker.and_then(|m| m.result).map_or_else(n_r, |result| Cell::plain(capital(result.label()))),
            marker.map_or_else(n_r, extent),
            marker.map_or_else(n_r, staining),
        ]
    };
    let heads = Cell { heads_row: true, ..Cell::plain(name) };
    Row { cells: std::iter::once(heads).chain(stained.iter().flat_map(of)).collect(), ..Row::default() }
}

/// Extent and staining of a marker that is not there are no question.
fn is_without_extent(marker: &Marker) -> bool {
    matches!(marker.result, Some(MarkerResult::Negative | MarkerResult::NotDone | MarkerResult::Lost))
}

fn extent(marker: &Marker) -> Cell {
    let label = marker.extent.map(|extent: Extent| extent.label().to_owned());
    let percent = marker.percent.as_ref().map(ToString::to_string);
    let parts: Vec<String> = label.into_iter().chain(percent).collect();
    match (parts.is_empty(), is_without_extent(marker)) {
        (false, _) => Cell::plain(capital(&parts.join(", "))),
        (true, true) => Cell::plain("–"),
        (true, false) => n_r(),
    }
}

fn staining(marker: &Marker) -> Cell {
    let strength = marker.staining.map(|staining| staining.label().to_owned());
    let pattern = Some(marker.pattern.to_string()).filter(|pattern| !pattern.is_empty());
    let parts: Vec<String> = strength.into_iter().chain(pattern).collect();
    match (parts.is_empty(), is_without_extent(marker)) {
        (false, _) => Cell::plain(capital(&parts.join(", "))),
        (true, true) => Cell::plain("–"),
        (true, false) => n_r(),
    }
}

fn notes(stained: &[Specimen<'_>], plain: &[Specimen<'_>], rows: &[Row]) -> String {
    let mut notes: Vec<String> = Vec::new();
    let quiet = |run: &Run| run.style == Style::Quiet;
    if rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.runs).any(quiet) {
        notes.push("n.r.: not recorded.".to_owned());
    }
    let markers = || stained.iter().flat_map(|specimen| specimen.markers);
    let mut long: Vec<String> =
        markers().map(marker_name).filter_map(|(short, long)| long.map(|long| format!("{short}, {long}"))).collect();
    long.sort();
    long.dedup();
    if !long.is_empty() {
        notes.push(format!("{}.", long.join("; ")));
    }
    let each = if stained.len() > 1 { "any specimen" } else { "this specimen" };
    notes.push(format!("No other marker was recorded for {each}."));
    match (markers().any(|marker| !marker.clone.is_empty()), markers().any(|marker| marker.percent.is_some())) {
        (false, false) => notes.push("Clones and percentages were not recorded.".to_owned()),
        (false, true) => notes.push("Clones were not recorded.".to_owned()),
        (true, _) => notes.extend(clones(stained)),
    }
    if !plain.is_empty() {
        let names: Vec<String> = plain.iter().map(|specimen| crate::phrase::inner(&specimen.heading())).collect();
        notes.push(format!("Immunohistochemistry was not recorded for: {}.", names.join("; ")));
    }
    notes.join(" ")
}

fn clones(stained: &[Specimen<'_>]) -> Option<String> {
    let markers = stained.iter().flat_map(|specimen| specimen.markers).filter(|marker| !marker.clone.is_empty());
    let told: Vec<String> = markers.map(|marker| format!("{} {}", marker_name(marker).0, marker.clone)).collect();
    (!told.is_empty()).then(|| format!("Clones: {}.", told.join("; ")))
}
