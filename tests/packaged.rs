//! What the packages say of the program agrees with the program, and everything they carry is there.
#![expect(clippy::unwrap_used, reason = "what a test does not find fails it")]

use std::{collections::HashMap, path::Path};

use serde_json::Value;

const DESKTOP: &str = include_str!("../packaging/sarcoma-casebook.desktop");
const MIME: &str = include_str!("../packaging/sarcoma-casebook.xml");
const METAINFO: &str = include_str!("../packaging/org.sarcoma-casebook.desktop.metainfo.xml");

fn config() -> Value {
    serde_json::from_str(include_str!("../tauri.conf.json")).unwrap()
}

/// The keys of the desktop's entry.
fn entry() -> HashMap<&'static str, &'static str> {
    DESKTOP.lines().filter_map(|line| line.split_once('=')).collect()
}

#[test]
fn the_desktop_starts_the_program_with_the_file_that_was_opened() {
    let (config, entry) = (config(), entry());
    let program = config["mainBinaryName"].as_str().unwrap();
    assert!(DESKTOP.starts_with("[Desktop Entry]\n"));
    assert_eq!(entry["Exec"], format!("{program} %f"));
    assert_eq!((entry["Icon"], entry["StartupWMClass"]), (program, program));
    assert_eq!((entry["Type"], entry["Terminal"], entry["Name"]), ("Application", "false", "Sarcoma Casebook"));
    assert!(entry["Categories"].ends_with(';') && entry["MimeType"].ends_with(';'));
}

#[test]
fn a_library_is_of_one_kind_everywhere() {
    let config = config();
    let association = &config["bundle"]["fileAssociations"][0];
    let (kind, ending) = (association["mimeType"].as_str().unwrap(), association["ext"][0].as_str().unwrap());
    assert_eq!(entry()["MimeType"], format!("{kind};"));
    assert!(MIME.contains(&format!("<mime-type type=\"{kind}\">")));
    assert!(MIME.contains(&format!("<glob pattern=\"*.{ending}\"/>")));
}

#[test]
fn everything_that_is_packed_is_there() {
    let config = config();
    let bundle = &config["bundle"];
    let packed = ["deb", "appimage"].map(|kind| bundle["linux"][kind]["files"].as_object().unwrap().clone());
    let files = packed.iter().flat_map(|files| files.values()).chain(bundle["icon"].as_array().unwrap());
    let template = &bundle["linux"]["deb"]["desktopTemplate"];
    for file in files.chain([template]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file.as_str().unwrap());
        assert!(path.metadata().is_ok_and(|file| file.len() > 0), "{} is not there", path.display());
    }
    for named in ["LICENSE-MIT", "LICENSE-APACHE", "licences.txt"] {
        assert!(packed.iter().all(|files| files.keys().any(|file| file.ends_with(named))), "{named} is not packed");
    }
}

#[test]
fn the_store_of_programs_knows_it_by_its_own_name() {
    let config = config();
    let identifier = config["identifier"].as_str().unwrap();
    assert!(METAINFO.contains(&format!("<id>{identifier}</id>")));
    assert!(METAINFO.contains("<launchable type=\"desktop-id\">Sarcoma Casebook.desktop</launchable>"));
    assert!(METAINFO.contains("not a medical device"));
}
