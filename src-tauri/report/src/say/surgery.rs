//! Operations and ablations.

use clinical::{
    record::{
        Ablation, AblationTechnique, AdhesionExtent, Anastomosis, Approach, Ascites, Complication, Multiplicity,
        Perforation, Removed, Residual, Surgery, SurgeryIntent,
    },
    value::{Choice, Presence, RecordId, Term, YesNo},
};

use super::{Teller, led};
use crate::{
    abbreviation::abbreviation,
    english::{count, sentence, was},
    phrase::listed,
};

/// Fields that the sentences of an operation cover.
pub(super) const SAID: &[&str] = &[
    "intent",
    "procedures",
    "approach",
    "side",
    "adhesions",
    "en_bloc",
    "removed",
    "anastomoses",
    "perforation",
    "ascites",
    "peritoneal_metastases",
    "residual",
    "complications",
    "follows",
];
/// Fields that the sentences of an ablation cover.
pub(super) const ABLATION_SAID: &[&str] =
    &["technique", "site", "number", "count", "approach", "guidance", "repeat", "with_surgery", "largest"];

/// An operation in sentences.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, operation: &Surgery) -> Vec<String> {
    let primary =
        matches!(operation.intent.value(), Some(SurgeryIntent::PrimaryResection | SurgeryIntent::ReResection) | None);
    let opening = if primary { resection(operation) } else { other(teller, id, operation) };
    let mut said = vec![led(teller.lead(id, &operation.when), &opening)];
    said.push(extent(operation));
    said.push(anastomoses(&operation.anastomoses));
    said.push(findings(operation));
    said.push(margins(operation));
    said.push(complications(&operation.complications));
    said.into_iter().filter_map(|text| sentence(&text)).collect()
}

/// "the tumour was resected through a midline laparotomy".
fn resection(operation: &Surgery) -> String {
    let access = access(operation);
    let own = operation.procedures.iter().filter(|procedure| !is_plain_resection(procedure));
    let own: Vec<&str> = own.map(|procedure| &**procedure).collect();
    match (own.is_empty(), operation.intent.is(&SurgeryIntent::ReResection)) {
        (true, false) => format!("the tumour was resected{access}"),
        (true, true) => format!("the tumour bed was re-resected{access}"),
        (false, _) => format!("{} {} performed{access}", listed(&own), was(&listed(&own))),
    }
}

/// Whether the procedure says no more than that the tumour was removed: the sentence says that anyway.
fn is_plain_resection(procedure: &str) -> bool {
    matches!(procedure, "en bloc resection of the tumour" | "resection of the tumour" | "tumour resection")
}

fn access(operation: &Surgery) -> String {
    let Some(approach) = operation.approach.value() else { return String::new() };
    match approach {
        Approach::MidlineLaparotomy | Approach::Laparotomy => format!(" through a {}", approach.label()),
        Approach::RepeatLaparotomy => " through a repeat laparotomy".to_owned(),
        Approach::OpenExtremity | Approach::OpenTrunk => format!(" by an {}", approach.label()),
        Approach::Laparoscopy | Approach::Thoracoscopy | Approach::Thoracotomy | Approach::Endoscopic => {
            format!(" by {}", approach.label())
        }
    }
}

/// Another operation, with the ablation of the same sitting: "left hepatectomy was combined with …".
fn other(teller: &Teller<'_>, id: &RecordId, operation: &Surgery) -> String {
    let procedures: Vec<&str> = operation.procedures.iter().map(|procedure| &**procedure).collect();
    let intent = operation.intent.value().map_or("an operation", |intent| intent.label());
    let what = if procedures.is_empty() { intent.to_owned() } else { listed(&procedures) };
    let with: Vec<String> = ablations(teller, id).map(noun).collect();
    let access = access(operation);
    if with.is_empty() {
        format!("{what} {} performed{access}", was(&what))
    } else {
        format!("{what}{access} {} combined with {}", was(&what), listed(&with))
    }
}

fn ablations<'a>(teller: &'a Teller<'_>, operation: &'a RecordId) -> impl Iterator<Item = &'a Ablation> {
    teller
        .case
        .all::<Ablation>()
        .map(|(_, ablation)| ablation)
        .filter(|ablation| ablation.with_surgery.as_ref() == Some(operation))
}

