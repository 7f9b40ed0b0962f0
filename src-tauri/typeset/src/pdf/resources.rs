//! What the operations of a page call by name: its pictures.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pictures::{self, Files};
use crate::draw::{Draw, Page, Pages};

/// Adds the pictures, and to every page the names of those that it shows; returns their bytes, which come later.
pub(super) fn add<'a>(file: &mut Document, pages: &'a Pages, page_ids: &[ObjectId]) -> Result<Files<'a>, lopdf::Error> {
    let (ids, files) = pictures::add(file, &pages.pictures);
    for (page, page_id) in pages.pages.iter().zip(page_ids) {
        let shown = shown(page).into_iter().filter_map(|index| Some((pictures::name(index), *ids.get(index)?)));
        let names: Dictionary = shown.map(|(name, id)| (name, Object::Reference(id))).collect();
        let resources = file.get_dictionary(*page_id)?.get(b"Resources")?.as_reference()?;
        file.get_dictionary_mut(resources)?.set("XObject", names);
    }
    Ok(files)
}

/// Indexes of the pictures that a page shows.
fn shown(page: &Page) -> Vec<usize> {
    let mut out = Vec::new();
    page.pieces.iter().flat_map(|piece| &piece.draws).for_each(|draw| collect(draw, &mut out));
    out
}

fn collect(draw: &Draw, out: &mut Vec<usize>) {
    match draw {
        Draw::Picture { index, .. } => out.push(*index),
        Draw::Clipped { draws, .. } => draws.iter().for_each(|draw| collect(draw, out)),
        Draw::Glyphs { .. } | Draw::Shape { .. } => {}
    }
}
