//! T27: what the program is made of is listed whole, and what is known to be wrong with it is named with a reason and a day.
//!
//! The bill of materials is held against what cargo itself says is built; SQLite is asked for its version as it runs. That no
//! other fault is known is looked up by `.ci/run`, where the list of them can be had. Controls: an older SQLite, a bill that
//! lacks a crate and a fault without a day are told.

use std::{collections::BTreeSet, fs, path::Path, process::Command, time::SystemTime};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use crate::record::{Record, long};

/// The first SQLite in which a checkpoint and a write at once cannot damage the file (sqlite.org/wal.html, "WAL-reset bug").
const OLDEST_SQLITE: i32 = 3_051_003;

/// What a command says on its standard output, in the folder of the project.
fn said(program: &str, words: &[&str]) -> String {
    let ran = Command::new(program).args(words).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// "name version" of every crate from outside that is built into the program, or runs while it is built.
fn built() -> BTreeSet<String> {
    let words = "tree --workspace --locked --offline --target all -e normal,build --prefix none -f";
    let words: Vec<&str> = words.split(' ').chain(["{p}"]).collect();
    let tree = said(env!("CARGO"), &words);
    // Ours stand in a folder: "store v0.1.0 (/…/store)".
    let others = tree.lines().filter(|line| !line.is_empty() && !line.contains("(/"));
    let named = others.filter_map(|line| line.split(' ').next().zip(line.split(' ').nth(1)));
    named.map(|(name, version)| format!("{name} {}", version.trim_start_matches('v'))).collect()
}

/// What of these a bill lacks, or names without its sum and its licence.
fn missing(bill: &Value, built: &BTreeSet<String>) -> Vec<String> {
    let listed = bill["components"].as_array().unwrap().iter().filter(|one| !one["hashes"].is_null());
    let listed =
        listed.filter(|one| !one["licenses"].is_null() && one["purl"].as_str().unwrap().starts_with("pkg:cargo/"));
    let listed: BTreeSet<String> =
        listed.map(|one| format!("{} {}", one["name"].as_str().unwrap(), one["version"].as_str().unwrap())).collect();
    built.difference(&listed).cloned().collect()
}

/// The known faults that are let pass, with what is wrong with how they are named.
fn let_pass(deny: &str, today: Option<NaiveDate>) -> (usize, Vec<String>) {
    let entries: Vec<&str> = deny.lines().map(str::trim).filter(|line| line.starts_with("{ id = \"RUSTSEC-")).collect();
    let unnamed = |line: &&&str| {
        let day = line
            .rsplit_once("; until ")
            .and_then(|(_, day)| day.get(..10))
            .and_then(|day| day.parse::<NaiveDate>().ok());
        !line.contains("reason = \"") || day.is_none_or(|day| today.is_some_and(|today| today > day))
    };
    (entries.len(), entries.iter().filter(unnamed).map(|line| (*line).to_owned()).collect())
}

#[test]
fn t27_what_the_program_is_made_of_is_listed_and_its_known_faults_are_named() {
    let told = "What the program is made of is listed, and no fault of it is known but those named.";
    let mut record = Record::of("T27", told, 0);
    let old_enough = |version: i32| version >= OLDEST_SQLITE;
    assert!(old_enough(rusqlite::version_number()), "SQLite is {}", rusqlite::version());
    record.control_failed(!old_enough(3_050_004));

    let bill = said("node", &["scripts/sbom.mjs"]);
    assert!(bill == said("node", &["scripts/sbom.mjs"]), "the same locks give another bill");
    let (mut bill, built): (Value, _) = (serde_json::from_str(&bill).unwrap(), built());
    record.add("crates", built.len());
    missing(&bill, &built).iter().for_each(|one| record.silent(&format!("{one} is not in the bill of materials")));
    let components = bill["components"].as_array_mut().unwrap();
    components.retain(|one| one["name"] != "rusqlite");
    record.control_failed(missing(&bill, &built).len() == 1);

    let deny = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap();
    // Their day is asked before a release only: a version that was good does not go bad by itself.
    let (count, unnamed) = let_pass(&deny, long().then(|| DateTime::<Utc>::from(SystemTime::now()).date_naive()));
    record.add("known faults", count);
    unnamed.iter().for_each(|line| record.silent(&format!("without a reason, or past its day: {line}")));
    record.control_failed(!let_pass("{ id = \"RUSTSEC-2024-0001\", reason = \"x\" },", None).1.is_empty());
    record.close();
}
