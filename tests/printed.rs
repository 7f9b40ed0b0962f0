//! What is printed: the published case fact by fact, every time the same, nothing of the patient's identity.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what a test does not find fails it")]

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use casebook::{Casebook, Form, Setting};
use chrono::DateTime;
use clinical::{
    case::Case,
    timeline::{Placed, resolve},
    value::CaseId,
};
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../samples/mesenteric-leiomyosarcoma.json");

/// A fixed user and a fixed time, so that what is printed can be compared.
fn setting() -> Setting {
    Setting { author: "test".to_owned(), clock: || DateTime::UNIX_EPOCH, ..Setting::of_this_computer() }
}

/// A book with the sample case, and the name of that case.
fn sample() -> (Casebook, CaseId) {
    (Casebook::sample(setting()).unwrap(), CaseId::new("mesenteric-leiomyosarcoma").unwrap())
}

/// A book with the small case `name`, and the name of that case.
fn small(name: &str) -> (Casebook, CaseId) {
    let mut book = Casebook::sample(setting()).unwrap();
    let text = fs::read_to_string(Path::new("tests/cases").join(name)).unwrap();
    let id = book.import(&text).unwrap();
    (book, id)
}

fn small_cases() -> Vec<String> {
    let names = fs::read_dir("tests/cases").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    names
}

/// The text of a PDF as a reader gets it: words whole, white space single.
fn read_back(bytes: &[u8]) -> String {
    whole(&read_with_hyphens(bytes))
}

/// A text without soft hyphens.
fn whole(text: &str) -> String {
    text.replace('\u{ad}', "")
}

/// The same with a soft hyphen in each word that a line or a column parts.
fn read_with_hyphens(bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.pdf");
    fs::write(&file, bytes).unwrap();
    let output = Command::new("pdftotext").arg(&file).arg("-").output().expect("needs the package poppler-utils");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap().replace("\u{ad}\n", "\u{ad}");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn golden(name: &str, text: &str) {
    let path = Path::new("tests/published-case").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let held = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, held, "{name} changed: read the difference, then set UPDATE_GOLDEN=1");
}

/// Facts of the list that `printed`, with its soft hyphens, does not hold.
fn missing(printed: &str) -> Vec<&'static str> {
    let printed = unbroken(printed);
    let facts = include_str!("published-case/facts.txt").lines().filter(|line| !line.starts_with('#'));
    let facts = facts.filter(|line| line.contains(" :: "));
    let absent = |line: &&str| line.split(" :: ").skip(1).any(|words| !holds(&printed, &unbroken(words)));
    facts.filter(absent).collect()
}

/// In small letters and without hyphens: where a line ends in one, readers of PDF files leave it out or part the word.
fn unbroken(text: &str) -> String {
    text.trim().to_lowercase().replace("- ", "").replace('-', "")
}

/// What may stand between two words of a sentence, in bytes: at the end of a column the margins and figures of a page.
const INTERRUPTION: usize = 3000;

/// Whether the words stand in `parted`, interrupted at most once: between two words, or where one is parted.
fn holds(parted: &str, words: &str) -> bool {
    let printed = whole(parted);
    let continued = |at: usize| {
        let (begun, rest) = words.split_at(at);
        printed.match_indices(begun).any(|(found, _)| {
            let next = printed.get(found..).unwrap_or_default();
            next.char_indices()
                .take_while(|(index, _)| *index < INTERRUPTION)
                .last()
                .is_some_and(|(end, _)| next.get(..end).is_some_and(|near| near.contains(rest.trim())))
        })
    };
    let is_parted = |at: &usize| {
        let begun = words[..*at].rsplit(' ').next().unwrap_or_default();
        begun.len() > 1 && parted.contains(&format!(" {begun}\u{ad}"))
    };
    printed.contains(words)
        || words.match_indices(' ').map(|(at, _)| at).any(continued)
        || words.char_indices().map(|(at, _)| at).filter(is_parted).any(continued)
}

