//! What the flags say: a few words for each record, as short as they can be without losing the finding.

use clinical::{
    case::{Case, Entry},
    record::{
        Ablation, AblationTechnique, Biopsy, Board, DiseaseEvent, DiseaseStatus, FollowUp, Imaging, LesionNature,
        Metastasis, Modality, Multiplicity, Pathology, Perforation, Presentation, Procedure, ProcedureNature, Record,
        Response, ResponseCategory, SeenLesion, Step, Surgery, SurgeryIntent,
    },
    value::{Choice as _, Presence, RecordId, Side, Term, YesNo},
};

use crate::phrase::{capital, listed, tied};

/// Symptoms of a later complaint with what was found: "Abdominal pain, constipation".
pub(super) fn symptoms(presentation: &Presentation) -> Option<String> {
    let present = presentation.symptoms.iter().filter(|s| s.presence != Some(Presence::Absent) && !s.what.is_empty());
    let words: Vec<&str> = present.map(|symptom| &*symptom.what).take(2).collect();
    (!words.is_empty()).then(|| capital(&words.join(", ")))
}

/// A study that showed something: "CT: primary tumour, 8 × 7 × 7 cm". None for one that showed nothing of the disease.
pub(super) fn imaging(study: &Imaging) -> Option<String> {
    let lesions = study.lesions.iter().filter(|lesion| !is_harmless(lesion));
    let mut seen: Vec<String> = Vec::new();
    let mut elsewhere: Vec<(String, Vec<String>)> = Vec::new();
    for lesion in lesions {
        let name = nature(lesion);
        if let (LesionNature::Primary, Some(size)) = (lesion.nature.unwrap_or(LesionNature::Suspicious), &lesion.size) {
            seen.push(format!("{name}, {}", tied(&size.to_string())));
            continue;
        }
        match elsewhere.iter_mut().find(|(other, _)| *other == name) {
            Some((_, sites)) => sites.push(lesion.site.to_string()),
            None => elsewhere.push((name, vec![lesion.site.to_string()])),
        }
    }
    if elsewhere.len() > 1 {
        // Of several natures only the places are told here; the text tells which is what.
        elsewhere = vec![("lesions".to_owned(), elsewhere.into_iter().flat_map(|(_, sites)| sites).collect())];
    }
    seen.extend(elsewhere.into_iter().map(|(name, sites)| {
        let short = |site: String| site.split(" near ").next().unwrap_or_default().to_owned();
        let sites: Vec<String> = sites.into_iter().map(short).filter(|site| !site.is_empty()).collect();
        if sites.is_empty() { name } else { format!("{name} in {}", listed(&sites)) }
    }));
    (!seen.is_empty()).then(|| format!("{}: {}", modality(study), seen.join("; ")))
}

/// The first sign that a study showed: "stenosis of the small intestine".
pub(super) fn imaging_sign(study: &Imaging) -> Option<String> {
    let sign = study.signs.iter().find(|sign| sign.presence != Some(Presence::Absent))?;
    // What goes with the sign is told in the text.
    sign.what.split(" with ").next().map(str::to_owned)
}

/// "no tumour on CT", for a study that was read and showed nothing of the disease, nor anything else.
pub(super) fn negative_imaging(study: &Imaging) -> Option<String> {
    let read = !study.lesions.is_empty() || !study.signs.is_empty() || study.conclusion.value().is_some();
    let negative = read && imaging(study).is_none() && imaging_sign(study).is_none();
    negative.then(|| format!("no tumour on\u{a0}{}", modality(study)))
}

fn is_harmless(lesion: &SeenLesion) -> bool {
    matches!(lesion.nature, Some(LesionNature::PostoperativeChange | LesionNature::Benign))
}

fn nature(lesion: &SeenLesion) -> String {
    let many =
        matches!(lesion.number, Some(Multiplicity::Few | Multiplicity::Multiple)) || lesion.count.unwrap_or(1) > 1;
    match (lesion.nature, many) {
        (None, false) => "lesion".to_owned(),
        (None, true) => "lesions".to_owned(),
        (Some(LesionNature::Metastasis), true) => "metastases".to_owned(),
        (Some(nature), false) => nature.label().to_owned(),
        (Some(nature), true) => format!("{}s", nature.label()),
    }
}

fn modality(study: &Imaging) -> String {
    let label = study.modality.value().map_or("imaging", |modality: &Modality| modality.label());
    capital(label)
}

