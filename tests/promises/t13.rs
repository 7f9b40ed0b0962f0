//! T13: nothing that names the patient is in what leaves the library, in whatever corner of a file.
//!
//! Forty words that occur nowhere else are planted in every field that identifies, in remarks and working titles, in names
//! and originals of pictures, in the path of the library and the name of the user. What leaves is searched in its bytes,
//! in its unpacked streams and in its text. Control: where pictures are not made clean, the words in them are found.

use std::{io::Read as _, path::PathBuf, process::Command};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use casebook::{Casebook, Form, Key, Layout, Paper, Picture, PictureRefusal, Setting};
use clinical::{
    catalogue::{Class, Field, catalogue},
    record::Kind,
    value::CaseId,
};
use flate2::read::ZlibDecoder;
use serde_json::{Value, json};

use crate::{
    chance::Chance,
    images,
    record::{Record, times},
};

const SEED: u64 = 13;

/// How many of the forty words the library holds: all but the names of its folder, its file and its user.
const IN_LIBRARY: usize = 37;

/// Libraries, of which the report takes the time.
fn libraries() -> usize {
    times(12, 200)
}

/// Forty words that occur nowhere else.
fn canaries(chance: &mut Chance) -> Vec<String> {
    (0..40).map(|place| format!("Zq{:05}x{place:02}Wv", chance.below(100_000))).collect()
}

/// Planting: each call hands out the next word.
struct Words<'a>(std::slice::Iter<'a, String>);

impl Words<'_> {
    fn next(&mut self) -> String {
        self.0.next().expect("forty words, as many as places").clone()
    }
}

/// A case file with a word in every field that identifies.
fn case_file(words: &mut Words<'_>, chance: &mut Chance) -> String {
    let date =
        |chance: &mut Chance| format!("19{:02}-0{}-1{}", 60 + chance.below(30), 1 + chance.below(9), chance.below(9));
    let record = |id: &str, kind: &str, record: Value| json!({"id": id, "kind": kind, "record": record});
    let records = vec![
        record(
            "case",
            "case",
            json!({"number": words.next(), "title": format!("{} leg", words.next()),
            "kept": [{"code": "name-in-text", "finding": words.next(), "reason": words.next()}]}),
        ),
        record(
            "patient",
            "patient",
            json!({"name": format!("{} {}", words.next(), words.next()), "hospital_number": words.next(),
            "national_number": words.next(), "relatives": [words.next()], "clinicians": [words.next()], "hospitals": [words.next()],
            "born": {"known": {"date": date(chance), "words": words.next()}, "note": words.next()},
            "contact": words.next(), "remarks": words.next(),
            "age": {"known": {"value": 91 + chance.below(9), "unit": "year"}}, "sex": {"known": "female"}}),
        ),
        record(
            "consent",
            "consent",
            json!({"publication": {"known": "obtained"}, "kept_at": words.next(),
            "given": {"known": {"date": date(chance), "words": words.next()}}}),
        ),
        record("board", "board", json!({"decisions": [{"detail": "resection", "institution": words.next()}]})),
        record(
            "ct",
            "imaging",
            json!({"when": {"known": {"date": "2013-04-02", "words": words.next()}}, "modality": {"known": "ct"}}),
        ),
        record(
            "fig",
            "figure",
            json!({"title": "Computed tomography", "content": {"known": "panels"},
            "panels": [{"image": "png", "legend": "A mass."}, {"image": "jpeg", "legend": "The same."}]}),
        ),
    ];
    let attachments = [
        ("png", "image/png", png(words)),
        ("jpeg", "image/jpeg", jpeg(words)),
        ("letter", "text/plain", words.next().into_bytes()),
    ];
    let attachments = attachments.map(|(id, media_type, bytes)| {
        json!({"id": id, "media_type": media_type, "name": format!("{}.file", words.next()), "base64": BASE64_STANDARD.encode(bytes)})
    });
    json!({"format": "sarcoma-casebook case", "version": 1, "id": words.next().to_lowercase(), "records": records,
        "attachments": attachments})
    .to_string()
}