fn extent(operation: &Surgery) -> String {
    let adhesions = adhesions(operation);
    let removed: Vec<String> = operation.removed.iter().filter_map(part).collect();
    let en_bloc = operation.en_bloc.is(&YesNo::Yes);
    let piecemeal = operation.en_bloc.is(&YesNo::No);
    let organs = match (removed.is_empty(), en_bloc) {
        (false, true) => format!("was removed en bloc with {}", listed(&removed)),
        (true, true) => "was removed en bloc".to_owned(),
        (false, false) => return separate(operation, &adhesions, &removed, piecemeal),
        (true, false) if piecemeal => "was not removed in one piece".to_owned(),
        (true, false) => String::new(),
    };
    let parts: Vec<String> = [adhesions, organs].into_iter().filter(|part| !part.is_empty()).collect();
    let plain = operation.procedures.iter().all(|procedure| is_plain_resection(procedure));
    let what = if plain { "it" } else { "the tumour" };
    if parts.is_empty() { String::new() } else { format!("{what} {}", listed(&parts)) }
}

/// Organs removed without a statement that they came in one piece with the tumour; not again where a procedure names them.
fn separate(operation: &Surgery, adhesions: &str, removed: &[String], piecemeal: bool) -> String {
    let named =
        |part: &Removed| part.length.is_none() && operation.procedures.iter().any(|done| speaks_of(done, &part.organ));
    let stuck = if adhesions.is_empty() { String::new() } else { format!("it {adhesions}; ") };
    if operation.removed.iter().all(named) {
        return stuck.trim_end_matches("; ").to_owned();
    }
    let pieces = if piecemeal { ", not in one piece" } else { "" };
    format!("{stuck}{} {} removed{pieces}", listed(removed), was(&listed(removed)))
}

/// Whether a procedure names the organ by its first word: "excision of the abdominal scar" and "scar of the …".
fn speaks_of(procedure: &Term, organ: &str) -> bool {
    let first = organ.split_whitespace().next().unwrap_or_default();
    !first.is_empty() && procedure.split_whitespace().any(|word| word.eq_ignore_ascii_case(first))
}

fn adhesions(operation: &Surgery) -> String {
    let stuck: Vec<String> = operation
        .adhesions
        .iter()
        .filter(|adhesion| !adhesion.to.is_empty())
        .map(|adhesion| {
            let extent = match adhesion.extent {
                Some(AdhesionExtent::Partial) => "in part ",
                Some(AdhesionExtent::Complete) => "completely ",
                None => "",
            };
            format!("{extent}to the {}", &*adhesion.to)
        })
        .collect();
    if stuck.is_empty() { String::new() } else { format!("adhered {}", listed(&stuck)) }
}

fn part(removed: &Removed) -> Option<String> {
    if removed.organ.is_empty() {
        return None;
    }
    Some(match &removed.length {
        Some(length) => format!("{length} of {}", &*removed.organ),
        None => format!("the {}", &*removed.organ),
    })
}

fn anastomoses(all: &[Anastomosis]) -> String {
    let made: Vec<(String, String)> = all
        .iter()
        .map(|anastomosis| {
            let kind = crate::english::a(format!("{} anastomosis", &*anastomosis.kind).trim_start());
            let site =
                if anastomosis.site.is_empty() { String::new() } else { format!(" at the {}", &*anastomosis.site) };
            let distance = anastomosis.distance.as_ref().map_or_else(String::new, |distance| format!(" {distance}"));
            let landmark =
                if anastomosis.landmark.is_empty() { String::new() } else { format!(" {}", &*anastomosis.landmark) };
            (kind, format!("{site}{distance}{landmark}"))
        })
        .collect();
    let Some(((kind, place), others)) = made.split_first() else { return String::new() };
    let others = others.iter().map(|(kind, place)| format!("{kind}{place}"));
    let all: Vec<String> = [format!("{kind} was made{place}")].into_iter().chain(others).collect();
    listed(&all)
}

