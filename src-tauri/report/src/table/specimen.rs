//! The fifteen core items of the reporting guide, each found in the records or missing.

use clinical::{
    case::Case,
    judge::fnclcc::{AreaFrom, counted_area},
    record::{
        Biopsy, Metastasis, Mitoses, Pathology, Perforation, Presentation, Radiotherapy, Surgery, Systemic, Tumour,
    },
    timeline::Timeline,
    value::{Answer, Choice, Number, Presence, Qualifier, Term, YesNo},
};
use typeset::document::Run;

use super::markers;
use crate::{
    float::label_of,
    phrase::{capital, listed, tied},
};

/// Name of the item that asks for the stage.
pub(super) const STAGE: &str = "Pathological stage";

/// An item of the guide.
pub(super) struct Item {
    /// Its name.
    pub(super) name: &'static str,
    /// What the records say; none where they do not.
    pub(super) finding: Option<Vec<Run>>,
}

/// A specimen with the records that belong to it.
pub(super) struct Specimen<'a> {
    case: &'a Case,
    timeline: &'a Timeline,
    report: &'a Pathology,
    surgery: Option<&'a Surgery>,
    tumour: Option<&'a Tumour>,
}

impl<'a> Specimen<'a> {
    /// The specimen of `report`.
    pub(super) fn of(case: &'a Case, timeline: &'a Timeline, report: &'a Pathology) -> Self {
        let surgery = report.specimen.as_ref().and_then(|id| case.record(id));
        let surgery = surgery.and_then(|record| <&Surgery>::try_from(record).ok());
        Self { case, timeline, report, surgery, tumour: case.one() }
    }
}

/// The items in the order of the guide.
pub(super) fn items(specimen: &Specimen<'_>) -> Vec<Item> {
    let plain = |name: &'static str, finding: Option<String>| Item {
        name,
        finding: finding.map(|text| vec![Run::plain(capital(&text))]),
    };
    let report = specimen.report;
    vec![
        plain("Clinical information", clinical_information(specimen)),
        plain("Operative procedure", procedure(specimen)),
        plain("Specimen", removed(specimen)),
        plain("Tumour site", site(specimen)),
        plain("Dimensions", known(&report.size, |size| tied(&size.to_string()))),
        plain("Depth and extent", extent(specimen)),
        plain("Histological type", known(&report.histology, |histology| histology.stated.to_string())),
        plain("Grade", grade(report)),
        plain("Mitotic count", known(&report.mitoses, mitoses)),
        plain("Necrosis", necrosis(report)),
        plain("Margins", margins(specimen)),
        plain("Lymph nodes", known(&report.nodes, |n| format!("{} of {} nodes with tumour", n.positive, n.examined))),
        plain("Distant metastasis", metastasis(specimen)),
        Item { name: "Ancillary studies", finding: ancillary(specimen) },
        plain(STAGE, stage(specimen)),
    ]
}

/// A known value in words; "not applicable" and "not done" are answers, "not known" is none.
fn known<T>(answer: &Answer<T>, words: impl Fn(&T) -> String) -> Option<String> {
    use clinical::value::Absence;
    match answer {
        Answer::Known { value, .. } => Some(words(value)).filter(|words| !words.is_empty()),
        Answer::Absent { why: why @ (Absence::NotApplicable | Absence::NotDone), .. } => Some(why.label().to_owned()),
        Answer::Absent { .. } | Answer::Unanswered => None,
    }
}

