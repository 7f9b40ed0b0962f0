//! PNG files read on a second thread while the text is set: all of a file must be unpacked to see that it is whole.

use std::{
    sync::{Mutex, PoisonError},
    thread,
};

use super::png;
use crate::{
    document::{Content, Document, Picture},
    draw::Bitmap,
    memory,
};

/// Fewest bytes for which a second thread is worth its start.
const WORTH_A_THREAD: usize = 1 << 16;

/// The PNG files of a document that were not read before, in its order. Whichever thread comes first reads a file: what
/// it finds is the same, and only who shows the picture hears of it.
#[derive(Default)]
pub(crate) struct Ahead<'a> {
    files: Vec<(&'a [u8], Mutex<Reading>)>,
}

/// How far the reading of a file is.
#[derive(Default)]
enum Reading {
    #[default]
    Ahead,
    Done(Result<Bitmap, String>),
    /// Given to who shows it.
    Given,
}

impl<'a> Ahead<'a> {
    /// The files of a document.
    pub(crate) fn of(document: &'a Document) -> Self {
        let rows = document.floats.iter().filter_map(|float| match &float.content {
            Content::Panels(rows) => Some(rows),
            Content::Tables(_) | Content::Drawing { .. } => None,
        });
        let files = rows.flatten().flatten().filter_map(|panel| match &panel.picture {
            Picture::Png(bytes) if !is_known(bytes) => Some((bytes.as_slice(), Mutex::default())),
            Picture::Png(_) | Picture::Jpeg(_) | Picture::Scene(_) => None,
        });
        Self { files: files.collect() }
    }

    /// Sets something while the files are read. Where no second thread can be had, each is read when it is shown.
    pub(crate) fn while_read<R>(&self, set: impl FnOnce() -> R) -> R {
        let bytes: usize = self.files.iter().map(|(file, _)| file.len()).sum();
        if bytes < WORTH_A_THREAD {
            return set();
        }
        thread::scope(|scope| {
            let _ = thread::Builder::new().spawn_scoped(scope, || self.read());
            set()
        })
    }

    fn read(&self) {
        for (file, reading) in &self.files {
            let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
            if matches!(*reading, Reading::Ahead) {
                *reading = Reading::Done(png::read(file));
            }
        }
    }

    /// What was read of a file; it is read now if that was not begun.
    pub(super) fn take(&self, file: &[u8]) -> Result<Bitmap, String> {
        let same = self.files.iter().find(|(other, _)| std::ptr::eq(*other, file));
        let reading = same.map(|(_, reading)| {
            let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *reading, Reading::Given)
        });
        match reading {
            Some(Reading::Done(read)) => read,
            Some(Reading::Ahead | Reading::Given) | None => png::read(file),
        }
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
        let ahead = Ahead { files: files.map(|file| (file, Mutex::default())).into() };
        ahead.read();
        for (file, reading) in &ahead.files {
            assert!(matches!(*reading.lock().unwrap(), Reading::Done(Err(_))), "{file:?}");
        }
        for file in files {
            let fault = png::read(file).map(|_| ());
            assert_eq!(ahead.take(file).map(|_| ()), fault);
            assert_eq!(ahead.take(file).map(|_| ()), fault, "shown twice");
        }
    }
}
