//! The program as a user runs it: what it prints, what it writes, how it ends.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/mesenteric-leiomyosarcoma.json");
const NAME: &str = "mesenteric-leiomyosarcoma";

/// A folder with a library in it, once a command has made one.
struct Desk {
    folder: TempDir,
}

/// How a run ended.
struct Run {
    code: i32,
    said: String,
    complained: String,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("CASEBOOK_LIBRARY", self.path("library")).env("CASEBOOK_PASSPHRASE", "three plain words");
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        ended(&self.command(arguments).output().unwrap())
    }

    /// Runs a command that must do what it is asked.
    fn done(&self, arguments: &[&str]) -> String {
        let Run { code, said, complained } = self.run(arguments);
        assert_eq!((code, complained.as_str()), (0, ""), "{arguments:?}: {said}");
        said
    }

    /// Runs a command that must be refused, and says with which words.
    fn refused(&self, arguments: &[&str]) -> String {
        let Run { code, said, complained } = self.run(arguments);
        assert_eq!((code, said.as_str()), (2, ""), "{arguments:?}: {complained}");
        complained
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn ended(output: &Output) -> Run {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Run { code: output.status.code().unwrap(), said: text(&output.stdout), complained: text(&output.stderr) }
}

#[test]
fn a_case_is_begun_listed_shown_and_found() {
    let desk = Desk::new();
    let name = desk.done(&["new", "Mesenteric mass", "--number", "7"]);
    let name = name.trim();
    assert!(name.starts_with("case-"), "{name}");
    let list = desk.done(&["list"]);
    assert!(list.starts_with(&format!("{name}  7  Mesenteric mass  1 record  ")), "{list}");
    let shown = desk.done(&["show", name]);
    assert!(shown.starts_with(&format!("Mesenteric mass\n{name}, number 7; months from ")), "{shown}");
    assert_eq!(desk.done(&["search", "mesent", "MASS"]), format!("{name}  case  Case  Mesenteric mass\n"));
    assert_eq!(desk.done(&["search", "liver"]), "");
    assert_eq!(desk.names(), ["library", "library.backups", "library.keys", "library.lock"]);
}

#[test]
fn a_case_file_goes_in_and_comes_out_byte_for_byte() {
    let desk = Desk::new();
    assert_eq!(desk.done(&["import", SAMPLE]), format!("{NAME}\n"));
    let said = desk.done(&["export", NAME, "--format", "json", "-o", "out.json"]);
    let (bytes, sample) = (fs::read(desk.path("out.json")).unwrap(), fs::read(SAMPLE).unwrap());
    assert_eq!(said, format!("out.json: {} kB\n", bytes.len().div_ceil(1000)));
    assert!(bytes == sample, "the exported case differs from the imported one");
    let again = desk.refused(&["import", "out.json"]);
    assert!(again.starts_with(&format!("casebook: out.json: there is already a case called “{NAME}”")), "{again}");
}

#[test]
fn the_sample_needs_no_library_and_leaves_none() {
    let desk = Desk::new();
    let said = desk.done(&["export", "sample", "--format", "pdf", "-o", "report.pdf"]);
    let bytes = fs::read(desk.path("report.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(said.starts_with("report.pdf: ") && said.contains(" pages, ") && said.ends_with(" kB\n"), "{said}");
    let timeline = desk.done(&["timeline", "sample"]);
    assert!(timeline.starts_with("Months from diagnosis of metastases\n"), "{timeline}");
    assert!(timeline.lines().count() > 30, "{timeline}");
    assert!(desk.done(&["show", "sample"]).contains("Mesenteric leiomyosarcoma"));
    let view: serde_json::Value = serde_json::from_str(&desk.done(&["show", "sample", "--json"])).unwrap();
    assert_eq!(view["id"], NAME);
    assert_eq!(desk.names(), ["report.pdf"]);
}

#[test]
fn a_report_is_written_on_the_paper_and_in_the_layout_asked_for() {
    let desk = Desk::new();
    let mut files = Vec::new();
    for form in [["a4", "journal"], ["letter", "journal"], ["a4", "one-column"], ["letter", "review"]] {
        let [paper, layout] = form;
        let wanted = ["export", "sample", "--format", "pdf", "--paper", paper, "--layout", layout, "-o", "report.pdf"];
        desk.done(&wanted);
        files.push(fs::read(desk.path("report.pdf")).unwrap());
    }
    assert!(files.iter().enumerate().all(|(index, file)| files.iter().skip(index + 1).all(|other| file != other)));
    assert!(desk.refused(&["export", "sample", "--format", "pdf", "--paper", "a5", "-o", "x.pdf"]).contains("a5"));
}

#[test]
fn the_records_travel_in_the_report_where_asked_for() {
    let desk = Desk::new();
    let export = ["export", "sample", "--format", "pdf", "-o", "report.pdf"];
    let size = || fs::metadata(desk.path("report.pdf")).unwrap().len();
    desk.done(&export);
    let alone = size();
    desk.done(&[&export[..], &["--attach-record"]].concat());
    let bytes = fs::read(desk.path("report.pdf")).unwrap();
    assert!(size() > alone + 1000 && String::from_utf8_lossy(&bytes).contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn check_answers_with_1_where_something_cannot_be_right() {
    let desk = Desk::new();
    let case = |records: &str| {
        format!(r#"{{"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": [{records}]}}"#)
    };
    let before = r#"{"known": {"after": {"record": "b", "offset": {"value": 1, "unit": "week"}, "before": true}}}"#;
    let circle = format!(
        r#"{{"id": "a", "kind": "surgery", "record": {{"when": {before}}}}},
           {{"id": "b", "kind": "imaging", "record": {{"when": {{"known": {{"after": {{"record": "nobody"}}}}}}}}}}"#
    );
    fs::write(desk.path("one.json"), case(&circle)).unwrap();
    desk.done(&["import", "one.json"]);
    let Run { code, said, .. } = desk.run(&["check", "one"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.starts_with("Wrong: ") && said.contains("\n  b, when") && said.contains("\n    Why: "), "{said}");
    let Run { code, said, .. } = desk.run(&["check", "one", "--json"]);
    let findings: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, findings[0]["severity"].as_str()), (1, Some("error")));
    let Run { code, said, complained } = desk.run(&["check", "sample"]);
    assert_eq!((code, complained.as_str()), (0, ""), "{said}");
}

#[test]
fn a_finding_is_kept_with_its_reason_until_it_is_reopened() {
    let desk = Desk::new();
    desk.done(&["import", SAMPLE]);
    let keep = ["keep", NAME, "r0-with-perforation", "--reason", "Seen by two."];
    assert_eq!(desk.done(&keep), "Kept: R0 and tumour perforation are recorded together.\n");
    let said = desk.done(&["check", NAME]);
    let (open, kept) = said.split_once("Kept as it stands: 1\n").unwrap();
    assert!(
        kept.contains(", perforation [r0-with-perforation]\n") && kept.contains("\n    Kept: Seen by two.\n"),
        "{kept}"
    );
    assert!(!open.contains("r0-with-perforation"), "{open}");
    let findings: serde_json::Value = serde_json::from_str(&desk.done(&["check", NAME, "--json"])).unwrap();
    let reasons: Vec<_> = findings.as_array().unwrap().iter().filter_map(|finding| finding["kept"].as_str()).collect();
    assert_eq!(reasons, ["Seen by two."]);
    let reopened = desk.done(&["reopen", NAME, "r0-with-perforation"]);
    assert_eq!(reopened, "No longer kept: R0 and tumour perforation are recorded together.\n");
    assert!(!desk.done(&["check", NAME]).contains("Kept"));
}

#[test]
fn nothing_is_kept_that_is_not_found_or_not_told_apart() {
    let desk = Desk::new();
    desk.done(&["import", SAMPLE]);
    let keep =
        |finding: &[&str], reason: &str| desk.refused(&[&["keep", NAME], finding, &["--reason", reason]].concat());
    assert!(keep(&["horoscope"], "x").starts_with("casebook: no finding “horoscope” is there"));
    assert!(keep(&["r0-with-perforation", "--record", "nobody"], "x").contains("no finding"));
    assert!(keep(&["r0-with-perforation"], " ").contains("say in a few words why"));
    assert!(desk.refused(&["reopen", NAME, "r0-with-perforation"]).contains("is kept there"));
    let sample = desk.refused(&["keep", "sample", "r0-with-perforation", "--reason", "x"]);
    assert!(sample.contains("the sample is thrown away"), "{sample}");
    assert!(!desk.done(&["check", NAME]).contains("Kept"));
}

#[test]
fn findings_of_one_word_are_told_apart_by_record_field_and_words() {
    let desk = Desk::new();
    let record = |id: &str| format!(r#"{{"id": "{id}", "kind": "pathology", "record": {{"specimen": "gone"}}}}"#);
    let records = [record("a"), record("b")].join(",");
    let case = format!(r#"{{"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": [{records}]}}"#);
    fs::write(desk.path("one.json"), case).unwrap();
    desk.done(&["import", "one.json"]);
    let several = desk.refused(&["keep", "one", "record-missing", "--reason", "x"]);
    assert!(several.contains("\n  a, specimen [record-missing]: ") && several.contains("\n  b, specimen"), "{several}");
    for more in [["--record", "a"], ["--record", "b"]] {
        desk.done(&[&["keep", "one", "record-missing", "--reason", "x", "--field", "specimen"], &more[..]].concat());
    }
    let Run { code, said, .. } = desk.run(&["check", "one"]);
    assert!(said.contains("Kept as it stands: 2\n"), "{said}");
    assert_eq!(code, 0, "what is kept is no reason to end with 1: {said}");
    assert!(desk.refused(&["reopen", "one", "record-missing", "--saying", "gone"]).contains("more than one"));
}

#[test]
fn results_are_explained_with_table_edition_and_assumption() {
    let desk = Desk::new();
    let grade = desk.done(&["explain", "sample", "grade"]);
    assert!(grade.starts_with("Pathology report pathology-primary: grade 3"), "{grade}");
    assert!(grade.contains("\n  mitoses: up to 14 in 10 HPF") && grade.contains("\n  Source: FNCLCC"), "{grade}");
    let stage = desk.done(&["explain", "sample", "stage"]);
    assert!(
        stage.contains("AJCC 8, pathological: pathological stage IIIB\n") && stage.contains("Assumed: "),
        "{stage}"
    );
    let response = desk.done(&["explain", "sample", "response"]);
    assert!(response.starts_with("Response assessment response-a: partial remission, as stated\n"), "{response}");
    let dose = desk.done(&["explain", "sample", "dose"]);
    assert!(dose.contains("doxorubicin 425 mg/m² + 140 mg flat; ifosfamide 66 g/m²"), "{dose}");
    for topic in ["grade", "stage", "response", "dose"] {
        let said = desk.done(&["explain", "sample", topic, "--json"]);
        let results: serde_json::Value = serde_json::from_str(&said).unwrap();
        let first = &results[0];
        assert!(first["of"].is_string() && first["result"].is_string() && first["source"].is_string(), "{first}");
        assert!(first["steps"][0]["outcome"].is_string() && first["verified"].is_boolean(), "{first}");
    }
    let name = desk.done(&["new", "A case"]);
    for topic in ["grade", "response", "dose"] {
        let said = desk.done(&["explain", name.trim(), topic]);
        assert_eq!(said, "Nothing is recorded that could be explained.\n", "{topic}");
    }
    let stage = desk.done(&["explain", name.trim(), "stage"]);
    assert!(stage.starts_with("Primary tumour: no table of stages can be chosen\n  needed first: "), "{stage}");
    assert!(desk.refused(&["explain", "sample", "prognosis"]).contains("possible values"));
}

#[test]
fn a_case_is_held_against_the_reporting_lists() {
    let desk = Desk::new();
    let care = desk.done(&["complete", "sample"]);
    assert!(care.starts_with("CARE 2013: 24 of 30 reported\n\n1    reported  "), "{care}");
    let line = |number: &str| care.lines().find(|line| line.starts_with(number)).unwrap_or_default().to_owned();
    assert!(line("8c ").ends_with("enter tumour differential"), "{care}");
    assert!(line("13 ").ends_with("enter a new consent publication"), "{care}");
    let iccr = desk.done(&["complete", "sample", "--list", "iccr"]);
    assert!(iccr.contains(": 13 of 15 reported\n"), "{iccr}");
    assert!(desk.done(&["complete", "sample", "--list", "scare"]).starts_with("SCARE 2023: "));
    let json = desk.done(&["complete", "sample", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&found["list"], &found["reported"], &found["of"]), (&"care".into(), &24.into(), &30.into()));
    assert_eq!(found["items"][8]["state"]["evidence"][0]["record"], "presentation");
    let name = desk.done(&["new", "A case"]);
    assert!(desk.done(&["complete", name.trim()]).starts_with("CARE 2013: 0 of 30 reported\n"));
}

#[test]
fn what_is_refused_names_file_record_and_field() {
    let desk = Desk::new();
    desk.done(&["new", "A case"]);
    let bad = r#"{"format": "sarcoma-casebook case", "version": 1, "id": "bad", "records": [
        {"id": "op", "kind": "surgery", "record": {"when": {"known": {"age": "forty"}}}}]}"#;
    fs::write(desk.path("bad.json"), bad).unwrap();
    let error = desk.refused(&["import", "bad.json"]);
    assert!(error.starts_with("casebook: bad.json: record “op” (surgery), field when"), "{error}");
    let error = desk.refused(&["import", "nothing.json"]);
    assert!(error.starts_with("casebook: nothing.json cannot be read: "), "{error}");
    for name in ["nobody", "Not A Name"] {
        let error = desk.refused(&["export", name, "--format", "json", "-o", "x.json"]);
        assert!(error.starts_with(&format!("casebook: there is no case called “{name}”")), "{error}");
    }
    assert!(!desk.path("x.json").exists());
    let error = desk.refused(&["export", "sample", "--format", "json", "-o", "no folder/x.json"]);
    assert!(error.contains("no folder/x.json was not written"), "{error}");
    assert!(desk.refused(&["frobnicate"]).contains("Usage"), "a wrong command shows how");
    assert_eq!(desk.done(&["list"]).lines().count(), 1);
}

#[test]
fn a_library_that_is_not_there_is_not_made_by_looking() {
    let desk = Desk::new();
    let Run { code, complained, .. } = desk.run(&["list"]);
    assert!(code == 10 && complained.contains("there is no library here"), "{code} {complained}");
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn a_library_opens_with_its_passphrase_and_no_other() {
    let desk = Desk::new();
    desk.done(&["new", "A case"]);
    let wrong = ended(&desk.command(&["list"]).env("CASEBOOK_PASSPHRASE", "other words").output().unwrap());
    assert_eq!(wrong.code, 12);
    assert!(wrong.complained.contains("the passphrase is wrong, and nothing was changed"));
    fs::write(desk.path("words.txt"), "three plain words\n").unwrap();
    let mut by_file = desk.command(&["list", "--passphrase-file", "words.txt"]);
    let by_file = ended(&by_file.env("CASEBOOK_PASSPHRASE", "other words").output().unwrap());
    assert_eq!((by_file.code, by_file.said.lines().count()), (0, 1), "{}", by_file.complained);
    let empty =
        ended(&desk.command(&["new", "x", "--library", "new"]).env("CASEBOOK_PASSPHRASE", "").output().unwrap());
    assert!(empty.complained.contains("soon guessed"), "{}", empty.complained);
    assert!(!desk.path("new").exists());
}

#[test]
fn without_a_place_the_library_is_in_the_data_folder() {
    let desk = Desk::new();
    let mut command = desk.command(&["new", "A case"]);
    command.env_remove("CASEBOOK_LIBRARY").env("XDG_DATA_HOME", desk.path("data")).env("HOME", desk.path("home"));
    command.env("APPDATA", desk.path("data"));
    let run = ended(&command.output().unwrap());
    assert_eq!(run.code, 0, "{}", run.complained);
    let folder = if cfg!(target_os = "macos") { "home/Library/Application Support" } else { "data" };
    assert!(desk.path(folder).join("sarcoma-casebook").join("library.casebook").exists());
}

#[test]
fn the_generated_documents_are_fresh() {
    let desk = Desk::new();
    for (form, file) in [
        ("markdown", "docs/fields.md"),
        ("schema", "docs/case.schema.json"),
        ("typescript", "ui/src/bindings/records.ts"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
        let text = desk.done(&["fields", "--form", form]);
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "{file} is stale: run `UPDATE=1 cargo test -p cli --test commands`");
    }
}
