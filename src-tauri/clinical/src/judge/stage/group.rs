//! The group of a combination of categories.

use super::{Edition, words};
use crate::{table::STAGES, value::Choice as _};

/// What a table says of a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The group: "IIIB".
    pub group: Option<&'static str>,
    /// Whether the edition has groups for this table at all.
    pub has_groups: bool,
    /// Whether the row was verified against its source.
    pub verified: bool,
    /// The table.
    table: &'static str,
}

/// The group of T, N, M and G (for a gastrointestinal stromal tumour its mitotic rate) in a table of `data/stage_tables.csv`.
pub fn group(edition: Edition, table: &str, [t, n, m, g]: [&str; 4]) -> Group {
    let rows = || STAGES.iter().filter(|row| row.edition == edition.column() && row.table == table);
    // FIGO has no NX and no N0(i+): both count as no metastasis in nodes.
    let n = if edition == Edition::Figo2009 && n != "N1" { "N0" } else { n };
    let row = rows().find(|row| row.t == t && row.n == n && row.m == m && row.g == g);
    let Some(any) = rows().next() else {
        return Group { group: None, has_groups: false, verified: true, table: "none" };
    };
    Group {
        group: row.map(|row| row.group).filter(|group| !matches!(*group, "none" | "unknown")),
        has_groups: any.group != "none",
        verified: row.unwrap_or(any).verified,
        table: any.table,
    }
}

impl Group {
    /// The group in words; why there is none.
    pub(super) fn words(&self, edition: Edition) -> String {
        let edition = edition.label();
        match (self.group, self.has_groups) {
            (Some(group), _) => format!("stage {group}"),
            (None, true) => format!("stage: {edition} has no group for this combination"),
            (None, false) if self.table == "none" => format!("stage: {edition} has no group for this tumour"),
            (None, false) => format!("stage: no stage group in {edition} ({})", words::table(self.table)),
        }
    }
}

/// The place of a group from the lowest; none for a text that is no group.
pub(super) fn rank(group: &str) -> Option<usize> {
    const GROUPS: [&str; 14] =
        ["I", "IA", "IB", "IC", "II", "IIA", "IIB", "III", "IIIA", "IIIB", "IIIC", "IV", "IVA", "IVB"];
    GROUPS.iter().position(|known| *known == group)
}
