//! The abstract's case presentation, drafted from the records: about ten sentences, the facts that carry the case.

use clinical::{
    judge::dose::{cumulative, side_by_side},
    record::{
        Ablation, Board, Imaging, Kind, LesionNature, Metastasis, Pathology, Patient, Perforation, Presentation,
        Residual, Response, Step, Surgery, SurgeryIntent, Tissue,
    },
    value::{Choice, Moment, Presence, Side, YesNo},
};

use crate::{
    abbreviation::short,
    english::{a, measure, plural, sentence},
    person::aged,
    phrase::listed,
    say::Teller,
};

/// The draft; empty for a case without records.
pub(crate) fn draft(teller: &Teller<'_>) -> String {
    let said = [
        complaint(teller),
        imaging(teller),
        operation(teller),
        diagnosis(teller),
        withheld(teller),
        spread(teller),
        courses(teller),
        local(teller),
        doses(teller),
        outcome(teller),
    ];
    let sentences: Vec<String> = said.iter().flatten().filter_map(|text| sentence(&short(text))).collect();
    sentences.join(" ")
}

fn complaint(teller: &Teller<'_>) -> Option<String> {
    let aged = teller.case.one::<Patient>().and_then(|patient| patient.age.value()).and_then(aged);
    let who = a(&aged.map_or_else(|| teller.person.noun.to_owned(), |aged| format!("{aged} {}", teller.person.noun)));
    let symptoms: Vec<_> = teller.case.one::<Presentation>()?.symptoms.iter().collect();
    let present: Vec<_> = symptoms.into_iter().filter(|symptom| symptom.presence != Some(Presence::Absent)).collect();
    let (main, others) = present.split_first()?;
    let side = main.side.map_or("", |side| match side {
        Side::Left => "left-sided ",
        Side::Right => "right-sided ",
        _ => "",
    });
    let long = main.duration.as_ref().map_or_else(String::new, |duration| format!("{} of ", measure(duration)));
    let others: Vec<String> = others.iter().map(|symptom| symptom.what.to_string()).collect();
    let with = if others.is_empty() { String::new() } else { format!(" with {}", listed(&others)) };
    Some(format!("{who} reported {long}{side}{}{with}", &*main.what))
}

fn imaging(teller: &Teller<'_>) -> Option<String> {
    let primary = |study: &Imaging| study.lesions.iter().any(|lesion| lesion.nature == Some(LesionNature::Primary));
    let (_, study) = teller.case.all::<Imaging>().find(|(_, study)| primary(study))?;
    let lesion = study.lesions.iter().find(|lesion| lesion.nature == Some(LesionNature::Primary))?;
    let method = study.modality.value().map_or("imaging", |modality| modality.label());
    let method = if method == "CT" {
        "computed tomography"
    } else if method == "MRI" {
        "magnetic resonance imaging"
    } else {
        method
    };
    let compartment = if lesion.compartment.is_empty() { String::new() } else { format!("{} ", &*lesion.compartment) };
    let size = lesion.size.as_ref().map_or_else(String::new, |size| format!(" of {size}"));
    Some(format!("{method} showed {}{size}", a(&format!("{compartment}tumour"))))
}

fn primary_operation<'a>(teller: &'a Teller<'_>) -> Option<&'a Surgery> {
    let mut operations = teller.case.all::<Surgery>();
    operations
        .find(|(_, operation)| operation.intent.is(&SurgeryIntent::PrimaryResection))
        .map(|(_, operation)| operation)
}

fn operation(teller: &Teller<'_>) -> Option<String> {
    let operation = primary_operation(teller)?;
    let perforated = operation.perforation.value().filter(|perforation| **perforation != Perforation::None);
    let which =
        perforated.map_or_else(String::new, |perforation| format!(", which had perforated {},", perforation.label()));
    let en_bloc = if operation.en_bloc.is(&YesNo::Yes) { " en bloc" } else { "" };
    let margins = operation.residual.value().map_or_else(String::new, |residual| match residual {
        Residual::R0 => " with clear margins (R0)".to_owned(),
        other => format!(" ({})", other.label()),
    });
    Some(format!("the tumour{which} was resected{en_bloc}{margins}"))
}

