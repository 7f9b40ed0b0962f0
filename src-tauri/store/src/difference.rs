//! What differs between two forms of a record, path by path.

use serde_json::Value;

/// A value that differs: its path, what was there, what is there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    pub(crate) path: String,
    pub(crate) old: Option<Value>,
    pub(crate) new: Option<Value>,
}

/// The differences from `old` to `new`, as deep as both agree in shape. Lists of different length differ as a whole:
/// which of their items is which cannot be told.
pub(crate) fn differences(old: &Value, new: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(String::new(), Some(old), Some(new), &mut found);
    found
}

fn compare(path: String, old: Option<&Value>, new: Option<&Value>, found: &mut Vec<Difference>) {
    match (old, new) {
        (Some(old), Some(new)) if old == new => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let gone = old.keys().filter(|name| !new.contains_key(*name));
            for name in gone.chain(new.keys()) {
                compare(join(&path, name), old.get(name), new.get(name), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                compare(join(&path, &index.to_string()), Some(old), Some(new), found);
            }
        }
        _ => found.push(Difference { path, old: old.cloned(), new: new.cloned() }),
    }
}

fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn paths(old: &Value, new: &Value) -> Vec<String> {
        differences(old, new).into_iter().map(|difference| difference.path).collect()
    }

    #[test]
    fn only_what_differs_is_named() {
        let old = json!({"a": {"known": 1, "note": "x"}, "b": 2, "c": [1, {"d": 3}]});
        let new = json!({"a": {"known": 5, "note": "x"}, "c": [1, {"d": 4}], "e": 6});
        assert_eq!(paths(&old, &new), ["b", "a.known", "c.1.d", "e"]);
        assert_eq!(paths(&old, &old), Vec::<String>::new());
    }

    #[test]
    fn a_list_of_another_length_differs_as_a_whole() {
        assert_eq!(paths(&json!({"days": [1, 8]}), &json!({"days": [8]})), ["days"]);
    }
}
