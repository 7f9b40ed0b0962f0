//! Records filled in as a clinician does, value by value, in the order of the form.

use std::collections::BTreeMap;

use clinical::catalogue::{Choices, Field, Shape};
use serde_json::{Map, Value};

use super::{catalogue, hand::Hand, tally::Step, words};
use crate::support::{Window, key};

/// A value that names a record which is not there yet.
struct Later {
    record: String,
    kind: String,
    path: String,
    shape: Shape,
    value: Value,
}

pub(super) struct Clerk<'w> {
    pub(super) hand: Hand<'w>,
    /// Names of records here, by those of the case to be entered.
    pub(super) ids: BTreeMap<String, String>,
    later: Vec<Later>,
}

impl<'w> Clerk<'w> {
    pub(super) fn at(window: &'w Window) -> Self {
        Self { hand: Hand::on(window), ids: BTreeMap::new(), later: Vec::new() }
    }

    /// Fills the record on the form, which is called `id` in the case to be entered.
    pub(super) fn fill(&mut self, id: &str, kind: &str, body: &Value) {
        self.ids.insert(id.to_owned(), self.hand.record.clone());
        self.hand.kind = kind.to_owned();
        self.hand.tally.record(kind, leaves(body));
        self.fields(&catalogue::kind(kind).fields, body.as_object().unwrap(), "");
    }

    /// Goes back to where a record was named that was not there yet.
    pub(super) fn catch_up(&mut self) {
        for Later { record, kind, path, shape, value } in std::mem::take(&mut self.later) {
            self.hand.back_to(&record, &kind);
            self.value(&shape, &path, &value);
        }
    }

    fn fields(&mut self, fields: &[Field], body: &Map<String, Value>, at: &str) {
        for field in fields {
            let Some(value) = body.get(field.name) else { continue };
            let path = if at.is_empty() { field.name.to_owned() } else { format!("{at}.{}", field.name) };
            self.field(field, &path, value, body);
        }
    }

    fn field(&mut self, field: &Field, path: &str, value: &Value, body: &Map<String, Value>) {
        match (self.hand.kind.as_str(), path) {
            ("pathology", "immunohistochemistry") => return self.panel(value),
            ("systemic", "changes") => return self.changes(value),
            ("pathology", "mitoses") => return self.line("mitoses", &words::mitoses(&value["known"])),
            _ => {}
        }
        match (&field.shape, field.name) {
            (Shape::Dose, "dose") => {
                self.line(&format!("{path}.known"), &words::dose(&value["known"], body.get("days")))
            }
            // Typed with the dose.
            (Shape::List { of }, "days") if **of == Shape::Count && body.contains_key("dose") => {}
            _ if !field.answered => self.value(&field.shape, path, value),
            _ => match value.get("absent").and_then(Value::as_str) {
                Some(why) => self.absent(path, why),
                None => self.value(&field.shape, &format!("{path}.known"), &value["known"]),
            },
        }
    }

    fn absent(&mut self, path: &str, why: &str) {
        self.hand.go(path);
        let keys = match why {
            "not_known" => "?".to_owned(),
            "not_done" => format!("{}0", key::ALT),
            _ => format!("{}-", key::ALT),
        };
        self.hand.press(Step::Choose, &keys);
    }

    /// Leads to a field and types a line into it.
    fn line(&mut self, path: &str, words: &str) {
        self.hand.go(path);
        self.hand.words(words);
    }

    fn value(&mut self, shape: &Shape, path: &str, value: &Value) {
        if self.waits(shape, value) {
            let (record, kind) = (self.hand.record.clone(), self.hand.kind.clone());
            let (path, shape, value) = (path.to_owned(), shape.clone(), value.clone());
            return self.later.push(Later { record, kind, path, shape, value });
        }
        match shape {
            Shape::Text | Shape::Prose => self.line(path, &self.cited(value.as_str().unwrap())),
            Shape::Count | Shape::Number => self.line(path, &value.to_string()),
            Shape::Measure { .. } => self.line(path, &words::measure(value)),
            Shape::Size { .. } => self.size(path, value),
            Shape::When => {
                let words = self.when(value);
                self.line(path, &words);
            }
            Shape::Dose => self.line(path, &words::dose(value, None)),
            Shape::Choice { choices } => self.choice(choices, path, value),
            Shape::Code { .. } => self.code(path, value["code"].as_str().unwrap()),
            Shape::Record { .. } => self.link(path, value),
            Shape::Group { fields } => self.group(fields, path, value),
            Shape::List { of } => match &**of {
                Shape::Group { fields } => self.rows(fields, path, value.as_array().unwrap()),
                of => self.items(of, path, value.as_array().unwrap()),
            },
        }
    }

