//! The tree of tags: what every marked piece means, in reading order (ISO 32000-1, 14.7 and 14.8).

mod bounds;
mod elements;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{content::Marks, links::Annotations, values};
use crate::draw::{Pages, Piece};
use elements::Elements;

/// Adds the tree, and the way back from pages and annotations into it.
pub(super) fn add(
    file: &mut Document,
    pages: &Pages,
    marks: &Marks<'_>,
    annotations: &Annotations,
    page_ids: &[ObjectId],
) -> Result<(), lopdf::Error> {
    let root = file.new_object_id();
    let elements = Elements::new(file, pages, marks);
    elements.write(file, root, annotations, page_ids);
    let mut back = Vec::new();
    for (index, ((page, marks), page_id)) in pages.pages.iter().zip(marks).zip(page_ids).enumerate() {
        let owners = owners(&page.pieces, marks, &elements);
        back.extend([values::integer(index), Object::Reference(file.add_object(owners))]);
        let page = file.get_dictionary_mut(*page_id)?;
        page.set("StructParents", values::integer(index));
        page.set("Tabs", "S");
    }
    for (index, (node, (annotation, _))) in annotations.iter().enumerate() {
        let Some(element) = elements.id(*node) else { continue };
        let key = values::integer(pages.pages.len() + index);
        back.extend([key.clone(), Object::Reference(element)]);
        file.get_dictionary_mut(*annotation)?.set("StructParent", key);
    }
    let next = values::integer(pages.pages.len() + annotations.len());
    let parents = file.add_object(dictionary! { "Nums" => back });
    let top: Vec<Object> = elements.id(0).map(Object::Reference).into_iter().collect();
    let mut tree =
        dictionary! { "Type" => "StructTreeRoot", "K" => top, "ParentTree" => parents, "ParentTreeNextKey" => next };
    let names = elements.names();
    if !names.is_empty() {
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    file.set_object(root, tree);
    let catalog = file.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The elements of a page's marked pieces, in the order of their numbers.
fn owners(pieces: &[Piece], marks: &[Option<usize>], elements: &Elements<'_>) -> Vec<Object> {
    let marked = pieces.iter().zip(marks).filter(|(_, mark)| mark.is_some());
    let element = |(piece, _): (&Piece, _)| piece.node.and_then(|node| elements.id(node));
    marked.map(|pair| element(pair).map_or(Object::Null, Object::Reference)).collect()
}
