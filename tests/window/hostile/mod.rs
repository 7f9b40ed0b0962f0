//! Two hundred hostile texts in every place that takes text: shown as they are, and none of them runs (T20).
//!
//! A case holds a text of its own in each of its fields; from case to case the texts move on by some places. In the quick
//! run every field holds all of them once, one after the other in one value, and some of them alone; in the long run
//! every field holds each of them alone.

mod filled;
mod texts;

use std::collections::BTreeSet;

use casebook::{Casebook, Key, Setting};
use serde_json::{Value, json};

use crate::{
    record::{Record, times},
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key, patiently},
};

/// Watches for what a text could do: run, be stopped by the page's policy, ask the program for something.
const WATCH: &str = "
    window.tripped = [];
    window.boom = () => window.tripped.push('ran');
    document.addEventListener('securitypolicyviolation', (event) => window.tripped.push(`stopped: ${event.violatedDirective}`));
    const fetched = window.fetch;
    window.asked = new Set();
    window.fetch = (what, ...rest) => { window.asked.add(String(what).split('/').pop()); return fetched(what, ...rest); };
    arguments[arguments.length - 1](null);";

/// What has happened, and what stands on the page that the program does not put there.
const SEEN: &str = "
    const foreign = ['error', 'load', 'focus', 'begin', 'toggle', 'animationstart'].map((event) => `[on${event}]`);
    const all = [...foreign, 'iframe', 'object', 'embed', 'base', 'meta[http-equiv=refresh]', 'body script', 'video', 'audio', 'math',
        '[href^=\"javascript:\" i]', '[action^=\"javascript:\" i]', 'body style', 'body link', 'details[open][ontoggle]', 'animate'];
    const elements = [...document.querySelectorAll(all.join(','))].map((element) => element.outerHTML.slice(0, 80));
    const away = location.origin === window.home ? [] : [location.href];
    arguments[arguments.length - 1]([...window.tripped, ...elements, ...away]);";

fn watch(window: &Window) {
    window.run(WATCH);
    window.run("window.home = location.origin; arguments[arguments.length - 1](null);");
}

fn seen(window: &Window) -> Value {
    window.run(SEEN)
}

/// Which of the texts the form does not show as they are: in a field, or in words beside one.
fn not_shown(window: &Window, texts: &[String]) -> Value {
    window.run(&format!(
        "const wanted = {}; const plain = (text) => text.replace(/[\\n\\r]/g, '');
         const form = document.querySelector('main.form');
         const values = [...form.querySelectorAll('input, textarea')].map((field) => plain(field.value));
         const shown = [...values, plain(form.textContent)].join('\\n');
         arguments[arguments.length - 1](wanted.filter((text) => !shown.includes(plain(text))));",
        json!(texts)
    ))
}

/// A library of cases with the texts in every field: `alone` cases with one a field, and one with all of them in each.
fn shelf(joined: bool, alone: usize) -> (Shelf, Vec<Value>) {
    let texts = texts::all();
    assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), 200);
    let shelf = Shelf::empty();
    let key = Key::passphrase(PASSPHRASE);
    let mut book = Casebook::create(&shelf.library(), &key, Setting::of_this_computer()).unwrap();
    let all = texts.join(" ");
    let mut cases: Vec<Value> = joined.then(|| filled::case("all", || all.clone())).into_iter().collect();
    for turn in 0..alone {
        // Steps of a length that has no divisor in common with 200 lead past every text.
        let mut at = turn * (200 / alone);
        cases.push(filled::case(&format!("alone-{turn}"), || {
            at += 1;
            texts[at % 200].clone()
        }));
    }
    for case in &cases {
        book.import(&case.to_string()).unwrap();
    }
    (shelf, cases)
}

