//! The part of sarcoma care that a case belongs to.

use crate::{
    case::Case,
    judge::coding,
    record::{Depth, Tumour},
    table::Entity,
    value::choice,
};

choice! {
    /// The part of sarcoma care that a case belongs to.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub Group {
        SoftTissue = "Soft tissue",
        Bone = "Bone",
        Gist = "Stromal, gut (GIST)",
        Uterine = "Uterine",
    }
}

/// Sites of bone and of the uterus, by the beginning of their ICD-O-3.2 codes.
const BONE: &[&str] = &["C40", "C41"];
const UTERUS: &[&str] = &["C53", "C54", "C55"];

/// The group of a case by its type, else by its site; none where neither is known. A type that arises anywhere, such as
/// leiomyosarcoma or Ewing sarcoma, goes with its site.
pub fn group(case: &Case) -> Option<Group> {
    let tumour = case.one::<Tumour>()?;
    let histology = tumour.diagnosis.value();
    let entity = histology
        .and_then(|histology| coding::entity(&histology.entity).or_else(|| coding::closest(&histology.stated)));
    let code = tumour.topography.as_ref().map(|topography| topography.code.as_str()).unwrap_or_default();
    let at = |sites: &[&str]| sites.iter().any(|site| code.starts_with(site));
    let by_type = entity.and_then(by_type);
    let by_site = match () {
        () if at(BONE) || tumour.depth.is(&Depth::Bone) => Some(Group::Bone),
        () if at(UTERUS) => Some(Group::Uterine),
        () => None,
    };
    let known = histology.is_some() || tumour.site.value().is_some() || !code.is_empty();
    by_type.or(by_site).or(known.then_some(Group::SoftTissue))
}

fn by_type(entity: &Entity) -> Option<Group> {
    match entity.group {
        "bone" => Some(Group::Bone),
        "gist" => Some(Group::Gist),
        "uterine" => Some(Group::Uterine),
        _ => None,
    }
}
