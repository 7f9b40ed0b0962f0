//! Cases that nobody would enter: every kind of record filled at random from the catalogue. Whatever they say, the program
//! checks them, orders them in time, explains and prints them, or refuses in words; it never falls over.
#![expect(clippy::unwrap_used, reason = "what a test does not find fails it")]

use casebook::{Casebook, Error, Setting, Topic};
use clinical::{
    catalogue::{Field, KindRow, Shape, UnitWord, catalogue},
    complete::List,
    value::CaseId,
};
use serde_json::{Map, Value, json};

/// Chance, the same each time for the same seed (Marsaglia 2003, xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.get(self.below(of.len())).unwrap()
    }

    fn in_ten(&mut self, times: usize) -> bool {
        self.below(10) < times
    }
}

const WORDS: &[&str] = &[
    "liver",
    "left thigh",
    "doxorubicin",
    "leiomyosarcoma",
    "GIST",
    "EWSR1-FLI1",
    "desmin",
    "none",
    "a",
    "[@ref-1]",
    "see [@gone] and [@fig, @ref-1]",
    "two\n\nparagraphs",
    "≥ 3 × 2 cm – “quoted” µg",
    "neutrophil count decreased",
    "</text><script>alert(1)</script>",
    "AJCC 8",
    "IIIB",
    "T2a N0 M0",
    "C48.1",
    "8890/3",
];
const NUMBERS: &[f64] = &[0.0, 1.0, 2.0, 3.0, 5.0, 5.1, 9.99, 10.0, 14.0, 25.0, 30.0, 100.0, 1734.0, -3.0, 0.001, 1e9];

/// Distances in time, the last of them longer than any life.
const DISTANCES: &[f64] =
    &[0.0, 0.0, 1.0, 2.0, 3.0, 5.1, 9.99, 14.0, 25.0, 30.0, 0.001, -3.0, 1.0, 2.0, 6.0, 12.0, 36.0, 4.0, 8.0, 1e9];

/// A value of a shape; `names` are the records it may point to.
fn value(shape: &Shape, names: &[String], chance: &mut Chance) -> Value {
    match shape {
        // Now and then a character that no shipped font has.
        Shape::Text | Shape::Prose if chance.below(500) == 0 => json!("漢"),
        Shape::Text | Shape::Prose => json!(chance.one(WORDS)),
        Shape::Count => json!(chance.below(40)),
        Shape::Number => json!(chance.one(NUMBERS)),
        Shape::Measure { units } => measure(units, chance),
        Shape::Size { units } => {
            let axes: Vec<Value> = (0..=chance.below(3)).map(|_| json!({"length": chance.one(NUMBERS)})).collect();
            json!({"axes": axes, "unit": unit(units, chance)})
        }
        Shape::When => when(names, chance),
        Shape::Dose => json!({
            "amount": chance.one(NUMBERS), "unit": chance.one(&["mg", "g", "gy", "gy_e", "auc"]), "per": chance.one(&["flat", "m2", "kg"]),
        }),
        Shape::Choice { choices } => chance.one(choices).value.clone(),
        Shape::Code { .. } => {
            json!({"system": "ICD-O", "version": "3.2", "code": chance.one(WORDS), "display": chance.one(WORDS), "verified": false})
        }
        Shape::Record { .. } => json!(chance.one(names)),
        Shape::Group { fields } => group(fields, names, chance),
        Shape::List { of } => (0..chance.below(4)).map(|_| value(of, names, chance)).collect(),
    }
}

fn unit(units: &[UnitWord], chance: &mut Chance) -> Value {
    // Now and then a unit that the field does not ask for.
    if units.is_empty() || chance.in_ten(1) {
        json!(chance.one(&["cm", "week", "percent", "mg"]))
    } else {
        json!(chance.one(units).value)
    }
}

fn measure(units: &[UnitWord], chance: &mut Chance) -> Value {
    let mut measure = json!({"value": chance.one(NUMBERS), "unit": unit(units, chance)});
    if chance.in_ten(4) {
        measure["qualifier"] = json!(chance.one(&["about", "up_to", "more_than", "less_than", "between"]));
        measure["upper"] = json!(chance.one(NUMBERS));
    }
    measure
}

fn when(names: &[String], chance: &mut Chance) -> Value {
    match chance.below(4) {
        0 => json!({"date": chance.one(&["2013", "2014-02", "2014-02-28", "1999-12-31"])}),
        1 => json!({"age": chance.one(&[20, 40, 95])}),
        2 => json!({"after": {"offset": {"value": chance.one(DISTANCES), "unit": "month"}}, "about": true}),
        _ => {
            json!({"after": {"record": chance.one(names), "offset": {"value": chance.one(DISTANCES), "unit": "week"}, "before": chance.in_ten(3)}})
        }
    }
}

fn group(fields: &[Field], names: &[String], chance: &mut Chance) -> Value {
    let mut group = Map::new();
    for field in fields {
        if !chance.in_ten(7) {
            continue;
        }
        let inner = value(&field.shape, names, chance);
        let absent = field.answered && chance.in_ten(2);
        let why = chance.one(&["not_known", "not_done", "not_applicable"]);
        let answer = match (field.answered, absent) {
            (true, true) => json!({"absent": why}),
            (true, false) => json!({"known": inner}),
            (false, _) => inner,
        };
        group.insert(field.name.to_owned(), answer);
    }
    Value::Object(group)
}

/// A case file of every kind that occurs once and some of the others.
fn file(seed: u64) -> String {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let kinds = catalogue().kinds;
    let (once, often): (Vec<&KindRow>, Vec<&KindRow>) = kinds.iter().partition(|kind| kind.once);
    let more: Vec<&KindRow> = (0..4 + chance.below(16)).map(|_| *chance.one(&often)).collect();
    let all: Vec<&KindRow> = once.into_iter().chain(more).collect();
    let names: Vec<String> = (1..=all.len()).map(|number| format!("r{number}")).collect();
    let records: Vec<Value> = all
        .iter()
        .zip(&names)
        .map(|(kind, id)| json!({"id": id, "kind": kind.kind, "record": group(&kind.fields, &names, &mut chance)}))
        .collect();
    json!({"format": "sarcoma-casebook case", "version": 1, "id": format!("case-{seed}"), "records": records})
        .to_string()
}

#[test]
fn no_case_brings_the_program_down() {
    let mut printed = 0;
    for seed in 1..=40 {
        let mut book = Casebook::sample(Setting::of_this_computer()).unwrap();
        let id: CaseId = book.import(&file(seed)).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        book.check(&id).unwrap();
        book.timeline_text(&id).unwrap();
        book.open_case(&id).unwrap();
        for topic in [Topic::Grade, Topic::Stage, Topic::Response, Topic::Dose] {
            book.explain(&id, topic).unwrap();
        }
        for list in [List::Care, List::Scare, List::Iccr] {
            book.complete(&id, list).unwrap();
        }
        match book.report_pdf(&id) {
            Ok(report) => printed += usize::from(report.pages > 0),
            // A character that no font has is refused by name.
            Err(error) => {
                assert!(matches!(error, Error::Print(_)) && error.to_string().contains('漢'), "seed {seed}: {error}")
            }
        }
    }
    assert!(printed > 20, "only {printed} cases were printed");
}