#[test]
fn hostile_texts_in_every_field_are_shown_and_do_nothing() {
    let mut record =
        Record::of("T20-fields", "a text in any field is shown as it was written, and nothing in it runs", 0);
    let (shelf, cases) = shelf(true, times(2, 200));
    let window = shelf.open(&[]);
    window.wait_for("//main", "");
    watch(&window);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//table[@role='grid']", "boom");
    for at in 0..cases.len() {
        if at > 0 {
            window.press(&key::DOWN.to_string());
        }
        window.press(&key::ENTER.to_string());
        let title = opened(&window);
        let case = cases.iter().find(|case| case["records"][0]["record"]["title"] == title).unwrap();
        record.count("cases");
        if at == 0 {
            // The page costs time and shows no more than it does for one case.
            window.press(&key::F4.to_string());
        }
        walk(&window, case, &mut record);
        nothing_happened(&window, &mut record, &title);
        window.click("//button[contains(., 'Library')]");
        window.wait_for("//table[@role='grid']", "boom");
    }
    assert_eq!(record.counted("records"), cases.iter().map(|case| records(case).len() as u64).sum::<u64>());
    asked_only_what_the_page_asks(&window, &mut record);
    record.control_failed(unsafe_places_are_seen(&window));
    window.press(&key::ENTER.to_string());
    opened(&window);
    let never_written = json!(["<img src=x onerror=boon()>"]);
    record.control_failed(not_shown(&window, &["<img src=x onerror=boon()>".to_owned()]) == never_written);
    record.close();
}

/// Whether anything ran, tried to or stands on the page that should not, is for the record to say.
fn nothing_happened(window: &Window, record: &mut Record, place: &str) {
    record.count("places");
    let seen = seen(window);
    if seen != json!([]) {
        record.silent(&format!("{}: {seen}", place.chars().take(60).collect::<String>()));
    }
}

fn records(case: &Value) -> &[Value] {
    case["records"].as_array().unwrap()
}

/// The title of the case that has opened.
fn opened(window: &Window) -> String {
    let title = patiently(|| {
        let title = window.try_run(
            "arguments[0](document.querySelector('main.form') && document.querySelector('.bar .name').textContent)",
        );
        title.ok().and_then(|title| title.as_str().map(str::to_owned))
    });
    title.unwrap_or_else(|| {
        panic!("the case does not open: {}", window.run("arguments[0](document.body.innerText.slice(0, 400))"))
    })
}

/// Shows every record of a case in its form, and looks for its texts.
fn walk(window: &Window, case: &Value, found: &mut Record) {
    let on_form = "const row = document.querySelector('.fbody .row[data-path] > .lab')?.parentElement;
        arguments[0](row ? row.querySelector('.lab').id.slice(0, -`-${row.dataset.path.replaceAll('.', '-')}-label`.length) : null)";
    let mut met = BTreeSet::new();
    for by in [key::UP, key::DOWN] {
        for _ in 0..records(case).len() {
            let id = window.run(on_form);
            let record =
                records(case).iter().find(|record| record["id"] == id).unwrap_or_else(|| panic!("{id} is no record"));
            if met.insert(id.to_string()) {
                let mut body = record["record"].clone();
                // The grid of cycles shows changes of drugs that the course has, and names the others.
                body.as_object_mut().unwrap().remove("changes");
                let texts = filled::texts(&body);
                found.count("records");
                found.add("texts", texts.len());
                if let Value::Array(missing) = not_shown(window, &texts)
                    && !missing.is_empty()
                {
                    found.silent(&format!("{id} of {} does not show {missing:?}", case["id"]));
                }
            }
            window.press(&format!("{}{by}", key::ALT));
        }
    }
}

/// How Tauri's own `listen` and its end, which the page uses, ask the program.
const LISTENS: [&str; 2] = ["plugin%3Aevent%7Clisten", "plugin%3Aevent%7Cunlisten"];

/// Every command that was asked for is one that the page's own program asks for.
fn asked_only_what_the_page_asks(window: &Window, record: &mut Record) {
    let host = include_str!("../../../ui/src/host.ts");
    let own: BTreeSet<&str> = host
        .split('"')
        .filter(|part| part.chars().all(|letter| letter == '_' || letter.is_ascii_lowercase()))
        .chain(LISTENS)
        .collect();
    let asked = window.run("arguments[arguments.length - 1]([...window.asked])");
    let asked = asked.as_array().unwrap();
    assert!(asked.len() > 3, "nothing was heard: {asked:?}");
    record.add("commands heard", asked.len());
    for foreign in asked.iter().filter(|name| !own.contains(name.as_str().unwrap())) {
        record.silent(&format!("the page asked for {foreign}"));
    }
}

