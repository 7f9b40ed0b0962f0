//! What reads bytes from outside, each as one function of bytes: the tests of this folder call them with inputs that were
//! kept and changed at random, `fuzz` with those that libFuzzer makes. None may panic, whatever it is given.

use std::{cell::RefCell, fs};

use casebook::{Casebook, Setting};
use clinical::{
    case::Case,
    catalogue::Class,
    check::check,
    identifiers::{Known, passages},
    leaving::without_identity,
    timeline::resolve,
};
use sha2::{Digest as _, Sha256};
use store::{Key, Library, backup};
use tempfile::TempDir;

/// A reader of bytes from outside.
pub(crate) type Target = fn(&[u8]);

/// Every reader by its name, which is that of its folder in `fuzz/corpus`.
pub(crate) const TARGETS: [(&str, Target); 7] = [
    ("case_file", case_file),
    ("picture", picture),
    ("keys_file", keys_file),
    ("manifest", manifest),
    ("free_text", free_text),
    ("search", search),
    ("typed", typed),
];

/// A case file; what it holds is checked, laid on a time line and let go.
pub(crate) fn case_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok((case, _)) = Case::parse(text) else { return };
    let _ = (check(&case), resolve(&case));
    assert!(Case::parse(&case.to_file(&[])).is_ok_and(|(again, _)| again == case), "it does not come back");
    assert!(Case::parse(&without_identity(&case)).is_ok(), "what leaves is no case");
}

/// A picture; one that is taken is nothing but pixels afterwards.
pub(crate) fn picture(bytes: &[u8]) {
    let Ok(picture) = picture::clean(bytes) else { return };
    assert!(picture::clean(&picture.bytes).is_ok_and(|again| !again.made_anew), "it is not clean");
}

/// The keys file of a library; what it says of the keys is shown, whatever it is. Each line is also given with the sum at its
/// end that it would have been written with: what fails the sum is read no further.
pub(crate) fn keys_file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let summed = text.lines().map(|line| {
        let line = line.rsplit_once(' ').map_or(line, |(line, _)| line);
        let sum = Sha256::digest(line);
        format!("\n{line} {:02x}{:02x}{:02x}{:02x}", sum[0], sum[1], sum[2], sum[3])
    });
    let both = [bytes.to_vec(), summed.collect::<String>().into_bytes()].concat();
    with_library(|library| {
        fs::write(store::slots::path(library.path()), both).expect("a keys file");
        let shown = library.keys().expect("a keys file can be read");
        assert!(shown.len() <= 32, "more keys than a library has");
    });
}

/// What is said of a backup beside it.
pub(crate) fn manifest(bytes: &[u8]) {
    with_library(|library| {
        let folder = backup::folder_of(library.path());
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("2024-02-29.casebook");
        fs::write(&file, b"").expect("a backup");
        fs::write(folder.join("2024-02-29.casebook.json"), bytes).expect("a manifest");
        backup::backups(library.path()).expect("backups can be listed");
    });
}

/// An empty library that the targets of one thread share.
fn with_library(what: impl FnOnce(&Library)) {
    thread_local! {
        static LIBRARY: RefCell<Option<(TempDir, Library)>> = const { RefCell::new(None) };
    }
    LIBRARY.with_borrow_mut(|shared| {
        let (_, library) = shared.get_or_insert_with(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let library = Library::create(&folder.path().join("own.casebook"), &Key::raw(&[1; 32]));
            (folder, library.expect("a library"))
        });
        what(library);
    });
}

/// A text and, before its first line break, a name to be found in it.
pub(crate) fn free_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (name, text) = text.split_once('\n').unwrap_or(("", &text));
    let mut known = Known::default();
    for class in [Class::Name, Class::Place, Class::Number, Class::Contact] {
        known.add(class, name);
    }
    let mut at = 0;
    for passage in passages(text, &known) {
        assert!(at <= passage.range.start && text.get(passage.range.clone()).is_some(), "not within the text");
        at = passage.range.end;
    }
}

/// Words of a search, in a library of one case.
pub(crate) fn search(bytes: &[u8]) {
    thread_local! {
        static BOOK: RefCell<Option<Casebook>> = const { RefCell::new(None) };
    }
    let words = String::from_utf8_lossy(bytes);
    BOOK.with_borrow_mut(|book| {
        let book = book.get_or_insert_with(|| Casebook::sample(Setting::of_this_computer()).expect("a library"));
        book.search(&words).expect("no words are a wrong search");
    });
}

/// What is typed into the grids: doses, measurements, markers, regimens.
pub(crate) fn typed(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let _ = (casebook::panel(&words), casebook::regimens(&words), casebook::display_name(&words));
}

/// The control: a reader that takes for granted that what is opened is closed.
pub(crate) fn mistaken(bytes: &[u8]) {
    if let Some(at) = bytes.iter().rposition(|byte| *byte == b'{') {
        assert!(bytes[at..].contains(&b'}'), "it reads on behind the end");
    }
}
