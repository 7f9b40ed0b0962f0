use std::{env, fs, path::Path, process::Command};

use crate::{Casebook, Form, tests::setting};

/// A figure of one image, one pixel large.
const CASE: &str = r#"{"format": "sarcoma-casebook case", "version": 1, "id": "coarse", "records": [
    {"id": "ct", "kind": "imaging", "record": {"modality": {"known": "ct"},
        "lesions": [{"site": "thigh"}]}},
    {"id": "scan", "kind": "figure", "record": {"title": "A scan", "panels": [{"image": "dot", "stain": "desmin"}]}}
], "attachments": [{"id": "dot", "media_type": "image/png", "name": "dot.png", "base64":
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}]}"#;

#[test]
fn an_image_that_prints_too_coarsely_is_named() {
    let mut book = Casebook::sample(setting()).unwrap();
    let id = book.import(CASE).unwrap();
    let [note] = &book.report_pdf(&id).unwrap().notes[..] else { panic!("not one note") };
    assert!(note.starts_with("Figure 1a prints ") && note.contains(" mm wide with 0 pixels to the inch"), "{note}");
}

/// The reports of the sample and of a case with an image, their records inside, one after the other.
fn reports() -> Vec<u8> {
    let mut book = Casebook::sample(setting()).unwrap();
    let ids = [book.list().unwrap()[0].id.clone(), book.import(CASE).unwrap()];
    ids.iter().flat_map(|id| book.report_pdf_with_record(id, Form::default()).unwrap().bytes).collect()
}

/// Runs itself in two processes of their own: tables that are hashed otherwise in each, memory that lies elsewhere and
/// threads that meet elsewhere must not show.
#[test]
fn two_processes_write_the_same_bytes() {
    const TO: &str = "CASEBOOK_TEST_WRITES_TO";
    if let Some(file) = env::var_os(TO) {
        return fs::write(file, reports()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let written = |file: &Path| {
        let mut other = Command::new(env::current_exe().unwrap());
        other.args(["--exact", "print::tests::two_processes_write_the_same_bytes"]).env(TO, file);
        assert!(other.output().unwrap().status.success());
        fs::read(file).unwrap()
    };
    let [one, other] = ["one", "other"].map(|name| written(&folder.path().join(name)));
    let claims = String::from_utf8_lossy(&one).matches("<pdfaid:part>3</pdfaid:part>").count();
    assert_eq!(claims, 2, "both are PDF/A-3");
    assert!(one == other && one == reports(), "two processes write different files");
}
