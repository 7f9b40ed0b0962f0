//! Regions of the body with the sites that lie in them, for choosing a site from an outline or a list.

use clinical::{
    judge::coding::{site, topography_code},
    table::BODY_REGIONS,
    value::Code,
};
use serde::Serialize;

/// A region of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Region {
    /// Its key, by which the outline draws it: "thigh".
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether there is a left and a right one.
    pub paired: bool,
    /// Whether the outline shows it from behind.
    pub back: bool,
    /// The sites in it.
    pub sites: Vec<SiteOfRegion>,
}

/// A site within a region.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SiteOfRegion {
    /// What it is called there: "thigh, soft tissue", "femur".
    pub name: &'static str,
    /// The tissue: "soft tissue", "bone", "nerve", "organ".
    pub tissue: &'static str,
    /// Whether it has a side of its own.
    pub paired: bool,
    /// Its code, ready to be recorded.
    #[cfg_attr(test, ts(type = "import(\"./records\").Code"))]
    pub code: Code,
}

/// Every region, from head to foot.
pub fn regions() -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for row in BODY_REGIONS {
        let Some(found) = site(row.code) else { continue };
        let of_row = SiteOfRegion {
            name: row.site,
            tissue: row.tissue,
            paired: row.paired == "yes" || found.laterality_applies == "true",
            code: topography_code(found),
        };
        match regions.iter_mut().find(|region| region.id == row.region) {
            Some(region) => region.sites.push(of_row),
            None => regions.push(Region {
                id: row.region,
                name: row.name,
                paired: row.paired == "yes",
                back: row.view == "back",
                sites: vec![of_row],
            }),
        }
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_site_that_icd_o_has() {
        let offered: usize = regions().iter().map(|region| region.sites.len()).sum();
        assert_eq!(offered, BODY_REGIONS.len(), "a row names a code that the table of sites does not hold");
        let regions = regions();
        let sites = |id: &str| {
            let region = regions.iter().find(|region| region.id == id).unwrap();
            region.sites.iter().map(|site| (site.tissue, site.code.code.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(sites("thigh")[..3], [("soft tissue", "C49.2"), ("bone", "C40.2"), ("nerve", "C47.2")]);
        assert!(sites("abdomen").contains(&("soft tissue", "C48.1")), "the mesentery");
        // Soft tissue, bone, peritoneum and nerve: every block in which sarcomas mostly arise can be reached.
        for block in ["C40", "C41", "C47", "C48", "C49"] {
            let reached = regions.iter().flat_map(|region| &region.sites).any(|site| site.code.code.starts_with(block));
            assert!(reached, "{block}");
        }
    }

    #[test]
    fn a_side_belongs_to_what_is_paired() {
        let regions = regions();
        let region = |id: &str| regions.iter().find(|region| region.id == id).unwrap();
        assert!(region("thigh").paired && !region("abdomen").paired);
        let kidney = region("flank").sites.iter().find(|site| site.code.code == "C64.9").unwrap();
        assert!(kidney.paired);
    }
}
