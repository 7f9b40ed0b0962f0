//! What the file says its drawing is.

use lopdf::{Document, Object, content::Content};

use crate::document::specimen;

fn written() -> Document {
    Document::load_mem(&typeset::pdf(&typeset::pages(&specimen()).unwrap()).unwrap()).unwrap()
}

#[test]
fn figures_say_where_they_stand() {
    let file = written();
    let elements = file.objects.values().filter_map(|object| object.as_dict().ok());
    let figures: Vec<_> = elements
        .filter(|element| element.get(b"S").and_then(Object::as_name).is_ok_and(|tag| tag == b"Figure"))
        .collect();
    assert_eq!(figures.len(), 2);
    for figure in figures {
        let layout = figure.get(b"A").unwrap().as_dict().unwrap();
        let area = layout.get(b"BBox").unwrap().as_array().unwrap();
        let area: Vec<f32> = area.iter().map(|number| number.as_float().unwrap()).collect();
        let [left, bottom, right, top]: [f32; 4] = area.clone().try_into().unwrap();
        // Both take the width of the text block of an A4 page, less what rounding leaves.
        assert!((right - left - 481.9).abs() < 3.0 && left > 56.0 && right < 540.0, "{area:?}");
        assert!(top - bottom > 140.0 && bottom > 0.0 && top < 842.0, "{area:?}");
    }
}

#[test]
fn heads_and_feet_of_pages_are_no_content() {
    let file = written();
    for (number, page) in file.get_pages() {
        let content = Content::decode(&file.get_page_content(page)).unwrap();
        let kinds: Vec<&[u8]> = content
            .operations
            .iter()
            .filter(|operation| operation.operator == "BDC" && operation.operands[0] == Object::from("Artifact"))
            .map(|operation| operation.operands[1].as_dict().unwrap())
            .inspect(|kind| assert_eq!(kind.get(b"Type").unwrap(), &Object::from("Pagination")))
            .map(|kind| kind.get(b"Subtype").unwrap().as_name().unwrap())
            .collect();
        assert!(kinds.contains(&&b"Footer"[..]));
        assert_eq!(kinds.contains(&&b"Header"[..]), number > 1, "page {number}");
    }
}
