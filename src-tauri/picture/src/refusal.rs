//! Why a picture is refused, in words for the user.

use crate::caps::{MOST_BYTES, MOST_PIXELS, MOST_SIDE};

/// Why a picture is refused. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither PNG nor JPEG.
    #[error("this is no PNG and no JPEG picture: save it as one of these, then add it again")]
    Form,
    /// More bytes than the cap.
    #[error("this file is larger than {} MB: save the picture smaller, then add it again", MOST_BYTES >> 20)]
    Bytes,
    /// More pixels than the cap.
    #[error(
        "this picture has more than {} million pixels, or more than {MOST_SIDE} on a side: save it smaller, then add it again",
        MOST_PIXELS / 1_000_000
    )]
    Pixels,
    /// It unpacks to far more than the file holds.
    #[error(
        "this picture would unpack to far more than its file holds, which no picture of a camera does: it was not read"
    )]
    Ratio,
    /// It ends early, or a part of it cannot be right.
    #[error(
        "this picture is damaged: a part of it is missing or cannot be right. Export it anew from where it comes from"
    )]
    Damaged,
    /// Reading it took too much memory or time.
    #[error("reading this picture took more memory or time than it may: save it smaller, then add it again")]
    Effort,
    /// The process that reads could not be started.
    #[error(
        "the part of the program that reads pictures could not be started: start the program anew, then add it again"
    )]
    Start,
}

/// The words by which the process that reads tells why.
const WORDS: [(&str, Refusal); 5] = [
    ("form", Refusal::Form),
    ("bytes", Refusal::Bytes),
    ("pixels", Refusal::Pixels),
    ("ratio", Refusal::Ratio),
    ("damaged", Refusal::Damaged),
];

impl Refusal {
    /// Whether the file itself is refused: another try would end in the same way.
    pub fn is_of_the_file(&self) -> bool {
        !matches!(self, Self::Effort | Self::Start)
    }

    pub(crate) fn word(&self) -> &'static str {
        WORDS.iter().find(|(_, refusal)| refusal == self).map_or("effort", |(word, _)| word)
    }

    pub(crate) fn of(word: &str) -> Self {
        WORDS.into_iter().find(|(known, _)| *known == word).map_or(Self::Effort, |(_, refusal)| refusal)
    }
}