fn findings(operation: &Surgery) -> String {
    let perforation = match operation.perforation.value() {
        Some(Perforation::None) => "the tumour had not perforated".to_owned(),
        Some(perforation) => format!("the tumour had perforated {}", perforation.label()),
        None => String::new(),
    };
    let perforated = !perforation.is_empty() && !operation.perforation.is(&Perforation::None);
    let ascites = match operation.ascites.value() {
        Some(Ascites::None) => "there was no ascites".to_owned(),
        Some(ascites) if perforated => format!("{} ascites", ascites.label()),
        Some(ascites) => format!("there was {} ascites", ascites.label()),
        None => String::new(),
    };
    let joined = match (perforation.is_empty(), ascites.is_empty(), perforated) {
        (false, false, true) => format!("{perforation}, with {ascites}"),
        (false, false, false) => format!("{perforation}, and {ascites}"),
        _ => format!("{perforation}{ascites}"),
    };
    let peritoneum = match operation.peritoneal_metastases.value() {
        Some(Presence::Absent) => "no intraperitoneal metastases were seen",
        Some(Presence::Present) => "intraperitoneal metastases were seen",
        Some(Presence::Suspected) => "intraperitoneal metastases were suspected",
        None => "",
    };
    if joined.is_empty() || peritoneum.is_empty() {
        format!("{joined}{peritoneum}")
    } else {
        format!("{joined}; {peritoneum}")
    }
}

fn margins(operation: &Surgery) -> String {
    match operation.residual.value() {
        Some(Residual::R0) => "the margins were clear (R0)".to_owned(),
        Some(Residual::R1) => "tumour was left microscopically at the margins (R1)".to_owned(),
        Some(Residual::R2) => "tumour was left macroscopically (R2)".to_owned(),
        Some(Residual::Rx) => "residual tumour could not be assessed (RX)".to_owned(),
        None => String::new(),
    }
}

fn complications(all: &[Complication]) -> String {
    let said: Vec<String> = all
        .iter()
        .filter(|complication| !complication.what.is_empty())
        .map(|complication| {
            let grade = complication
                .grade
                .map_or_else(String::new, |grade| format!(" (Clavien–Dindo grade {})", grade.label()));
            format!("{}{grade}", &*complication.what)
        })
        .collect();
    match said.as_slice() {
        [] => String::new(),
        [only] if only == "none" => "there were no complications".to_owned(),
        all => format!("the course was complicated by {}", listed(all)),
    }
}

/// An ablation of its own sitting; one that was part of an operation is told there.
pub(super) fn ablation(ablation: &Ablation) -> Vec<String> {
    if ablation.with_surgery.is_some() {
        return Vec::new();
    }
    let what = noun(ablation);
    sentence(&format!("{what} was performed")).into_iter().collect()
}

/// "radiofrequency ablation of several lesions in the right lobe of the liver, guided by …".
fn noun(ablation: &Ablation) -> String {
    let technique = match ablation.technique.value() {
        Some(AblationTechnique::Radiofrequency) => abbreviation("RFA"),
        Some(technique) => technique.label().to_owned(),
        None => "ablation".to_owned(),
    };
    let repeated = if ablation.repeat.is(&YesNo::Yes) { "repeated " } else { "" };
    let approach = ablation.approach.value().map_or_else(String::new, |approach| format!("{} ", approach.label()));
    let foci = match (ablation.count.value(), ablation.number.value()) {
        (Some(1), _) | (None, Some(Multiplicity::Single)) => Some("one lesion".to_owned()),
        (Some(exact), _) => Some(format!("{} lesions", count(*exact))),
        (None, Some(several)) => Some(format!("{} lesions", several.label())),
        (None, None) => None,
    };
    let site = ablation.site.value().map(|site| format!("the {}", &**site));
    let of = match (foci, site) {
        (Some(foci), Some(site)) => format!(" of {foci} in {site}"),
        (Some(one), None) | (None, Some(one)) => format!(" of {one}"),
        (None, None) => String::new(),
    };
    let largest = ablation.largest.value().map_or_else(String::new, |largest| format!(" (the largest {largest})"));
    let guided = ablation.guidance.value().map_or_else(String::new, |guidance| format!(", guided by {}", &**guidance));
    format!("{repeated}{approach}{technique}{of}{largest}{guided}")
}