fn clinical_information(specimen: &Specimen<'_>) -> Option<String> {
    let order = specimen.timeline.in_order(specimen.case);
    let first = order.iter().find_map(|entry| <&Presentation>::try_from(&entry.record).ok());
    let present = |presence: Option<Presence>| presence != Some(Presence::Absent);
    let symptom = first.and_then(|p| p.symptoms.iter().find(|s| present(s.presence))).map(|s| s.what.to_string());
    let sign = first.and_then(|p| p.signs.iter().find(|s| present(s.presence))).map(|s| s.what.to_string());
    let found: Vec<String> = symptom.into_iter().chain(sign).filter(|words| !words.is_empty()).collect();
    let treated = match specimen.report.treated_before.value() {
        Some(YesNo::Yes) => Some("treated before the operation"),
        Some(YesNo::No) => Some("not treated before the operation"),
        None => no_earlier_treatment(specimen).then_some("no earlier treatment recorded"),
    };
    let treated = treated.filter(|_| !found.is_empty() || specimen.report.treated_before.value().is_some());
    let parts: Vec<String> = std::iter::once(listed(&found)).chain(treated.map(str::to_owned)).collect();
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn no_earlier_treatment(specimen: &Specimen<'_>) -> bool {
    let operation = specimen.report.specimen.as_ref().and_then(|id| specimen.timeline.at(id));
    let drugs = specimen.case.all::<Systemic>().map(|(id, _)| id);
    let rays = specimen.case.all::<Radiotherapy>().map(|(id, _)| id);
    let before = |id| match (specimen.timeline.at(id), operation) {
        (Some(treatment), Some(operation)) => treatment.days < operation.days,
        // Of unknown order: nothing is said.
        _ => true,
    };
    !drugs.chain(rays).any(before)
}

fn procedure(specimen: &Specimen<'_>) -> Option<String> {
    let surgery = specimen.surgery?;
    let done: Vec<String> = surgery.procedures.iter().filter(|p| !p.is_empty()).map(Term::to_string).collect();
    let done = match (done.is_empty(), surgery.en_bloc.value()) {
        (false, _) => listed(&done),
        (true, Some(YesNo::Yes)) => "en bloc resection".to_owned(),
        (true, Some(YesNo::No)) => "resection, not en bloc".to_owned(),
        (true, None) => surgery.intent.value()?.label().to_owned(),
    };
    let by = surgery.approach.value().map(|approach| format!(" by {}", approach.label()));
    let perforated = surgery.perforation.value().filter(|perforation| **perforation != Perforation::None);
    let perforated = perforated.map(|perforation| format!("; tumour perforated {}", perforation.label()));
    Some(format!("{done}{}{}", by.unwrap_or_default(), perforated.unwrap_or_default()))
}

fn removed(specimen: &Specimen<'_>) -> Option<String> {
    let parts = specimen.surgery.map(|surgery| surgery.removed.as_slice()).unwrap_or_default();
    let parts: Vec<String> = parts
        .iter()
        .filter(|part| !part.organ.is_empty())
        .map(|part| match &part.length {
            Some(length) => format!("{} of {}", tied(&length.to_string()), part.organ),
            None => part.organ.to_string(),
        })
        .collect();
    let of = |kind: &str| if parts.is_empty() { kind.to_owned() } else { format!("tumour with {}", listed(&parts)) };
    match specimen.report.specimen_kind.value() {
        Some(kind) => Some(of(kind.label())),
        None => (!parts.is_empty()).then(|| of("")),
    }
}

fn site(specimen: &Specimen<'_>) -> Option<String> {
    let of_tumour = specimen.tumour.and_then(|tumour| tumour.site.value());
    let site = of_tumour.or_else(|| specimen.report.site.value())?;
    let side = specimen.tumour.and_then(|tumour| tumour.side.value());
    Some(side.map_or_else(|| site.to_string(), |side| format!("{site}, {}", side_in_words(*side))))
}

fn side_in_words(side: clinical::value::Side) -> &'static str {
    use clinical::value::Side;
    match side {
        Side::Left => "left side",
        Side::Right => "right side",
        Side::Both => "both sides",
        Side::Midline => "midline",
    }
}

