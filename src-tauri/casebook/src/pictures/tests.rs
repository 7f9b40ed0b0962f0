use base64::{Engine as _, prelude::BASE64_STANDARD};
use clinical::record::Figure;
use typeset::Press;

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
    let document = book.draft(&id, Form::default(), &[]).unwrap().composed(&mut Press::default()).document;
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
fn a_case_file_is_taken_in_without_the_pictures_that_are_none() {
    let (_folder, mut book) = fresh();
    let image = |id: &str, name: &str, bytes: &[u8]| json!({"id": id, "media_type": "image/tiff", "name": name, "base64": BASE64_STANDARD.encode(bytes)});
    let panels = json!([{"image": "ct", "legend": "CT"}, {"image": "mri"}]);
    let file = |attachments: serde_json::Value| {
        let figure =
            json!({"id": "figure-1", "kind": "figure", "record": {"content": {"known": "panels"}, "panels": panels}});
        let file = json!({"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": [figure],
            "attachments": attachments});
        file.to_string()
    };
    let mixed = file(json!([image("ct", "../CT.tiff", b"II*\0"), image("mri", "MRI.png", &dot())]));
    assert!(book.import_all(std::slice::from_ref(&mixed)).is_err(), "several files are taken in whole or not at all");
    let taken = book.take_in(&mixed).unwrap();
    let told: Vec<String> = taken.left_out.iter().map(ToString::to_string).collect();
    assert!(
        told.len() == 1 && told[0].starts_with("the picture “CT.tiff” was not taken in: this is no PNG"),
        "{told:?}"
    );
    let kept = book.library.attachments(&taken.case).unwrap();
    assert_eq!(kept.iter().map(|attached| attached.id.as_str()).collect::<Vec<_>>(), ["mri"]);
    // No panel names what is not there: the next picture of that name would stand in its place.
    let case = book.case(&taken.case).unwrap();
    let images: Vec<&str> = case.one::<Figure>().unwrap().panels.iter().map(|panel| panel.image.as_str()).collect();
    assert_eq!(images, ["", "mri"]);
    assert_eq!(book.trail(&taken.case, None, None).unwrap()[0].label, "Import, 1 picture left out");
    assert!(book.report_pdf(&taken.case).is_ok());
    // What is wrong with this computer and not with the file refuses the case: it is whole the next time.
    book.setting.pictures = |_| Err(picture::Refusal::Start);
    let again = mixed.replace("\"one\"", "\"two\"");
    assert!(book.take_in(&again).is_err());
    assert_eq!(book.list().unwrap().len(), 1);
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
