//! How the file says which header cells a cell has, and in which language words are.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};
use typeset::document::{Block, Run};

use crate::{document::specimen, plain::plain};

fn written(document: &typeset::document::Document) -> Document {
    Document::load_mem(&typeset::pdf(&typeset::pages(document).unwrap()).unwrap()).unwrap()
}

fn elements(file: &Document) -> impl Iterator<Item = &Dictionary> {
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(|dictionary| dictionary.has_type(b"StructElem"))
}

fn text(object: &Object) -> &str {
    std::str::from_utf8(object.as_str().unwrap()).unwrap()
}

#[test]
fn headers_are_named_and_found_by_their_names() {
    let file = written(&specimen());
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let names = file.get_dictionary(root).unwrap().get(b"IDTree").unwrap().as_dict().unwrap();
    let names = names.get(b"Names").unwrap().as_array().unwrap();
    let keys: Vec<&str> = names.iter().step_by(2).map(text).collect();
    assert!(keys.is_sorted(), "a reader looks for a name by halving");
    let mut named = BTreeSet::new();
    for pair in names.chunks(2) {
        let element = file.get_dictionary(pair[1].as_reference().unwrap()).unwrap();
        assert_eq!(text(element.get(b"ID").unwrap()), text(&pair[0]));
        if element.get(b"S").unwrap().as_name().unwrap() == b"TH" {
            named.insert(text(&pair[0]));
        }
    }
    let attributes = elements(&file).filter_map(|element| element.get(b"A").ok()?.as_dict().ok());
    let headers = attributes.filter_map(|attributes| attributes.get(b"Headers").ok()?.as_array().ok());
    let meant: BTreeSet<&str> = headers.flatten().map(text).collect();
    assert!(!meant.is_empty());
    assert_eq!(meant, named, "each header cell that is named is meant, and none is missing");
}

#[test]
fn the_language_of_words_stands_at_their_element() {
    let runs = vec![Run::plain("He said "), Run::plain("Gott sei Dank").in_language("de")];
    let file = written(&plain(vec![Block::Paragraph { runs, indent: false, source: None }]));
    let languages: Vec<&str> = elements(&file).filter_map(|element| Some(text(element.get(b"Lang").ok()?))).collect();
    assert_eq!(languages, ["de"]);
}
