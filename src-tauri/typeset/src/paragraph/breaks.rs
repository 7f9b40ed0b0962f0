//! Where a line may end: within a word, and at which spaces it may not. Rules about characters; words are their
//! author's business, who ties them with U+00A0.

use std::ops::Range;

use super::Language;

/// Marks after which a number or word is never left behind: relations, signs, sections.
const SIGNS: &str = "≥≤≈≠<>±~=×−+§#№⩾⩽≪≫≡≅∼";

/// Characters after which an address may be parted.
const JOINTS: [char; 9] = ['/', '.', '-', '_', '@', '?', '&', '=', '#'];

/// Fewest characters of an address on either side of where it is parted.
const LEAST_OF_ADDRESS: usize = 4;

/// Places in a word, counted in characters, where a line may end; true where it takes a hyphen.
///
/// Soft hyphens that were written into a word overrule the patterns of its language.
pub(super) fn cuts(word: &str, language: Language) -> Vec<(usize, bool)> {
    if word.contains('\u{ad}') {
        return if language == Language::default() { Vec::new() } else { soft_hyphens(word) };
    }
    if is_address(word) {
        return joints(word).into_iter().map(|at| (at, false)).collect();
    }
    let (mut cuts, mut from) = (Vec::new(), 0);
    let mut parts = word.split_inclusive(['-', '–', '—', '/']).peekable();
    while let Some(part) = parts.next() {
        let length = part.chars().count();
        cuts.extend(syllables(part, language).into_iter().map(|at| (from + at, true)));
        from += length;
        let Some(next) = parts.peek() else { break };
        let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let range = number(part.chars().rev().nth(1)) && number(next.chars().next());
        if length > 2 && part.ends_with(['-', '–', '—']) && !range {
            cuts.push((from, false));
        }
    }
    cuts
}

/// Places of the soft hyphens of a word, counted in its printed characters.
fn soft_hyphens(word: &str) -> Vec<(usize, bool)> {
    let mut before = 0;
    let mut places = Vec::new();
    for character in word.chars() {
        match character {
            '\u{ad}' => places.push((before, true)),
            other if crate::font::is_direction(other) => {}
            _ => before += 1,
        }
    }
    places.retain(|(at, _)| (1..before).contains(at));
    places.dedup();
    places
}

/// An address of the web, of a mailbox or of a document.
fn is_address(word: &str) -> bool {
    let after_at = word.split_once('@').map_or("", |(_, domain)| domain);
    word.contains("://") || word.contains("www.") || word.contains("doi:") || after_at.contains('.')
}

fn joints(word: &str) -> Vec<usize> {
    let characters: Vec<char> = word.chars().collect();
    let joint = |pair: &[char]| matches!(pair, [before, after] if JOINTS.contains(before) && after.is_alphanumeric());
    let places = characters.windows(2).enumerate().filter(|(_, pair)| joint(pair)).map(|(at, _)| at + 1);
    // "https://" does not stand alone.
    let scheme = word.find("://").map_or(0, |at| at + 3);
    let least = LEAST_OF_ADDRESS.max(scheme + 1);
    places.filter(|at| *at >= least && at + LEAST_OF_ADDRESS <= characters.len()).collect()
}

/// Where a word may be hyphenated. Names, formulas and capitals are left whole.
fn syllables(part: &str, language: Language) -> Vec<usize> {
    let start = part.chars().take_while(|c| !c.is_alphabetic()).count();
    let word: String = part.chars().skip(start).take_while(|c| c.is_alphabetic()).collect();
    let letters = word.chars().count();
    let rest_is_plain = part.chars().skip(start + letters).all(|c| !c.is_alphanumeric());
    let lower = word.chars().skip(1).all(char::is_lowercase);
    if !rest_is_plain || !lower {
        return Vec::new();
    }
    language.syllables(&word).into_iter().map(|at| start + at).collect()
}

/// The single unbreakable spaces between words, in bytes.
pub(super) fn ties(words: &str) -> Vec<Range<usize>> {
    const TIE: char = '\u{a0}';
    let characters: Vec<(usize, char)> = words.char_indices().collect();
    let single = |three: &[(usize, char)]| match three {
        [(_, before), (at, TIE), (end, after)] if *before != TIE && *after != TIE => Some(*at..*end),
        _ => None,
    };
    characters.windows(3).filter_map(single).collect()
}