fn png(words: &mut Words<'_>) -> Vec<u8> {
    let text = |words: &mut Words<'_>| format!("Author\0{}", words.next()).into_bytes();
    let international = format!("XML:com.adobe.xmp\0\0\0\0\0<x>{}</x>", words.next()).into_bytes();
    images::png_with(&[
        (b"tEXt", text(words)),
        (b"iTXt", international),
        (b"eXIf", exif(words)),
        (b"prVt", text(words)),
    ])
}

fn jpeg(words: &mut Words<'_>) -> Vec<u8> {
    let of = |head: &[u8], words: &mut Words<'_>| [head, words.next().as_bytes()].concat();
    let segments = [
        (0xe0, of(b"JFXX\0\x10", words)),
        (0xe1, [&b"Exif\0\0"[..], &exif(words)].concat()),
        (0xe1, of(b"http://ns.adobe.com/xap/1.0/\0", words)),
        (0xe2, of(b"MPF\0", words)),
        (0xed, of(b"Photoshop 3.0\08BIM\x04\x04\0\0", words)),
        (0xfe, of(b"", words)),
    ];
    let trailing = words.next().into_bytes();
    [images::jpeg_with(&segments), trailing].concat()
}

/// EXIF with an artist in the picture's part and a place in that of GPS.
fn exif(words: &mut Words<'_>) -> Vec<u8> {
    let (artist, place) = (words.next(), words.next());
    let length = |text: &str| u32::try_from(text.len()).unwrap().to_be_bytes();
    let entry = |tag: u16, form: u16, count: [u8; 4], value: u32| {
        [&tag.to_be_bytes()[..], &form.to_be_bytes(), &count, &value.to_be_bytes()].concat()
    };
    let second = 38 + u32::try_from(artist.len()).unwrap();
    let first = [entry(0x013b, 2, length(&artist), 38), entry(0x8825, 4, [0, 0, 0, 1], second)].concat();
    let gps = entry(0x001b, 7, length(&place), second + 18);
    [b"MM\0*\0\0\0\x08\0\x02", &first[..], &[0; 4], artist.as_bytes(), &[0, 1], &gps, &[0; 4], place.as_bytes()]
        .concat()
}

/// Everything in which a word of a file could stand: its bytes, what its streams unpack to, the text of its pages.
fn looked_into(file: &[u8]) -> Vec<u8> {
    let mut all = file.to_vec();
    let starts =
        file.windows(7).enumerate().filter(|(_, window)| window.starts_with(b"stream\n") || *window == b"stream\r");
    for (at, _) in starts {
        let from = file[at + 6..].iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(0) + at + 6;
        let mut unpacked = Vec::new();
        // A stream that is not packed stands in the bytes as it is.
        let _ = ZlibDecoder::new(&file[from..]).read_to_end(&mut unpacked);
        all.extend(unpacked);
    }
    all
}

fn text_of(file: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, file).unwrap();
    Command::new("pdftotext").args([&path, &PathBuf::from("-")]).output().unwrap().stdout
}

fn leaked<'c>(canaries: &'c [String], bytes: &[u8]) -> Vec<&'c String> {
    let folded = bytes.to_ascii_lowercase();
    let holds = |word: &str| {
        let (word, wide) =
            (word.to_lowercase(), word.to_lowercase().encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>());
        [word.into_bytes(), wide].iter().any(|word| folded.windows(word.len()).any(|window| window == word))
    };
    canaries.iter().filter(|word| holds(word)).collect()
}

