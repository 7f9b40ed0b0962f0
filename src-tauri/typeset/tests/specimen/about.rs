//! What the file says about itself, in both places, and what travels in it.

use chrono::DateTime;
use lopdf::{Dictionary, Document, Object, StringFormat};
use typeset::document::{Attachment, Document as Specimen, Relationship};

use crate::document::specimen;

fn written(document: &Specimen) -> Document {
    Document::load_mem(&typeset::pdf(&typeset::pages(document).unwrap()).unwrap()).unwrap()
}

fn attachment(name: &str, content: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: "application/json".to_owned(),
        description: "What the page was made of – in full".to_owned(),
        bytes: content.repeat(100).into_bytes(),
        modified: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
        relationship: Relationship::Source,
    }
}

fn with_files() -> Specimen {
    Specimen { attachments: vec![attachment("b.json", "{}"), attachment("ä.json", "[1]")], ..specimen() }
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).unwrap(),
        other => other.as_dict().unwrap(),
    }
}

/// A text of the file: ASCII, or UTF-16 with its mark.
fn said(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn packet(file: &Document) -> String {
    let id = file.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    String::from_utf8(file.get_object(id).unwrap().as_stream().unwrap().content.clone()).unwrap()
}

/// The words between a tag and its end, without the tags inside.
fn tagged(packet: &str, tag: &str) -> String {
    let inside = packet.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split(&format!("</{tag}>")).next());
    let words = inside.unwrap_or_default().split('<').filter_map(|part| part.rsplit('>').next());
    words.collect::<String>().trim().replace("&amp;", "&")
}

#[test]
fn both_places_say_the_same() {
    let file = written(&specimen());
    let (packet, info) = (packet(&file), dictionary(&file, file.trailer.get(b"Info").unwrap()));
    for (key, tag, words) in [
        ("Title", "dc:title", "On the setting of a page & its parts"),
        ("Author", "dc:creator", "A. Compositor, Łukasz Drukarz"),
        ("Subject", "dc:description", "A specimen"),
        ("Keywords", "pdf:Keywords", "type, paper"),
        ("Creator", "xmp:CreatorTool", "specimen"),
    ] {
        assert_eq!(said(info.get(key.as_bytes()).unwrap()), words);
        assert_eq!(tagged(&packet, tag), words);
    }
    assert_eq!(said(info.get(b"Producer").unwrap()), tagged(&packet, "pdf:Producer"));
    for (key, tag) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
        let date: String = tagged(&packet, tag).chars().filter(|c| c.is_ascii_digit()).collect();
        assert_eq!(said(info.get(key.as_bytes()).unwrap()), format!("D:{date}Z"));
        assert_eq!(date, "20250615150640");
    }
    assert_eq!(said(file.catalog().unwrap().get(b"Lang").unwrap()), "en-GB");
    assert_eq!(tagged(&packet, "dc:language"), "en-GB");
}

#[test]
fn a_file_with_attachments_alone_says_that_it_has_any() {
    let part = |document: &Specimen| tagged(&packet(&written(document)), "pdfaid:part");
    assert_eq!((part(&specimen()), part(&with_files())), ("2".to_owned(), "3".to_owned()));
    assert!(!written(&specimen()).catalog().unwrap().has(b"AF"));
}

#[test]
fn attachments_come_out_as_they_went_in() {
    let (document, file) = (with_files(), written(&with_files()));
    let catalog = file.catalog().unwrap();
    let tree = dictionary(&file, dictionary(&file, catalog.get(b"Names").unwrap()).get(b"EmbeddedFiles").unwrap());
    let names = tree.get(b"Names").unwrap().as_array().unwrap();
    let associated = catalog.get(b"AF").unwrap().as_array().unwrap();
    assert_eq!((names.len(), associated.len()), (4, 2));
    for (index, attachment) in document.attachments.iter().enumerate() {
        assert_eq!(names[2 * index + 1], associated[index]);
        let specification = dictionary(&file, &associated[index]);
        for (key, words) in [("F", &attachment.name), ("UF", &attachment.name), ("Desc", &attachment.description)] {
            assert_eq!(&said(specification.get(key.as_bytes()).unwrap()), words);
        }
        assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
        let held = dictionary(&file, specification.get(b"EF").unwrap()).get(b"F").unwrap().as_reference().unwrap();
        let stream = file.get_object(held).unwrap().as_stream().unwrap();
        assert!(stream.decompressed_content().unwrap() == attachment.bytes);
        assert_eq!(stream.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"application/json");
        let about = dictionary(&file, stream.dict.get(b"Params").unwrap());
        assert_eq!(about.get(b"Size").unwrap().as_i64().unwrap(), attachment.bytes.len() as i64);
        assert_eq!(said(about.get(b"ModDate").unwrap()), "D:20231114221320Z");
    }
}

/// MD5 of a hundred times "{}", as another program reckons it.
#[test]
fn the_sum_of_an_attachment_is_right() {
    let file = written(&with_files());
    let sums = file.objects.values().filter_map(|object| object.as_stream().ok());
    let sums: Vec<&Object> =
        sums.filter_map(|stream| stream.dict.get(b"Params").ok()?.as_dict().ok()?.get(b"CheckSum").ok()).collect();
    let known = hex("df5b43fe3fe29414ddeb838a07ef5cfe");
    assert!(sums.contains(&&Object::String(known, StringFormat::Hexadecimal)), "{sums:?}");
}

fn hex(digits: &str) -> Vec<u8> {
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn the_same_attachments_give_the_same_bytes() {
    let bytes = || typeset::pdf(&typeset::pages(&with_files()).unwrap()).unwrap();
    assert!(bytes() == bytes());
}
