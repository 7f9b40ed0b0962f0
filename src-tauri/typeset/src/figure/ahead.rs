//! PNG files read on a second thread while the text is set: all of a file must be unpacked to see that it is whole.

use super::png;
use crate::{
    ahead::Early,
    document::{Content, Document, Picture},
    draw::Bitmap,
    memory,
};

/// What is found in a file.
type Reading = Early<Result<Bitmap, String>>;

/// The PNG files of a document that were not read before, in its order.
#[derive(Default)]
pub(crate) struct Ahead<'a> {
    files: Vec<(&'a [u8], Reading)>,
}

impl<'a> Ahead<'a> {
    /// The files of a document.
    pub(crate) fn of(document: &'a Document) -> Self {
        let rows = document.floats.iter().filter_map(|float| match &float.content {
            Content::Panels(rows) => Some(rows),
            Content::Tables(_) | Content::Drawing { .. } => None,
        });
        let files = rows.flatten().flatten().filter_map(|panel| match &panel.picture {
            Picture::Png(bytes) if !is_known(bytes) => Some((bytes.as_slice(), Early::default())),
            Picture::Png(_) | Picture::Jpeg(_) | Picture::Scene(_) => None,
        });
        Self { files: files.collect() }
    }

    /// Bytes of all files.
    pub(crate) fn bytes(&self) -> usize {
        self.files.iter().map(|(file, _)| file.len()).sum()
    }

    /// Reads the files that nobody asked for yet.
    pub(crate) fn read(&self) {
        self.files.iter().for_each(|(file, early)| early.ahead(|| png::read(file)));
    }

    /// Where a file stands among them.
    pub(super) fn place(&self, file: &[u8]) -> Option<usize> {
        self.files.iter().position(|(other, _)| std::ptr::eq(*other, file))
    }

    /// The file at a place.
    pub(super) fn file(&self, place: usize) -> &'a [u8] {
        self.files.get(place).map_or(&[], |(file, _)| file)
    }

    /// What was read of the file at a place; it is read now if that was not begun.
    pub(super) fn take(&self, place: usize) -> Result<Bitmap, String> {
        let read = || png::read(self.file(place));
        self.files.get(place).map_or_else(read, |(_, early)| early.take(read))
    }
}

/// Whether the last document already showed the picture.
fn is_known(file: &[u8]) -> bool {
    memory::with(|memory| memory.again.as_mut().is_some_and(|again| again.pngs.get(file).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_read_ahead_is_as_if_read_when_shown() {
        let files = [&b"not a picture"[..], &b"\x89PNG\r\n\x1a\n"[..]];
        let ahead = Ahead { files: files.map(|file| (file, Early::default())).into() };
        ahead.read();
        for file in files {
            let place = ahead.place(file).unwrap();
            let fault = png::read(ahead.file(place)).map(|_| ());
            assert!(fault.is_err(), "{file:?}");
            assert_eq!(ahead.take(place).map(|_| ()), fault);
            assert_eq!(ahead.take(place).map(|_| ()), fault, "shown twice");
        }
        assert_eq!(ahead.place(b"another"), None);
    }
}
