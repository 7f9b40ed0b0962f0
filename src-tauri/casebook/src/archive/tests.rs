use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Value;
use store::{Attached, Edit};

use super::*;
use crate::{Setting, tests::setting};

/// A name that an older version let in.
const NAME: &str = "../../Anna\u{202e}gnp.exe";

fn book() -> (tempfile::TempDir, Casebook) {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Casebook::create(&folder.path().join("library"), &Key::raw(&[1; 32]), setting()).unwrap();
    let id = book.import(crate::sample::SAMPLE).unwrap();
    let (media_type, name) = ("image/png".to_owned(), NAME.to_owned());
    let bytes = BASE64_STANDARD.decode(crate::tests::DOT).unwrap();
    let file = Edit::Attach(Attached { id: "x".to_owned(), media_type, name, bytes });
    book.library.apply(&id, &[file], &book.stamp("Picture")).unwrap();
    (folder, book)
}

#[test]
fn an_archive_is_listed_with_hashes_and_goes_back_into_a_library() {
    let (folder, book) = book();
    let id = book.list().unwrap()[0].id.clone();
    let to = folder.path().join("archive");
    let done = book.archive_to(&to).unwrap();
    assert!(done.cases == 1 && done.files > 0 && done.unread == 0, "{done:?}");
    let list: Vec<Value> = serde_json::from_slice(&fs::read(to.join("manifest.json")).unwrap()).unwrap();
    for listed in &list {
        let bytes = fs::read(to.join(listed["path"].as_str().unwrap())).unwrap();
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(listed["sha256"].as_str(), Some(sha256.as_str()), "{listed}");
    }
    assert_eq!(list.len(), 1 + done.files + 1);
    assert!(!list.iter().any(|listed| listed.to_string().contains("Anna")), "a name was made a path");
    let text = fs::read_to_string(to.join(format!("cases/{id}.json"))).unwrap();
    let mut again = Casebook::create(&folder.path().join("again"), &Key::raw(&[2; 32]), setting()).unwrap();
    again.import(&text).unwrap();
    let as_shown = book.export_json(&id).unwrap().replace(NAME, "Annagnp.exe");
    assert_eq!(again.export_json(&id).unwrap(), as_shown);
    assert!(book.archive_to(&to).is_err(), "an archive went over another");
    let told = book.trail(&id, None, None).unwrap();
    assert!(told.iter().any(|row| row.event == "export" && row.label.contains("archive")), "{told:?}");
}

#[test]
fn a_zip_archive_has_the_same_files() {
    let (folder, book) = book();
    let to = folder.path().join("archive.zip");
    book.archive_to(&to).unwrap();
    let mut zip = zip::ZipArchive::new(File::open(&to).unwrap()).unwrap();
    assert!(zip.by_name("manifest.json").is_ok() && zip.by_name("read-me.txt").is_ok());
}

/// Every page but the first damaged in turn: what comes out is what went in, or is said to be missing.
#[test]
fn what_is_salvaged_of_a_damaged_library_is_right_and_the_rest_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let key = Key::raw(&[1; 32]);
    let mut book =
        Casebook::create(&path, &key, Setting { ids: crate::Setting::of_this_computer().ids, ..setting() }).unwrap();
    let mut whole = std::collections::BTreeMap::new();
    for number in 0..12 {
        let title = format!("Case {number} {}", "long ".repeat(300));
        let id = book.new_case(&title, "").unwrap().id;
        whole.insert(id.clone(), book.case(&id).unwrap());
    }
    drop(book);
    let bytes = fs::read(&path).unwrap();
    let (mut fewer, mut tried) = (0, 0);
    for page in (1..bytes.len() / 4096).step_by(5) {
        let mut damaged = bytes.clone();
        damaged[page * 4096 + 100] ^= 1;
        fs::write(&path, &damaged).unwrap();
        let Ok(found) = store::salvage(&path, &key) else { continue };
        tried += 1;
        fewer += usize::from(found.cases.len() < whole.len());
        for (case, _) in &found.cases {
            assert_eq!(Some(case), whole.get(&case.id), "a wrong value was salvaged");
        }
        assert!(found.cases.len() == whole.len() || found.unread_records > 0, "page {page}: lost in silence");
        assert!(fs::read(&path).unwrap() == damaged, "the damaged file was changed");
    }
    assert!(tried > 5 && fewer > 0, "{tried} tried, {fewer} with a loss: nothing was shown");
}
