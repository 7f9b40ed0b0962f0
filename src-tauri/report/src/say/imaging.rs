//! Imaging studies: what was seen, and what was looked for and not seen.

use clinical::{
    record::{
        Border, Certainty, Enhancement, Imaging, ImagingSign, Lesion, LesionNature, Modality, Multiplicity, SeenLesion,
    },
    value::{Choice, Presence, RecordId, Side, Size},
};

use super::{Teller, led};
use crate::{
    abbreviation::abbreviation,
    english::{a, alternatives, count, plural, sentence},
    phrase::listed,
    table::response as table,
};

/// Fields that the sentences of a study cover.
pub(super) const SAID: &[&str] = &["modality", "regions", "lesions", "signs", "conclusion", "purpose", "contrast"];

/// The method in prose: "computed tomography", marked for abbreviation.
pub(super) fn method(modality: Modality) -> String {
    abbreviation(modality.label())
}

/// A study in sentences.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, study: &Imaging) -> Vec<String> {
    let panels = teller.call(id, |_| true, "");
    let mut said = vec![led(teller.lead(id, &study.when), &showed(teller, id, study, &panels)), signs(study)];
    if let Some(conclusion) = study.conclusion.value().filter(|conclusion| !conclusion.is_empty()) {
        said.push(format!("the radiological conclusion was {}", &**conclusion));
    }
    said.into_iter().filter_map(|text| sentence(&text)).collect()
}

/// "CT of the abdomen showed …".
fn showed(teller: &Teller<'_>, id: &RecordId, study: &Imaging, panels: &str) -> String {
    let subject = subject(study);
    let last = study.lesions.len().saturating_sub(1);
    // A lesion that ends in a clause is parted from the next one by a comma.
    let closed = |(index, text): (usize, String)| {
        if index < last && text.contains(", which") { format!("{text},") } else { text }
    };
    let lesions: Vec<String> = study.lesions.iter().map(lesion).enumerate().map(closed).collect();
    let without = study.signs.iter().find(|sign| sign.presence == Some(Presence::Absent) && is_recurrence(&sign.what));
    match (lesions.is_empty(), without, study.signs.is_empty()) {
        (false, Some(sign), _) => format!("{subject} showed no {} but {}{panels}", &*sign.what, listed(&lesions)),
        (false, None, _) => format!("{subject} showed {}{panels}", listed(&lesions)),
        (true, _, false) => format!("{subject} showed {}{panels}", all_signs(study)),
        (true, _, true) if study.conclusion.is_answered() => format!("{subject} was done"),
        (true, _, true) if measured(teller, id) => {
            format!("{subject} was done; [@{}] gives its measurements", table::ID)
        }
        (true, _, true) => format!("{subject} was done; its findings were not recorded"),
    }
}

/// Whether the table of measured lesions gives what the study measured.
fn measured(teller: &Teller<'_>, id: &RecordId) -> bool {
    let mut lesions = teller.case.all::<Lesion>().flat_map(|(_, lesion)| &lesion.measurements);
    teller.floats.contains(&table::ID) && lesions.any(|one| one.study.as_ref() == Some(id))
}

fn subject(study: &Imaging) -> String {
    let purpose = match study.purpose.value() {
        Some(clinical::record::ImagingPurpose::Postoperative) => "postoperative ",
        _ => "",
    };
    let method = study.modality.value().map_or_else(|| "imaging".to_owned(), |modality| method(*modality));
    let regions: Vec<&str> = study.regions.iter().map(|region| &**region).collect();
    let of = if regions.is_empty() { String::new() } else { format!(" of the {}", listed(&regions)) };
    let contrast = study.contrast.value().map_or_else(String::new, |contrast| format!(" ({})", &**contrast));
    let article =
        if study.modality.is(&Modality::ContrastStudy) || study.modality.is(&Modality::BoneScan) { "a " } else { "" };
    format!("{article}{purpose}{method}{of}{contrast}")
}

fn is_recurrence(sign: &str) -> bool {
    sign.contains("recurrence")
}

/// Signs in a sentence of their own, after lesions: "There was some ascites in the lesser pelvis but no adenopathy".
fn signs(study: &Imaging) -> String {
    if study.lesions.is_empty() {
        return String::new();
    }
    let told = |sign: &&ImagingSign| is_recurrence(&sign.what) && sign.presence == Some(Presence::Absent);
    let rest: Vec<&ImagingSign> = study.signs.iter().filter(|sign| !told(sign)).collect();
    if rest.is_empty() { String::new() } else { format!("there was {}", split_signs(&rest)) }
}

