use serde_json::json;

use super::*;
use crate::tests::{fresh, record};

#[test]
fn a_case_is_archived_pinned_deleted_and_brought_back() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("Mesenteric mass", "7").unwrap().id;
    let wanted = |archived| Wanted { archived: Some(archived), limit: 10, ..Wanted::default() };
    book.pin(&id, true).unwrap();
    book.archive(&id, true).unwrap();
    assert_eq!(book.page(&wanted(false)).unwrap().total, 0);
    let row = book.page(&wanted(true)).unwrap().rows.remove(0);
    assert!(row.archived && row.pinned && row.title == "Mesenteric mass" && row.found.is_none());
    let counts = book.counts().unwrap();
    assert_eq!((counts.at_hand, counts.archived, counts.pinned, counts.recent), (0, 1, 0, 0));
    book.archive(&id, false).unwrap();
    assert_eq!(book.counts().unwrap().recent, 1);
    let before = book.list().unwrap();
    book.delete(&id).unwrap();
    assert_eq!(book.last_deletion().unwrap().map(|gone| gone.title).as_deref(), Some("Mesenteric mass"));
    assert_eq!(book.take_back_deletion().unwrap().as_ref(), Some(&id));
    assert_eq!(book.list().unwrap(), before);
}

#[test]
fn a_search_says_where_the_words_stand() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("A case", "").unwrap().id;
    book.add_record(&id, "figure").unwrap();
    book.set_field(&id, &record("figure-1"), "title", Some(json!("Mesenteric root"))).unwrap();
    let wanted = Wanted { words: "mesent".to_owned(), order: Order::Match, limit: 10, ..Wanted::default() };
    let row = book.page(&wanted).unwrap().rows.remove(0);
    let found = row.found.unwrap();
    assert_eq!((found.record.as_str(), found.label, found.excerpt.as_str()), ("figure-1", "Figure", "Mesenteric root"));
}

#[test]
fn what_is_recent_ends_after_thirty_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let mut book = Casebook::create(&path, &store::Key::raw(&[1; 32]), crate::tests::setting()).unwrap();
    book.new_case("A case", "").unwrap();
    drop(book);
    let later = |days: i64| {
        let clock: fn() -> chrono::DateTime<chrono::Utc> = match days {
            29 => || chrono::DateTime::from_timestamp(1_700_000_000 + 29 * 86400, 0).unwrap(),
            _ => || chrono::DateTime::from_timestamp(1_700_000_000 + 31 * 86400, 0).unwrap(),
        };
        let setting = crate::Setting { clock, ..crate::tests::setting() };
        let book = Casebook::open(&path, &store::Key::raw(&[1; 32]), setting).unwrap();
        let wanted = Wanted { recent: true, limit: 10, ..Wanted::default() };
        (book.counts().unwrap().recent, book.page(&wanted).unwrap().total)
    };
    assert_eq!((later(29), later(31)), ((1, 1), (0, 0)));
}
