//! Pictures: JPEG files as they are, the packed rows of PNG files, opacity as a mask beside them.

use std::{collections::BTreeMap, sync::Arc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::values;
use crate::draw::{Bitmap, Colours, Opacity, Stored};

/// Name of a picture among a page's resources.
pub(super) fn name(index: usize) -> String {
    format!("Picture{index}")
}

/// The bytes of pictures by their objects. They are large: only the finished file has a copy of them.
pub(super) type Files<'a> = BTreeMap<ObjectId, &'a [u8]>;

/// Adds the pictures without their bytes, each once, however often it is shown; their objects in the order of the
/// pictures.
pub(super) fn add<'a>(file: &mut Document, pictures: &'a [Bitmap]) -> (Vec<ObjectId>, Files<'a>) {
    let (mut profiles, mut files) = (BTreeMap::new(), Files::new());
    let mut ids: Vec<ObjectId> = Vec::with_capacity(pictures.len());
    for (index, picture) in pictures.iter().enumerate() {
        let same = pictures.iter().take(index).position(|other| is_same(other, picture));
        let known = same.and_then(|same| ids.get(same)).copied();
        ids.push(known.unwrap_or_else(|| embed(file, picture, &mut profiles, &mut files)));
    }
    (ids, files)
}

/// Adds a stream whose bytes are written later.
fn add_file<'a>(file: &mut Document, entries: Dictionary, bytes: &'a [u8], files: &mut Files<'a>) -> ObjectId {
    let mut stream = Stream::new(entries, Vec::new());
    stream.dict.set("Length", values::integer(bytes.len()));
    let id = file.add_object(stream);
    files.insert(id, bytes);
    id
}

/// Whether two pictures are of the same file, though they stand in different places.
fn is_same(one: &Bitmap, other: &Bitmap) -> bool {
    one.data == other.data
        && (&one.colours, &one.profile, &one.opacity) == (&other.colours, &other.profile, &other.opacity)
        && (one.width, one.height, one.bits) == (other.width, other.height, other.bits)
}

fn embed<'a>(
    file: &mut Document,
    picture: &'a Bitmap,
    profiles: &mut BTreeMap<Arc<[u8]>, ObjectId>,
    files: &mut Files<'a>,
) -> ObjectId {
    let mut entries = image(picture, picture.bits);
    entries.set("ColorSpace", colours(file, picture, profiles));
    if let Some(opacity) = &picture.opacity {
        let mask = mask(picture, opacity);
        entries.set("SMask", add_file(file, mask, &opacity.rows, files));
    }
    let content = match &picture.data {
        Stored::Jpeg { file: bytes, plain_rgb } => {
            entries.set("Filter", "DCTDecode");
            if *plain_rgb {
                entries.set("DecodeParms", dictionary! { "ColorTransform" => 0 });
            }
            bytes
        }
        Stored::Png(rows) => {
            packed(&mut entries, picture, picture.bits, picture.colours.samples());
            rows
        }
    };
    if matches!(picture.colours, Colours::Cmyk { inverted: true }) {
        entries.set("Decode", [1, 0].repeat(4).into_iter().map(Object::Integer).collect::<Vec<_>>());
    }
    add_file(file, entries, content, files)
}

fn image(picture: &Bitmap, bits: u8) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => picture.width,
        "Height" => picture.height,
        "BitsPerComponent" => u32::from(bits),
    }
}

/// The colour space: that of the picture's own profile, or the plain one, which the file's intent says is sRGB.
fn colours(file: &mut Document, picture: &Bitmap, profiles: &mut BTreeMap<Arc<[u8]>, ObjectId>) -> Object {
    let (plain, channels) = match picture.colours {
        Colours::Grey => ("DeviceGray", 1),
        Colours::Rgb | Colours::Palette(_) => ("DeviceRGB", 3),
        Colours::Cmyk { .. } => ("DeviceCMYK", 4),
    };
    let base = picture.profile.as_ref().map_or_else(
        || plain.into(),
        |profile| {
            let id = profiles
                .entry(Arc::clone(profile))
                .or_insert_with(|| file.add_object(Stream::new(dictionary! { "N" => channels }, profile.to_vec())));
            Object::Array(vec!["ICCBased".into(), Object::Reference(*id)])
        },
    );
    match &picture.colours {
        Colours::Palette(list) => {
            let last = values::integer((list.len() / 3).saturating_sub(1));
            let list = Object::String(list.clone(), StringFormat::Hexadecimal);
            Object::Array(vec!["Indexed".into(), base, last, list])
        }
        _ => base,
    }
}

fn mask(picture: &Bitmap, opacity: &Opacity) -> Dictionary {
    let mut entries = image(picture, opacity.bits);
    entries.set("ColorSpace", "DeviceGray");
    packed(&mut entries, picture, opacity.bits, 1);
    entries
}

/// Says that rows are packed as in a PNG file.
fn packed(entries: &mut Dictionary, picture: &Bitmap, bits: u8, samples: u8) {
    let rows = dictionary! {
        "Predictor" => 15,
        "Colors" => u32::from(samples),
        "BitsPerComponent" => u32::from(bits),
        "Columns" => picture.width,
    };
    entries.set("Filter", "FlateDecode");
    entries.set("DecodeParms", rows);
}
