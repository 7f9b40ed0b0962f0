//! T18: what a file from outside is called is shown and never obeyed: nothing is written by it.
//!
//! Control: joined to a folder as a careless program would, the same names lead out of it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
};

use casebook::{Casebook, Key, Setting, display_name};
use serde_json::json;

use crate::{images, record::Record};

/// Names that lead elsewhere, cannot be names, or are not what they seem.
fn names() -> Vec<String> {
    let given = [
        "../../outside.png",
        "..\\..\\outside.png",
        "/tmp/outside.png",
        "C:\\outside.png",
        "\\\\server\\share\\outside.png",
        "a/../../outside.png",
        "~/outside.png",
        "file:///tmp/outside.png",
        "out\0side.png",
        "out\nside.png",
        "\u{202e}gnp.exe",
        "a\u{200b}b.png",
        "CON",
        "NUL.png",
        "aux",
        "com1.png",
        "",
        " ",
        ".",
        "..",
        "...",
        "-rf",
        "$(touch outside)",
        "`id`.png",
        "%2e%2e%2foutside.png",
        "outside.png\u{0}.exe",
        "<img src=x>",
        "a:b.png",
        "con.png.",
        "\u{feff}x.png",
    ];
    let mut names: Vec<String> = given.map(str::to_owned).to_vec();
    names.extend(["x".repeat(300), "ø".repeat(300), "../".repeat(100) + "outside.png"]);
    names
}

/// Every file and folder below a folder.
fn below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.insert(path);
    }
    found
}

/// Whether a name that is joined to a folder leads out of it.
fn leads_out(name: &str) -> bool {
    let steps = Path::new(name).components();
    let depth = steps.scan(0_i32, |depth, step| {
        *depth += match step {
            Component::ParentDir => -1,
            Component::RootDir | Component::Prefix(_) => -1000,
            _ => 1,
        };
        Some(*depth)
    });
    depth.min().is_some_and(|least| least < 0)
}

#[test]
fn t18_names_of_files_are_shown_and_never_obeyed() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("a/b/library");
    fs::create_dir_all(&folder).unwrap();
    let setting = Setting { pictures: picture::clean, ..Setting::of_this_computer() };
    let mut book = Casebook::create(&folder.join("own.casebook"), &Key::raw(&[7; 32]), setting).unwrap();
    let before = below(outer.path());
    let id = book.new_case("One", "").unwrap().id;
    for name in names() {
        book.add_picture(&id, None, &name, images::png()).unwrap();
    }
    let attachments: Vec<_> = names()
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let id = if place % 2 == 0 { format!("a{place}") } else { format!("{name}{place}") };
            json!({"id": id, "media_type": "application/octet-stream", "name": name, "base64": "AAAA"})
        })
        .collect();
    let file = json!({"format": "sarcoma-casebook case", "version": 1, "id": "hostile", "records": [], "attachments": attachments});
    let hostile = book.import(&file.to_string()).unwrap();
    for case in [&id, &hostile] {
        book.report_pdf(case).unwrap();
        let text = book.export_json(case).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        for attachment in file["attachments"].as_array().unwrap() {
            let name = attachment["name"].as_str().unwrap();
            assert_eq!(name, display_name(name), "“{name}” is not as it may be shown");
            assert!(
                !name.contains(['/', '\\', '\0', '\n', '\u{202e}']) && name.chars().count() <= 80 && !leads_out(name)
            );
        }
    }
    let strange: Vec<_> = below(outer.path()).difference(&before).cloned().collect();
    // The library, what stands beside it, and its folder of backups.
    let own = |path: &PathBuf| {
        let beside = path.strip_prefix(&folder).ok().and_then(|path| path.components().next());
        beside.is_some_and(|first| first.as_os_str().to_string_lossy().starts_with("own.casebook"))
    };
    assert!(strange.iter().all(own), "written by a name: {strange:?}");
    let astray = names().iter().filter(|name| leads_out(name)).count();
    let told = "The name of a file from outside is shown, never obeyed.";
    let mut record = Record::of("T18", told, 0);
    record.add("names", names().len());
    record.control_failed(astray > 3);
    record.close();
}
