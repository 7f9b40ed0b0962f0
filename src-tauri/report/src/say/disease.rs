//! Metastases, recurrences and biopsies.

use clinical::{
    record::{
        Biopsy, BiopsyTechnique, Border, Certainty, DiseaseEvent, DiseaseSite, Material, Metastasis, Multiplicity,
    },
    value::{Choice, Presence, RecordId, Side},
};

use super::{Teller, led};
use crate::{
    english::{a, count, plural, sentence},
    phrase::listed,
};

/// Fields that the sentences of metastatic disease cover.
pub(super) const METASTASIS_SAID: &[&str] = &["event", "local_recurrence", "sites", "shown_by", "proven_by"];
/// Fields that the sentences of a biopsy cover.
pub(super) const BIOPSY_SAID: &[&str] = &["technique", "site", "guidance", "material", "lesion"];

/// What the disease had become. Where imaging showed it, its sentences have said where; this one says what it was.
pub(super) fn metastasis(teller: &Teller<'_>, id: &RecordId, found: &Metastasis) -> Vec<String> {
    let event = match found.event.value() {
        Some(DiseaseEvent::Metastasis) | None => "metastatic disease",
        Some(event) => event.label(),
    };
    if !found.shown_by.is_empty() {
        let proven = if found.proven_by.is_some() { "; biopsy confirmed it" } else { "" };
        let organs: Vec<String> = found.sites.iter().filter(|site| !site.organ.is_empty()).map(organ).collect();
        let of = if organs.is_empty() { String::new() } else { format!(" of {}", listed(&organs)) };
        return sentence(&format!("{event}{of} was diagnosed{proven}")).into_iter().collect();
    }
    let sites: Vec<String> = found.sites.iter().map(site).collect();
    let local = match found.local_recurrence.value() {
        Some(Presence::Absent) => "there was no local recurrence",
        Some(Presence::Present) => "the tumour had recurred locally",
        Some(Presence::Suspected) => "a local recurrence was suspected",
        None => "",
    };
    let where_found = if sites.is_empty() { String::new() } else { format!(": {}", listed(&sites)) };
    let lead = teller.lead(id, &found.when);
    let month =
        teller.timeline.at(id).filter(|_| lead.is_none()).map(|placed| format!(" (month {})", placed.printed()));
    let opening = format!("{event} was diagnosed{}{where_found}", month.unwrap_or_default());
    [led(lead, &opening), local.to_owned()].into_iter().filter_map(|text| sentence(&text)).collect()
}

fn organ(site: &DiseaseSite) -> String {
    match site.side {
        Some(Side::Both) => format!("both {}", plural(&site.organ)),
        Some(side @ (Side::Left | Side::Right)) if !site.organ.starts_with(side.label()) => {
            format!("the {} {}", side.label(), &*site.organ)
        }
        _ => format!("the {}", &*site.organ),
    }
}

/// "multiple lesions in the liver, the largest close to 3 cm".
fn site(site: &DiseaseSite) -> String {
    let many = site.count.map_or(!matches!(site.number, Some(Multiplicity::Single)), |count| count != 1);
    let number = match (site.count, site.number) {
        (Some(1), _) | (None, Some(Multiplicity::Single)) => "one".to_owned(),
        (Some(exact), _) => count(exact),
        (None, Some(several)) => several.label().to_owned(),
        (None, None) => String::new(),
    };
    let border = match site.border {
        Some(Border::WellCircumscribed) => " well-circumscribed".to_owned(),
        Some(border) => format!(" {}", border.label()),
        None => String::new(),
    };
    let noun = if many { "lesions" } else { "lesion" };
    let largest = site.largest.as_ref().map_or_else(String::new, |largest| format!(", the largest {largest}"));
    let sizes: Vec<String> = site.sizes.iter().map(ToString::to_string).collect();
    let sizes = if sizes.is_empty() { String::new() } else { format!(" of {}", listed(&sizes)) };
    let certainty = match site.certainty {
        Some(Certainty::Proven) | None => String::new(),
        Some(certainty) => format!(", {} metastasis", certainty.label()),
    };
    let place = if site.organ.is_empty() { String::new() } else { format!(" in {}", organ(site)) };
    format!("{number}{border} {noun}{place}{sizes}{largest}{certainty}").trim_start().to_owned()
}

/// "a liver lesion", but "the calf".
fn place(site: &str) -> String {
    let counted = ["lesion", "mass", "tumour", "node", "nodule", "swelling"].iter().any(|noun| site.ends_with(noun));
    if counted || site.starts_with("the ") { a(site) } else { format!("the {site}") }
}

/// A biopsy; its histology is told by the pathology report.
pub(super) fn biopsy(biopsy: &Biopsy) -> Vec<String> {
    let technique = biopsy.technique.value().map_or("biopsy", |technique| technique.label());
    let one = |noun: &str| if noun.starts_with("fine") { noun.to_owned() } else { a(noun) };
    let site = biopsy.site.value().map_or_else(String::new, |site| format!(" of {}", place(site)));
    let guided = biopsy.guidance.value().map_or_else(String::new, |guidance| format!(", guided by {}", &**guidance));
    let material = match biopsy.material.value() {
        Some(Material::Limited) => "; the material was limited",
        Some(Material::Insufficient) => "; the material was insufficient",
        Some(Material::Adequate) => "; the material was adequate",
        None => "",
    };
    let verb = if biopsy.technique.is(&BiopsyTechnique::FineNeedle) { "was done" } else { "was taken" };
    sentence(&format!("{}{site} {verb}{guided}{material}", one(technique))).into_iter().collect()
}
