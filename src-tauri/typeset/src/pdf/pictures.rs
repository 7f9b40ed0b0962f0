//! Pictures: a JPEG file as it is, pixels packed without loss, opacity as a mask beside them.

use std::{collections::BTreeMap, io::Write as _};

use flate2::{Compression, write::ZlibEncoder};
use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfDocument, XObject, XObjectId};

use crate::{
    Error,
    draw::{Bitmap, Stored},
};

/// Name of a picture among a page's resources.
pub(super) fn id(index: usize) -> XObjectId {
    XObjectId(format!("Picture{index}"))
}

/// Puts the pictures into a document.
pub(super) fn embed(pictures: &[Bitmap], document: &mut PdfDocument) -> Result<(), Error> {
    for (index, picture) in pictures.iter().enumerate() {
        let stream = stream(picture).map_err(|error| Error::File(error.to_string()))?;
        let picture = ExternalXObject { stream, width: None, height: None, dpi: None };
        document.resources.xobjects.map.insert(id(index), XObject::External(picture));
    }
    Ok(())
}

fn stream(picture: &Bitmap) -> std::io::Result<ExternalStream> {
    let colours = if picture.channels == 1 { "DeviceGray" } else { "DeviceRGB" };
    let (filter, content) = match &picture.data {
        Stored::Jpeg(file) => ("DCTDecode", file.clone()),
        Stored::Raw(pixels) => ("FlateDecode", pack(pixels)?),
    };
    let mut dict = dictionary(picture, colours, filter);
    if let Some(alpha) = &picture.alpha {
        let dict_of_mask = dictionary(picture, "DeviceGray", "FlateDecode");
        let stream = ExternalStream { dict: dict_of_mask, content: pack(alpha)?, compress: false };
        dict.insert("SMask".to_owned(), DictItem::Stream { stream });
    }
    Ok(ExternalStream { dict, content, compress: false })
}

fn dictionary(picture: &Bitmap, colours: &str, filter: &str) -> BTreeMap<String, DictItem> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(picture.width))),
        ("Height", DictItem::Int(i64::from(picture.height))),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(colours)),
        ("Filter", name(filter)),
    ];
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}
