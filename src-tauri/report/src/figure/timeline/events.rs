//! Which records the timeline shows, and which share a flag.

use clinical::{
    case::{Case, Entry},
    record::{Board, FollowUp, Imaging, Metastasis, Presentation, Procedure, Record, Response},
    timeline::{DAYS_PER_MONTH, Placed, Sureness, Timeline},
    value::{Presence, Qualifier, RecordId},
};

use super::draft;

/// Events at one place in time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    /// Months from time zero, not rounded.
    pub(super) months: f32,
    /// How sure that is.
    pub(super) sureness: Sureness,
    /// The month as printed.
    pub(super) printed: String,
    /// What happened, in recorded order.
    pub(super) texts: Vec<String>,
}

/// Days within which events lie at one place in time.
const ONE_PLACE: f64 = 1.0;

/// A record that has its place.
pub(super) struct Item<'a> {
    pub(super) entry: &'a Entry,
    pub(super) placed: &'a Placed,
}

/// Events above the axis, from the earliest.
pub(super) fn events(case: &Case, timeline: &Timeline) -> Vec<Event> {
    let placed = timeline.in_order(case).into_iter();
    let items = placed.filter_map(|entry| Some(Item { entry, placed: timeline.at(&entry.id)? }));
    let mut groups: Vec<Vec<Item<'_>>> = Vec::new();
    for item in items {
        match groups.last_mut().filter(|group| is_near(group, &item)) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    let first = groups.iter().flatten().find(|item| matches!(item.entry.record, Record::Presentation(_)));
    let first = first.map(|item| &item.entry.id);
    let mut events: Vec<Event> = groups.iter().flatten().filter_map(|item| onset(item, first)).collect();
    events.extend(groups.iter().filter_map(|group| event(&Group { case, timeline, items: group, first })));
    events.sort_by(|a, b| a.months.total_cmp(&b.months));
    events
}

fn is_near(group: &[Item<'_>], item: &Item<'_>) -> bool {
    group.first().is_some_and(|first| (item.placed.days - first.placed.days).abs() < ONE_PLACE)
}

/// Where the main symptom of the first presentation began.
fn onset(item: &Item<'_>, first: Option<&RecordId>) -> Option<Event> {
    let Record::Presentation(presentation) = &item.entry.record else { return None };
    let symptom = presentation.symptoms.first().filter(|symptom| symptom.presence != Some(Presence::Absent))?;
    let duration = symptom.duration.as_ref().filter(|_| first == Some(&item.entry.id))?;
    let exact = matches!(duration.qualifier, None | Some(Qualifier::Exactly));
    let sureness = if exact { item.placed.sureness } else { item.placed.sureness.max(Sureness::About) };
    let placed = Placed { days: item.placed.days - duration.days()?, lasts: None, sureness, slack: item.placed.slack };
    Some(Event {
        months: placed.months() as f32,
        sureness,
        printed: placed.printed(),
        texts: vec![format!("Onset of {}", symptom.what)],
    })
}

/// The records at one place in time.
struct Group<'a> {
    case: &'a Case,
    timeline: &'a Timeline,
    items: &'a [Item<'a>],
    first: Option<&'a RecordId>,
}

