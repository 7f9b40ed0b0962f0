//! Reading and setting a value by its path.

use serde_json::{Map, Value};

/// Sets the value at `path` or, without a value, takes it out. Makes the groups and lists on the way. On failure says
/// where the path goes wrong.
pub(crate) fn set(body: &mut Value, path: &str, value: Option<Value>) -> Result<(), String> {
    if path.is_empty() {
        *body = value.unwrap_or_else(|| Value::Object(Map::new()));
        return Ok(());
    }
    let mut steps: Vec<&str> = path.split('.').collect();
    let Some(last) = steps.pop() else { return Ok(()) };
    let mut place = body;
    for (index, step) in steps.iter().enumerate() {
        let next = steps.get(index + 1).copied().unwrap_or(last);
        let Some(inner) = enter(place, step, next, value.is_some())? else { return Ok(()) };
        place = inner;
    }
    match value {
        Some(value) => enter(place, last, "", true).map(|slot| slot.map_or((), |slot| *slot = value)),
        None => take_out(place, last),
    }
}

/// The place called `step` within `place`; made where it is missing and `make` says so, none where it is missing else.
fn enter<'a>(place: &'a mut Value, step: &str, next: &str, make: bool) -> Result<Option<&'a mut Value>, String> {
    let missing = match place {
        Value::Object(group) => !group.contains_key(step),
        Value::Array(list) => number(step)? >= list.len(),
        _ => return Err(format!("there is nothing within a value that could be called “{step}”")),
    };
    if missing && !make {
        return Ok(None);
    }
    let fresh = || if next.parse::<usize>().is_ok() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
    match place {
        Value::Object(group) => Ok(Some(group.entry(step).or_insert_with(fresh))),
        Value::Array(list) => {
            let (index, length) = (number(step)?, list.len());
            if index == length {
                list.push(fresh());
            }
            list.get_mut(index)
                .map(Some)
                .ok_or_else(|| format!("the list has {length} items: the next one is {length}"))
        }
        _ => Ok(None),
    }
}

fn take_out(place: &mut Value, step: &str) -> Result<(), String> {
    match place {
        Value::Object(group) => {
            group.shift_remove(step);
        }
        Value::Array(list) => {
            let index = number(step)?;
            if index < list.len() {
                list.remove(index);
            }
        }
        _ => {}
    }
    Ok(())
}

fn number(step: &str) -> Result<usize, String> {
    step.parse().map_err(|_| format!("“{step}” is not a place in a list: places are numbers from 0"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn after(mut body: Value, path: &str, value: Option<Value>) -> Result<Value, String> {
        set(&mut body, path, value).map(|()| body)
    }

    #[test]
    fn groups_and_lists_on_the_way_are_made() {
        assert_eq!(
            after(json!({}), "drugs.0.dose.known", Some(json!(1))),
            Ok(json!({"drugs": [{"dose": {"known": 1}}]}))
        );
        assert_eq!(after(json!({}), "days.0", Some(json!(8))), Ok(json!({"days": [8]})));
    }

    #[test]
    fn a_list_grows_by_one_at_its_end_and_no_further() {
        assert_eq!(after(json!({"days": [1]}), "days.1", Some(json!(8))), Ok(json!({"days": [1, 8]})));
        assert!(after(json!({"days": [1]}), "days.2", Some(json!(8))).is_err());
        assert!(after(json!({"days": [1]}), "days.first", Some(json!(8))).is_err());
    }

    #[test]
    fn without_a_value_the_field_or_item_goes() {
        assert_eq!(after(json!({"days": [1, 8, 15]}), "days.1", None), Ok(json!({"days": [1, 15]})));
        assert_eq!(after(json!({"a": 1, "b": 2}), "a", None), Ok(json!({"b": 2})));
        assert_eq!(after(json!({"a": 1}), "b.c.0.d", None), Ok(json!({"a": 1})));
        assert_eq!(after(json!({"a": 1}), "", None), Ok(json!({})));
    }

    #[test]
    fn nothing_lies_within_a_plain_value() {
        assert!(after(json!({"a": 1}), "a.b", Some(json!(2))).is_err());
    }
}