/// Everything that leaves, of one library.
fn leaves(
    canaries: &[String],
    chance: &mut Chance,
    pictures: fn(&[u8]) -> Result<Picture, PictureRefusal>,
) -> (Vec<u8>, Vec<u8>) {
    let mut words = Words(canaries.iter());
    let folder = tempfile::Builder::new().prefix(&words.next()).tempdir().unwrap();
    let setting = Setting { author: words.next(), pictures, ..Setting::of_this_computer() };
    let path = folder.path().join(format!("{}.casebook", words.next()));
    let mut book = Casebook::create(&path, &Key::raw(&[3; 32]), setting).unwrap();
    let file = case_file(&mut words, chance);
    assert!(words.0.next().is_none(), "a word is planted nowhere");
    let id = book.import(&file).unwrap();
    let form = Form { paper: Paper::A4, layout: *chance.one(&[Layout::TwoColumns, Layout::OneColumn, Layout::Review]) };
    let report = book.report_pdf_with_record(&id, form).unwrap().bytes;
    let mut all = [looked_into(&report), text_of(&report), book.report_text(&id).unwrap().into_bytes()].concat();
    all.extend(format!("{:?}", book.draft(&id, Form::default(), &[]).unwrap().printing().unwrap()).into_bytes());
    for dates in [false, true] {
        let shared = book.export_shared(&id, dates).unwrap();
        assert!(!shared.contains("2013-04-02"), "a date leaves as it is");
        all.extend(shared.into_bytes());
    }
    for word in of_patient(&file) {
        assert!(book.search(&word).unwrap().is_empty(), "the list finds the patient by {word}");
    }
    (all, whole(&book, &id))
}

/// Who the patient is, by the fields that say it.
fn of_patient(file: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(file).unwrap();
    let patient = &file["records"][1]["record"];
    let names = ["name", "hospital_number", "national_number", "contact", "relatives", "clinicians"];
    names.iter().map(|name| &patient[name]).map(|said| said.as_str().or(said[0].as_str()).unwrap().to_owned()).collect()
}

/// The case with all that the library holds of it: what there is to be let out.
fn whole(book: &Casebook, id: &CaseId) -> Vec<u8> {
    let text = book.export_json(id).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let attached = file["attachments"].as_array().unwrap().iter();
    let bytes = attached.flat_map(|one| BASE64_STANDARD.decode(one["base64"].as_str().unwrap()).unwrap());
    text.bytes().chain(bytes).collect()
}

/// Names of fields that say who the patient is or where, but for what authors say of themselves.
fn identifying() -> Vec<String> {
    fn within(fields: &[Field], found: &mut Vec<String>) {
        for field in fields {
            if matches!(field.class, Class::Name | Class::Number | Class::Contact | Class::Place) {
                found.push(field.name.to_owned());
            }
            within(field.shape.fields(), found);
        }
    }
    let mut found = Vec::new();
    let kinds = catalogue().kinds.into_iter().filter(|row| row.kind != Kind::Manuscript);
    kinds.for_each(|row| within(&row.fields, &mut found));
    found
}

#[test]
fn t13_a_word_is_planted_in_every_field_that_identifies() {
    let (mut chance, mut given) = (Chance::of(SEED), canaries(&mut Chance::of(SEED)));
    given.drain(..3);
    let file = case_file(&mut Words(given.iter()), &mut chance);
    for field in identifying() {
        assert!(file.contains(&format!("\"{field}\":")), "nothing is planted in the field {field}");
    }
}

#[test]
fn t13_nothing_that_names_the_patient_leaves() {
    let told = "None of the identifiers that the library holds is in a report, its metadata or its pictures.";
    let (mut record, mut chance) = (Record::of("T13", told, SEED), Chance::of(SEED));
    for library in 0..libraries() {
        let canaries = canaries(&mut chance);
        let (all, kept) = leaves(&canaries, &mut chance, picture::clean);
        let leaked = leaked(&canaries, &all);
        leaked.iter().for_each(|word| record.leaked(&format!("{word} of library {library}")));
        // They are there to be let out: the library itself has them.
        assert_eq!(self::leaked(&canaries, &kept).len(), IN_LIBRARY);
    }
    let canaries = canaries(&mut chance);
    let raw =
        |bytes: &[u8]| picture::clean(bytes).map(|clean| Picture { bytes: bytes.to_vec(), made_anew: false, ..clean });
    let (all, _) = leaves(&canaries, &mut chance, raw);
    let control = leaked(&canaries, &all).len();
    record.add("libraries", libraries());
    record.add("canaries", 40);
    record.control_failed(control >= 5);
    record.close();
}
