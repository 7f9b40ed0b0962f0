//! A hand on the keyboard: where the focus is, how to lead it elsewhere with the fewest keys, and what that cost.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    catalogue,
    tally::{Step, Tally},
};
use crate::support::{Window, key, keyboard, patiently};

/// The element that takes the value of a field, by record and path.
const PLACE: &str = "
    const place = (record, path) => {
        const id = `${record}-${path.replaceAll('.', '-')}`;
        const parts = ['value', 'known-value', '0-value', 'known-0-value', 'find', 'known-find', 'line', 'known-line', 'add', 'cell'];
        const found = parts.map((part) => document.getElementById(`${id}-${part}`)).find((element) => element)
            ?? document.querySelector(`[data-path='${path}'] [data-cell] input[tabindex='0']`);
        return found?.closest('[role=radiogroup]')?.querySelector('input:checked') ?? found ?? null;
    };
    const stops = () => {
        const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
        const first = (radio) => {
            const group = all.filter((other) => other.type === 'radio' && other.name === radio.name);
            return (group.find((other) => other.checked) ?? group[0]) === radio;
        };
        const reached = (element) => element.tabIndex >= 0 && !element.disabled && element.getClientRects().length > 0;
        return all.filter((element) => reached(element) && (element.type !== 'radio' || first(element)));
    };
    const done = arguments[arguments.length - 1];";

/// How far the focus is from a field, in presses of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Tabs(i64),
    Unknown,
}

pub(super) struct Hand<'w> {
    pub(super) window: &'w Window,
    pub(super) tally: Tally,
    /// The record on the form.
    pub(super) record: String,
    pub(super) kind: String,
    /// The field being filled, for the tally.
    field: String,
}

impl<'w> Hand<'w> {
    pub(super) fn on(window: &'w Window) -> Self {
        Self { window, tally: Tally::default(), record: String::new(), kind: String::new(), field: String::new() }
    }

    pub(super) fn press(&mut self, step: Step, keys: &str) {
        self.window.press(keys);
        self.tally.count(&self.kind, &self.field, step, keyboard::count(keys));
    }

    /// Presses one key several times.
    pub(super) fn again(&mut self, step: Step, keys: &str, times: usize) {
        self.press(step, &keys.repeat(times));
    }

    /// Types words; a line ends with Enter.
    pub(super) fn words(&mut self, words: &str) {
        for part in words.replace('\n', &key::ENTER.to_string()).chars().collect::<Vec<_>>().chunks(120) {
            self.press(Step::Words, &part.iter().collect::<String>());
        }
    }

    pub(super) fn ask(&self, script: &str) -> Value {
        self.window.run(&format!("{PLACE}\n{script}"))
    }

    /// Waits until `script` says something that is not nothing.
    pub(super) fn wait(&self, what: &str, script: &str) -> Value {
        let said = patiently(|| Some(self.ask(script)).filter(|said| !said.is_null() && *said != json!(false)));
        said.unwrap_or_else(|| panic!("{} {}: {what}; the focus is at {}", self.record, self.field, self.focused()))
    }

    pub(super) fn focused(&self) -> Value {
        self.ask(
            "const at = document.activeElement; done([at.tagName, at.id, at.getAttribute('aria-label'), at.value ?? '']);",
        )
    }

    fn way(&self, path: &str) -> Way {
        let said = self.ask(&format!(
            "const wanted = place('{}', '{path}'); const at = document.activeElement;
             if (!wanted) done(null);
             else if (wanted === at) done('there');
             else {{ const all = stops(); const [from, to] = [all.indexOf(at), all.indexOf(wanted)];
                 done(from === -1 || to === -1 ? 'away' : to - from); }}",
            self.record
        ));
        match said {
            Value::String(word) if word == "there" => Way::There,
            Value::Number(tabs) => Way::Tabs(tabs.as_i64().unwrap()),
            _ => Way::Unknown,
        }
    }

    /// Leads the focus to a field: by Tab where it is near, else by the first letters of its name.
    pub(super) fn go(&mut self, path: &str) {
        self.field = path.split('.').next().unwrap_or_default().to_owned();
        // What stands between two fields can come and go; whoever did not arrive looks again.
        for _ in 0..4 {
            match self.way(path) {
                Way::There => return,
                Way::Tabs(tabs @ 1..=4) => self.again(Step::Go, &key::TAB.to_string(), usize::try_from(tabs).unwrap()),
                Way::Tabs(tabs @ -3..=-1) => {
                    let keys = format!("{}{}", key::SHIFT, key::TAB);
                    self.again(Step::Go, &keys, usize::try_from(-tabs).unwrap());
                }
                _ => self.call(path),
            }
            if soon(|| self.way(path) == Way::There) {
                return;
            }
        }
        panic!("{} {path}: the focus is at {}", self.record, self.focused());
    }