    /// Whether the value names a record that is not there yet.
    fn waits(&self, shape: &Shape, value: &Value) -> bool {
        let missing = |id: &Value| id.as_str().is_some_and(|id| !self.ids.contains_key(id));
        match shape {
            Shape::Record { .. } => missing(value),
            Shape::When => missing(&value["after"]["record"]),
            Shape::List { of } if matches!(**of, Shape::Record { .. }) => value.as_array().unwrap().iter().any(missing),
            _ => false,
        }
    }

    /// Citations name a reference as it is called here.
    fn cited(&self, text: &str) -> String {
        let cite =
            |text: String, (id, own): (&String, &String)| text.replace(&format!("[@{id}]"), &format!("[@{own}]"));
        self.ids.iter().fold(text.to_owned(), cite)
    }

    fn when(&self, value: &Value) -> String {
        let own = value["after"]["record"].as_str().and_then(|id| self.ids.get(id));
        let Some(own) = own else { return words::when(value, None) };
        // A record that is the only one of its kind goes by that.
        let kind = own
            .rsplit_once('-')
            .filter(|(_, number)| number.parse::<usize>().is_ok())
            .map_or(own.as_str(), |(kind, _)| kind);
        let alike = self.ids.values().filter(|id| id.starts_with(kind)).count();
        let kind = kind.replace('-', "_");
        words::when(value, Some(if alike == 1 && !kind.contains('_') { &kind } else { own }))
    }

    fn group(&mut self, fields: &[Field], path: &str, value: &Value) {
        let mut body = value.as_object().unwrap().clone();
        let code = body.get("morphology").map(|code| code["code"].as_str().unwrap().to_owned());
        if let (Some(entity), Some(_)) = (body.get("entity"), &code) {
            // The type is searched by name: key and code come together.
            let entity = clinical::judge::coding::entity(entity.as_str().unwrap()).unwrap();
            let (name, key) = (entity.name.to_owned(), entity.id.to_owned());
            body.remove("entity");
            body.remove("morphology");
            self.fields(fields, &body, path);
            return self.found(&format!("{path}.morphology"), &name, &key);
        }
        self.fields(fields, &body, path);
    }

    fn size(&mut self, path: &str, value: &Value) {
        self.line(path, &words::size(value));
        let axes = value["axes"].as_array().unwrap();
        if axes.iter().all(|axis| axis.get("axis").is_none()) {
            return;
        }
        // First, second, third, unit, and then the button that asks for the names.
        self.hand.again(Step::Go, &key::TAB.to_string(), 4);
        self.hand.press(Step::Go, &key::ENTER.to_string());
        for (at, axis) in axes.iter().enumerate() {
            if at > 0 {
                self.hand.press(Step::Go, &key::TAB.to_string());
            }
            self.hand.wait("no place for the name of an axis", "done(document.activeElement.id.endsWith('-name'));");
            self.hand.words(axis["axis"].as_str().unwrap_or_default());
        }
    }

    fn choice(&mut self, choices: &[Choices], path: &str, value: &Value) {
        self.hand.go(path);
        let labels: Vec<String> = choices.iter().map(|choice| choice.label.to_lowercase()).collect();
        let wanted = choices.iter().position(|choice| choice.value == *value).unwrap();
        let keys = begun(&labels, wanted).unwrap_or_else(|| panic!("{path}: “{}” cannot be typed", labels[wanted]));
        self.hand.press(Step::Choose, &keys);
    }

    fn code(&mut self, path: &str, code: &str) {
        self.found(path, code, code);
    }

    /// Searches a code by `name`, letter by letter, until the one meant stands first.
    fn found(&mut self, path: &str, name: &str, meant: &str) {
        self.hand.go(path);
        for letter in name.to_lowercase().chars() {
            self.hand.press(Step::Choose, &letter.to_string());
            if self.hand.first_code(meant) {
                return self.hand.press(Step::Choose, &key::ENTER.to_string());
            }
        }
        panic!("{path}: “{name}” does not bring {meant} to the top");
    }

    fn link(&mut self, path: &str, value: &Value) {
        self.hand.go(path);
        self.pick(value);
    }