fn diagnosis(teller: &Teller<'_>) -> Option<String> {
    let mut reports = teller.case.all::<Pathology>();
    let (_, report) =
        reports.find(|(_, report)| report.tissue.is(&Tissue::Primary) && report.histology.value().is_some())?;
    let stated = report.histology.value().map(|histology| a(&histology.stated))?;
    let grade =
        report.fnclcc.grade.value().map_or_else(String::new, |grade| format!(", FNCLCC grade {}", grade.label()));
    Some(format!("it was {stated}{grade}"))
}

fn withheld(teller: &Teller<'_>) -> Option<String> {
    let refused = |board: &Board| {
        board.decisions.iter().any(|made| made.about == Some(Step::AdjuvantTherapy) && made.chosen == Some(YesNo::No))
    };
    teller.case.all::<Board>().any(|(_, board)| refused(board)).then(|| "no adjuvant therapy was given".to_owned())
}

fn spread(teller: &Teller<'_>) -> Option<String> {
    let (_, found) = teller.case.all::<Metastasis>().next()?;
    let organs: Vec<String> = found
        .sites
        .iter()
        .filter(|site| !site.organ.is_empty())
        .map(|site| match site.side {
            Some(Side::Both) => format!("both {}", plural(&site.organ)),
            _ => format!("the {}", &*site.organ),
        })
        .collect();
    let lead = found.when.value().and_then(|when| match &when.moment {
        Moment::After(offset) => offset
            .offset
            .as_ref()
            .filter(|length| length.value.get() > 0.0)
            .map(|length| format!("{} later ", measure(length))),
        _ => None,
    });
    let proof = teller
        .case
        .all::<Pathology>()
        .find(|(_, report)| report.specimen.is_some() && report.specimen == found.proven_by);
    let proof = proof
        .and_then(|(_, report)| report.histology.value())
        .map_or_else(String::new, |histology| format!("; biopsy showed {}", a(&histology.stated)));
    (!organs.is_empty())
        .then(|| format!("{}metastases were found in {}{proof}", lead.unwrap_or_default(), listed(&organs)))
}

/// Regimens in order with the best response stated after the last of them.
fn courses(teller: &Teller<'_>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for course in teller.courses {
        let name = crate::phrase::inner(&crate::courses::regimen(course.course)).replace(" + ", " with ");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let best = teller.case.all::<Response>().filter_map(|(_, response)| response.category.value()).min()?;
    let given = listed(&names);
    let best = best.label().trim_end_matches(" response");
    let were = if names.len() > 1 { "were" } else { "was" };
    (!names.is_empty()).then(|| format!("{given} {were} given; the best response was {best}"))
}

fn local(teller: &Teller<'_>) -> Option<String> {
    let operations =
        teller.case.all::<Surgery>().filter(|(_, operation)| operation.intent.is(&SurgeryIntent::Metastasectomy));
    let mut done: Vec<String> =
        operations.flat_map(|(_, operation)| operation.procedures.iter().map(ToString::to_string)).collect();
    let mut ablations: Vec<String> = teller
        .case
        .all::<Ablation>()
        .filter_map(|(_, ablation)| ablation.technique.value().map(|t| t.label().to_owned()))
        .collect();
    ablations.dedup();
    done.extend(ablations);
    (!done.is_empty()).then(|| format!("metastases were then treated by {}", listed(&done)))
}

fn doses(teller: &Teller<'_>) -> Option<String> {
    let sums = cumulative(teller.courses.iter().map(|course| course.course));
    let sums: Vec<String> = sums
        .into_iter()
        .filter(|(_, totals)| !totals.is_empty())
        .map(|(drug, totals)| format!("{drug} {}", side_by_side(&totals)))
        .collect();
    let plus = listed(&sums).replace(" + ", " plus ");
    (!sums.is_empty()).then(|| format!("cumulative doses were {plus}"))
}

fn outcome(teller: &Teller<'_>) -> Option<String> {
    let last =
        teller.timeline.in_order(teller.case).into_iter().rev().find(|entry| entry.record.kind() == Kind::FollowUp)?;
    let told = teller.tell(last).sentences.join(" ");
    told.split_inclusive(". ").next().map(str::to_owned)
}