    /// Calls a field of the record by name.
    fn call(&mut self, path: &str) {
        self.press(Step::Go, &format!("{}g", key::CONTROL));
        self.wait("no palette", "done(document.querySelector('dialog.pal input') === document.activeElement);");
        let name = catalogue::label(&self.kind, path);
        self.narrow(Step::Go, path.strip_suffix(".known").unwrap_or(path), &name);
    }

    /// Types the letters of a name until what is wanted is offered first, or nearly, and takes it.
    pub(super) fn narrow(&mut self, step: Step, goes: &str, name: &str) {
        let mut letters = name.chars();
        loop {
            let offered = self.offered(goes);
            let next = letters.next();
            match (offered, next) {
                (Some(0), _) => break self.press(step, &key::ENTER.to_string()),
                (Some(down @ 1..=2), _) | (Some(down), None) => {
                    break self.press(step, &format!("{}{}", key::DOWN.to_string().repeat(down), key::ENTER));
                }
                (_, Some(letter)) => self.press(step, &letter.to_string()),
                (None, None) => panic!("{goes} is not offered for “{name}”"),
            }
        }
    }

    /// Which of the offers leads there.
    fn offered(&self, goes: &str) -> Option<usize> {
        let at = self.ask(&format!(
            "requestAnimationFrame(() => done([...document.querySelectorAll('dialog.pal [data-goes], dialog.pal [role=option]')].findIndex((offer) => offer.dataset.goes === '{goes}')));"
        ));
        usize::try_from(at.as_i64().unwrap_or(-1)).ok()
    }

    /// Adds a record of a kind; the focus is then in its first field.
    pub(super) fn add(&mut self, kind: &str) {
        (self.kind, self.field) = (kind.to_owned(), "(new)".to_owned());
        self.press(Step::Record, &format!("{}n", key::CONTROL));
        let letter = self.wait(
            "no such kind is offered",
            &format!(
                "done(document.querySelector('.kinds [data-kind={kind}]')?.getAttribute('aria-keyshortcuts') ?? null);"
            ),
        );
        self.press(Step::Record, letter.as_str().unwrap());
        let before = self.record.clone();
        self.record = self.on_form(&before);
    }

    /// The record on the form, once it is another than `before` and has the focus.
    pub(super) fn on_form(&self, before: &str) -> String {
        let script = format!(
            "const row = document.querySelector('.fbody .row[data-path] > .lab')?.parentElement;
             const id = row?.querySelector('.lab').id.slice(0, -`-${{row.dataset.path.replaceAll('.', '-')}}-label`.length);
             const inside = document.querySelector('.fbody')?.contains(document.activeElement);
             done(id && id !== '{before}' && inside ? id : null);"
        );
        self.wait("no record comes on the form", &script).as_str().unwrap().to_owned()
    }

    /// Goes back to a record by its name.
    pub(super) fn back_to(&mut self, record: &str, kind: &str) {
        if self.record == record {
            return;
        }
        (self.kind, self.field) = (kind.to_owned(), "(again)".to_owned());
        self.press(Step::Record, &format!("{}k", key::CONTROL));
        self.wait("no palette", "done(document.querySelector('dialog.pal input') === document.activeElement);");
        self.narrow(Step::Record, record, &catalogue::kind(kind).label.to_lowercase());
        let before = std::mem::take(&mut self.record);
        self.record = self.on_form(&before);
        assert_eq!(self.record, record);
    }

    /// Whether the code meant, or the type of that key, is offered first once the search has answered.
    pub(super) fn first_code(&self, meant: &str) -> bool {
        let said = self.ask(
            "const at = document.activeElement; const typed = at.value; let turns = 0;
             const look = () => {
                 const list = document.getElementById(at.getAttribute('aria-controls'));
                 if (list?.dataset.for === typed || turns > 100) done(list?.querySelector('li')?.dataset.code ?? '');
                 else { turns += 1; setTimeout(look, 10); }
             };
             look();",
        );
        said.as_str().unwrap_or_default().split(' ').any(|code| code == meant)
    }

    /// The options of the drop-down that has the focus, in small letters, and which of them is the record `own`.
    pub(super) fn options(&self, own: &str) -> (Vec<String>, usize) {
        let said = self.ask(&format!(
            "const options = [...document.activeElement.options].filter((option) => option.value !== '-1');
             done([options.map((option) => option.textContent), options.findIndex((option) => option.dataset.value === '{own}')]);"
        ));
        let labels = said[0].as_array().unwrap().iter().map(|label| label.as_str().unwrap().to_lowercase()).collect();
        let wanted = said[1].as_u64().unwrap_or_else(|| panic!("{own} is not offered: {said}"));
        (labels, usize::try_from(wanted).unwrap())
    }
}

/// Whether something comes true in a moment, as the page follows the keys.
fn soon(mut happens: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    loop {
        if happens() {
            return true;
        }
        if begun.elapsed() > Duration::from_secs(2) {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
}
