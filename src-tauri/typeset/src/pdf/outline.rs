//! The outline: headings under headings, each with its place.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{links::Sheets, values};
use crate::draw::{Heading, Pages};

/// A heading with the headings under it.
struct Entry<'a> {
    heading: &'a Heading,
    under: Vec<Entry<'a>>,
}

/// Adds the outline, opened to the sections.
pub(super) fn add(file: &mut Document, pages: &Pages, sheets: &Sheets<'_>) -> Result<(), lopdf::Error> {
    let headings: Vec<&Heading> = pages.outline.iter().filter(|heading| !heading.text.trim().is_empty()).collect();
    let entries = nest(&headings);
    if entries.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    write_under(file, &entries, root, &mut dictionary, sheets);
    file.set_object(root, dictionary);
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// Headings, each with those of a lower rank that follow it.
fn nest<'a>(headings: &[&'a Heading]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut rest = headings;
    while let Some((first, after)) = rest.split_first() {
        let count = after.iter().take_while(|heading| heading.level > first.level).count();
        let (under, next) = after.split_at(count);
        entries.push(Entry { heading: first, under: nest(under) });
        rest = next;
    }
    entries
}

/// Writes `entries` under `parent`, whose dictionary gets their ends and their visible count.
fn write_under(
    file: &mut Document,
    entries: &[Entry<'_>],
    parent: ObjectId,
    parent_entry: &mut Dictionary,
    sheets: &Sheets<'_>,
) {
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return };
    parent_entry.set("First", *first);
    parent_entry.set("Last", *last);
    parent_entry.set("Count", visible(entries));
    for (index, (entry, id)) in entries.iter().zip(&ids).enumerate() {
        let mut dictionary = dictionary! { "Title" => values::text(&entry.heading.text), "Parent" => parent };
        if let Some(place) = sheets.destination(entry.heading.place) {
            dictionary.set("Dest", place);
        }
        if let Some(before) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            dictionary.set("Prev", *before);
        }
        if let Some(next) = ids.get(index + 1) {
            dictionary.set("Next", *next);
        }
        write_under(file, &entry.under, *id, &mut dictionary, sheets);
        file.set_object(*id, dictionary);
    }
}

fn visible(entries: &[Entry<'_>]) -> Object {
    fn count(entries: &[Entry<'_>]) -> usize {
        entries.iter().map(|entry| 1 + count(&entry.under)).sum()
    }
    values::integer(count(entries))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Place;

    #[test]
    fn sub_heads_stand_under_their_section() {
        let heading = |level, text: &str| Heading { level, text: text.to_owned(), place: Place { page: 0, y: 0.0 } };
        let all = [heading(0, "title"), heading(1, "a"), heading(2, "a1"), heading(2, "a2"), heading(1, "b")];
        let entries = nest(&all.iter().collect::<Vec<_>>());
        let sections = &entries[0].under;
        assert_eq!((entries.len(), sections.len()), (1, 2));
        assert_eq!((sections[0].under.len(), sections[1].under.len()), (2, 0));
        assert_eq!(visible(&entries), Object::Integer(5));
    }
}
