//! Values as people write them.

use serde_json::Value;

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

fn qualifier(value: &Value) -> &'static str {
    match text(value, "qualifier") {
        None | Some("exactly" | "between") => "",
        Some("about") => "~",
        Some("close_to") => "close to ",
        Some("up_to") => "up to ",
        Some("at_least") => ">=",
        Some("more_than") => ">",
        Some("less_than") => "<",
        Some(other) => panic!("nobody writes “{other}”"),
    }
}

fn unit(name: &str) -> &str {
    match name {
        "percent" => "%",
        "year" => "y",
        "month" => "mo",
        "week" => "wk",
        "day" => "d",
        other => other,
    }
}

/// "close to 3 cm", "~2 wk".
pub(super) fn measure(value: &Value) -> String {
    let upper = value.get("upper").map(|upper| format!("-{upper}")).unwrap_or_default();
    format!("{}{}{upper} {}", qualifier(value), value["value"], unit(text(value, "unit").unwrap()))
}

/// "8x7x7 cm".
pub(super) fn size(value: &Value) -> String {
    let lengths: Vec<String> =
        value["axes"].as_array().unwrap().iter().map(|axis| axis["length"].to_string()).collect();
    format!("{}{} {}", qualifier(value), lengths.join("x"), text(value, "unit").unwrap())
}

/// "75 mg/m2", and "d1, 8" where the days stand beside it.
pub(super) fn dose(value: &Value, days: Option<&Value>) -> String {
    let per = match text(value, "per").unwrap() {
        "flat" => " flat".to_owned(),
        per => format!("/{per}"),
    };
    let days = days.and_then(Value::as_array).map(|days| {
        let days: Vec<String> = days.iter().map(Value::to_string).collect();
        format!(" d{}", days.join(", "))
    });
    format!("{} {}{per}{}", value["amount"], text(value, "unit").unwrap(), days.unwrap_or_default())
}

/// "up to 14/10 HPF, 1734 mm2".
pub(super) fn mitoses(value: &Value) -> String {
    let fields = value.get("fields").map(|fields| format!("/{fields} HPF")).unwrap_or_default();
    let area = value.get("area").map(|area| format!(", {} mm2", area["value"])).unwrap_or_default();
    format!("{}{}{fields}{area}", qualifier(value), value["count"])
}

/// "2 wk after CT", "+36 mo", "at 20". `name` is what the record that it is reckoned from is called here.
pub(super) fn when(value: &Value, name: Option<&str>) -> String {
    if let Some(age) = value.get("age") {
        return format!("at {age}");
    }
    if let Some(date) = text(value, "date") {
        return date.to_owned();
    }
    let about = if value["about"] == true { "~" } else { "" };
    let (after, offset) = (&value["after"], value["after"].get("offset"));
    let side = if after["before"] == true { "before" } else { "after" };
    match (offset, name) {
        (None, Some(name)) => format!("{about}{side} {name}"),
        (Some(offset), Some(name)) if offset["value"] == 0 => format!("{about}with {name}"),
        (Some(offset), Some(name)) => format!("{} {side} {name}", measure(offset)),
        (Some(offset), None) => format!("{}{}", if after["before"] == true { "-" } else { "+" }, measure(offset)),
        (None, None) => panic!("a time that says nothing: {value}"),
    }
}
