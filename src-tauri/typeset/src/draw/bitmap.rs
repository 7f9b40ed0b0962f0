//! Pictures as they are embedded.

use std::sync::Arc;

/// A picture as it will be embedded.
#[derive(Debug, Clone, PartialEq)]
pub struct Bitmap {
    /// Label of its figure and letter of its panel: "Figure 2a".
    pub name: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Bits of a sample: 1, 2, 4, 8 or 16.
    pub bits: u8,
    /// What its samples are.
    pub colours: Colours,
    /// Its colour profile (ICC.1); without one it is in sRGB, or in grey of sRGB's curve.
    pub profile: Option<Arc<[u8]>>,
    /// How the bytes are stored.
    pub data: Stored,
    /// Opacity, where not all is opaque.
    pub opacity: Option<Opacity>,
    /// How its first row and column stand on the page, 1 to 8 as Exif numbers it; 1 is upright.
    pub orientation: u8,
}

/// What the samples of a picture are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colours {
    /// Grey.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black.
    Cmyk {
        /// Whether the greatest sample means no ink.
        inverted: bool,
    },
    /// Places in a list of colours: red, green and blue of each.
    Palette(Vec<u8>),
}

impl Colours {
    /// Samples of a pixel.
    pub(crate) fn samples(&self) -> u8 {
        match self {
            Self::Grey | Self::Palette(_) => 1,
            Self::Rgb => 3,
            Self::Cmyk { .. } => 4,
        }
    }
}

/// How the bytes of a picture are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// A JPEG file.
    Jpeg {
        /// The file.
        file: Vec<u8>,
        /// Whether its three channels are red, green and blue as they are.
        plain_rgb: bool,
    },
    /// Rows as a PNG file packs them: each filtered, then all deflated.
    Png(Vec<u8>),
}

/// Opacity of the pixels, from none to full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opacity {
    /// Bits of a sample: 8 or 16.
    pub bits: u8,
    /// Rows as a PNG file packs them.
    pub rows: Vec<u8>,
}

impl Bitmap {
    /// Columns and rows as they stand on the page.
    pub(crate) fn upright(&self) -> (u32, u32) {
        if self.orientation >= 5 { (self.height, self.width) } else { (self.width, self.height) }
    }
}
