//! PNG files made here, so that every byte is known: any kind of colour, depth and order of rows.

use std::io::Write as _;

use flate2::{Compression, Crc, write::ZlibEncoder};

/// Numbers of the kinds of colour in a PNG file's header.
pub(crate) const GREY: u8 = 0;
pub(crate) const RGB: u8 = 2;
pub(crate) const INDEXED: u8 = 3;
pub(crate) const GREY_ALPHA: u8 = 4;
pub(crate) const RGBA: u8 = 6;

/// A kind of PNG file.
#[derive(Debug, Clone)]
pub(crate) struct Kind {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) colour: u8,
    pub(crate) bits: u8,
    pub(crate) interlaced: bool,
    /// Chunks between header and pixels.
    pub(crate) chunks: Vec<(&'static [u8; 4], Vec<u8>)>,
}

impl Kind {
    /// A kind without further chunks; an indexed one has a palette of as many colours as it can number, at most 200.
    pub(crate) fn new(colour: u8, bits: u8) -> Self {
        let list = (0..(1_u32 << bits).min(200)).flat_map(|n| [n * 37, n * 91 + 60, 255 - n].map(|part| part as u8));
        let chunks = if colour == INDEXED { vec![(b"PLTE", list.collect())] } else { Vec::new() };
        Self { width: 37, height: 23, colour, bits, interlaced: false, chunks }
    }

    /// The same with one more chunk.
    pub(crate) fn with(mut self, name: &'static [u8; 4], content: Vec<u8>) -> Self {
        self.chunks.push((name, content));
        self
    }

    /// The same with its rows in seven passes.
    pub(crate) fn interlaced(self) -> Self {
        Self { interlaced: true, ..self }
    }

    pub(crate) fn channels(&self) -> usize {
        match self.colour {
            GREY | INDEXED => 1,
            GREY_ALPHA => 2,
            RGB => 3,
            _ => 4,
        }
    }

    /// A sample: shades along both sides, opacity falling to the right.
    pub(crate) fn sample(&self, x: usize, y: usize, channel: usize) -> u16 {
        let most = if self.bits == 16 { 65_535 } else { (1_usize << self.bits) - 1 };
        let is_alpha = matches!(self.colour, GREY_ALPHA | RGBA) && channel + 1 == self.channels();
        let part = match channel {
            _ if is_alpha => (self.width - 1 - x) * most / (self.width - 1),
            0 => (x + y) * most / (self.width + self.height - 2),
            1 => y * most / (self.height - 1),
            _ => most - x * most / (self.width - 1),
        };
        u16::try_from(if self.colour == INDEXED { part.min(199) } else { part }).unwrap()
    }

    /// Rows of chosen channels, their samples packed as the formats ask.
    pub(crate) fn rows(&self, channels: &[usize]) -> Vec<Vec<u8>> {
        (0..self.height).map(|y| self.row(y, (0..self.width).collect(), channels)).collect()
    }

    fn row(&self, y: usize, columns: Vec<usize>, channels: &[usize]) -> Vec<u8> {
        let samples = columns.into_iter().flat_map(|x| channels.iter().map(move |channel| self.sample(x, y, *channel)));
        match self.bits {
            16 => samples.flat_map(u16::to_be_bytes).collect(),
            8 => samples.map(|sample| sample as u8).collect(),
            bits => {
                let samples: Vec<u16> = samples.collect();
                let byte = |group: &[u16]| {
                    let shifted = group.iter().enumerate().map(|(index, one)| one << (8 - bits as usize * (index + 1)));
                    shifted.sum::<u16>() as u8
                };
                samples.chunks(8 / bits as usize).map(byte).collect()
            }
        }
    }

    /// Rows as they stand in the file, those of every pass in turn.
    fn stored_rows(&self) -> Vec<Vec<u8>> {
        let channels: Vec<usize> = (0..self.channels()).collect();
        if !self.interlaced {
            return self.rows(&channels);
        }
        const PASSES: [(usize, usize, usize, usize); 7] =
            [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];
        let pass = |(left, right, top, down): (usize, usize, usize, usize)| {
            let columns: Vec<usize> = (left..self.width).step_by(right).collect();
            let rows = (top..self.height).step_by(down).filter(|_| !columns.is_empty()).collect::<Vec<_>>();
            rows.into_iter().map(|y| self.row(y, columns.clone(), &channels)).collect::<Vec<_>>()
        };
        PASSES.into_iter().flat_map(pass).collect()
    }

    /// The packed rows, as they stand in the file's IDAT chunks.
    pub(crate) fn packed(&self) -> Vec<u8> {
        let filtered: Vec<u8> = self.stored_rows().into_iter().flat_map(|row| [vec![0], row].concat()).collect();
        deflated(&filtered)
    }

    /// The file, its pixels in three chunks.
    pub(crate) fn file(&self) -> Vec<u8> {
        let packed = self.packed();
        let third = packed.len() / 3;
        let pixels = [&packed[..third], &packed[third..2 * third], &packed[2 * third..]];
        self.file_of(&pixels)
    }

    /// A file of this kind whose IDAT chunks are given.
    pub(crate) fn file_of(&self, pixels: &[&[u8]]) -> Vec<u8> {
        let side = |side: usize| u32::try_from(side).unwrap().to_be_bytes();
        let rest = [self.bits, self.colour, 0, 0, u8::from(self.interlaced)];
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        chunk(&mut file, b"IHDR", &[&side(self.width)[..], &side(self.height), &rest].concat());
        self.chunks.iter().for_each(|(name, content)| chunk(&mut file, name, content));
        pixels.iter().for_each(|part| chunk(&mut file, b"IDAT", part));
        chunk(&mut file, b"IEND", &[]);
        file
    }
}

/// The colour profile `bytes` as the content of an iCCP chunk.
pub(crate) fn profile(bytes: &[u8]) -> Vec<u8> {
    [&b"name\0\0"[..], &deflated(bytes)].concat()
}

pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn chunk(file: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
    let mut sum = Crc::new();
    for part in [name, content] {
        sum.update(part);
        file.extend(part);
    }
    file.extend(sum.sum().to_be_bytes());
}
