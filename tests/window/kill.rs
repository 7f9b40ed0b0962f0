//! Kill −9 of the window in the middle of typing: what said “Saved” is there, and of the rest at most a second is lost.

use std::{
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use crate::{
    chance::Chance,
    record::{Record, times},
    shelf::{Shelf, body},
    support::{Window, key, patiently},
};

/// Says how much of what stands in the field the page says is saved, in letters; nothing while it says “Saving…”.
const ACKNOWLEDGED: &str = "const { saved } = document.querySelector('[data-saved]').dataset;
    arguments[arguments.length - 1](saved === 'saved' ? document.activeElement.value.length : null);";
const PROSE: &str = "//*[@data-path='background']//textarea";
const SEED: u64 = 20_261_128;
/// Of what is typed, at most this much may be lost.
const A_SECOND: Duration = Duration::from_secs(1);

/// What was typed until the program was killed.
struct Typing {
    /// What stands in the field, with that from before.
    words: String,
    /// When each part was begun, and how long the words were after it.
    parts: Vec<(Instant, usize)>,
    /// How much the page has said is saved.
    acknowledged: usize,
    killed: Instant,
    /// The longest that the driver waited for the window: what a busy computer adds to every second.
    slowest: Duration,
}

/// What a kill cost.
#[derive(Debug, Default, PartialEq, Eq)]
struct Loss {
    /// Letters typed that are not in the library.
    letters: usize,
    /// Letters among them that the page had said are saved.
    acknowledged: usize,
    /// How long before the kill the first of them was typed.
    time: Duration,
}

impl Typing {
    /// What is lost where `kept` is found afterwards; none where it is no beginning of what was typed.
    fn loss(&self, kept: &str) -> Option<Loss> {
        let rest = self.words.strip_prefix(kept)?;
        let first = self.parts.iter().find(|(_, end)| *end > kept.len());
        Some(Loss {
            letters: rest.len(),
            acknowledged: self.acknowledged.saturating_sub(kept.len()),
            time: first.map_or(Duration::ZERO, |(begun, _)| self.killed.saturating_duration_since(*begun)),
        })
    }
}

/// A pause of at most so many milliseconds.
fn pause(chance: &mut Chance, most: usize) -> Duration {
    Duration::from_millis(u64::try_from(chance.below(most)).unwrap())
}

fn shelf() -> Shelf {
    Shelf::with(|book, id| {
        book.add_record(id, "manuscript").unwrap();
    })
}

/// The window with the focus at the end of the field; and what stands in it.
fn at_prose(shelf: &Shelf) -> (Window, String) {
    let window = shelf.unlocked();
    window.wait_for("//table[@role='grid']", "A case");
    window.press(&key::ENTER.to_string());
    window.wait_for("//main//h1", "Case");
    window.press(&format!("{}kmanus{}", key::CONTROL, key::ENTER));
    window.wait_for("//main//h1", "Manuscript");
    window.press(&format!("{}gbackground{}", key::CONTROL, key::ENTER));
    let at = "arguments[0](document.activeElement.closest('[data-path=\"background\"]') !== null)";
    patiently(|| (window.run(at) == true).then_some(())).expect("the palette leads to the field");
    window.press(&format!("{}{}", key::CONTROL, key::END));
    let words = window.value(PROSE);
    (window, words)
}

/// Types numbers, now and then with a pause, until the program is killed after `patience`.
fn typed_until_killed(window: &Window, before: String, patience: Duration, chance: &mut Chance) -> Typing {
    let killed = Mutex::new(None);
    let mut typing = Typing {
        acknowledged: before.len(),
        words: before,
        parts: Vec::new(),
        killed: Instant::now(),
        slowest: Duration::ZERO,
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(patience);
            *killed.lock().unwrap() = Some(Instant::now());
            window.kill();
        });
        for number in 0.. {
            let (begun, part) = (Instant::now(), format!("{number:02} "));
            if window.try_press(&part).is_err() {
                // The page may have taken some of it, and written it.
                typing.words.push_str(&part);
                typing.parts.push((begun, typing.words.len()));
                break;
            }
            typing.words.push_str(&part);
            typing.parts.push((begun, typing.words.len()));
            if chance.below(8) == 0 {
                thread::sleep(pause(chance, 900));
            }
            let asked = Instant::now();
            let said = window.try_run(ACKNOWLEDGED).ok().and_then(|said| said.as_u64());
            typing.slowest = typing.slowest.max(asked.elapsed());
            typing.acknowledged = said.map_or(typing.acknowledged, |said| usize::try_from(said).unwrap());
        }
    });
    typing.killed = killed.into_inner().unwrap().expect("the program was killed");
    typing
}