    /// Chooses a record in the drop-down that has the focus.
    fn pick(&mut self, value: &Value) {
        let own = self.ids[value.as_str().unwrap()].clone();
        let (options, wanted) = self.hand.options(&own);
        let down = wanted + 1;
        let typed = begun(&options, wanted).filter(|keys| keys.len() < down);
        self.hand.press(Step::Choose, &typed.unwrap_or_else(|| key::DOWN.to_string().repeat(down)));
    }

    fn items(&mut self, of: &Shape, path: &str, values: &[Value]) {
        self.hand.go(path);
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.hand.press(Step::Row, &key::ENTER.to_string());
                let part = format!("-{at}-value");
                self.hand.wait("no next item", &format!("done(document.activeElement.id.endsWith('{part}'));"));
            }
            match of {
                Shape::Text => self.hand.words(value.as_str().unwrap()),
                Shape::Count | Shape::Number => self.hand.words(&value.to_string()),
                Shape::Record { .. } => self.pick(value),
                Shape::Size { .. } => self.hand.words(&words::size(value)),
                other => panic!("a list of {other:?} is not entered here"),
            }
        }
    }

    fn rows(&mut self, fields: &[Field], path: &str, rows: &[Value]) {
        for (at, row) in rows.iter().enumerate() {
            if at == 0 {
                self.hand.go(path);
                self.hand.press(Step::Row, &key::ENTER.to_string());
            } else {
                self.hand.press(Step::Row, &format!("{}{}", key::CONTROL, key::ENTER));
            }
            let begun = format!("done(document.activeElement.id.includes('-{}-{at}-'));", path.replace('.', "-"));
            self.hand.wait("no next row", &begun);
            self.fields(fields, row.as_object().unwrap(), &format!("{path}.{at}"));
        }
    }

    /// Markers in one line; a name that is longer than the usual one is typed over in its cell.
    fn panel(&mut self, value: &Value) {
        let rows = value.as_array().unwrap();
        let said = |row: &Value| {
            let parts = ["result", "extent", "staining"].iter().filter_map(|part| row[part].as_str());
            let name = row["marker"].as_str().unwrap();
            let short = name.rsplit_once('(').map_or(name, |(_, short)| short.trim_end_matches(')')).to_lowercase();
            format!("{short} {}", parts.collect::<Vec<_>>().join(" "))
        };
        let line = rows.iter().map(said).collect::<Vec<_>>().join(", ");
        self.line("immunohistochemistry", &line);
        self.hand.press(Step::Row, &key::ENTER.to_string());
        self.hand.wait(
            "no markers",
            &format!("done(document.querySelectorAll('[data-cell$=\".0\"] input').length === {});", rows.len()),
        );
        for (at, row) in rows.iter().enumerate() {
            let name = row["marker"].as_str().unwrap();
            if name.contains('(') {
                self.line(&format!("immunohistochemistry.{at}.marker"), name);
            }
        }
    }

    /// Doses that differ, each in its cell of the grid of cycles.
    fn changes(&mut self, value: &Value) {
        for change in value.as_array().unwrap() {
            assert_eq!((&change["from_cycle"], change["drug"].as_str()), (&Value::from(1), Some("doxorubicin")));
            self.line("changes", &change["dose"]["known"]["amount"].to_string());
            self.hand.press(Step::Choose, &key::ENTER.to_string());
        }
    }
}

/// The fewest letters to type for the list to come to `wanted`: how it or a word in it begins.
fn begun(labels: &[String], wanted: usize) -> Option<String> {
    let label: Vec<char> = labels[wanted].chars().collect();
    let starts = (0..label.len()).filter(|at| *at == 0 || !label[at - 1].is_alphanumeric());
    let beginnings = starts
        .flat_map(|at| (at + 1..=label.len()).map(|end| label[at..end].iter().collect::<String>()).collect::<Vec<_>>());
    beginnings
        .filter(|typed| typed.starts_with(char::is_alphanumeric) && meant(labels, typed) == Some(wanted))
        .min_by_key(String::len)
}

/// What the list comes to for letters: what begins so, else what has a word that does.
fn meant(labels: &[String], typed: &str) -> Option<usize> {
    let has_word =
        |label: &String| label.match_indices(typed).any(|(at, _)| !label[..at].ends_with(char::is_alphanumeric));
    labels.iter().position(|label| label.starts_with(typed)).or_else(|| labels.iter().position(has_word))
}

fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.values().map(leaves).sum(),
        Value::Array(items) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}
