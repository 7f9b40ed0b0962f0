//! A mitotic count in words.

use crate::{
    record::Mitoses,
    value::{Number, Qualifier},
};

/// A count with what it was counted in: "up to 14 mitoses in 10 HPF (1.734 mm²)".
pub fn mitoses(count: &Mitoses) -> String {
    let upper = count.upper.map_or_else(String::new, |upper| {
        format!(" {} {upper}", if count.qualifier == Some(Qualifier::Between) { "and" } else { "to" })
    });
    let one = count.upper.unwrap_or(count.count) == Number::from(1);
    let mut text = format!(
        "{}{}{upper} {}",
        Qualifier::before(count.qualifier),
        count.count,
        if one { "mitosis" } else { "mitoses" }
    );
    match (count.fields, count.area) {
        (Some(fields), Some(area)) => text += &format!(" in {fields} HPF ({area})"),
        (Some(fields), None) => text += &format!(" in {fields} HPF"),
        (None, Some(area)) => text += &format!(" in {area}"),
        (None, None) => {}
    }
    match (count.field_number, count.objective) {
        (Some(number), Some(objective)) => text += &format!(", field number {number}, ×{objective}"),
        (Some(number), None) => text += &format!(", field number {number}"),
        (None, Some(objective)) => text += &format!(", ×{objective}"),
        (None, None) => {}
    }
    text
}
