//! Keys as a hand presses them: nothing on the page is named, the focus decides where they go.

use serde_json::{Value, json};

use super::{Window, key};

const MODIFIERS: [char; 3] = [key::CONTROL, key::SHIFT, key::ALT];

impl Window {
    /// Presses `keys` one after the other. A modifier among them holds for the next key alone.
    pub(crate) fn press(&self, keys: &str) {
        self.try_press(keys).unwrap_or_else(|problem| panic!("pressing “{}”: {problem}", keys.escape_unicode()));
    }

    /// The same; what the driver says where the program is gone.
    pub(crate) fn try_press(&self, keys: &str) -> Result<(), String> {
        let hand = json!({"actions": [{"type": "key", "id": "hand", "actions": strokes(keys)}]});
        self.driver.ask("POST", &self.path("/actions"), Some(&hand)).map(|_| ())
    }
}

/// How often a key goes down for `keys`; a chord such as Ctrl K is one.
pub(crate) fn count(keys: &str) -> usize {
    keys.chars().filter(|key| !MODIFIERS.contains(key)).count()
}

/// Each key down and up, with the modifiers before it around it.
fn strokes(keys: &str) -> Vec<Value> {
    let stroke = |kind: &str, key: char| json!({"type": kind, "value": key});
    let (mut strokes, mut held) = (Vec::new(), Vec::new());
    for key in keys.chars() {
        strokes.push(stroke("keyDown", key));
        if MODIFIERS.contains(&key) {
            held.push(key);
            continue;
        }
        strokes.push(stroke("keyUp", key));
        strokes.extend(held.drain(..).rev().map(|modifier| stroke("keyUp", modifier)));
    }
    strokes
}
