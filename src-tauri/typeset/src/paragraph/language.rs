//! Where the words of a language may be parted.

mod british;

use hypher::{Lang, hyphenate};

/// The languages whose words are parted, by the first subtag of BCP 47. A soft hyphen (U+00AD) in the text overrules the
/// patterns for its word.
const PATTERNS: [(&str, Lang); 8] = [
    ("en", Lang::English),
    ("de", Lang::German),
    ("es", Lang::Spanish),
    ("fr", Lang::French),
    ("nb", Lang::Norwegian),
    ("nn", Lang::Norwegian),
    ("no", Lang::Norwegian),
    ("pl", Lang::Polish),
];

/// Regions whose English is parted as in Britain; that of all others as in America.
const BRITISH: [&str; 6] = ["GB", "IE", "AU", "NZ", "ZA", "IN"];

/// Fewest letters of a word that is parted, and of its two parts.
const LETTERS: (usize, usize, usize) = (6, 2, 3);

/// A language of text, as far as it decides where words are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Language(Option<Patterns>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Patterns {
    British,
    Of(Lang),
}

impl Language {
    /// The language of a BCP 47 tag: "en-GB". Words of one that is not in the table are left whole.
    pub(crate) fn of(tag: &str) -> Self {
        let mut subtags = tag.split(['-', '_']);
        let first = subtags.next().unwrap_or_default();
        let found = PATTERNS.iter().find(|(name, _)| first.eq_ignore_ascii_case(name)).map(|(_, patterns)| *patterns);
        let british = subtags.any(|subtag| BRITISH.iter().any(|region| subtag.eq_ignore_ascii_case(region)));
        Self(found.map(|lang| if lang == Lang::English && british { Patterns::British } else { Patterns::Of(lang) }))
    }

    /// Places in `word`, all letters, counted in characters, where it may be parted.
    pub(super) fn syllables(self, word: &str) -> Vec<usize> {
        let (least, before, after) = LETTERS;
        let letters = word.chars().count();
        let Some(patterns) = self.0.filter(|_| letters >= least) else { return Vec::new() };
        let mut ends = match patterns {
            Patterns::British => british::syllables(word),
            Patterns::Of(lang) => ends(hyphenate(word, lang).map(|syllable| syllable.chars().count())),
        };
        ends.retain(|at| *at >= before && at + after <= letters);
        ends
    }
}

/// Where each of some parts ends.
fn ends(parts: impl Iterator<Item = usize>) -> Vec<usize> {
    parts
        .scan(0, |at, part| {
            *at += part;
            Some(*at)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with a stroke at each place.
    fn parted(tag: &str, word: &str) -> String {
        let cuts = Language::of(tag).syllables(word);
        let parts = word.chars().enumerate().map(|(at, c)| if cuts.contains(&at) { format!("-{c}") } else { c.into() });
        parts.collect()
    }

    #[test]
    fn each_language_has_its_own_places() {
        for (tag, word) in [
            ("en-GB", "know-ledge"),
            ("en-US", "knowl-edge"),
            ("en", "knowl-edge"),
            ("de", "Sil-ben-tren-nung"),
            ("fr-CH", "cé-sure"),
            ("es", "si-la-beo"),
            ("nb", "bok-sta-ver"),
            ("pl", "dru-kar-nia"),
        ] {
            assert_eq!(parted(tag, &word.replace('-', "")), word, "{tag}");
        }
    }

    #[test]
    fn words_of_an_unknown_language_and_short_words_stay_whole() {
        assert_eq!(parted("cy", "llythrennau"), "llythrennau");
        assert_eq!(parted("", "hyphenation"), "hyphenation");
        assert_eq!(parted("en", "paper"), "paper");
    }
}
