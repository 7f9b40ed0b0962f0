//! A case as a document: which sections, in which order, and what they call.

use std::{cell::RefCell, collections::BTreeMap};

use clinical::{
    case::Case,
    record::{DiseaseEvent, Figure, FigureContent, Kind, Manuscript, Metastasis},
    timeline::{Sureness, Timeline, resolve},
    value::{Prose, RecordId},
};
use typeset::{
    Press,
    document::{Block, Document, Float, Form, Meta, Run, Style},
};

use crate::{
    Composed, Image, Stamp, abbreviation,
    appendix::Checklist,
    back::{abbreviations, declarations, heading, perspective, references},
    consent,
    courses::courses,
    draft::Draft,
    figure::timeline,
    float::FloatDraft,
    floats::floats,
    front::{front, title},
    inline::{Numbers, legend, runs},
    person::Person,
    phrase::listed,
    say::Teller,
    story::{Phase, Theme, phases},
};

/// Printed at the foot of every page.
const PURPOSE: &str = "Documentation of one case for publication and teaching. Not a medical device; not intended to guide the care of any patient.";

/// The report of a case. Images are found by the names that figure panels give; the same case gives the same document.
pub fn compose(
    case: &Case,
    images: &BTreeMap<String, Image>,
    form: Form,
    stamp: &Stamp,
    press: &mut Press,
) -> Composed {
    let timeline = resolve(case);
    let courses = courses(case, &timeline);
    let drafts = floats(case, &timeline, images, form);
    let known: Vec<&str> = drafts.iter().map(|draft| draft.id.as_str()).collect();
    let teller = Teller {
        case,
        timeline: &timeline,
        courses: &courses,
        person: Person::of(case),
        floats: &known,
        last_lead: RefCell::default(),
    };
    let (sections, list) = presentation(&teller, &drafts);
    let mut numbers = Numbers::new(case, &drafts);
    let course = known.iter().find(|id| is_timeline(case, id)).map(|id| (*id).to_owned());
    let checklist = Checklist::of(case, titles(&teller), course);
    let body = body(&teller, sections, &list, checklist.as_ref(), &mut numbers);
    let floats = numbered(&drafts, &mut numbers);
    let document =
        Document { meta: meta(case, stamp), form, front: front(&teller), body, floats, ..Document::default() };
    match checklist {
        Some(checklist) => checklist.appended(document, &numbers, press),
        None => Composed { document, pages: None },
    }
}

/// Title of the section that tells a record, by the record.
fn titles(teller: &Teller<'_>) -> BTreeMap<String, String> {
    let told = phases(teller.case, teller.timeline);
    let titles = told.iter().flat_map(|phase| {
        let title = phase_title(teller, phase);
        phase.entries.iter().map(move |entry| (entry.id.to_string(), title.clone()))
    });
    titles.collect()
}

fn meta(case: &Case, stamp: &Stamp) -> Meta {
    let nothing = Manuscript::default();
    let manuscript = case.one::<Manuscript>().unwrap_or(&nothing);
    let names: Vec<&str> = manuscript.authors.iter().map(|author| author.name.as_str()).collect();
    let short = if manuscript.short_title.is_empty() { title(case) } else { manuscript.short_title.to_string() };
    Meta {
        title: title(case),
        authors: listed(&names),
        subject: "Case report".to_owned(),
        keywords: manuscript.keywords.iter().map(ToString::to_string).collect(),
        language: "en-GB".to_owned(),
        creator: stamp.creator.clone(),
        created: stamp.created,
        id: stamp.id.clone(),
        head: head(&names, &short),
        head_right: "Case report".to_owned(),
        mark: mark(case, stamp),
        foot: PURPOSE.to_owned(),
    }
}

/// The version that was signed off, and what forbids to publish it.
fn mark(case: &Case, stamp: &Stamp) -> String {
    let consent = consent::mark(case).unwrap_or_default();
    let marks = [stamp.version.as_str(), &consent].into_iter().filter(|mark| !mark.is_empty());
    marks.collect::<Vec<_>>().join(" · ")
}

/// "Author et al." and the short title.
fn head(names: &[&str], short: &str) -> Vec<Run> {
    let family = names.first().and_then(|name| name.split_whitespace().last());
    let mut runs = Vec::new();
    if let Some(family) = family {
        runs.push(Run::plain(family));
        if names.len() > 1 {
            runs.push(Run::styled(" et\u{a0}al.", Style::Emphasis));
        }
        runs.push(Run::plain("\u{a0}\u{a0} "));
    }
    runs.push(Run::plain(short));
    runs
}

/// A sub-head with its paragraphs.
struct Section {
    head: Option<(String, Option<String>)>,
    paragraphs: Vec<Draft>,
}

