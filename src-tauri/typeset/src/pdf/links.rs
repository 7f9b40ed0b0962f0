//! Links as annotations of their pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::values;
use crate::{
    document::Target,
    draw::{NodeId, Pages, Place},
};

/// A link's annotation and the page it is on, by the link's node.
pub(super) type Annotations = BTreeMap<NodeId, (ObjectId, ObjectId)>;

/// The written pages.
pub(super) struct Sheets<'a> {
    pub(super) ids: &'a [ObjectId],
    /// Height of each in points: the file measures from below.
    pub(super) height: f32,
}

/// Adds the links that lead somewhere.
pub(super) fn add(file: &mut Document, pages: &Pages, sheets: &Sheets<'_>) -> Result<Annotations, lopdf::Error> {
    let mut annotations = Annotations::new();
    for (page, page_id) in pages.pages.iter().zip(sheets.ids) {
        let mut on_page = Vec::new();
        for link in &page.links {
            let Some(action) = action(&link.target, pages, sheets) else { continue };
            let [left, top, right, bottom] = link.area;
            let area = [left, sheets.height - bottom, right, sheets.height - top].map(Object::Real);
            let id = file.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => area.to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed.
                "F" => 4,
                "Contents" => values::text(&description(&link.target, &link.text)),
                "A" => action,
                "P" => *page_id,
            });
            annotations.insert(link.node, (id, *page_id));
            on_page.push(Object::Reference(id));
        }
        let page = file.get_dictionary_mut(*page_id)?;
        page.remove(b"Annots");
        if !on_page.is_empty() {
            page.set("Annots", on_page);
        }
    }
    Ok(annotations)
}

fn description(target: &Target, text: &str) -> String {
    match target {
        Target::Float(_) => text.to_owned(),
        Target::Reference(number) => format!("Reference {number}"),
        Target::Note(number) => format!("Note {number}"),
        Target::Mention(number) => format!("Back to the text of note {number}"),
        Target::Uri(address) => address.clone(),
    }
}

fn action(target: &Target, pages: &Pages, sheets: &Sheets<'_>) -> Option<Dictionary> {
    if let Target::Uri(address) = target {
        return Some(dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) });
    }
    let (_, place) = pages.anchors.iter().find(|(anchor, _)| anchor == target)?;
    Some(dictionary! { "S" => "GoTo", "D" => sheets.destination(*place)? })
}

impl Sheets<'_> {
    /// A place as a destination that keeps the reader's magnification; a little above, so that the line is in sight.
    pub(super) fn destination(&self, place: Place) -> Option<Object> {
        const ABOVE: f32 = 6.0;
        let page = self.ids.get(place.page)?;
        let top = Object::Real((self.height - place.y + ABOVE).min(self.height));
        Some(Object::Array(vec![Object::Reference(*page), "XYZ".into(), 0.into(), top, Object::Null]))
    }
}