/// Metastases or a recurrence with their places: "Metastases in liver and both lungs".
pub(super) fn metastasis(event: &Metastasis) -> String {
    let sites: Vec<String> = event.sites.iter().filter(|site| !site.organ.is_empty()).map(organ).collect();
    let places = if sites.is_empty() { String::new() } else { format!(" in {}", listed(&sites)) };
    let single =
        matches!(event.sites.as_slice(), [only] if only.count == Some(1) || only.number == Some(Multiplicity::Single));
    let metastases = if single { "metastasis" } else { "metastases" };
    let mut text = match event.event.value() {
        Some(DiseaseEvent::LocalRecurrence) => format!("Local recurrence{places}"),
        Some(DiseaseEvent::Both) => format!("Local recurrence, {metastases}{places}"),
        Some(DiseaseEvent::Nodal) => format!("Lymph node {metastases}{places}"),
        Some(DiseaseEvent::Progression) => format!("Progression of {metastases}{places}"),
        Some(DiseaseEvent::Metastasis) | None => format!("{}{places}", capital(metastases)),
    };
    if event.local_recurrence.is(&Presence::Present) && event.event.is(&DiseaseEvent::Metastasis) {
        text.push_str(", local recurrence");
    }
    text
}

fn organ(site: &clinical::record::DiseaseSite) -> String {
    match site.side {
        Some(Side::Both) if site.organ.ends_with('s') => format!("both\u{a0}{}", site.organ),
        Some(Side::Both) => format!("both\u{a0}{}s", site.organ),
        Some(side @ (Side::Left | Side::Right)) if !site.organ.contains(side.label()) => {
            format!("{}\u{a0}{}", side.label(), site.organ)
        }
        _ => site.organ.to_string(),
    }
}

/// "liver biopsy", "biopsy of the left thigh".
pub(super) fn biopsy(biopsy: &Biopsy) -> String {
    let site = biopsy.site.value().map(Term::to_string).unwrap_or_default();
    let short = site.trim_end_matches(" lesion").trim_end_matches(" metastasis");
    match short.split_whitespace().count() {
        0 => biopsy.technique.value().map_or("biopsy", |technique| technique.label()).to_owned(),
        1 => format!("{short} biopsy"),
        _ => format!("biopsy: {site}"),
    }
}

/// An operation with what was found and left: "En bloc resection: R0, tumour perforated; no adjuvant therapy".
pub(super) fn surgery(case: &Case, id: &RecordId, surgery: &Surgery, withheld: &[String]) -> String {
    let primary = surgery.intent.is(&SurgeryIntent::PrimaryResection);
    let mut done: Vec<String> = surgery.procedures.iter().filter(|p| !p.is_empty()).map(|p| short(p)).collect();
    if primary && surgery.en_bloc.is(&YesNo::Yes) {
        done = vec!["en bloc resection".to_owned()];
    } else if done.is_empty() {
        done.push(surgery.intent.value().map_or("operation", |intent| intent.label()).to_owned());
    }
    let with = case.all::<Ablation>().filter(|(_, ablation)| ablation.with_surgery.as_ref() == Some(id));
    done.extend(with.map(|(_, ablation)| self::ablation(ablation)));
    let found = findings(case, id, surgery);
    let found = if found.is_empty() { String::new() } else { format!(": {}", found.join(", ")) };
    let withheld: String = withheld.iter().map(|what| format!("; no {what}")).collect();
    format!("{}{found}{withheld}", capital(&done.join(", ")))
}

/// A procedure without the words that its place makes plain: "wedge resection, right lung".
fn short(procedure: &str) -> String {
    let targets = ["a metastasis", "metastases", "the metastasis", "the metastases", "metastasis"];
    let found = targets.iter().find_map(|target| procedure.split_once(&format!(" of {target} in the ")));
    found.map_or_else(|| procedure.to_owned(), |(done, place)| format!("{done}, {place}"))
}

fn findings(case: &Case, id: &RecordId, surgery: &Surgery) -> Vec<String> {
    let reports: Vec<&Pathology> = case
        .all::<Pathology>()
        .filter(|(_, report)| report.specimen.as_ref() == Some(id))
        .map(|(_, report)| report)
        .collect();
    let of_report = || reports.iter().find_map(|report| report.margins.residual.value());
    let mut found = Vec::new();
    found.extend(surgery.residual.value().or_else(of_report).map(|residual| residual.label().to_owned()));
    if surgery.perforation.value().is_some_and(|perforation| *perforation != Perforation::None) {
        found.push("tumour perforated".to_owned());
    }
    if reports.iter().any(|report| report.viable_tumour.is(&Presence::Absent)) {
        found.push("no viable tumour".to_owned());
    }
    found
}

