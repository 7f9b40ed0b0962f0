//! The file as bytes: streams one by one, all other objects together in packed streams, and where each is found
//! (ISO 32000-1, 7.5).

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{objects, pack, pictures::Files, values};

/// Objects that share a stream: more of them pack better, fewer are sooner read.
const TOGETHER: usize = 200;

/// Where an object is found.
#[derive(Clone, Copy)]
enum Found {
    Nowhere,
    /// At a byte of the file.
    At(usize),
    /// In a stream, at an index.
    In(u32, usize),
}

/// Writes a finished document with the files of its pictures, its streams packed by `pack`.
pub(super) fn save(mut file: Document, files: &Files<'_>, pack: impl FnOnce(Vec<(u32, &mut Stream)>)) -> Vec<u8> {
    let all = std::mem::take(&mut file.objects).into_iter();
    let (mut streams, mut others) = (Vec::new(), Vec::new());
    for ((id, _), object) in all {
        match object {
            Object::Stream(stream) => streams.push((id, stream)),
            object => others.push((id, object)),
        }
    }
    let mut found = vec![Found::Nowhere; file.max_id as usize + 1];
    for group in others.chunks(TOGETHER) {
        let id = number(found.len());
        for (index, (object, _)) in group.iter().enumerate() {
            put(&mut found, *object, Found::In(id, index));
        }
        found.push(Found::Nowhere);
        streams.push((id, together(group)));
    }
    pack(streams.iter_mut().map(|(id, stream)| (*id, stream)).collect());
    let bytes: usize = streams.iter().map(|(_, stream)| stream.content.len() + 200).sum();
    let mut out = Vec::with_capacity(bytes + files.values().map(|file| file.len()).sum::<usize>());
    // The second line tells programs that the file is not text.
    out.extend(format!("%PDF-{}\n%", file.version).bytes().chain([0xe2, 0xe3, 0xcf, 0xd3, b'\n']));
    for (id, stream) in streams {
        put(&mut found, id, Found::At(out.len()));
        write(&mut out, id, &stream.dict, files.get(&(id, 0)).copied().unwrap_or(&stream.content));
    }
    finish(&mut out, found, &file.trailer);
    out
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn put(found: &mut [Found], id: u32, place: Found) {
    if let Some(slot) = found.get_mut(id as usize) {
        *slot = place;
    }
}

/// Objects in one stream, each with its number and where it begins.
fn together(group: &[(u32, Object)]) -> Stream {
    let (mut index, mut content) = (String::new(), Vec::new());
    for (id, object) in group {
        index.push_str(&format!("{id} {} ", content.len()));
        objects::write(&mut content, object);
        content.push(b'\n');
    }
    let (count, first) = (values::integer(group.len()), values::integer(index.len()));
    let content = [index.into_bytes(), content].concat();
    Stream::new(dictionary! { "Type" => "ObjStm", "N" => count, "First" => first }, content)
}

fn write(out: &mut Vec<u8>, id: u32, entries: &Dictionary, content: &[u8]) {
    out.extend(format!("{id} 0 obj\n").bytes());
    objects::stream(out, entries, content);
    out.extend(b"\nendobj\n");
}

/// The cross-reference stream, which is the trailer too.
fn finish(out: &mut Vec<u8>, mut found: Vec<Found>, trailer: &Dictionary) {
    let (id, start) = (number(found.len()), out.len());
    found.push(Found::At(start));
    let mut entries = trailer.clone();
    entries.extend(&dictionary! {
        "Type" => "XRef",
        "Size" => values::integer(found.len()),
        "W" => [1, 4, 2].map(Object::Integer).to_vec(),
    });
    let mut stream = Stream::new(entries, found.into_iter().flat_map(entry).collect());
    pack::pack(vec![&mut stream], None);
    write(out, id, &stream.dict, &stream.content);
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
}

/// A kind in one byte, then a place in four, then an index in two.
fn entry(found: Found) -> [u8; 7] {
    let (kind, place, index) = match found {
        Found::Nowhere => (0, 0, u16::MAX),
        Found::At(byte) => (1, number(byte), 0),
        Found::In(stream, index) => (2, stream, u16::try_from(index).unwrap_or(u16::MAX)),
    };
    let [a, b, c, d] = place.to_be_bytes();
    let [e, f] = index.to_be_bytes();
    [kind, a, b, c, d, e, f]
}
