//! Whole cases: each file of `tests/cases` reads, writes, fits the schema, and is found to say what its golden text says.
//!
//! `UPDATE_GOLDEN=1` writes the files in their canonical form and the findings as found.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use clinical::{
    case::Case,
    catalogue::{Shape, catalogue},
    check::{Finding, Severity, check},
    record::{Kept, Record},
    schema::json_schema,
    timeline::resolve,
    value::Choice as _,
    wording,
};

/// Every case file with its text.
fn cases() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn read(path: &Path, text: &str) -> Case {
    Case::parse(text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).0
}

/// Holds `found` against a golden file, or writes it.
fn golden(path: &Path, found: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        // Other tests read the same file meanwhile: it is there whole or not at all.
        let whole = path.with_extension("new");
        fs::write(&whole, found).unwrap();
        fs::rename(&whole, path).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{}: UPDATE_GOLDEN=1 writes what was found", path.display());
}

#[test]
fn every_case_is_written_as_it_was_read() {
    for (path, text) in cases() {
        golden(&path, &read(&path, &text).to_file(&[]));
    }
}

#[test]
fn every_case_fits_the_schema() {
    let schema = jsonschema::validator_for(&json_schema(&catalogue())).unwrap();
    for (path, text) in cases() {
        let file = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> =
            schema.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema = jsonschema::validator_for(&json_schema(&catalogue())).unwrap();
    let (_, text) = cases().into_iter().find(|(path, _)| path.ends_with("gist-imatinib.json")).unwrap();
    for (from, to) in [
        ("\"known\": \"male\"", "\"known\": \"mail\""),
        ("\"sex\"", "\"sax\""),
        ("\"unit\": \"year\"", "\"unit\": \"cm\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!schema.is_valid(&serde_json::from_str(&text.replace(from, to)).unwrap()), "{to} was accepted");
    }
}

#[test]
fn every_case_with_its_findings_kept_fits_the_schema_and_comes_back() {
    let schema = jsonschema::validator_for(&json_schema(&catalogue())).unwrap();
    for (path, text) in cases() {
        let mut case = read(&path, &text);
        let kept: Vec<Kept> = check(&case).iter().map(|finding| Kept::of(finding, "As reported.")).collect();
        for entry in &mut case.entries {
            if let Record::Header(header) = &mut entry.record {
                header.kept.clone_from(&kept);
            }
        }
        let file = case.to_file(&[]);
        assert!(schema.is_valid(&serde_json::from_str(&file).unwrap()), "{}", path.display());
        assert_eq!(read(&path, &file), case);
        assert!(check(&case).iter().all(|finding| !finding.is_open()), "{}", path.display());
    }
}

#[test]
fn every_case_has_a_timeline_without_problems() {
    for (path, text) in cases() {
        assert_eq!(resolve(&read(&path, &text)).problems, [], "{}", path.display());
    }
}

#[test]
fn every_case_is_structured_and_marked_as_invented() {
    for (path, text) in cases() {
        let case = read(&path, &text);
        let header = case.one::<clinical::record::Header>().unwrap();
        assert!(header.title.ends_with("(invented)"), "{}", path.display());
        for entry in &case.entries {
            let (fields, body) = (entry.record.kind().row().fields, entry.body());
            let prose = fields.iter().filter(|field| field.shape == Shape::Prose && body.get(field.name).is_some());
            assert_eq!(prose.count(), 0, "{}: {}", path.display(), entry.id);
        }
    }
}

fn printed(finding: &Finding) -> String {
    let record = finding.record.as_ref().map_or_else(|| "case".to_owned(), ToString::to_string);
    let fix = finding.fix.as_ref().map_or_else(String::new, |fix| format!(" [{}]", fix.label));
    format!("{} · {record} {} · {} · {}{fix}\n", finding.severity.label(), finding.path, finding.code, finding.message)
}

#[test]
fn findings_are_as_expected() {
    for (path, text) in cases() {
        let findings: String = check(&read(&path, &text)).iter().map(printed).collect();
        golden(&path.with_extension("findings.txt"), &findings);
    }
}

/// The sample is the published case; an attentive reader of the paper would question these six.
#[test]
fn the_sample_is_questioned_where_the_paper_can_be() {
    let text = include_str!("../../../samples/mesenteric-leiomyosarcoma.json");
    let findings = check(&Case::parse(text).unwrap().0);
    let said: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    let expected = [
        "A counted area of 1734 mm² is implausible: 1.734 mm² is probably meant.",
        "The stated grade 3 agrees with differentiation 2 or 3 (mitoses 2, necrosis 2).",
        "R0 and tumour perforation are recorded together.",
        "The tumour measures 8 × 7 × 7 cm on imaging and 11 × 9 × 7 cm in the specimen.",
        "Cumulative doxorubicin is 425 mg/m² plus 140 mg flat; no body surface area is recorded, so they are not added.",
        "Consent to publication is not recorded.",
    ];
    for message in expected {
        assert!(said.contains(&message), "“{message}” is not among {said:#?}");
    }
    let wrong = findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&Finding>::new());
}

/// What every record says in plain lines and in the story.
fn words(case: &Case) -> String {
    let mut out = String::new();
    for entry in &case.entries {
        out += &format!("{} · {} · {}\n", entry.id, wording::name(&entry.record), wording::summary(&entry.record));
        let body = entry.body();
        for field in entry.record.kind().row().fields {
            let line = body.get(field.name).and_then(|value| wording::line_in(case, &field, value));
            line.into_iter().for_each(|line| out += &format!("  {line}\n"));
        }
    }
    out
}

#[test]
fn plain_lines_are_as_expected() {
    for (path, text) in cases() {
        golden(&path.with_extension("lines.txt"), &words(&read(&path, &text)));
    }
}

#[test]
fn nothing_of_identity_and_no_date_is_printed() {
    let (path, text) = cases().into_iter().find(|(path, _)| path.ends_with("calendar-dates.json")).unwrap();
    let case = read(&path, &text);
    let printed = words(&case) + &check(&case).iter().map(printed).collect::<String>();
    let canaries = ["Canary", "CANARY", "Nightjar", "Philippa", "MRN", "0417", "canary.example"];
    let dates = ["1962", "2004", "2019", "2020", "2022", "November", "cabinet"];
    for secret in canaries.into_iter().chain(dates) {
        assert!(text.contains(secret) || secret == "November", "{secret} guards nothing");
        assert!(!printed.contains(secret), "{secret} was printed");
    }
    // The day of a date stands alone: 300 mg/m² is none.
    let mut numbers = printed.split(|sign: char| !sign.is_alphanumeric());
    assert!(text.contains("30") && !numbers.any(|number| number == "30"), "30 was printed");
    assert!(printed.contains("appendicectomy: operation, at 12"), "an age may be printed");
}