fn all_signs(study: &Imaging) -> String {
    split_signs(&study.signs.iter().collect::<Vec<_>>())
}

fn split_signs(signs: &[&ImagingSign]) -> String {
    let (absent, present): (Vec<&ImagingSign>, Vec<&ImagingSign>) =
        signs.iter().copied().partition(|sign| sign.presence == Some(Presence::Absent));
    let present: Vec<String> = present.into_iter().map(seen).collect();
    let absent: Vec<String> = absent.into_iter().map(unseen).collect();
    match (present.is_empty(), absent.is_empty()) {
        (false, true) => listed(&present),
        (true, _) => format!("no {}", alternatives(&absent)),
        (false, false) => format!("{} but no {}", listed(&present), alternatives(&absent)),
    }
}

fn seen(sign: &ImagingSign) -> String {
    let amount = if sign.amount.is_empty() { String::new() } else { format!("{} ", &*sign.amount) };
    let suspected = if sign.presence == Some(Presence::Suspected) { "suspected " } else { "" };
    let sites: Vec<&str> = sign.sites.iter().map(|site| &**site).collect();
    let place = if sites.is_empty() { String::new() } else { format!(" in the {}", listed(&sites)) };
    format!("{amount}{suspected}{}{place}", &*sign.what)
}

/// Places said by adjectives stand before the sign, others after it: "pelvic or retroperitoneal lymphadenopathy".
fn unseen(sign: &ImagingSign) -> String {
    let (adjectives, nouns): (Vec<String>, Vec<String>) =
        sign.sites.iter().map(|site| site.to_string()).partition(|site| is_adjective(site));
    let before = if adjectives.is_empty() { String::new() } else { format!("{} ", alternatives(&adjectives)) };
    let after = if nouns.is_empty() { String::new() } else { format!(" in the {}", alternatives(&nouns)) };
    format!("{before}{}{after}", &*sign.what)
}

fn is_adjective(place: &str) -> bool {
    ["al", "ic", "ary", "ar"].iter().any(|end| place.ends_with(end))
}

/// A lesion, or several alike, as a noun phrase.
pub(super) fn lesion(lesion: &SeenLesion) -> String {
    if lesion.nature == Some(LesionNature::PostoperativeChange) {
        return format!("only postoperative changes{}", place(lesion));
    }
    let many = many(lesion);
    let adjectives = [
        form(lesion),
        enhancement_adjective(lesion).to_owned(),
        nature_adjective(lesion.nature).to_owned(),
        lesion.compartment.to_string(),
    ];
    let adjectives: Vec<String> = adjectives.into_iter().filter(|word| !word.is_empty()).collect();
    let noun = noun(lesion.nature, many);
    let head = [adjectives.join(" "), noun.to_owned()].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let head = match number(lesion) {
        Some(number) => format!("{number} {}", head.join(" ")),
        None => a(&head.join(" ")),
    };
    let tail = [
        border(lesion),
        lesion.size.as_ref().map_or_else(String::new, |size| format!(" of {}", axes(size))),
        place(lesion),
        close(lesion),
        features(lesion),
        largest(lesion),
        surroundings(lesion),
        certainty(lesion),
        not_seen(lesion, many),
    ];
    format!("{head}{}", tail.concat())
}

fn many(lesion: &SeenLesion) -> bool {
    lesion.count.map_or(matches!(lesion.number, Some(Multiplicity::Few | Multiplicity::Multiple)), |count| count != 1)
}

fn number(lesion: &SeenLesion) -> Option<String> {
    match (lesion.count, lesion.number) {
        (Some(1), _) | (None, Some(Multiplicity::Single) | None) => None,
        (Some(exact), _) => Some(count(exact)),
        (None, Some(several)) => Some(several.label().to_owned()),
    }
}

fn form(lesion: &SeenLesion) -> String {
    let border = if lesion.border == Some(Border::WellCircumscribed) { "well-circumscribed" } else { "" };
    match (lesion.form.is_empty(), border.is_empty()) {
        (true, _) => border.to_owned(),
        (false, true) => lesion.form.to_string(),
        (false, false) => format!("{}, {border}", &*lesion.form),
    }
}

fn enhancement_adjective(lesion: &SeenLesion) -> &'static str {
    match lesion.enhancement {
        Some(Enhancement::Enhancing) => "contrast-enhancing",
        Some(Enhancement::NotEnhancing) => "non-enhancing",
        _ => "",
    }
}

