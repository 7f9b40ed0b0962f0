//! Pathology reports.

use clinical::{
    judge::fnclcc::{AreaFrom, counted_area},
    record::{Border, Cells, Certainty, Comparison, Extent, Invasion, NecrosisBy, Pathology, Tissue},
    value::{Choice, Number, Presence, Qualifier, RecordId, YesNo},
};

use super::{
    Teller,
    markers::{markers, molecular, stains_marker},
};
use crate::{
    abbreviation::abbreviation,
    cite,
    english::{a, alternatives, count, sentence},
    phrase::listed,
};

/// Fields that the sentences of a report cover.
pub(super) const SAID: &[&str] = &[
    "specimen",
    "specimen_kind",
    "tissue",
    "site",
    "size",
    "border",
    "invasion",
    "treated_before",
    "viable_tumour",
    "viable_part",
    "other_changes",
    "cells",
    "histology",
    "compared_with_primary",
    "necrosis",
    "necrosis_by",
    "mitoses",
    "fnclcc",
    "vessel_invasion",
    "perineural_invasion",
    "margins",
    "nodes",
    "immunohistochemistry",
    "molecular",
];

/// A report in sentences.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, report: &Pathology) -> Vec<String> {
    let said = [
        gross(teller, id, report),
        invasion(report),
        cells(teller, id, report),
        viability(report),
        markers(teller, id, report),
        molecular(&report.molecular),
        diagnosis(teller, report),
        margins(report),
    ];
    said.into_iter().filter_map(|text| sentence(&text)).collect()
}

/// "the well-circumscribed tumour measured 11 × 9 × 7 cm, and more than half of it was necrotic …".
fn gross(teller: &Teller<'_>, id: &RecordId, report: &Pathology) -> String {
    let border = match report.border.value() {
        Some(Border::WellCircumscribed) => "well-circumscribed ",
        Some(border) => border.label(),
        None => "",
    };
    let space = if border.is_empty() || border.ends_with(' ') { "" } else { " " };
    let table =
        if report.tissue.is(&Tissue::Primary) { teller.call(id, |_| false, "table-pathology") } else { String::new() };
    let necrosis = necrosis(report);
    let from = one_of_several(teller, report);
    let border = format!("{border}{space}");
    match (report.size.value(), necrosis.is_empty()) {
        (Some(size), false) => format!("{from}the {border}tumour measured {size}{table}, and {necrosis}"),
        (Some(size), true) => format!("{from}the {border}tumour measured {size}{table}"),
        (None, false) => necrosis,
        (None, true) => String::new(),
    }
}

/// "in the specimen from the left renal vein, " where the primary tumour has several reports of one operation.
fn one_of_several(teller: &Teller<'_>, report: &Pathology) -> String {
    let alike = |other: &Pathology| other.specimen == report.specimen && other.tissue == report.tissue;
    let several = teller.case.all::<Pathology>().filter(|(_, other)| alike(other)).count() > 1;
    let site = report.site.value().filter(|site| several && !site.is_empty());
    site.map_or_else(String::new, |site| format!("in the specimen from the {}, ", &**site))
}

fn necrosis(report: &Pathology) -> String {
    let by = match report.necrosis_by.value() {
        Some(NecrosisBy::Macroscopic) => " on gross examination",
        Some(NecrosisBy::Microscopic) => " under the microscope",
        Some(NecrosisBy::Both) => " on gross examination and under the microscope",
        None => "",
    };
    match report.necrosis.value() {
        Some(part) if part.highest() == 0.0 => format!("no necrosis was seen{by}"),
        Some(part) => format!("{part} of it was necrotic{by}"),
        None => String::new(),
    }
}

fn invasion(report: &Pathology) -> String {
    let (absent, present): (Vec<&Invasion>, Vec<&Invasion>) = report
        .invasion
        .iter()
        .filter(|invasion| !invasion.structure.is_empty())
        .partition(|invasion| invasion.presence == Some(Presence::Absent));
    let present: Vec<String> = present.into_iter().map(invaded).collect();
    let absent: Vec<String> = absent.into_iter().map(|invasion| format!("the {}", &*invasion.structure)).collect();
    let own = match (present.is_empty(), absent.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("it {}", listed(&present)),
        (true, false) => format!("it did not infiltrate {}", alternatives(&absent)),
        (false, false) => format!("it {} but did not infiltrate {}", listed(&present), alternatives(&absent)),
    };
    let vessels = structure(report.vessel_invasion.value(), "blood vessels");
    let nerves = structure(report.perineural_invasion.value(), "nerves");
    let parts: Vec<String> = [own, vessels, nerves].into_iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [own, rest @ ..] if !rest.is_empty() => format!("{own}, and {}", listed(rest)),
        parts => listed(parts),
    }
}

