//! Panels that stand together for a line of differentiation: one of them is expected where a type is of that line.

use super::{marker::marker, weigh::positive};
use crate::{record::Pathology, table::Entity};

/// A line of differentiation with its markers and the group of types it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lineage {
    /// What it is called: "smooth muscle".
    pub name: &'static str,
    /// The group of the types.
    group: &'static str,
    /// Its markers.
    pub markers: &'static [&'static str],
    /// Where that stands.
    pub source: &'static str,
}

const LINEAGES: &[Lineage] = &[
    Lineage {
        name: "smooth muscle",
        group: "smooth-muscle",
        markers: &[
            "SMA",
            "desmin",
            "h-caldesmon",
            "calponin",
            "smooth muscle myosin heavy chain",
            "muscle specific actin",
        ],
        source: "Miettinen 2014, Histopathology 64:101; Hasegawa 2003, J Clin Pathol 56:666",
    },
    Lineage {
        name: "skeletal muscle",
        group: "skeletal-muscle",
        markers: &["desmin", "myogenin", "MyoD1", "muscle specific actin"],
        source: "WebPathology, rhabdomyosarcoma immunohistochemistry",
    },
    Lineage {
        name: "gastrointestinal stromal tumour",
        group: "gist",
        markers: &["KIT", "DOG1"],
        source: "PDQ Gastrointestinal Stromal Tumors, health professional version (2025); Doyle 2015, Arch Pathol Lab Med 139:106",
    },
    Lineage {
        name: "endothelium",
        group: "vascular",
        markers: &["CD31", "CD34", "ERG", "FLI1", "factor VIII-related antigen"],
        source: "Miettinen 2014, Histopathology 64:101; Diagn Pathol 2014;9:131",
    },
];

/// The line a type belongs to, where a panel stands for it.
pub fn lineage(entity: &Entity) -> Option<&'static Lineage> {
    let group = if entity.id == "uterine-leiomyosarcoma" { "smooth-muscle" } else { entity.group };
    // Intimal sarcoma lies with the vascular tumours by its place, not by what it differentiates to.
    LINEAGES.iter().find(|lineage| lineage.group == group && entity.id != "intimal-sarcoma")
}

/// The markers of the line of a type where two or more were looked at and none was positive.
pub fn without_lineage(report: &Pathology, entity: &Entity) -> Option<(&'static Lineage, Vec<&'static str>)> {
    let lineage = lineage(entity)?;
    let results: Vec<(&str, bool)> = report
        .immunohistochemistry
        .iter()
        .filter_map(|recorded| {
            let row = marker(&recorded.marker).filter(|row| lineage.markers.contains(&row.marker))?;
            Some((row.marker, positive(row, recorded.result?)?))
        })
        .collect();
    let none = results.len() >= 2 && results.iter().all(|(_, positive)| !positive);
    none.then(|| (lineage, results.into_iter().map(|(marker, _)| marker).collect()))
}
