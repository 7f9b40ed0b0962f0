//! Embedded files, each associated with the document (ISO 19005-3, 6.8 and annex E).

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest as _, Md5};

use super::values;
use crate::document::{Attachment, Relationship};

/// Adds the attachments and names them in the catalogue.
pub(super) fn add(file: &mut Document, attachments: &[Attachment]) -> Result<(), lopdf::Error> {
    if attachments.is_empty() {
        return Ok(());
    }
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for (index, attachment) in attachments.iter().enumerate() {
        let id = specification(file, attachment);
        // In order, and two of one name apart.
        names.extend([values::text(&format!("{index:04}")), Object::Reference(id)]);
        associated.push(Object::Reference(id));
    }
    let tree = file.add_object(dictionary! { "Names" => names });
    let catalog = file.catalog_mut()?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
    catalog.set("AF", associated);
    Ok(())
}

fn specification(file: &mut Document, attachment: &Attachment) -> ObjectId {
    let sum = Md5::digest(&attachment.bytes).to_vec();
    let about = dictionary! {
        "Size" => values::integer(attachment.bytes.len()),
        "ModDate" => values::date(&attachment.modified),
        "CheckSum" => Object::String(sum, StringFormat::Hexadecimal),
    };
    let entries = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.media_type.as_bytes().to_vec()),
        "Params" => about,
    };
    let content = file.add_object(Stream::new(entries, attachment.bytes.clone()));
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => values::text(&attachment.name),
        "UF" => values::text(&attachment.name),
        "Desc" => values::text(&attachment.description),
        "AFRelationship" => relationship(attachment.relationship),
        "EF" => dictionary! { "F" => content, "UF" => content },
    })
}

fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Source => "Source",
        Relationship::Data => "Data",
        Relationship::Alternative => "Alternative",
        Relationship::Supplement => "Supplement",
        Relationship::Unspecified => "Unspecified",
    }
}