/// Treatments that a board decided against as a whole, not for another of their kind: "adjuvant therapy".
pub(super) fn withheld(board: &Board) -> Vec<String> {
    let against = board.decisions.iter().filter(|d| d.chosen == Some(YesNo::No) && d.detail.is_empty());
    let treatment =
        |step: Step| matches!(step, Step::AdjuvantTherapy | Step::SystemicTherapy | Step::Radiotherapy | Step::Surgery);
    against
        .filter_map(|decision| decision.about.filter(|step| treatment(*step)))
        .map(|step| step.label().to_owned())
        .collect()
}

/// "RFA right lobe", "repeat RFA of liver".
pub(super) fn ablation(ablation: &Ablation) -> String {
    let technique = ablation.technique.value().map_or("ablation", |technique| match technique {
        AblationTechnique::Radiofrequency => "RFA",
        AblationTechnique::Microwave => "MWA",
        AblationTechnique::Electroporation => "IRE",
        other => other.label(),
    });
    let repeat = if ablation.repeat.is(&YesNo::Yes) { "repeat\u{a0}" } else { "" };
    let site = ablation.site.value().map(|site| match part(site) {
        Some(part) => format!(" {part}"),
        None => format!(" of\u{a0}{site}"),
    });
    format!("{repeat}{technique}{}", site.unwrap_or_default())
}

/// The part without its organ, where the part alone is clear: "right lobe" of the liver.
fn part(site: &str) -> Option<&str> {
    let (part, _) = site.split_once(" of the ")?;
    (part.contains("lobe") || part.contains("segment")).then_some(part)
}

/// "Drainage of an abscess", "Contrast study: stenosis". None for an examination without finding.
pub(super) fn procedure(procedure: &Procedure) -> Option<String> {
    let what = procedure.what.value()?;
    let finding = procedure.finding.value().map(|finding| format!(": {finding}"));
    let treatment = procedure.nature.is(&ProcedureNature::Treatment);
    (treatment || finding.is_some()).then(|| capital(&format!("{what}{}", finding.unwrap_or_default())))
}

/// State at a visit: "Complete remission at last follow-up".
pub(super) fn follow_up(visit: &FollowUp, last: bool) -> Option<String> {
    let died = |status: &DiseaseStatus| {
        matches!(status, DiseaseStatus::DiedOfDisease | DiseaseStatus::DiedOtherwise | DiseaseStatus::DiedUnknown)
    };
    match (visit.status.value(), last) {
        (Some(status), true) if !died(status) => Some(format!("{} at last follow-up", capital(status.label()))),
        (Some(status), _) => Some(capital(status.label())),
        (None, true) => Some("Last follow-up".to_owned()),
        (None, false) => None,
    }
}

/// A response: "Almost complete; residual lung lesion 5 × 6 mm".
pub(super) fn response(response: &Response) -> String {
    let category =
        response.category.value().map_or("response assessed", |category: &ResponseCategory| category.label());
    let residual =
        response.changes.iter().find_map(|change| Some((change.site.to_string(), change.residual.as_ref()?)));
    let residual = residual.map(|(site, size)| {
        let size = tied(&size.to_string());
        if site.split_whitespace().count() == 1 {
            format!("; residual {site} lesion {size}")
        } else {
            format!("; residual lesion {size}")
        }
    });
    // "Almost complete; residual …": what remained says that it was a response.
    let category = if residual.is_some() { category.trim_end_matches(" response") } else { category };
    capital(&format!("{category}{}", residual.unwrap_or_default()))
}

/// The first diagnosis, or a report on tissue of unknown origin.
pub(super) fn diagnosis(entry: &Entry) -> Option<String> {
    let (head, histology) = match &entry.record {
        Record::Tumour(tumour) => ("Diagnosis", &tumour.diagnosis),
        Record::Pathology(report) => ("Pathology", &report.histology),
        _ => return None,
    };
    let stated = histology.value().map(|histology| histology.stated.to_string()).filter(|stated| !stated.is_empty());
    Some(stated.map_or_else(|| head.to_owned(), |stated| format!("{head}: {stated}")))
}
