//! Streams packed small, on two threads: each by itself, so that the bytes are the same whichever thread takes it.

use std::sync::{Mutex, PoisonError};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

use crate::{ahead::meanwhile, press::Packed};

/// Fewest bytes for which a second thread is worth its start.
const WORTH_A_THREAD: usize = 1 << 16;

/// A stream to pack, and later what was in it; nothing where that is as short as it can be.
type Task<'a> = (&'a mut Stream, Vec<u8>);

/// Packs one stream after another: to make another packer takes as long as to pack a page.
#[derive(Default)]
pub(super) struct Packer(Option<Compress>);

impl Packer {
    /// A stream packed; none where that would not be shorter.
    pub(super) fn packed(&mut self, content: &[u8]) -> Option<Vec<u8>> {
        // To look harder for what comes again (4) saves ten bytes of a thousand, and takes a millisecond of seventeen.
        let packer = self.0.get_or_insert_with(|| Compress::new(Compression::new(2), true));
        packer.reset();
        let mut packed = Vec::with_capacity(content.len());
        let status = packer.compress_vec(content, &mut packed, FlushCompress::Finish);
        // It does not come to its end where there is no room for it.
        matches!(status, Ok(Status::StreamEnd)).then_some(packed)
    }
}

/// Packs every stream that may be packed and is not yet; what was packed before is taken from `kept`.
pub(super) fn pack(mut streams: Vec<&mut Stream>, kept: Option<&mut Packed>) {
    streams.retain(|stream| stream.allows_compression && !stream.dict.has(b"Filter"));
    let Some(kept) = kept else { return drop(pack_all(streams)) };
    streams.retain_mut(|stream| match kept.get(&stream.content) {
        Some(packed) => {
            put(stream, packed.clone());
            false
        }
        None => true,
    });
    for (stream, content) in pack_all(streams).into_iter().filter(|(_, content)| !content.is_empty()) {
        kept.keep(content, stream.content.clone());
    }
}

fn pack_all(streams: Vec<&mut Stream>) -> Vec<Task<'_>> {
    let bytes: usize = streams.iter().map(|stream| stream.content.len()).sum();
    let mut tasks: Vec<Task<'_>> = streams.into_iter().map(|stream| (stream, Vec::new())).collect();
    // The longest first, so that both threads are done at about the same time.
    tasks.sort_by_key(|(stream, _)| std::cmp::Reverse(stream.content.len()));
    let queue = Mutex::new(tasks.iter_mut());
    if bytes < WORTH_A_THREAD {
        pack_each(&queue);
    } else {
        meanwhile(|| pack_each(&queue), || pack_each(&queue));
    }
    tasks
}

/// Packs the streams that no other thread has taken.
fn pack_each<'a, 'b: 'a>(queue: &Mutex<impl Iterator<Item = &'a mut Task<'b>>>) {
    let mut packer = Packer::default();
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    while let Some((stream, content)) = next() {
        if let Some(packed) = packer.packed(&stream.content) {
            *content = put(stream, packed);
        }
    }
}

/// Puts a packed stream in its place; returns what was in it.
pub(super) fn put(stream: &mut Stream, packed: Vec<u8>) -> Vec<u8> {
    let content = std::mem::take(&mut stream.content);
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
    content
}