fn event(group: &Group<'_>) -> Option<Event> {
    let drafted: Vec<(&Item<'_>, String)> =
        group.items.iter().filter_map(|item| group.text(item).map(|text| (item, text))).collect();
    // The surest of the events names the month: the record of time zero is at 0, whatever only follows it.
    let placed = drafted.iter().map(|(item, _)| item.placed).min_by_key(|placed| placed.sureness)?;
    Some(Event {
        months: placed.months() as f32,
        sureness: placed.sureness,
        printed: placed.printed(),
        texts: drafted.into_iter().map(|(_, text)| text).collect(),
    })
}

impl Group<'_> {
    fn has(&self, wanted: impl Fn(&Record) -> bool) -> bool {
        self.items.iter().any(|item| wanted(&item.entry.record))
    }

    fn has_metastasis(&self) -> bool {
        self.has(|record| matches!(record, Record::Metastasis(_)))
    }

    fn studies(&self) -> impl Iterator<Item = &Imaging> {
        self.items.iter().filter_map(|item| match &item.entry.record {
            Record::Imaging(study) if !self.is_of_response(&item.entry.id) => Some(study.as_ref()),
            _ => None,
        })
    }

    /// A study that a response rests on is spoken of there.
    fn is_of_response(&self, id: &RecordId) -> bool {
        self.case.all::<Response>().any(|(_, response)| response.study.as_ref() == Some(id))
    }

    /// What the record adds to the flag; none for one that another record of the flag, or another part of the figure,
    /// speaks for.
    fn text(&self, item: &Item<'_>) -> Option<String> {
        let id = &item.entry.id;
        match &item.entry.record {
            Record::Presentation(presentation) => self.presentation(id, presentation),
            Record::Imaging(study) => self.study(id, study),
            Record::Metastasis(event) => Some(self.metastasis(event)),
            Record::Biopsy(biopsy) => (!self.has_metastasis()).then(|| crate::phrase::capital(&draft::biopsy(biopsy))),
            Record::Surgery(surgery) => Some(draft::surgery(self.case, id, surgery, &self.withheld_with(id))),
            Record::Board(board) => self.board(board),
            Record::Ablation(ablation) => {
                let operation = ablation.with_surgery.as_ref().and_then(|id| self.case.record(id));
                operation.is_none().then(|| crate::phrase::capital(&draft::ablation(ablation)))
            }
            Record::Procedure(procedure) => {
                let spoken_for = procedure.because_of.is_some() || self.has(|r| matches!(r, Record::Presentation(_)));
                draft::procedure(procedure).filter(|_| !spoken_for)
            }
            Record::FollowUp(visit) => draft::follow_up(visit, self.is_last(id)),
            Record::Tumour(_) => draft::diagnosis(item.entry).filter(|_| !self.has_tissue()),
            Record::Pathology(report) => {
                draft::diagnosis(item.entry).filter(|_| report.specimen.is_none() && !self.has_tissue())
            }
            _ => None,
        }
    }

    fn has_tissue(&self) -> bool {
        self.has(|record| matches!(record, Record::Surgery(_) | Record::Biopsy(_) | Record::Metastasis(_)))
    }

    fn is_last(&self, id: &RecordId) -> bool {
        let visit =
            |entry: &&Entry| matches!(entry.record, Record::FollowUp(_)) && self.timeline.at(&entry.id).is_some();
        let last = self.timeline.in_order(self.case).into_iter().rfind(visit);
        last.is_some_and(|entry| &entry.id == id)
    }

    fn presentation(&self, id: &RecordId, presentation: &Presentation) -> Option<String> {
        let first = self.first == Some(id);
        if self.has_metastasis() && !first {
            return None;
        }
        let mut parts: Vec<String> = self.studies().filter_map(draft::imaging).collect();
        if self.has_metastasis() || self.has_operation() {
            parts.clear();
        }
        if first {
            parts.insert(0, "Presentation".to_owned());
            return Some(parts.join("; "));
        }
        let found = self.case.all::<Procedure>().filter(|(other, procedure)| {
            procedure.because_of.as_ref() == Some(id)
                || (procedure.because_of.is_none() && self.items.iter().any(|item| &item.entry.id == *other))
        });
        let found = found.filter_map(|(_, procedure)| Some(procedure.finding.value()?.to_string()));
        let found: Vec<String> = found.chain(self.studies().filter_map(draft::imaging_sign)).collect();
        let head = draft::symptoms(presentation).unwrap_or_else(|| "Presentation".to_owned());
        parts.insert(0, if found.is_empty() { head } else { format!("{head}: {}", found.join(", ")) });
        if parts.len() == 1 {
            parts.extend(self.studies().find_map(draft::negative_imaging));
        }
        Some(parts.join("; "))
    }

    fn has_operation(&self) -> bool {
        self.has(|record| matches!(record, Record::Surgery(_)))
    }

    fn study(&self, id: &RecordId, study: &Imaging) -> Option<String> {
        let with_patient = self.has(|record| matches!(record, Record::Presentation(_))) && !self.has_operation();
        if with_patient || self.has_metastasis() || self.is_of_response(id) {
            return None;
        }
        draft::imaging(study)
    }

    fn metastasis(&self, event: &Metastasis) -> String {
        let biopsies = self.items.iter().filter_map(|item| match &item.entry.record {
            Record::Biopsy(biopsy) => Some(format!("; {}", draft::biopsy(biopsy))),
            _ => None,
        });
        draft::metastasis(event) + &biopsies.collect::<String>()
    }

    fn board(&self, board: &Board) -> Option<String> {
        let withheld = draft::withheld(board);
        (!withheld.is_empty() && !self.has_operation()).then(|| format!("No {}", withheld.join(", no ")))
    }

    /// Treatment decided against at the time of this operation; told with the first operation there.
    fn withheld_with(&self, id: &RecordId) -> Vec<String> {
        let first = self.items.iter().find(|item| matches!(item.entry.record, Record::Surgery(_)));
        if first.is_none_or(|item| &item.entry.id != id) {
            return Vec::new();
        }
        let boards = self.items.iter().filter_map(|item| match &item.entry.record {
            Record::Board(board) => Some(draft::withheld(board)),
            _ => None,
        });
        boards.flatten().collect()
    }
}

/// Responses, each at the end of the courses it judges, from the earliest.
pub(super) fn responses(case: &Case, timeline: &Timeline) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (id, response) in case.all::<Response>() {
        let judged = response.of.iter().filter_map(|course| timeline.at(course));
        let end = judged.max_by(|a, b| a.end_months().total_cmp(&b.end_months()));
        let Some((months, sign, word)) = end
            .map(|placed| (placed.end_months(), end_sureness(placed), placed.end_printed()))
            .or_else(|| timeline.at(id).map(|placed| (placed.months(), placed.sureness, placed.printed())))
        else {
            continue;
        };
        let text = draft::response(response);
        match events.iter_mut().find(|event| (f64::from(event.months) - months).abs() * DAYS_PER_MONTH < ONE_PLACE) {
            Some(event) => event.texts.push(text),
            None => events.push(Event { months: months as f32, sureness: sign, printed: word, texts: vec![text] }),
        }
    }
    events.sort_by(|a, b| a.months.total_cmp(&b.months));
    events
}

/// How sure the end of a record is: reckoned from planned intervals, it is the earliest possible.
fn end_sureness(placed: &Placed) -> Sureness {
    if placed.lasts.is_some() { placed.sureness.max(Sureness::AtEarliest) } else { placed.sureness }
}

/// Last visit that has its place.
pub(super) fn last_visit<'a>(case: &'a Case, timeline: &Timeline) -> Option<(f32, &'a FollowUp)> {
    let visits = case.all::<FollowUp>().filter_map(|(id, visit)| Some((timeline.at(id)?.months() as f32, visit)));
    visits.max_by(|a, b| a.0.total_cmp(&b.0))
}
