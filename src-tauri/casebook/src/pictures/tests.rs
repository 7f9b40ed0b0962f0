use base64::{Engine as _, prelude::BASE64_STANDARD};
use clinical::record::Figure;

use super::*;
use crate::{
    Form,
    tests::{DOT, fresh, record},
};

const SECRET: &[u8] = b"KARI-BJORNSEN";

fn dot() -> Vec<u8> {
    BASE64_STANDARD.decode(DOT).unwrap()
}

/// The dot with a text in its file.
fn told() -> Vec<u8> {
    let mut bytes = dot();
    let length = u32::try_from(SECRET.len()).unwrap();
    bytes.splice(33..33, [&length.to_be_bytes()[..], b"tEXt", SECRET, &[0; 4]].concat());
    bytes
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

#[test]
fn a_picture_is_kept_clean_and_its_original_stays_in_the_library() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("One", "").unwrap().id;
    let (_, figure) = book.add_picture(&id, None, "/srv/kari/CT Bj\u{f8}rnsen.png", told()).unwrap();
    let (_, again) = book.add_picture(&id, Some(&figure), "b.png", dot()).unwrap();
    assert_eq!(figure, again);
    let case = book.case(&id).unwrap();
    let panels = &case.one::<Figure>().unwrap().panels;
    let images: Vec<&str> = panels.iter().map(|panel| panel.image.as_str()).collect();
    assert_eq!(images, ["picture-1", "picture-2"]);
    let kept = book.library.attachments(&id).unwrap();
    let of = |name: &str| kept.iter().find(|attached| attached.id == name).unwrap();
    assert!(!holds(&of("picture-1").bytes) && holds(&of("original/picture-1").bytes));
    assert_eq!(of("picture-1").name, "CT Bjørnsen.png");
    assert_eq!((kept.len(), of("picture-2").bytes == dot()), (3, true));
    let report = book.report_pdf(&id).unwrap();
    assert!(!holds(&report.bytes));
    // One undo takes the picture and its panel back.
    book.undo(&id).unwrap();
    assert_eq!(book.case(&id).unwrap().one::<Figure>().unwrap().panels.len(), 1);
}

#[test]
fn an_original_is_printed_nowhere() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("One", "").unwrap().id;
    let (_, figure) = book.add_picture(&id, None, "a.png", told()).unwrap();
    book.set_field(&id, &figure, "panels.0.image", Some(json!("original/picture-1"))).unwrap();
    let document = book.document_of(&book.case(&id).unwrap(), Form::default()).unwrap();
    assert!(!format!("{document:?}").contains("89, 80, 78, 71"), "a PNG file is in the document");
}

#[test]
fn what_is_no_picture_is_refused_with_its_name_and_nothing_is_kept() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("One", "").unwrap().id;
    let error = book.add_picture(&id, None, "notes.txt", b"hello".to_vec()).unwrap_err().to_string();
    assert!(error.starts_with("the picture “notes.txt” was not taken in: this is no PNG"), "{error}");
    let figure = record("figure");
    assert!(book.add_picture(&id, Some(&figure), "a.png", dot()).is_err());
    assert!(book.library.attachments(&id).unwrap().is_empty());
}

#[test]
fn names_of_files_are_shown_and_never_obeyed() {
    for (given, shown) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\kari\\CT.png", "CT.png"),
        ("\\\\server\\share\\a.png", "a.png"),
        ("a\0b\nc.png", "abc.png"),
        ("gnp.\u{202e}exe.png", "gnp.exe.png"),
        ("..", "picture"),
        ("  /", "picture"),
        ("CON", "CON"),
        (".hidden", "hidden"),
    ] {
        assert_eq!(display_name(given), shown);
    }
    assert_eq!(display_name(&"x".repeat(300)).len(), LONGEST_NAME);
}