fn nature_adjective(nature: Option<LesionNature>) -> &'static str {
    match nature {
        Some(LesionNature::Residual) => "residual",
        Some(LesionNature::Suspicious) => "suspicious",
        Some(LesionNature::Benign) => "benign",
        _ => "",
    }
}

fn noun(nature: Option<LesionNature>, many: bool) -> &'static str {
    match (nature, many) {
        (Some(LesionNature::Primary), false) => "tumour",
        (Some(LesionNature::Primary), true) => "tumours",
        (Some(LesionNature::LocalRecurrence), false) => "local recurrence",
        (Some(LesionNature::LocalRecurrence), true) => "local recurrences",
        (_, true) => "lesions",
        (_, false) => "lesion",
    }
}

fn border(lesion: &SeenLesion) -> String {
    match lesion.border {
        Some(Border::Irregular) => " with irregular borders".to_owned(),
        Some(Border::Infiltrative) => " with infiltrative borders".to_owned(),
        _ => String::new(),
    }
}

/// "8 × 7 cm in the axial plane and 7 cm craniocaudally" where axes have names, else "11 × 9 × 7 cm".
fn axes(size: &Size) -> String {
    let unit = size.unit.label();
    let along = |name: &str| {
        let axes = size.axes.iter().filter(|axis| axis.axis.as_deref() == Some(name));
        axes.map(|axis| axis.length.to_string()).collect::<Vec<_>>().join(" × ")
    };
    match (along("axial"), along("craniocaudal")) {
        (axial, long) if !axial.is_empty() && !long.is_empty() => {
            format!("{axial} {unit} in the axial plane and {long} {unit} craniocaudally")
        }
        _ => size.to_string(),
    }
}

fn place(lesion: &SeenLesion) -> String {
    let site = &*lesion.site;
    match (site.is_empty(), lesion.side) {
        (true, _) => String::new(),
        (false, Some(Side::Both)) => format!(" in both {}", plural(site)),
        (false, Some(Side::Left | Side::Right)) if !site.contains("left") && !site.contains("right") => {
            format!(" in the {} {site}", lesion.side.map_or("", Choice::label))
        }
        (false, _) => format!(" in the {site}"),
    }
}

fn close(lesion: &SeenLesion) -> String {
    let neighbours: Vec<String> = lesion.close_to.iter().map(|neighbour| format!("the {}", &**neighbour)).collect();
    if neighbours.is_empty() { String::new() } else { format!(", close to {}", listed(&neighbours)) }
}

fn features(lesion: &SeenLesion) -> String {
    let enhancement = match lesion.enhancement {
        Some(Enhancement::Heterogeneous) => Some("heterogeneous contrast enhancement".to_owned()),
        Some(Enhancement::Homogeneous) => Some("homogeneous contrast enhancement".to_owned()),
        _ => None,
    };
    let necrosis = match lesion.necrosis {
        Some(Presence::Present) => Some("areas of necrosis".to_owned()),
        Some(Presence::Suspected) => Some("areas suggestive of necrosis".to_owned()),
        Some(Presence::Absent) => Some("no necrosis".to_owned()),
        None => None,
    };
    let features: Vec<String> = enhancement.into_iter().chain(necrosis).collect();
    if features.is_empty() { String::new() } else { format!(", with {}", listed(&features)) }
}

fn largest(lesion: &SeenLesion) -> String {
    lesion.largest.as_ref().map_or_else(String::new, |largest| format!(", the largest {largest}"))
}

fn surroundings(lesion: &SeenLesion) -> String {
    let around = &*lesion.surroundings;
    if around.is_empty() { String::new() } else { format!(", surrounded by {around}") }
}

fn certainty(lesion: &SeenLesion) -> String {
    let (Some(certainty), Some(LesionNature::Metastasis)) = (lesion.certainty, lesion.nature) else {
        return if lesion.nature == Some(LesionNature::Metastasis) {
            ", taken for metastases".to_owned()
        } else {
            String::new()
        };
    };
    let what = if many(lesion) { "metastases" } else { "a metastasis" };
    match certainty {
        Certainty::Proven => format!(", proven to be {what}"),
        Certainty::Possible => format!(", possibly {what}"),
        other => format!(", {} {what}", other.label()),
    }
}

fn not_seen(lesion: &SeenLesion, many: bool) -> String {
    let earlier = &*lesion.not_seen_on;
    if earlier.is_empty() {
        return String::new();
    }
    let verb = if many { "which" } else { "that" };
    format!(", {verb} {earlier} had not shown")
}