/// The case presentation with abbreviations spelled out, and the list of those introduced.
fn presentation(teller: &Teller<'_>, drafts: &[FloatDraft]) -> (Vec<Section>, Vec<(String, String)>) {
    let mut sections = vec![opening(teller)];
    let told = phases(teller.case, teller.timeline);
    let last_systemic = told.iter().rposition(|phase| phase.theme == Theme::Systemic);
    for (index, phase) in told.iter().enumerate() {
        let mut section = section(teller, phase, index == 0);
        if Some(index) == last_systemic && drafts.iter().any(|draft| draft.id == "table-systemic") {
            append(&mut section, "[@table-systemic] gives all doses by course and cycle, with their sums.");
        }
        if !section.paragraphs.is_empty() {
            sections.push(section);
        }
    }
    mention_the_rest(&mut sections, drafts);
    let mut texts: Vec<&mut String> = sections
        .iter_mut()
        .flat_map(|section| &mut section.paragraphs)
        .flat_map(|draft| &mut draft.parts)
        .map(|part| &mut part.text)
        .collect();
    let list = abbreviation::resolve(&mut texts);
    (sections, list)
}

/// How times are counted, said once.
fn opening(teller: &Teller<'_>) -> Section {
    let timeline = teller.timeline;
    let signs = |wanted: Sureness| {
        timeline
            .placed
            .values()
            .any(|placed| placed.sureness == wanted || wanted == Sureness::AtEarliest && placed.lasts.is_some())
    };
    let mut text = String::new();
    if timeline.zero.is_some() {
        text = format!(
            "Times are in months from the {} (month 0), rounded to whole months; negative months lie before it.",
            timeline.zero_words
        );
        if signs(Sureness::About) {
            text += " A month after ≈ is approximate.";
        }
        if signs(Sureness::AtEarliest) {
            text += " A month after ≥ is the earliest possible one, reckoned from the order of events and planned treatment intervals because no date was recorded.";
        }
    }
    if let Some(id) = teller.floats.iter().find(|id| is_timeline(teller.case, id)) {
        text += &format!(" [@{id}] shows the whole course.");
    }
    let paragraphs = if text.is_empty() { Vec::new() } else { vec![Draft::plain(text.trim().to_owned())] };
    Section { head: None, paragraphs }
}

fn is_timeline(case: &Case, id: &str) -> bool {
    let record = RecordId::new(id).ok().and_then(|id| case.record(&id));
    let drawn = |figure: &Figure| figure.content.is(&FigureContent::Timeline);
    id == timeline::ID || record.and_then(|record| <&Figure>::try_from(record).ok()).is_some_and(drawn)
}

/// Characters after which a record begins a new paragraph.
const LONG: usize = 1000;

fn section(teller: &Teller<'_>, phase: &Phase<'_>, first: bool) -> Section {
    let mut paragraphs: Vec<Draft> = Vec::new();
    if first {
        let text = teller.patient().join(" ");
        if !text.is_empty() {
            let patients = teller.case.entries.iter().filter(|entry| entry.record.kind() == Kind::Patient);
            paragraphs.push(Draft::of(text, patients.map(|entry| entry.id.clone()).next()));
        }
    }
    let mut broken = false;
    for entry in &phase.entries {
        let told = teller.tell(entry);
        if told.sentences.is_empty() {
            continue;
        }
        let examined = first && entry.record.kind() != Kind::Presentation && !std::mem::replace(&mut broken, true);
        let free = entry.record.kind() == Kind::Pathology || paragraphs.last().is_none_or(|last| last.len() < LONG);
        match paragraphs.last_mut().filter(|_| !told.begins && !examined && free) {
            Some(last) => last.tell(told),
            None => {
                let mut draft = Draft::default();
                draft.tell(told);
                paragraphs.push(draft);
            }
        }
    }
    Section { head: Some((phase_title(teller, phase), span(teller.timeline, phase))), paragraphs }
}

fn append(section: &mut Section, text: &str) {
    if let Some(last) = section.paragraphs.last_mut() {
        last.add(text);
    }
}

pub(crate) fn phase_title(teller: &Teller<'_>, phase: &Phase<'_>) -> String {
    let title = match phase.theme {
        Theme::Presentation => "Patient and presentation",
        Theme::Resection => "Surgery of the primary tumour",
        Theme::Pathology => "Pathology of the primary tumour",
        Theme::Spread => return spread_title(phase),
        Theme::Systemic => "Systemic therapy",
        Theme::Radiotherapy => "Radiotherapy",
        Theme::LocalTherapy if teller.courses.is_empty() => "Local treatment",
        Theme::LocalTherapy => "Treatment of residual disease",
        Theme::FollowUp => "Follow-up and outcome",
    };
    title.to_owned()
}