fn invaded(invasion: &Invasion) -> String {
    let extent = match invasion.extent {
        Some(Extent::Diffuse) => "diffusely ",
        Some(Extent::Focal) => "focally ",
        Some(Extent::Multifocal) => "multifocally ",
        None => "",
    };
    let verb = if invasion.presence == Some(Presence::Suspected) { "possibly invaded" } else { "invaded" };
    format!("{extent}{verb} the {}", &*invasion.structure)
}

fn structure(presence: Option<&Presence>, what: &str) -> String {
    match presence {
        Some(Presence::Absent) => format!("no invasion of {what} was seen"),
        Some(Presence::Present) => format!("invasion of {what} was seen"),
        Some(Presence::Suspected) => format!("invasion of {what} was suspected"),
        None => String::new(),
    }
}

fn cells(teller: &Teller<'_>, id: &RecordId, report: &Pathology) -> String {
    let kinds: Vec<String> = report.cells.iter().filter(|cells| !cells.cell.is_empty()).map(kind_of_cells).collect();
    let only = report.cells.iter().any(|cells| cells.only == Some(YesNo::Yes));
    let panels = teller.call(id, |panel| !stains_marker(report, panel), "");
    let mitoses = mitoses(report);
    let measured = report.size.value().is_some() || report.necrosis.value().is_some();
    let what = match (report.tissue.is(&Tissue::Primary), measured) {
        (true, true) => "it",
        (true, false) => "the tumour",
        (false, _) => "the specimen",
    };
    match (kinds.is_empty(), mitoses.is_empty()) {
        (true, true) => String::new(),
        (true, false) => {
            format!("{} {mitoses}", if report.tissue.is(&Tissue::Primary) { "there were" } else { "the specimen had" })
        }
        (false, _) => {
            let verb = if only { "held only" } else { "consisted of" };
            let counted = if mitoses.is_empty() { String::new() } else { format!(", with {mitoses}") };
            format!("{what} {verb} {}{panels}{counted}", listed(&kinds))
        }
    }
}

fn kind_of_cells(cells: &Cells) -> String {
    let nuclei = if cells.nuclei.is_empty() {
        None
    } else {
        let extent = cells.nuclei_extent.map_or_else(String::new, |extent| format!("{}ly ", extent.label()));
        Some(format!("{extent}{} nuclei", &*cells.nuclei))
    };
    let cytoplasm = (!cells.cytoplasm.is_empty()).then(|| format!("{} cytoplasm", &*cells.cytoplasm));
    let with: Vec<String> = cytoplasm.into_iter().chain(nuclei).collect();
    let with = if with.is_empty() { String::new() } else { format!(" with {}", listed(&with)) };
    let extent = cells.extent.map_or_else(String::new, |extent| format!(" ({})", extent.label()));
    format!("{}{with}{extent}", &*cells.cell)
}

/// "up to 14 mitoses in 10 high-power fields (1.734 mm²)"; an area with a lost decimal point prints corrected.
fn mitoses(report: &Pathology) -> String {
    let Some(mitoses) = report.mitoses.value() else { return String::new() };
    let area = counted_area(mitoses);
    let corrected = Number::try_from(area.mm2).ok().filter(|_| mitoses.area.is_some());
    let area = match area.from {
        AreaFrom::Stated | AreaFrom::LostPoint(_) => corrected.map(|area| format!("{area} mm²")),
        AreaFrom::Implausible(stated) => Some(format!("counted area stated as {stated} mm²")),
        AreaFrom::FieldNumber | AreaFrom::Assumed => None,
    };
    let between = mitoses.qualifier == Some(Qualifier::Between);
    let upper =
        mitoses.upper.map_or_else(String::new, |upper| format!(" {} {upper}", if between { "and" } else { "to" }));
    let count = format!("{}{}{upper}", Qualifier::before(mitoses.qualifier), mitoses.count);
    let noun = if mitoses.upper.unwrap_or(mitoses.count) == Number::from(1) { "mitosis" } else { "mitoses" };
    let fields = mitoses.fields.map(|fields| format!(" in {fields} {}", abbreviation("HPF")));
    match (fields, area) {
        (Some(fields), Some(area)) => format!("{count} {noun}{fields} ({area})"),
        (Some(fields), None) => format!("{count} {noun}{fields}"),
        (None, Some(area)) => format!("{count} {noun} in {area}"),
        (None, None) => format!("{count} {noun}; the fields counted were not recorded"),
    }
}

