//! The pictures of a document. Where one stands depends only on its size: what takes long to read is read when all is set.

use super::{Ahead, jpeg, png};
use crate::{
    Error,
    draw::Bitmap,
    kept::Kept,
    memory::{self, Again},
};

/// Pictures in the order in which they were placed.
pub(crate) struct Pictures<'a> {
    ahead: &'a Ahead<'a>,
    shown: Vec<Bitmap>,
    /// Those whose pixels are still to be read, each with its place among the files read ahead.
    unread: Vec<(usize, usize)>,
}

/// Index of a picture, with its columns and rows as they stand on the page.
type Placed = (usize, (u32, u32));

impl<'a> Pictures<'a> {
    /// None yet; files may be read already.
    pub(crate) fn new(ahead: &'a Ahead<'a>) -> Self {
        Self { ahead, shown: Vec::new(), unread: Vec::new() }
    }

    /// Places a JPEG file.
    pub(super) fn jpeg(&mut self, name: String, file: &[u8]) -> Result<Placed, Error> {
        self.place(name, read(file, jpeg::read, |again| &mut again.jpegs))
    }

    /// Places a PNG file.
    pub(super) fn png(&mut self, name: String, file: &[u8]) -> Result<Placed, Error> {
        let Some(place) = self.ahead.place(file) else {
            return self.place(name, read(file, png::read, |again| &mut again.pngs));
        };
        self.unread.push((self.shown.len(), place));
        self.place(name, png::measured(file))
    }

    fn place(&mut self, name: String, read: Result<Bitmap, String>) -> Result<Placed, Error> {
        let bitmap = match named(name, read) {
            Ok(bitmap) => bitmap,
            Err(error) => {
                // Of several broken files the first is named.
                self.read_pixels()?;
                return Err(error);
            }
        };
        let size = bitmap.upright();
        self.shown.push(bitmap);
        Ok((self.shown.len() - 1, size))
    }

    /// All of them, with their pixels.
    pub(crate) fn finish(mut self) -> Result<Vec<Bitmap>, Error> {
        self.read_pixels()?;
        Ok(self.shown)
    }

    fn read_pixels(&mut self) -> Result<(), Error> {
        for (index, place) in std::mem::take(&mut self.unread) {
            let Some(bitmap) = self.shown.get_mut(index) else { continue };
            let read = read(self.ahead.file(place), |_| self.ahead.take(place), |again| &mut again.pngs);
            *bitmap = named(std::mem::take(&mut bitmap.name), read)?;
        }
        Ok(())
    }
}

fn named(name: String, read: Result<Bitmap, String>) -> Result<Bitmap, Error> {
    match read {
        Ok(bitmap) => Ok(Bitmap { name, ..bitmap }),
        Err(reason) => Err(Error::Image { place: name, reason }),
    }
}

/// Reads a picture's file, unless that was done before.
fn read(
    file: &[u8],
    anew: impl FnOnce(&[u8]) -> Result<Bitmap, String>,
    among: impl Fn(&mut Again) -> &mut Kept<Vec<u8>, Bitmap>,
) -> Result<Bitmap, String> {
    let known = memory::with(|memory| among(memory.again.as_mut()?).get(file).cloned());
    if let Some(bitmap) = known {
        return Ok(bitmap);
    }
    let bitmap = anew(file)?;
    memory::with(|memory| {
        if let Some(again) = &mut memory.again {
            among(again).keep(file.to_vec(), bitmap.clone());
        }
    });
    Ok(bitmap)
}
