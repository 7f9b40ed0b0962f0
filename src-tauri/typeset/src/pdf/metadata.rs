//! What the file says about itself: title, dates, identifier, language, colours, and the standards it keeps.

mod xmp;

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::values;
use crate::{document::Meta, draw::Pages};

/// The sRGB colour profile; its licence lies beside it.
const SRGB: &[u8] = include_bytes!("../../icc/sRGB.icc");

/// Adds metadata to a finished document, in place of printpdf's.
pub(super) fn add(file: &mut Document, pages: &Pages) -> Result<(), lopdf::Error> {
    let meta = &pages.meta;
    "1.7".clone_into(&mut file.version);
    let about = About::new(pages);
    info(file, &about);
    let mut stream =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp::packet(&about).into_bytes());
    // Readable by programs that know no PDF.
    stream.allows_compression = false;
    let packet = file.add_object(stream);
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, SRGB.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Lang", values::text(about.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let id = Object::String(identifier(meta).to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// What both places for metadata say, in the same words.
struct About<'a> {
    title: String,
    author: String,
    subject: String,
    keywords: String,
    creator: String,
    language: &'a str,
    meta: &'a Meta,
    /// Part of PDF/A that the file keeps: only the third admits embedded files of any kind.
    part: u8,
}

impl<'a> About<'a> {
    fn new(pages: &'a Pages) -> Self {
        let meta = &pages.meta;
        let title = one_line(&meta.title);
        Self {
            title: if title.is_empty() { "Untitled".to_owned() } else { title },
            author: one_line(&meta.authors),
            subject: one_line(&meta.subject),
            keywords: one_line(&meta.keywords.join(", ")),
            creator: one_line(&meta.creator),
            language: if meta.language.is_empty() { "en" } else { &meta.language },
            meta,
            part: if pages.attachments.is_empty() { 2 } else { 3 },
        }
    }
}

/// Text without what XML cannot hold.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn info(file: &mut Document, about: &About<'_>) {
    let date = values::date(&about.meta.created);
    let mut info = dictionary! {
        "Title" => values::text(&about.title),
        "Producer" => values::text(xmp::PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    for (key, text) in [
        ("Author", &about.author),
        ("Subject", &about.subject),
        ("Keywords", &about.keywords),
        ("Creator", &about.creator),
    ] {
        if !text.is_empty() {
            info.set(key, values::text(text));
        }
    }
    if let Ok(id) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.set_object(id, info);
    }
}

/// The file's identifier: FNV-1a of 128 bits over what distinguishes the document.
fn identifier(meta: &Meta) -> [u8; 16] {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let date = meta.created.to_rfc3339();
    let parts = [meta.id.as_str(), "\n", meta.title.as_str(), "\n", date.as_str()];
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)).to_be_bytes()
}