/// "Liver and lung metastases", "Local recurrence".
fn spread_title(phase: &Phase<'_>) -> String {
    let found = phase.entries.iter().find_map(|entry| <&Metastasis>::try_from(&entry.record).ok());
    let organs: Vec<String> = found
        .map(|found| {
            found.sites.iter().filter(|site| !site.organ.is_empty()).map(|site| site.organ.to_string()).collect()
        })
        .unwrap_or_default();
    match found.and_then(|found| found.event.value()) {
        Some(DiseaseEvent::LocalRecurrence) => "Local recurrence".to_owned(),
        Some(DiseaseEvent::Progression) => "Progression".to_owned(),
        _ if organs.is_empty() => "Metastases".to_owned(),
        _ => crate::phrase::capital(&format!("{} metastases", listed(&organs))),
    }
}

/// "month −3", "months 0 to ≥ 11"; none where no time is known.
pub(crate) fn span(timeline: &Timeline, phase: &Phase<'_>) -> Option<String> {
    let placed: Vec<_> = phase.entries.iter().filter_map(|entry| timeline.at(&entry.id)).collect();
    let first = placed.iter().min_by(|a, b| (a.month(), a.sureness).cmp(&(b.month(), b.sureness)))?;
    let last = placed.iter().max_by(|a, b| a.end_months().total_cmp(&b.end_months()))?;
    let (from, to) = (first.printed(), last.end_printed());
    let text =
        if first.month() == last.end_month() { format!("month {from}") } else { format!("months {from} to {to}") };
    Some(text.replace(' ', "\u{a0}"))
}

/// A float that nothing has called is called at the end of the case presentation.
fn mention_the_rest(sections: &mut [Section], drafts: &[FloatDraft]) {
    let text: String = sections
        .iter()
        .flat_map(|section| &section.paragraphs)
        .flat_map(|draft| &draft.parts)
        .map(|part| part.text.as_str())
        .collect();
    let called = |id: &str| {
        text.contains(&format!("@{id}]")) || text.contains(&format!("@{id}:")) || text.contains(&format!("@{id},"))
    };
    let rest: Vec<String> = drafts
        .iter()
        .filter(|draft| !called(&draft.id))
        .map(|draft| format!("[@{}] shows {}.", draft.id, crate::phrase::inner(draft.title.trim_end_matches('.'))))
        .collect();
    if let Some(last) = sections.last_mut().filter(|_| !rest.is_empty()) {
        append(last, &rest.join(" "));
    }
}

fn body(
    teller: &Teller<'_>,
    sections: Vec<Section>,
    list: &[(String, String)],
    checklist: Option<&Checklist>,
    numbers: &mut Numbers<'_>,
) -> Vec<Block> {
    let nothing = Manuscript::default();
    let written = teller.case.one::<Manuscript>().unwrap_or(&nothing);
    let mut body = authored("Background", &written.background, numbers);
    body.push(heading("Case presentation"));
    for section in sections {
        if let Some((text, aside)) = section.head {
            body.push(Block::Heading { level: 2, text, aside });
        }
        for (index, draft) in section.paragraphs.into_iter().enumerate() {
            body.push(draft.set(index > 0, numbers));
        }
    }
    body.extend(authored("Discussion", &written.discussion, numbers));
    body.extend(authored("Conclusions", &written.conclusions, numbers));
    body.extend(perspective(teller.case));
    body.extend(declarations(teller.case));
    body.extend(abbreviations(list));
    // The appendix stands last, but what it cites is in the list of references.
    let appendix = checklist.map(|checklist| checklist.words(teller.case, numbers));
    body.extend(references(teller.case, numbers));
    body.extend(appendix.into_iter().flatten());
    body
}

/// A section that the author writes; left out while it is empty.
fn authored(title: &str, text: &Prose, numbers: &mut Numbers<'_>) -> Vec<Block> {
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    if paragraphs.is_empty() {
        return Vec::new();
    }
    let blocks = paragraphs.into_iter().enumerate().map(|(index, paragraph)| {
        let one_line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        Block::Paragraph { runs: runs(&one_line, numbers), indent: index > 0, source: None }
    });
    [heading(title)].into_iter().chain(blocks).collect()
}

/// The floats in the order of their mention, with their numbers.
fn numbered(drafts: &[FloatDraft], numbers: &mut Numbers<'_>) -> Vec<Float> {
    let mentioned = numbers.floats().to_vec();
    let found: Vec<&FloatDraft> =
        mentioned.iter().filter_map(|id| drafts.iter().find(|draft| draft.id == *id)).collect();
    let set = |draft: &FloatDraft| {
        let draft = FloatDraft { legend: legend(&draft.legend, numbers), ..draft.clone() };
        let label = numbers.label(&draft.id)?;
        Some(draft.numbered(label, &|id| numbers.label(id)))
    };
    found.into_iter().filter_map(set).collect()
}
