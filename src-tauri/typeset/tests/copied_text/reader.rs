//! A file's text as other programs read it.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use typeset::document::Document;

/// What a program of poppler-utils says of a document's file, which it is given as its input.
pub(crate) fn read(program: &str, arguments: &[&str], document: &Document) -> String {
    let bytes = typeset::pdf(&typeset::pages(document).unwrap()).unwrap();
    let reader = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut reader = reader.expect("pdftotext or pdfinfo is missing: install poppler-utils");
    let mut input = reader.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let output = reader.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// Lines as one text: words parted at the end of a line are whole again, though a page ends there.
pub(crate) fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let printed: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    spaced(&printed.join(" ").replace("\u{ad} ", ""))
}

/// Text with every space a plain one.
pub(crate) fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Out of what pdfinfo says of a file's tags: the text, its notes, and its figures with their captions.
pub(crate) fn marked(tags: &str) -> [String; 3] {
    let mut lines: [Vec<&str>; 3] = Default::default();
    let (mut part, mut within) = (0, 0);
    for line in tags.lines() {
        let words = line.trim_start();
        let depth = line.len() - words.len();
        if part != 0 && depth <= within {
            part = 0;
        }
        let begins = [("Note", 1), ("Figure", 2)].into_iter().find(|(tag, _)| words.starts_with(tag));
        if let (0, Some((_, begun))) = (part, begins) {
            (part, within) = (begun, depth);
        }
        lines[part].extend(words.strip_prefix('"').and_then(|words| words.strip_suffix('"')));
    }
    lines.map(|lines| joined(lines.into_iter()))
}