#[test]
fn hostile_texts_do_nothing_wherever_a_case_is_told() {
    let mut record =
        Record::of("T20-told", "a text does nothing wherever a case is listed, searched, told or judged", 0);
    let (shelf, _) = shelf(false, 1);
    let window = shelf.open(&[]);
    window.wait_for("//main", "");
    watch(&window);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//table[@role='grid']", "boom");
    told(&window, |place| nothing_happened(&window, &mut record, place));
    asked_only_what_the_page_asks(&window, &mut record);
    record.control_failed(unsafe_places_are_seen(&window));
    record.close();
}

/// Goes wherever the window shows something of a case that is no form.
fn told(window: &Window, mut clean: impl FnMut(&str)) {
    window.press("/boom");
    window.wait_for("//table[@role='grid']", "in ");
    clean("the list of cases with what was found");
    window.press(&key::ENTER.to_string());
    opened(window);
    window.press(&key::F4.to_string());
    window.press(&format!("{}k", key::CONTROL));
    window.wait_for("//dialog//*[@role='listbox']", "boom");
    clean("the palette");
    window.press(key::ESCAPE);
    typed_by_hand(window);
    clean("texts typed");
    window.press(&format!("{}h", key::CONTROL));
    window.wait_for("//aside[@aria-label='History']", "boom");
    clean("the history");
    window.press(&format!("{}h{}l", key::CONTROL, key::CONTROL));
    window.wait_for("//main//h1", "answered");
    clean("what the case lacks");
    window.press(&format!("{}l", key::CONTROL));
    window.click("//button[text()='As table']");
    window.wait_for("//section[contains(@class, 'strip')]//table", "");
    clean("the time line as a table");
    window.click("//button[text()='As text']");
    window.wait_for("//article", "boom");
    clean("the report as text");
    window.press(&key::F8.to_string());
    clean("the findings");
    window.click("//button[contains(., 'Library')]");
    window.wait_for("//table[@role='grid']", "boom");
    clean("the list of cases");
}

/// A text typed into one of each kind of control.
fn typed_by_hand(window: &Window) {
    let text = "\"><img src=x onerror=boom()>";
    let places =
        [("pathology", "immuno"), ("tumour", "morph"), ("patient", "sex"), ("manus", "keywords"), ("manus", "title")];
    for (record, field) in places {
        window.press(&format!("{}k{record}{}", key::CONTROL, key::ENTER));
        window.press(&format!("{}g{field}{}", key::CONTROL, key::ENTER));
        window.press(&format!("{text}{}", key::ENTER));
    }
    window.wait_for("//*[@data-saved]", "Saved");
}

/// The control: the same texts where the page takes one for more than text. Whether each is seen, stopped or run.
fn unsafe_places_are_seen(window: &Window) -> bool {
    let clear = "document.body.lastElementChild.remove(); window.tripped = []; arguments[arguments.length - 1](null);";
    let (mut missed, mut stopped) = (0, 0);
    for text in
        texts::all().iter().filter(|text| ["<img", "<iframe", "<details"].iter().any(|tag| text.starts_with(tag)))
    {
        window.run(&format!(
            "document.body.insertAdjacentHTML('beforeend', {}); setTimeout(arguments[arguments.length - 1], 200, null);",
            json!(text)
        ));
        let found = seen(window);
        let found = found.as_array().unwrap();
        missed += usize::from(found.is_empty());
        stopped += usize::from(found.iter().any(|one| one.as_str().unwrap().starts_with("stopped: ")));
        window.run(clear);
    }
    window.run("window.tripped = []; window.boom(); arguments[arguments.length - 1](null);");
    missed == 0 && stopped > 0 && seen(window) == json!(["ran"])
}
