//! A panel of markers as it is typed or pasted in one go.

use clinical::judge::markers::read;
use serde_json::Value;

/// The rows that a line, or a block from a spreadsheet, makes: "CD34 neg" and "sma des cald" and more. Each holds only what
/// was said.
pub fn panel(typed: &str) -> Vec<Value> {
    let rows = read(typed).into_iter().filter_map(|row| serde_json::to_value(row).ok());
    rows.map(said).collect()
}

fn said(mut row: Value) -> Value {
    if let Value::Object(fields) = &mut row {
        fields.retain(|_, part| !part.is_null() && part != "");
    }
    row
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_holds_only_what_was_said() {
        let percent = json!({"value": 30, "unit": "percent"});
        assert_eq!(
            panel("CD34 neg, Ki-67 30 %"),
            [json!({"marker": "CD34", "result": "negative"}), json!({"marker": "Ki-67", "percent": percent})]
        );
    }
}
