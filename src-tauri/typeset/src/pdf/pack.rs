//! Streams packed small, on two threads: each by itself, so that the bytes are the same however the threads run.

use std::{
    io::{Result, Write as _},
    thread,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::Stream;

use crate::press::Packed;

/// Fewest bytes for which a second thread is worth its start.
const WORTH_A_THREAD: usize = 1 << 16;

/// Packs every stream that may be packed and is not yet; what was packed before is taken from `kept`.
pub(super) fn pack(mut streams: Vec<&mut Stream>, kept: Option<&mut Packed>) -> Result<()> {
    streams.retain(|stream| stream.allows_compression && !stream.dict.has(b"Filter"));
    let Some(kept) = kept else { return pack_all(&mut streams).map(drop) };
    streams.retain_mut(|stream| match kept.get(&stream.content) {
        Some(packed) => {
            put(stream, packed.clone());
            false
        }
        None => true,
    });
    let unpacked = pack_all(&mut streams)?;
    for (content, stream) in unpacked.into_iter().zip(streams).filter(|(content, _)| !content.is_empty()) {
        kept.keep(content, stream.content.clone());
    }
    Ok(())
}

/// Packs streams; returns what was in each.
fn pack_all(streams: &mut [&mut Stream]) -> Result<Vec<Vec<u8>>> {
    let bytes: usize = streams.iter().map(|stream| stream.content.len()).sum();
    if bytes < WORTH_A_THREAD {
        return streams.iter_mut().map(|stream| pack_one(stream)).collect();
    }
    let mut done = 0;
    let first_half = streams.iter().take_while(|stream| {
        done += stream.content.len();
        done <= bytes / 2
    });
    let half = first_half.count();
    let (here, there) = streams.split_at_mut(half);
    thread::scope(|scope| {
        let each =
            |half: &mut [&mut Stream]| half.iter_mut().map(|stream| pack_one(stream)).collect::<Result<Vec<_>>>();
        let there = scope.spawn(move || each(there));
        let mut contents = each(here)?;
        contents.extend(there.join().unwrap_or_else(|_| Err(std::io::Error::other("a thread ended early")))?);
        Ok(contents)
    })
}

/// Packs a stream; returns what was in it, or nothing if that is as short as it can be.
fn pack_one(stream: &mut Stream) -> Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), Compression::default());
    encoder.write_all(&stream.content)?;
    let packed = encoder.finish()?;
    Ok(if packed.len() < stream.content.len() { put(stream, packed) } else { Vec::new() })
}

fn put(stream: &mut Stream, packed: Vec<u8>) -> Vec<u8> {
    let content = std::mem::take(&mut stream.content);
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
    content
}
