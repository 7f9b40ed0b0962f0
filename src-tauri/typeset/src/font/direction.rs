//! Which way text runs: levels of the Unicode bidirectional algorithm (UAX 9), and the order in which a line is drawn.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::characters::prepared;

/// Text made ready to be shaped: see [`super::characters`], with the direction of each character.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    text: String,
    /// Where each of the texts ends.
    ends: Vec<usize>,
    /// A level for each byte; none where everything runs from left to right.
    levels: Vec<Level>,
    /// Whether it runs from right to left as a whole.
    leftward: bool,
}

impl Prepared {
    /// Makes texts ready that follow one another in a paragraph. Its direction is the one of most of its letters: the
    /// document is in one language, and a name from another at the head of a sentence does not turn it around.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for part in texts {
            text.push_str(&prepared(part));
            ends.push(text.len());
        }
        if !text.chars().any(runs_leftward) {
            return Self { text, ends, levels: Vec::new(), leftward: false };
        }
        let count = |wanted: fn(BidiClass) -> bool| text.chars().filter(|c| wanted(bidi_class(*c))).count();
        let leftward =
            count(|class| matches!(class, BidiClass::R | BidiClass::AL)) > count(|class| class == BidiClass::L);
        let levels = BidiInfo::new(&text, Some(if leftward { Level::rtl() } else { Level::ltr() })).levels;
        Self { text, ends, levels, leftward }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where each of the texts stands in it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| start..*end)
    }

    /// Whether it runs from right to left as a whole.
    pub(crate) fn is_leftward(&self) -> bool {
        self.leftward
    }

    /// Whether all of it runs from left to right.
    pub(crate) fn is_rightward(&self) -> bool {
        self.levels.is_empty()
    }

    /// Level of the character at a byte: even from left to right, odd from right to left.
    pub(crate) fn level(&self, at: usize) -> u8 {
        self.levels.get(at).map_or(0, Level::number)
    }
}

/// Whether a character can make text run from right to left.
fn runs_leftward(character: char) -> bool {
    use BidiClass::{AL, AN, R, RLE, RLI, RLO};
    character >= '\u{590}' && matches!(bidi_class(character), R | AL | AN | RLE | RLI | RLO)
}

/// The order, from left to right, in which things of these levels are drawn; none if it is the one they are in.
pub(crate) fn order(levels: impl Iterator<Item = u8> + Clone) -> Option<Vec<usize>> {
    if levels.clone().all(|level| level == 0) {
        return None;
    }
    let levels: Vec<Level> = levels.map(|level| Level::new(level).unwrap_or_else(|_| Level::ltr())).collect();
    Some(BidiInfo::reorder_visual(&levels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert!(!Prepared::new(["שלום is a greeting"]).is_leftward());
        assert!(Prepared::new(["MRI: ", "لم يظهر أي نقائل"]).is_leftward());
        assert!(!Prepared::new(["plain"]).is_leftward());
    }

    #[test]
    fn numbers_in_hebrew_run_from_left_to_right() {
        let text = Prepared::new(["אב 12"]);
        let levels: Vec<u8> = text.text().char_indices().map(|(at, _)| text.level(at)).collect();
        assert_eq!(levels, [1, 1, 1, 2, 2]);
        assert_eq!(order(levels.into_iter()), Some(vec![3, 4, 2, 1, 0]));
        assert_eq!(order([0, 0].into_iter()), None);
    }
}