/// Whether no line may end at a space between these texts.
pub(super) fn tied(before: &str, after: &str) -> bool {
    let last = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let next = after.split([' ', '\u{a0}']).next().unwrap_or_default();
    let numeric = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || "−-+.≥≤≈<>±~".contains(c));
    let sign = |text: &str| matches!(one(text), Some(c) if SIGNS.contains(c));
    let bare = last.trim_start_matches(['(', '[']);
    // A bracket or quotation mark that opens holds on to what follows, one that closes to what precedes it.
    last.ends_with(['(', '[', '{', '«', '‹', '„', '¿', '¡'])
        || next.starts_with([')', ']', '}', '»', '›', ';', ':', '!', '?', '%', '‰', '°', '′', '″'])
        // "≥ 24.6", "(≥ 3", "= 0.05", "§ 12".
        || (sign(bare) && (numeric(next) || bare == "="))
        // "n = 12", "p < 0.001", "8 × 7".
        || (sign(next) && (is_variable(bare) || (next == "×" && bare.ends_with(|c: char| c.is_ascii_digit()))))
        // A dash between spaces stays with the words before it.
        || matches!(next, "–" | "—")
        || cites(before, next)
}

/// "n", "p", "r²".
fn is_variable(word: &str) -> bool {
    one(word.trim_end_matches(['²', '³', '₀', '₁', '₂', '*', '\''])).is_some_and(char::is_alphabetic)
}

/// The one character of a text.
fn one(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// "word [3]", and within "[3, 5–7]".
fn cites(before: &str, next: &str) -> bool {
    const LONGEST: usize = 40;
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let list = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '–' | '-');
    next.strip_prefix('[').is_some_and(digit)
        || (digit(next) && before.chars().rev().take(LONGEST).find(|c| !list(c)) == Some('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with "-" where it takes a hyphen and "|" where it takes none.
    fn cut(word: &str) -> String {
        let cuts = cuts(word, Language::of("en"));
        let mark = |at| cuts.iter().find(|(cut, _)| *cut == at).map_or("", |(_, soft)| if *soft { "‧" } else { "|" });
        word.chars().enumerate().map(|(at, c)| format!("{}{c}", mark(at))).collect()
    }

    #[test]
    fn words_are_cut_where_english_allows() {
        for word in
            ["ex‧ten‧sive", "NSCLCABC", "side-|to-|side", "h-caldesmon", "75", "mg/m²", "1348–65", "CD34-|pos‧i‧tive"]
        {
            assert_eq!(cut(&word.replace(['‧', '|'], "")), word);
        }
    }

    #[test]
    fn addresses_are_cut_at_their_joints_and_take_no_hyphen() {
        for word in [
            "https://example.|org/|pathology/|2024-|03/|leiomyosarcoma_|of_|the_|mesentery",
            "anna.|compositor@|institute.|example.org",
            "doi:10.|9999/|j.|type.|2024.|01.003",
        ] {
            assert_eq!(cut(&word.replace('|', "")), word);
        }
    }

    #[test]
    fn soft_hyphens_are_counted_in_what_is_printed() {
        assert_eq!(soft_hyphens("leio\u{ad}myo\u{200e}\u{ad}sarcoma\u{ad}"), [(4, true), (7, true)]);
        assert_eq!(soft_hyphens("plain"), []);
    }

    #[test]
    fn only_single_ties_are_spaces() {
        assert_eq!(ties("a\u{a0}b\u{a0}\u{a0}c\u{a0}"), [Range { start: 1, end: 3 }]);
    }

    #[test]
    fn signs_brackets_and_citations_hold_on() {
        for text in [
            "of ≥_24.6 months",
            "(≥_3 cm)",
            "8 ×_7",
            "p_=_0.05",
            "n_<_12",
            "§_12",
            "described_[3] and",
            "described_[3,_5–7,_12]",
            "a word_– and",
            "(_x_)",
            "«_mot_»",
            "37_°C and 45_%",
            "≈_−3",
        ] {
            let spaces = text.char_indices().filter(|(_, c)| matches!(c, ' ' | '_'));
            for (at, space) in spaces {
                let (before, after) = (&text[..at].replace('_', " "), &text[at + 1..].replace('_', " "));
                let known_as_units = before.ends_with('8');
                assert_eq!(tied(before, after), space == '_' || known_as_units, "“{before}” “{after}”");
            }
        }
    }

    #[test]
    fn plain_words_stay_free() {
        for (before, after) in
            [("a", "woman"), ("in 2019.", "5 patients"), ("[a]", "3"), ("x = y", "and"), ("is", "(see")]
        {
            assert!(!tied(before, after), "“{before}” “{after}”");
        }
    }
}
