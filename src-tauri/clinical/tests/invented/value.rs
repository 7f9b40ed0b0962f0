//! A value of any shape.

use clinical::{
    catalogue::{Field, Shape, UnitWord},
    record::Kind,
};
use serde_json::{Map, Value, json};

use super::{
    Chance,
    words::{any, code, fitting},
};

const NUMBERS: &[f64] = &[0.0, 1.0, 2.0, 3.0, 5.0, 5.1, 9.99, 10.0, 14.0, 25.0, 30.0, 100.0, 1734.0, -3.0, 0.001, 1e9];

/// Distances in time, the last of them longer than any life.
const DISTANCES: &[f64] =
    &[0.0, 0.0, 1.0, 2.0, 3.0, 5.1, 9.99, 14.0, 25.0, 30.0, 0.001, -3.0, 1.0, 2.0, 6.0, 12.0, 36.0, 4.0, 8.0, 1e9];

/// A record of the case, to which others may point.
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) kind: Kind,
}

/// Who fills a case: how many fields, and how many of them with sense.
pub(crate) struct Author<'a> {
    records: &'a [Named],
    chance: Chance,
    /// Fields filled, in ten.
    diligent: usize,
    /// Values that fit their field, in ten.
    sensible: usize,
}

impl<'a> Author<'a> {
    /// From one who fits nothing to one who fits everything.
    pub(crate) fn of(seed: u64, records: &'a [Named]) -> Self {
        let mut chance = Chance::of(seed);
        let (diligent, sensible) = (2 + chance.below(8), chance.below(11));
        Self { records, chance, diligent, sensible }
    }

    /// The fields of a record or a group.
    pub(crate) fn group(&mut self, fields: &[Field]) -> Value {
        let mut group = Map::new();
        for field in fields {
            if self.chance.in_ten(self.diligent) {
                let answer = self.answer(field);
                group.insert(field.name.to_owned(), answer);
            }
        }
        Value::Object(group)
    }

    fn answer(&mut self, field: &Field) -> Value {
        if !field.answered {
            return self.value(field, &field.shape);
        }
        if self.chance.in_ten(2) {
            return json!({"absent": self.chance.one(&["not_known", "not_done", "not_applicable"])});
        }
        json!({"known": self.value(field, &field.shape)})
    }

    fn sensible(&mut self) -> bool {
        self.chance.in_ten(self.sensible)
    }

    fn value(&mut self, field: &Field, shape: &Shape) -> Value {
        match shape {
            Shape::Text if self.sensible() => json!(fitting(field.name, &mut self.chance)),
            Shape::Text | Shape::Prose => json!(any(&mut self.chance)),
            Shape::Count => json!(self.chance.below(40)),
            Shape::Number => json!(self.number(field)),
            Shape::Measure { units } => self.measure(field, units),
            Shape::Size { units } => {
                let axes: Vec<Value> =
                    (0..=self.chance.below(3)).map(|_| json!({"length": self.number(field)})).collect();
                json!({"axes": axes, "unit": self.unit(units)})
            }
            Shape::When => self.when(),
            Shape::Dose => json!({
                "amount": self.number(field),
                "unit": self.chance.one(&["mg", "g", "gy", "gy_e", "auc"]),
                "per": self.chance.one(&["flat", "m2", "kg"]),
            }),
            Shape::Choice { choices } => self.chance.one(choices).value.clone(),
            Shape::Code { .. } => self.code(field),
            Shape::Record { kinds } => json!(self.link(kinds)),
            Shape::Group { fields } => self.group(fields),
            Shape::List { of } => (0..self.chance.below(4)).map(|_| self.value(field, of)).collect(),
        }
    }

    fn number(&mut self, field: &Field) -> f64 {
        match field.range {
            Some((least, greatest)) if self.sensible() => {
                let step = u32::try_from(self.chance.below(11)).unwrap();
                least + (greatest - least) * f64::from(step) / 10.0
            }
            _ => *self.chance.one(NUMBERS),
        }
    }

    fn unit(&mut self, units: &[UnitWord]) -> Value {
        // Now and then a unit that the field does not ask for.
        if units.is_empty() || !self.sensible() && self.chance.in_ten(2) {
            json!(self.chance.one(&["cm", "week", "percent", "mg"]))
        } else {
            json!(self.chance.one(units).value)
        }
    }

    fn measure(&mut self, field: &Field, units: &[UnitWord]) -> Value {
        let mut measure = json!({"value": self.number(field), "unit": self.unit(units)});
        if self.chance.in_ten(4) {
            measure["qualifier"] = json!(self.chance.one(&["about", "up_to", "more_than", "less_than", "between"]));
            measure["upper"] = json!(self.number(field));
        }
        measure
    }

    fn when(&mut self) -> Value {
        match self.chance.below(4) {
            0 => json!({"date": self.chance.one(&["2013", "2014-02", "2014-02-28", "1999-12-31"])}),
            1 => json!({"age": self.chance.one(&[20, 40, 95])}),
            2 => json!({"after": {"offset": {"value": self.distance(), "unit": "month"}}, "about": true}),
            _ => {
                let before = self.chance.in_ten(3);
                let offset = json!({"value": self.distance(), "unit": "week"});
                json!({"after": {"record": self.link(&[]), "offset": offset, "before": before}})
            }
        }
    }

    fn distance(&mut self) -> f64 {
        if self.sensible() { *self.chance.one(&[0.0, 1.0, 2.0, 6.0, 12.0, 36.0]) } else { *self.chance.one(DISTANCES) }
    }

    fn code(&mut self, field: &Field) -> Value {
        let (code, display) = if self.sensible() {
            code(field.name, &mut self.chance)
        } else {
            (any(&mut self.chance).to_owned(), any(&mut self.chance))
        };
        json!({"system": "ICD-O", "version": "3.2", "code": code, "display": display, "verified": false})
    }

    /// The name of a record of one of these kinds, or of any.
    fn link(&mut self, kinds: &[Kind]) -> &'a str {
        let sensible = self.sensible();
        let fitting: Vec<&Named> =
            self.records.iter().filter(|record| sensible && kinds.contains(&record.kind)).collect();
        let records = self.records;
        if fitting.is_empty() { &self.chance.one(records).id } else { &self.chance.one(&fitting).id }
    }
}