#[test]
fn a_kill_loses_nothing_that_was_acknowledged_and_at_most_a_second_of_typing() {
    let promise = "what says “Saved” outlives a kill of the window, and at most a second of typing is lost";
    let mut record = Record::of("window-kill", promise, SEED);
    let losses = kills(&mut record);
    assert!(
        record.counted("letters lost") > 0,
        "nobody was ever killed in the middle of typing: the test shows nothing"
    );
    // A computer that is busy with other work makes single rounds late; the program makes every round late.
    let late = losses.iter().filter(|(loss, slowest)| loss.time > A_SECOND + *slowest).count();
    assert!(late * 2 < losses.len(), "{losses:?}");
    let (without, early) = (without_autosave(), saved_too_early());
    record.control_failed(without.time > A_SECOND && without.letters > 0);
    record.control_failed(early.acknowledged > 0);
    record.close();
}

/// Kills the window again and again; what each kill cost, and how slow the computer was then.
fn kills(record: &mut Record) -> Vec<(Loss, Duration)> {
    let (shelf, mut chance) = (shelf(), Chance::of(SEED));
    let (mut window, mut before) = at_prose(&shelf);
    let mut losses = Vec::new();
    for _ in 0..times(5, 50) {
        let patience = Duration::from_millis(400) + pause(&mut chance, 3_000);
        let typing = typed_until_killed(&window, before, patience, &mut chance);
        window.close();
        (window, before) = at_prose(&shelf);
        record.count("kills");
        let Some(loss) = typing.loss(&before) else {
            record.silent(&format!("“{before}” is no beginning of “{}”", typing.words));
            continue;
        };
        record.add("letters lost", loss.letters);
        if loss.acknowledged > 0 {
            record.lost(&format!("{loss:?}"));
        }
        losses.push((loss, typing.slowest));
    }
    window.close();
    assert_eq!(body(&shelf.case(), "manuscript")["background"].as_str().unwrap_or_default(), before);
    losses
}

/// The control without autosave.
fn without_autosave() -> Loss {
    let shelf = shelf();
    let (window, before) = at_prose(&shelf);
    window.answer_to("set_field", "new Promise(() => {})");
    let typing = typed_until_killed(&window, before, Duration::from_millis(2_500), &mut Chance::of(1));
    window.close();
    typing.loss(&at_prose(&shelf).1).unwrap()
}

/// The control in which the page says “Saved” and nothing is written.
fn saved_too_early() -> Loss {
    let shelf = shelf();
    let (window, before) = at_prose(&shelf);
    let seen = "const ask = window.__TAURI_INTERNALS__.invoke;
        const wanted = { words: '', archived: false, pinned: false, recent: false, group: null, state: null,
            order: 'changed', descending: true, offset: 0, limit: 1 };
        ask('list_cases', { wanted }).then(({ rows }) => ask('open_case', { case: rows[0].id })).then((view) => {
            window.lie = JSON.stringify(view);
            arguments[arguments.length - 1](null);
        }, (why) => arguments[arguments.length - 1](String(why.message ?? why)));";
    assert_eq!(window.run(seen), serde_json::Value::Null);
    window.answer_to(
        "set_field",
        "Promise.resolve(new Response(window.lie, { headers: { 'Content-Type': 'application/json', 'Tauri-Response': 'ok' } }))",
    );
    window.press("believed to be saved ");
    let typed = format!("{before}believed to be saved ");
    let said = patiently(|| Some(window.run(ACKNOWLEDGED)).filter(|said| *said == typed.len()));
    assert!(said.is_some(), "the page never says “Saved”");
    let typing = typed_until_killed(&window, typed, Duration::from_millis(500), &mut Chance::of(2));
    window.close();
    typing.loss(&at_prose(&shelf).1).unwrap()
}