#[test]
fn every_fact_of_the_published_case_is_printed() {
    let (book, id) = sample();
    let printed = read_with_hyphens(&book.report_pdf(&id).unwrap().bytes);
    assert_eq!(missing(&printed), Vec::<&str>::new());
}

#[test]
fn the_list_of_facts_notices_what_is_not_printed() {
    let (book, id) = sample();
    let without = read_with_hyphens(&book.report_pdf(&id).unwrap().bytes).replace("bloody ascites", "ascites");
    assert_eq!(missing(&without).len(), 1, "{:?}", missing(&without));
}

#[test]
fn the_report_reads_as_it_was_read_in_review() {
    let (book, id) = sample();
    golden("report.txt", &book.report_text(&id).unwrap());
}

#[test]
fn the_findings_of_the_published_case_are_said() {
    let (book, id) = sample();
    let findings = book.check(&id).unwrap();
    let said: Vec<String> = findings
        .iter()
        .map(|finding| format!("{:?} {}: {}\n", finding.severity, finding.code, finding.message))
        .collect();
    golden("findings.txt", &said.concat());
    let fix = findings.iter().find_map(|finding| finding.fix.as_ref()).expect("the lost decimal point can be put back");
    assert_eq!((fix.path.as_str(), fix.value.as_f64()), ("mitoses.known.area.value", Some(1.734)));
}

#[test]
fn the_timeline_of_the_published_case_begins_at_the_metastases() {
    let (book, id) = sample();
    golden("timeline.txt", &book.timeline_text(&id).unwrap());
}

/// Every "month …" that the report prints is one that the timeline gives.
#[test]
fn every_printed_month_is_the_timelines() {
    let (case, _) = Case::parse(SAMPLE).unwrap();
    let timeline = resolve(&case);
    let of = |placed: &Placed| [placed.printed(), placed.end_printed()];
    let mut known: BTreeSet<String> = timeline.placed.values().flat_map(of).collect();
    // The first complaint is not a record: it is reckoned back from the presentation by its duration.
    known.insert("≈ −5".to_owned());
    let (book, id) = sample();
    let text = book.report_text(&id).unwrap();
    let printed = months(&text);
    assert!(printed.len() > 30, "only {} months were found", printed.len());
    let strangers: Vec<&String> = printed.iter().filter(|month| !known.contains(*month)).collect();
    assert!(strangers.is_empty(), "{strangers:?} are not of the timeline: {known:?}");
}

/// What stands after "month" or "months", and after "to" in a span.
fn months(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "(),;.:|".contains(c)).collect();
    let number = |word: &str| word.trim_start_matches('−').chars().all(|c| c.is_ascii_digit()) && !word.is_empty();
    let at = |index: usize| -> Option<(String, usize)> {
        let first = words.get(index)?;
        match *first {
            "≈" | "≥" | "≤" => {
                words.get(index + 1).filter(|word| number(word)).map(|word| (format!("{first} {word}"), index + 2))
            }
            word if number(word) => Some((word.to_owned(), index + 1)),
            _ => None,
        }
    };
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| word.to_lowercase().starts_with("month")) {
        let Some((month, next)) = at(index + 1) else { continue };
        found.push(month);
        if word.to_lowercase() == "months" && words.get(next) == Some(&"to") {
            found.extend(at(next + 1).map(|(month, _)| month));
        }
    }
    found
}

#[test]
fn two_exports_are_the_same_bytes() {
    let first = {
        let (book, id) = sample();
        book.report_pdf(&id).unwrap().bytes
    };
    let (book, id) = sample();
    let second = book.report_pdf(&id).unwrap().bytes;
    assert!(first == second, "the same case gave two different files");
}

