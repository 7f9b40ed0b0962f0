//! Pictures printed, and the file read again.

use lopdf::{Dictionary, Document, Object, Stream};
use typeset::{
    Error,
    document::{self, Content, Float, Front, Meta, Panel, Picture},
    draw::Pages,
};

/// A document of one figure.
pub(crate) fn document(pictures: Vec<Picture>) -> document::Document {
    let letters = 'a'..='z';
    let panel = |(letter, picture): (char, Picture)| Panel {
        letter: letter.to_string(),
        picture,
        alt: "A picture made for a test.".to_owned(),
    };
    let panels: Vec<Panel> = letters.zip(pictures).map(panel).collect();
    let float = Float {
        id: "figure".to_owned(),
        label: "Figure 1".to_owned(),
        title: "Pictures.".to_owned(),
        legend: Vec::new(),
        wide: true,
        content: Content::Panels(panels.chunks(5).map(<[Panel]>::to_vec).collect()),
        source: None,
    };
    document::Document {
        meta: Meta { title: "Pictures".to_owned(), language: "en".to_owned(), ..Meta::default() },
        front: Front { title: "Pictures".to_owned(), ..Front::default() },
        floats: vec![float],
        ..document::Document::default()
    }
}

pub(crate) fn pages(pictures: Vec<Picture>) -> Result<Pages, Error> {
    typeset::pages(&document(pictures))
}

/// The file of one picture.
pub(crate) struct Printed(Document);

impl Printed {
    pub(crate) fn of(picture: Picture) -> Self {
        Self::all(vec![picture])
    }

    pub(crate) fn all(pictures: Vec<Picture>) -> Self {
        Self(Document::load_mem(&typeset::pdf(&pages(pictures).unwrap()).unwrap()).unwrap())
    }

    /// The pictures that are no masks.
    pub(crate) fn pictures(&self) -> Vec<&Stream> {
        let streams = self.0.objects.values().filter_map(|object| object.as_stream().ok());
        let images: Vec<&Stream> = streams
            .filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image"))
            .collect();
        let masks: Vec<&Stream> = images.iter().filter_map(|image| self.mask(image)).collect();
        images.into_iter().filter(|image| !masks.iter().any(|mask| std::ptr::eq(*mask, *image))).collect()
    }

    pub(crate) fn picture(&self) -> &Stream {
        let pictures = self.pictures();
        assert_eq!(pictures.len(), 1);
        pictures[0]
    }

    pub(crate) fn mask(&self, picture: &Stream) -> Option<&Stream> {
        let id = picture.dict.get(b"SMask").ok()?.as_reference().unwrap();
        Some(self.0.get_object(id).unwrap().as_stream().unwrap())
    }

    /// The colour space as words; a profile as "ICC n".
    pub(crate) fn space(&self, picture: &Stream) -> String {
        self.say(picture.dict.get(b"ColorSpace").unwrap())
    }

    fn say(&self, object: &Object) -> String {
        match object {
            Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
            Object::Integer(number) => number.to_string(),
            Object::String(bytes, _) => format!("{} bytes", bytes.len()),
            Object::Array(parts) => parts.iter().map(|part| self.say(part)).collect::<Vec<_>>().join(" "),
            Object::Reference(id) => {
                let channels = self.0.get_object(*id).unwrap().as_stream().unwrap().dict.get(b"N");
                channels.unwrap().as_i64().unwrap().to_string()
            }
            other => panic!("{other:?} in a colour space"),
        }
    }

    /// The profile that a picture is in.
    pub(crate) fn profile(&self, picture: &Stream) -> Vec<u8> {
        let Object::Array(parts) = picture.dict.get(b"ColorSpace").unwrap() else { panic!("no profile") };
        let stream = self.0.get_object(parts[1].as_reference().unwrap()).unwrap().as_stream().unwrap();
        stream.decompressed_content().unwrap()
    }
}

pub(crate) fn number(dictionary: &Dictionary, key: &str) -> i64 {
    dictionary.get(key.as_bytes()).and_then(Object::as_i64).unwrap_or_else(|_| panic!("no {key}"))
}
