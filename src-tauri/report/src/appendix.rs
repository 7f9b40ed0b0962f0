//! The appendix: where the report says what the CARE checklist asks for, and what is not recorded.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use clinical::{
    case::Case,
    complete::{Completeness, GoTo, ItemState, List, Place, State, complete},
    record::{Kind, Reference},
};
use typeset::{
    Press,
    document::{Align, Block, Cell, Column, Content, Document, Float, Row, Rule, Run, Style, Table, Target},
    draw::Pages,
};

use crate::{
    Composed,
    back::heading,
    cite,
    inline::{Numbers, runs},
    phrase::{capital, inner, listed},
    table::{pathology, strong, systemic},
};

/// Name by which text links to the checklist.
const ID: &str = "appendix-care";

/// What the checklist is called.
const LABEL: &str = "Appendix";

/// The CARE statement of 2013.
const CARE_DOI: &str = "10.1186/1752-1947-7-223";

/// Sections named for one item; an item told in more is told in the case presentation as a whole.
const SECTIONS: usize = 2;

/// The checklist of a case with what is needed to say where each item stands.
pub(crate) struct Checklist {
    found: Completeness,
    /// Title of the section that tells a record, by the record.
    sections: BTreeMap<String, String>,
    /// Name of the drawn timeline.
    course: Option<String>,
}

impl Checklist {
    /// The checklist of a case; none for a case that reports nothing yet.
    pub(crate) fn of(case: &Case, sections: BTreeMap<String, String>, course: Option<String>) -> Option<Self> {
        let found = complete(case, List::Care);
        (found.reported > 0).then_some(Self { found, sections, course })
    }

    /// Heading and paragraph that stand in the text and lead to the table.
    pub(crate) fn words(&self, case: &Case, numbers: &mut Numbers<'_>) -> Vec<Block> {
        let call = cite::call(case, |reference: &Reference| reference.doi == CARE_DOI);
        let mut text = format!(
            " gives, item by item, where this report meets the CARE guidelines of 2013{call}. Items reported: {} of {}.",
            self.found.reported, self.found.of
        );
        let open: Vec<&str> = self.found.items.iter().filter(|item| is_open(item)).map(|item| item.number).collect();
        if !open.is_empty() {
            text += &format!(" Not or only partly recorded: {}.", listed(&open));
        }
        let mut words = vec![Run::linked(LABEL, Target::Float(ID.to_owned()))];
        words.extend(runs(&text, numbers));
        vec![heading("Appendix: CARE checklist"), Block::Paragraph { runs: words, indent: false, source: None }]
    }

    /// The document with the table of the checklist, in which the pages of the document itself are named.
    pub(crate) fn appended(&self, mut document: Document, numbers: &Numbers<'_>, press: &mut Press) -> Composed {
        // Mostly it stands where it stood when the report was set last: then it is set once.
        let guess = self.table(numbers, press.last());
        document.floats.push(guess.clone());
        // A document that cannot be set has no pages to name; whoever sets it is told why.
        let Ok(pages) = press.pages(&document) else { return Composed { document, pages: None } };
        let table = self.table(numbers, Some(&pages));
        let stands = table == guess;
        document.floats.pop();
        document.floats.push(table);
        Composed { document, pages: stands.then_some(pages) }
    }

    /// The table. Its page numbers are those of `pages`, in which everything before it already stands; without them it
    /// holds dashes of the same size.
    fn table(&self, numbers: &Numbers<'_>, pages: Option<&Pages>) -> Float {
        let mut rows = Vec::new();
        let mut before = "";
        for item in &self.found.items {
            let topic = topic(item.number);
            let first = topic != before;
            let (page, place) = self.page_and_place(item, numbers, pages);
            let cells = vec![
                if first { strong(topic) } else { Cell::plain("") },
                Cell { heads_row: true, ..Cell::plain(item.number) },
                Cell::plain(content(item.text)),
                Cell::plain(page.map_or_else(|| "–".to_owned(), |page| (page + 1).to_string())),
                Cell::runs(vec![place]),
            ];
            let rule = if first && !before.is_empty() { Rule::Hair } else { Rule::None };
            rows.push(Row { cells, rule, ..Row::default() });
            before = topic;
        }
        let left = Column::default();
        let columns = vec![left, left, left, Column { align: Align::Right }, left];
        let names = ["Topic", "Item", "Content", "Page", "Place, or what is missing"];
        let head = vec![Row { cells: names.map(strong).into(), ..Row::default() }];
        Float {
            id: ID.to_owned(),
            label: LABEL.to_owned(),
            title: "CARE checklist of 2013.".to_owned(),
            legend: Vec::new(),
            wide: true,
            content: Content::Tables(vec![Table { share: 1.0, columns, head, rows, notes: Vec::new() }]),
            source: None,
        }
    }

    fn page_and_place(&self, item: &ItemState, numbers: &Numbers<'_>, pages: Option<&Pages>) -> (Option<usize>, Run) {
        match &item.state {
            State::Reported { evidence } => {
                let spots = self.spots(item.number, evidence, numbers);
                let page = pages.and_then(|pages| self.page(&spots, evidence, pages));
                (page, Run::plain(named(&spots)))
            }
            State::Partly { go_to, .. } => (None, quiet(format!("Not recorded: {}", missing(go_to)))),
            State::Missing { .. } => (None, quiet("Not recorded")),
            State::NotApplicable { reason } => (None, Run::plain(format!("Not applicable: {}", inner(reason)))),
        }
    }

