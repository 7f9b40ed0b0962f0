//! The first page above the text: title, authors, the case at a glance, the abstract.

use clinical::{
    case::Case,
    record::{FollowUp, Manuscript, Pathology, Patient, Tissue, Tumour},
    timeline::Timeline,
    value::{Choice, RecordId, YesNo},
};
use typeset::document::{Front, Run, Side, Style};

use crate::{abstract_draft, glue::glue, person, phrase::capital, say::Teller};

/// The front of the report.
pub(crate) fn front(teller: &Teller<'_>) -> Front {
    let nothing = Manuscript::default();
    let manuscript = teller.case.one::<Manuscript>().unwrap_or(&nothing);
    Front {
        kind: "Case report".to_owned(),
        title: title(teller.case),
        authors: authors(manuscript),
        side: side(teller.case, teller.timeline, manuscript),
        summary: summary(teller, manuscript),
        keywords: manuscript.keywords.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

/// The title as printed; a case without one is called by its diagnosis.
pub(crate) fn title(case: &Case) -> String {
    let written =
        case.one::<Manuscript>().map(|manuscript| manuscript.title.to_string()).filter(|title| !title.is_empty());
    written.unwrap_or_else(|| {
        diagnosis(case).map_or_else(|| "Case report".to_owned(), |name| format!("{name}: a case report"))
    })
}

/// The diagnosis of the case as stated, with a capital.
fn diagnosis(case: &Case) -> Option<String> {
    let of_tumour = case.one::<Tumour>().and_then(|tumour| tumour.diagnosis.value());
    let of_report = || case.all::<Pathology>().find_map(|(_, report)| report.histology.value());
    let stated = of_tumour.or_else(of_report).map(|histology| histology.stated.to_string());
    stated.filter(|stated| !stated.is_empty()).map(|stated| capital(&stated))
}

fn authors(manuscript: &Manuscript) -> Vec<Run> {
    let count = manuscript.authors.len();
    let mut runs = Vec::new();
    for (index, author) in manuscript.authors.iter().enumerate() {
        if index > 0 {
            runs.push(Run::plain(if index + 1 == count { " and " } else { ", " }));
        }
        runs.push(Run::plain(&author.name));
        let numbers = author.affiliations.iter().map(ToString::to_string);
        let star = (author.corresponding == Some(YesNo::Yes)).then(|| "*".to_owned());
        let marks: Vec<String> = numbers.chain(star).collect();
        if !marks.is_empty() {
            runs.push(Run::styled(marks.join(","), Style::Raised));
        }
    }
    runs
}

fn side(case: &Case, timeline: &Timeline, manuscript: &Manuscript) -> Vec<Side> {
    let pairs = [
        ("Patient", patient(case)),
        ("Diagnosis", diagnosis(case)),
        ("Grade", grade(case)),
        ("Time zero", timeline.zero.as_ref().map(|_| capital(&timeline.zero_words))),
        ("Follow-up", follow_up(case, timeline)),
        ("Status", status(case, timeline)),
    ];
    let mut side = vec![Side::Heading("At a glance".to_owned())];
    side.extend(pairs.into_iter().filter_map(|(label, value)| Some(Side::Pair(label.to_owned(), glue(&value?)))));
    if !manuscript.affiliations.is_empty() {
        side.push(Side::Rule);
        side.push(Side::Heading("Affiliations".to_owned()));
        let notes = manuscript.affiliations.iter().enumerate();
        side.extend(notes.map(|(index, place)| {
            Side::Note(vec![Run::styled((index + 1).to_string(), Style::Raised), Run::plain(format!(" {place}"))])
        }));
    }
    if !manuscript.correspondence.is_empty() {
        side.push(Side::Note(vec![
            Run::styled("*", Style::Raised),
            Run::plain(format!(" Correspondence: {}", manuscript.correspondence)),
        ]));
    }
    side
}

fn patient(case: &Case) -> Option<String> {
    let patient = case.one::<Patient>()?;
    let noun = capital(person::Person::of(case).noun);
    Some(match patient.age.value().and_then(person::age) {
        Some(age) => format!("{noun}, {age}"),
        None => noun,
    })
}

/// The grade of the primary tumour as stated; a metastasis never gives the grade of a case.
fn grade(case: &Case) -> Option<String> {
    let mut primary = case.all::<Pathology>().filter(|(_, report)| report.tissue.is(&Tissue::Primary));
    primary.find_map(|(_, report)| report.fnclcc.grade.value()).map(|grade| format!("FNCLCC {}", grade.label()))
}

/// The last visit in order of time.
fn last<'a>(case: &'a Case, timeline: &Timeline) -> Option<(&'a RecordId, &'a FollowUp)> {
    let placed = |id| timeline.at(id).map_or(f64::NEG_INFINITY, |placed| placed.days);
    case.all::<FollowUp>().max_by(|(a, _), (b, _)| placed(a).total_cmp(&placed(b)))
}

fn follow_up(case: &Case, timeline: &Timeline) -> Option<String> {
    let (id, _) = last(case, timeline)?;
    Some(format!("{} months from time zero", timeline.at(id)?.printed()))
}

fn status(case: &Case, timeline: &Timeline) -> Option<String> {
    let (_, visit) = last(case, timeline)?;
    visit.status.value().map(|status| capital(status.label()))
}

fn summary(teller: &Teller<'_>, manuscript: &Manuscript) -> Vec<(String, Vec<Run>)> {
    let drafted = abstract_draft::draft(teller);
    let case = if manuscript.abstract_case.is_empty() { drafted } else { manuscript.abstract_case.to_string() };
    let parts = [
        ("Background", manuscript.abstract_background.to_string()),
        ("Case presentation", case),
        ("Conclusions", manuscript.abstract_conclusions.to_string()),
    ];
    let filled = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(head, text)| (head.to_owned(), vec![Run::plain(glue(text.trim()))])).collect()
}
