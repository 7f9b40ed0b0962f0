//! A foreign picture in, a clean one out.
//!
//! A picture from outside is never read in the program itself. [`read`] starts the program a second time with the word
//! [`ASKED`]; that one limits its own memory and time ([`serve`]), reads the picture from its standard input, and writes a
//! new one to its standard output: pixels alone, without whatever else the file carried (EXIF, GPS, XMP, IPTC, comments,
//! thumbnails, profiles). Where that process fails, in whatever way, the picture is refused and the program lives on.

mod caps;
mod clean;
mod jpeg;
mod png;
mod process;
mod refusal;
mod serve;
mod turned;

pub use caps::{MOST_BYTES, MOST_MEMORY, MOST_PIXELS, MOST_SECONDS, MOST_SIDE};
pub use clean::clean;
pub use process::read;
pub use refusal::Refusal;
pub use serve::{ASKED, serve};

/// A picture of pixels alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file: PNG or JPEG.
    pub bytes: Vec<u8>,
    /// What it is.
    pub form: Form,
    /// Pixels from side to side, and from top to bottom.
    pub size: (u32, u32),
    /// Whether these are other bytes than were given: something else than pixels was in the file.
    pub made_anew: bool,
}

/// The file formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Form {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The form of a file by its first bytes.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if bytes.starts_with(&[0xff, 0xd8]) {
            Some(Self::Jpeg)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