fn extent(specimen: &Specimen<'_>) -> Option<String> {
    let depth = specimen.tumour.and_then(|tumour| tumour.depth.value()).map(|depth| depth.label().to_owned());
    let of = |presence: Presence| specimen.report.invasion.iter().filter(move |i| i.presence == Some(presence));
    let invaded = of(Presence::Present).map(|invasion| match invasion.extent {
        Some(extent) => format!("{} {}ly invaded", invasion.structure, extent.label()),
        None => format!("{} invaded", invasion.structure),
    });
    let suspected = of(Presence::Suspected).map(|invasion| format!("{} possibly invaded", invasion.structure));
    let free: Vec<String> = of(Presence::Absent).map(|invasion| invasion.structure.to_string()).collect();
    let free = (!free.is_empty()).then(|| format!("{} not infiltrated", listed(&free)));
    let parts = depth.into_iter().chain(invaded).chain(suspected).chain(free);
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn grade(report: &Pathology) -> Option<String> {
    known(&report.fnclcc.grade, |grade| format!("FNCLCC grade\u{a0}{} (steps beside)", grade.label()))
}

/// "up to 14 in 10 HPF (1.734 mm²)": a counted area whose decimal point was lost prints corrected.
pub(super) fn mitoses(mitoses: &Mitoses) -> String {
    let upper = mitoses.upper.map(|upper| format!(" to {upper}")).unwrap_or_default();
    let fields = mitoses.fields.map(|fields| format!(" in {fields}\u{a0}HPF")).unwrap_or_default();
    let area = counted_area(mitoses);
    let area = match area.from {
        AreaFrom::Stated | AreaFrom::LostPoint(_) => format!(" ({}\u{a0}mm²)", millimetres(area.mm2)),
        AreaFrom::FieldNumber => format!(" ({}\u{a0}mm², reckoned from the field number)", millimetres(area.mm2)),
        AreaFrom::Implausible(_) | AreaFrom::Assumed => String::new(),
    };
    format!("{}{}{upper}{fields}{area}", Qualifier::before(mitoses.qualifier), mitoses.count)
}

/// An area in mm², to three decimals.
pub(super) fn millimetres(area: f64) -> String {
    let rounded = (area * 1000.0).round() / 1000.0;
    Number::try_from(rounded).map_or_else(|_| area.to_string(), |number| number.to_string())
}

fn necrosis(report: &Pathology) -> Option<String> {
    let by = report.necrosis_by.value().map(|by| format!(", {}", by.label())).unwrap_or_default();
    known(&report.necrosis, |part| format!("{part}{by}"))
}

fn margins(specimen: &Specimen<'_>) -> Option<String> {
    let margins = &specimen.report.margins;
    let of_operation = || specimen.surgery.and_then(|surgery| surgery.residual.value());
    let residual = margins.residual.value().or_else(of_operation)?.label();
    let distance = known(&margins.distance, |distance| tied(&distance.to_string()));
    let nearest = margins.nearest.value().map(|nearest| format!(" ({nearest})")).unwrap_or_default();
    Some(match distance {
        Some(distance) => format!("{residual}; nearest margin {distance}{nearest}"),
        None => format!("{residual}; distance not recorded"),
    })
}

fn metastasis(specimen: &Specimen<'_>) -> Option<String> {
    let at_diagnosis = specimen.tumour.and_then(|tumour| tumour.metastasis_at_diagnosis.value());
    let at_operation = specimen.surgery.and_then(|surgery| surgery.peritoneal_metastases.value());
    let first = match (at_diagnosis, at_operation) {
        (Some(presence), _) => {
            Some(format!("{} at diagnosis", if *presence == Presence::Absent { "none" } else { presence.label() }))
        }
        (None, Some(Presence::Absent)) => Some("no peritoneal metastases at operation".to_owned()),
        (None, Some(presence)) => Some(format!("peritoneal metastases {} at operation", presence.label())),
        (None, None) => None,
    };
    let proven = specimen.case.all::<Metastasis>().filter_map(|(id, event)| {
        let proof = specimen.case.record(event.proven_by.as_ref()?)?;
        let month = specimen.timeline.at(id).map(|placed| format!(", month\u{a0}{}", tied(&placed.printed())));
        let by = match <&Biopsy>::try_from(proof).ok().and_then(|biopsy| biopsy.site.value()) {
            Some(site) => format!("biopsy ({site})"),
            None => proof.kind().label().to_lowercase(),
        };
        Some(format!("metastasis proven by {by}{}", month.unwrap_or_default()))
    });
    let parts: Vec<String> = first.into_iter().chain(proven).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn ancillary(specimen: &Specimen<'_>) -> Option<Vec<Run>> {
    let mut runs = Vec::new();
    if !specimen.report.immunohistochemistry.is_empty() {
        runs.extend([Run::plain("Immunohistochemistry ("), label_of(markers::ID), Run::plain(")")]);
    }
    for test in specimen.report.molecular.iter().filter(|test| !test.method.is_empty() || !test.alteration.is_empty()) {
        let result = test.result.map(|result| format!(" {}", result.label())).unwrap_or_default();
        let text = format!("{} {}{result}", test.method, test.alteration);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        runs.push(Run::plain(if runs.is_empty() { capital(&text) } else { format!("; {text}") }));
    }
    (!runs.is_empty()).then_some(runs)
}

fn stage(specimen: &Specimen<'_>) -> Option<String> {
    let stages = specimen.tumour.map(|tumour| tumour.stages.as_slice()).unwrap_or_default();
    let told = stages.iter().map(|stage| {
        let words: Vec<&str> = [&*stage.tnm, &*stage.group].into_iter().filter(|word| !word.is_empty()).collect();
        let system = if stage.system.is_empty() { String::new() } else { format!(" ({})", stage.system) };
        format!("{}{system}", words.join(", "))
    });
    let told: Vec<String> = told.filter(|words| !words.is_empty()).collect();
    (!told.is_empty()).then(|| told.join("; "))
}
