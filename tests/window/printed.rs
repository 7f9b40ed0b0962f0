//! What a reader of the exported file sees.

use std::{fs, path::Path, process::Command};

/// The text of a PDF file.
pub(crate) fn printed(pdf: &Path) -> String {
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"));
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext is missing: install the package poppler-utils");
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
