//! What the file holds.

use lopdf::{Dictionary, Document, Object};
use typeset::document::{Document as Specimen, Front};

use crate::{
    document::specimen,
    pictures::{grey_jpeg, png_with_alpha},
    plain::plain,
};

fn bytes(document: &Specimen) -> Vec<u8> {
    typeset::pdf(&typeset::pages(document).unwrap()).unwrap()
}

fn written(document: &Specimen) -> Document {
    Document::load_mem(&bytes(document)).unwrap()
}

fn of_type<'a>(file: &'a Document, kind: &str) -> Vec<&'a Dictionary> {
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(|dictionary| dictionary.has_type(kind.as_bytes())).collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = specimen();
    assert!(bytes(&document) == bytes(&document));
}

#[test]
fn every_font_is_embedded_and_cut_down() {
    let file = written(&specimen());
    let fonts = of_type(&file, "FontDescriptor");
    assert_eq!(fonts.len(), 7, "every face of the specimen");
    for font in fonts {
        let name = String::from_utf8_lossy(font.get(b"FontName").unwrap().as_name().unwrap());
        let program = file.get_object(font.get(b"FontFile3").unwrap().as_reference().unwrap()).unwrap();
        let size = program.as_stream().unwrap().content.len();
        assert!(name.as_bytes().get(6) == Some(&b'+'), "{name} is not named as a subset");
        assert!(size > 500 && size < 40_000, "{name} takes {size} bytes");
    }
}

#[test]
fn a_jpeg_passes_through_byte_for_byte() {
    let file = written(&specimen());
    let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
    let jpegs: Vec<&[u8]> = streams
        .filter(|stream| stream.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|name| name == b"DCTDecode"))
        .map(|stream| stream.content.as_slice())
        .collect();
    assert_eq!(jpegs, [grey_jpeg(24, 18), grey_jpeg(32, 12)]);
}

#[test]
fn a_png_keeps_its_pixels_and_its_opacity() {
    let file = written(&specimen());
    let streams = || file.objects.values().filter_map(|object| object.as_stream().ok());
    let picture = streams().find(|stream| stream.dict.has(b"SMask")).unwrap();
    let mask =
        file.get_object(picture.dict.get(b"SMask").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(png_with_alpha(160, 120))).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let (colour, alpha): (Vec<&[u8]>, Vec<u8>) = pixels.chunks(4).map(|pixel| (&pixel[..3], pixel[3])).unzip();
    assert!(picture.decompressed_content().unwrap() == colour.concat());
    assert!(mask.decompressed_content().unwrap() == alpha);
}

#[test]
fn headings_are_in_the_outline() {
    let file = written(&specimen());
    let titles: Vec<String> = of_outline(&file);
    for heading in ["Background", "Lines", "Discussion", "References"] {
        assert!(titles.iter().any(|title| title == heading), "{heading} is not in {titles:?}");
    }
}

fn of_outline(file: &Document) -> Vec<String> {
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    let entries = dictionaries.filter(|dictionary| dictionary.has(b"Dest"));
    let titles = entries.filter_map(|entry| entry.get(b"Title").and_then(Object::as_str).ok());
    titles.map(|title| String::from_utf8_lossy(title).into_owned()).collect()
}

#[test]
fn links_are_tagged_described_and_without_frame() {
    let file = written(&specimen());
    let links = of_type(&file, "Annot");
    assert!(links.len() > 20, "{} links", links.len());
    for link in links {
        for key in ["StructParent", "Contents", "A", "Border"] {
            assert!(link.has(key.as_bytes()), "a link lacks {key}");
        }
        assert_eq!(link.get(b"F").and_then(Object::as_i64).ok(), Some(4));
    }
}

#[test]
fn an_empty_document_is_a_file_with_a_title() {
    let mut empty = Specimen { front: Front::default(), ..plain(Vec::new()) };
    empty.meta.title = String::new();
    let file = written(&empty);
    assert_eq!(file.get_pages().len(), 1);
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(info.get(b"Title").unwrap().as_str().unwrap(), b"Untitled");
}