fn viability(report: &Pathology) -> String {
    let changes = report.other_changes.value().filter(|changes| !changes.is_empty());
    let viable = match (report.viable_tumour.value(), report.viable_part.value()) {
        (Some(Presence::Absent), _) => "without viable tumour cells".to_owned(),
        (_, Some(part)) => format!("with {part} viable tumour"),
        (Some(_), None) => "with viable tumour".to_owned(),
        (None, None) => String::new(),
    };
    match (changes, viable.is_empty()) {
        (Some(changes), false) => {
            format!("histology showed {} only, {viable}", &**changes).replace(" only, with ", ", with ")
        }
        (Some(changes), true) => format!("histology showed {}", &**changes),
        (None, false) => format!("histology showed tissue {viable}"),
        (None, true) => String::new(),
    }
}

fn diagnosis(teller: &Teller<'_>, report: &Pathology) -> String {
    let grade = report.fnclcc.grade.value().map(|grade| {
        format!(
            "grade {} in the system of the {}{}",
            grade.label(),
            abbreviation("FNCLCC"),
            cite::call(teller.case, |reference| reference.doi == FNCLCC_DOI)
        )
    });
    let type_stated = report.histology.value().filter(|histology| !histology.stated.is_empty());
    let opening = match type_stated {
        Some(histology) => match histology.certainty {
            None | Some(Certainty::Proven) => format!("the diagnosis was {}", &*histology.stated),
            Some(certainty) => format!("the findings were {} {}", certainty.label(), a(&histology.stated)),
        },
        None => String::new(),
    };
    let compared = match report.compared_with_primary.value() {
        Some(Comparison::Same) => "the same as the primary tumour",
        Some(Comparison::Similar) => "similar to the primary tumour but not identical",
        Some(Comparison::Dedifferentiated) => "dedifferentiated against the primary tumour",
        Some(Comparison::Different) => "of another type than the primary tumour",
        None => "",
    };
    let grade = match (grade, opening.is_empty()) {
        (Some(grade), false) => format!(", {grade}"),
        (Some(grade), true) => format!("the report states {grade}"),
        (None, _) => String::new(),
    };
    let compared = match (compared.is_empty(), opening.is_empty()) {
        (true, _) => String::new(),
        (false, false) => format!("; the tissue was {compared}"),
        (false, true) => format!("the tissue was {compared}"),
    };
    format!("{opening}{grade}{compared}")
}

/// Guillou 1997, J Clin Oncol 15:350.
const FNCLCC_DOI: &str = "10.1200/JCO.1997.15.1.350";

fn margins(report: &Pathology) -> String {
    let margins = &report.margins;
    let distance = margins.distance.value().map(|distance| {
        let nearest = margins.nearest.value().map_or_else(String::new, |nearest| format!(" ({})", &**nearest));
        format!("the nearest margin{nearest} was {distance} away")
    });
    let nodes = report.nodes.value().map(|nodes| {
        let found = if nodes.positive == 0 { "none".to_owned() } else { count(nodes.positive) };
        format!("{found} of {} lymph nodes held tumour", count(nodes.examined))
    });
    let treated = report.treated_before.is(&YesNo::Yes).then(|| "the tumour had been treated before".to_owned());
    let parts: Vec<String> = distance.into_iter().chain(nodes).chain(treated).collect();
    if parts.is_empty() { String::new() } else { parts.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_as_the_report_writes_them() {
        let cells: Cells = serde_json::from_value(serde_json::json!({
            "cell": "spindle cells", "cytoplasm": "eosinophilic", "nuclei": "cigar-shaped", "nuclei_extent": "focal"
        }))
        .unwrap();
        assert_eq!(kind_of_cells(&cells), "spindle cells with eosinophilic cytoplasm and focally cigar-shaped nuclei");
    }
}
