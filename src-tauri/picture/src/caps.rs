//! How much a picture may be, and how much reading it may take.

/// Most bytes of a file.
pub const MOST_BYTES: usize = 64 << 20;

/// Most pixels: more than the finest slide camera takes.
pub const MOST_PIXELS: u64 = 50_000_000;

/// Most pixels of a side.
pub const MOST_SIDE: u32 = 20_000;

/// Bytes of pixels that any file may unpack to, and how many more a file may for each byte of its own: what unpacks to more
/// is made to fill the memory.
pub(crate) const FREE_BYTES: u64 = 48 << 20;
pub(crate) const MOST_RATIO: u64 = 400;

/// Most parts of a file: chunks or segments.
pub(crate) const MOST_PARTS: usize = 100_000;

/// Most bytes of memory of the process that reads.
pub const MOST_MEMORY: u64 = 1 << 30;

/// Most seconds that it may reckon.
pub const MOST_SECONDS: u64 = 2;

/// Seconds after which it is ended, whatever it does: on a busy computer two seconds of reckoning take longer.
pub(crate) const MOST_WAIT: u64 = 60;