    /// Where an item stands: fixed for the front and the timeline, else the sections of its evidence and its table.
    fn spots(&self, number: &str, evidence: &[Place], numbers: &Numbers<'_>) -> Vec<Spot> {
        let front = |text: &str| vec![Spot::Front(text.to_owned())];
        match number {
            "1" => return front("Title"),
            "2" => return front("Keywords"),
            "3a" => return front("Abstract, Background"),
            "3b" | "3c" => return front("Abstract, Case presentation"),
            "3d" => return front("Abstract, Conclusions"),
            _ => {}
        }
        let drawn = self.course.as_ref().filter(|_| number == "7").and_then(|id| float(id, numbers));
        if let Some(figure) = drawn {
            return vec![figure];
        }
        let mut sections: Vec<Spot> = Vec::new();
        for place in evidence {
            let spot = Spot::Section(self.section(place));
            if !sections.contains(&spot) {
                sections.push(spot);
            }
        }
        if matches!(topic(number), "Patient" | "Clinical findings") {
            // What came later is told later; these ask for how it began.
            sections.truncate(1);
        }
        let table = table_of(number).and_then(|id| float(id, numbers));
        match table {
            Some(table) => sections.into_iter().take(1).chain([table]).collect(),
            None if sections.len() > SECTIONS => vec![Spot::Section(PRESENTATION.to_owned())],
            None => sections,
        }
    }

    /// Title of the section in which a place is printed.
    fn section(&self, place: &Place) -> String {
        let title = match (place.kind, place.path.split('.').next().unwrap_or_default()) {
            (Kind::Manuscript, "background") => "Background",
            (Kind::Manuscript, "discussion") => "Discussion",
            (Kind::Manuscript, "conclusions") => "Conclusions",
            (Kind::Manuscript, "patient_perspective") => "Patient perspective",
            (Kind::Manuscript | Kind::Consent, _) => "Declarations",
            (Kind::Patient, _) => "Patient and presentation",
            _ => self.sections.get(place.record.as_str()).map_or(PRESENTATION, String::as_str),
        };
        title.to_owned()
    }

    /// The page of the first of the spots: where its first record is told, else where that one's section begins.
    fn page(&self, spots: &[Spot], evidence: &[Place], pages: &Pages) -> Option<usize> {
        match spots.first()? {
            Spot::Front(_) => Some(0),
            Spot::Float { id, .. } => {
                let target = Target::Float(id.clone());
                pages.anchors.iter().find(|(anchor, _)| *anchor == target).map(|(_, place)| place.page)
            }
            Spot::Section(title) => {
                let told = |place: &&Place| title == PRESENTATION || self.section(place) == *title;
                let first = evidence.iter().find(told)?;
                let regions = pages
                    .regions
                    .iter()
                    .filter(|region| crate::told(&region.source).is_some_and(|(record, _)| record == first.record));
                let section = self.section(first);
                let heading = pages.outline.iter().find(|heading| heading.text == section);
                regions.map(|region| region.page).min().or_else(|| heading.map(|heading| heading.place.page))
            }
        }
    }
}

/// Title of the part that tells the records.
const PRESENTATION: &str = "Case presentation";

/// A part of the report that can be named and has a page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Spot {
    /// On the first page, above the text.
    Front(String),
    /// A section by its heading.
    Section(String),
    /// A table or figure.
    Float {
        /// Its name.
        id: String,
        /// Its label.
        label: String,
    },
}

fn named(spots: &[Spot]) -> String {
    let words = spots.iter().map(|spot| match spot {
        Spot::Front(text) | Spot::Section(text) | Spot::Float { label: text, .. } => text.as_str(),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn float(id: &str, numbers: &Numbers<'_>) -> Option<Spot> {
    numbers.label(id).map(|label| Spot::Float { id: id.to_owned(), label })
}

/// The table that shows what an item asks for.
fn table_of(number: &str) -> Option<&'static str> {
    match number {
        "8d" => Some(pathology::ID),
        "9b" | "9c" => Some(systemic::ID),
        _ => None,
    }
}

fn is_open(item: &ItemState) -> bool {
    matches!(item.state, State::Partly { .. } | State::Missing { .. })
}

/// The topic of CARE that an item belongs to.
fn topic(number: &str) -> &'static str {
    match number.trim_end_matches(char::is_alphabetic) {
        "1" => "Title",
        "2" => "Keywords",
        "3" => "Abstract",
        "4" => "Introduction",
        "5" => "Patient",
        "6" => "Clinical findings",
        "7" => "Timeline",
        "8" => "Diagnosis",
        "9" => "Treatment",
        "10" => "Follow-up",
        "11" => "Discussion",
        "12" => "Patient perspective",
        _ => "Informed consent",
    }
}

/// What an item asks for, without the topic before a colon.
fn content(text: &str) -> String {
    capital(text.split_once(": ").map_or(text, |(_, content)| content))
}

/// Names of the fields that lack an answer: "family history and genetic history".
fn missing(go_to: &[GoTo]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in go_to.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    listed(&names)
}

fn name(to: &GoTo) -> String {
    let row = to.kind.row();
    let mut fields = row.fields.as_slice();
    let mut label = row.label;
    for step in to.path.split('.') {
        if let Some(field) = fields.iter().find(|field| field.name == step) {
            (label, fields) = (field.label, field.shape.fields());
        }
    }
    inner(label)
}

fn quiet(text: impl Into<String>) -> Run {
    Run::styled(text, Style::Emphasis)
}