#[test]
fn fonts_are_embedded_and_subset() {
    let (book, id) = sample();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.pdf");
    fs::write(&file, book.report_pdf(&id).unwrap().bytes).unwrap();
    let output = Command::new("pdffonts").arg(&file).output().expect("needs the package poppler-utils");
    let listing = String::from_utf8(output.stdout).unwrap();
    let fonts: Vec<&str> = listing.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "{listing}");
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        // From the right: object generation and number, unicode, subset, embedded.
        assert_eq!(columns.get(2..5), Some(&["yes", "yes", "yes"][..]), "{font}");
        assert_eq!(font.find('+'), Some(6), "{font} carries no subset prefix");
    }
}

#[test]
fn every_small_case_is_imported_checked_and_printed() {
    let names = small_cases();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        let (book, id) = small(&name);
        assert!(book.check(&id).is_ok(), "{name}");
        let report = book.report_pdf(&id).unwrap();
        assert!(report.pages >= 1 && !read_back(&report.bytes).is_empty(), "{name}");
        golden(&format!("../cases/{}", name.replace(".json", ".report.txt")), &book.report_text(&id).unwrap());
    }
}

/// The file that travels in the report, taken out by another program.
fn record_inside(bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    let (file, record) = (folder.path().join("report.pdf"), folder.path().join("record.json"));
    fs::write(&file, bytes).unwrap();
    let detach = ["-savefile", "case.json", "-o"];
    let output = Command::new("pdfdetach").args(detach).arg(&record).arg(&file).output();
    assert!(output.expect("needs the package poppler-utils").status.success());
    fs::read_to_string(record).unwrap()
}

#[test]
fn the_record_inside_the_report_is_a_case_that_names_nobody() {
    let (book, id) = small("calendar-dates.json");
    let text = record_inside(&book.report_pdf_with_record(&id, Form::default()).unwrap().bytes);
    let (left, attachments) = Case::parse(&text).unwrap();
    assert!(left.entries.len() > 5 && attachments.is_empty());
    let source = fs::read_to_string("tests/cases/calendar-dates.json").unwrap();
    let dates = dates(&serde_json::from_str(&source).unwrap());
    assert!(!text.to_lowercase().contains("canary"), "{text}");
    assert!(dates.iter().all(|date| !text.contains(date)), "{text}");
    // Without being asked for, nothing travels along.
    assert!(!String::from_utf8_lossy(&book.report_pdf(&id).unwrap().bytes).contains("<pdfaid:part>3"));
}

/// Canaries of every identifying class, and every calendar date, stay in the library.
#[test]
fn nothing_of_the_identity_is_printed() {
    let (book, id) = small("calendar-dates.json");
    let source = fs::read_to_string("tests/cases/calendar-dates.json").unwrap();
    let case: serde_json::Value = serde_json::from_str(&source).unwrap();
    let patient = case["records"].as_array().unwrap().iter().find(|record| record["kind"] == "patient").unwrap();
    let canaries: Vec<&str> =
        ["name", "hospital_number", "contact"].iter().filter_map(|field| patient["record"][field].as_str()).collect();
    assert_eq!(canaries.len(), 3, "the case carries its canaries");
    let bytes = book.report_pdf(&id).unwrap().bytes;
    let printed = read_back(&bytes);
    let raw = String::from_utf8_lossy(&bytes);
    for canary in canaries {
        assert!(!printed.contains(canary) && !raw.contains(canary), "“{canary}” was printed");
    }
    let (sample, id) = sample();
    let text = sample.report_text(&id).unwrap();
    assert!(!text.contains("Radium"), "the institution was printed");
    let dates: Vec<String> = dates(&case);
    assert!(dates.len() > 10, "the case states its times by dates");
    for date in dates {
        assert!(!printed.contains(&date), "the date {date} was printed");
    }
}

/// Every value of a key "date", at any depth.
fn dates(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| match value {
                serde_json::Value::String(date) if key == "date" => vec![date.clone()],
                other => dates(other),
            })
            .collect(),
        serde_json::Value::Array(list) => list.iter().flat_map(dates).collect(),
        _ => Vec::new(),
    }
}
