//! Characters before they are shaped: which are printed, and in what other way where a face lacks them.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::decompose_compatible};

/// A text as it is printed: composed (Unicode's NFC), its spaces plain or unbreakable, invisible characters left out,
/// and characters that are only another form of letters as those letters. Soft hyphens and the marks of direction stay:
/// they are not printed, but others ask for them.
pub(super) fn prepared(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfc() {
        match character {
            _ if is_break(character) => out.push(' '),
            // Spaces within numbers, and what merely looks like a space.
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}' => out.push('\u{a0}'),
            // Persian and Urdu part or join their letters with these; elsewhere they say nothing.
            '\u{200c}' | '\u{200d}' if out.ends_with(is_joined_script) => out.push(character),
            _ if is_invisible(character) => {}
            _ if is_other_form(character) => decompose_compatible(character, |letter| out.push(letter)),
            _ => out.push(character),
        }
    }
    Cow::Owned(out)
}

/// Whether a line may end at the character as at a space.
fn is_break(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{1680}' | '\u{2000}'
            ..='\u{2006}' | '\u{2008}' | '\u{2028}' | '\u{2029}' | '\u{205f}' | '\u{3000}'
    )
}

fn is_joined_script(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8ff}')
}

/// Characters without a form of their own: controls, joiners, selectors of a variant, tags.
fn is_invisible(character: char) -> bool {
    let ignored = matches!(
        character,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    ignored || character.is_control()
}

/// Marks that only say which way the text around them runs.
pub(crate) fn is_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Ligatures, wide and small forms, forms of Arabic and Hebrew letters, letters of formulas.
fn is_other_form(character: char) -> bool {
    matches!(
        character,
        '\u{fb00}'..='\u{fdff}' | '\u{fe50}'..='\u{fefc}' | '\u{ff01}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}'
    )
}

/// Another way to draw a character, for faces that lack it. It is copied as it was written.
pub(super) fn otherwise(character: char) -> Option<&'static str> {
    Some(match character {
        '‐' | '\u{2011}' | '⁃' | '˗' => "-",
        '‒' | '―' | '─' => "–",
        '⁄' | '∕' => "/",
        '⁓' | '∼' | '˜' => "~",
        '⩽' | '≦' => "≤",
        '⩾' | '≧' => "≥",
        '≪' => "<<",
        '≫' => ">>",
        '≅' | '≃' => "≈",
        '∗' | '⁎' => "*",
        '∙' | '⋅' | '‧' | '・' => "·",
        '●' | '⦁' | '▪' => "•",
        '∶' => ":",
        '∣' | '│' => "|",
        '′' | 'ʹ' | '＇' => "'",
        '″' | '〃' => "\"",
        '‵' => "`",
        '‟' => "“",
        '‛' => "‘",
        '㎎' => "mg",
        '㎏' => "kg",
        '㎍' => "µg",
        '㎜' => "mm",
        '㎝' => "cm",
        '㎖' => "ml",
        '㎗' => "dl",
        '㏄' => "cc",
        '㎟' => "mm²",
        '㎠' => "cm²",
        '㎡' => "m²",
        '℃' => "°C",
        '℉' => "°F",
        '№' => "No",
        '…' => "...",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '⅕' => "1/5",
        '⅙' => "1/6",
        '⅛' => "1/8",
        '⅜' => "3/8",
        '⅝' => "5/8",
        '⅞' => "7/8",
        'Ⅰ' => "I",
        'Ⅱ' => "II",
        'Ⅲ' => "III",
        'Ⅳ' => "IV",
        'Ⅴ' => "V",
        'Ⅵ' => "VI",
        'Ⅶ' => "VII",
        'Ⅷ' => "VIII",
        'Ⅸ' => "IX",
        'Ⅹ' => "X",
        'ⅰ' => "i",
        'ⅱ' => "ii",
        'ⅲ' => "iii",
        'ⅳ' => "iv",
        '✓' | '✔' => "√",
        'ẞ' => "SS",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_the_same_however_it_was_typed() {
        for (typed, printed) in [
            ("Đa\u{302}\u{323}u", "Đậu"),
            ("ﬁne 𝑝＝0．05", "fine p=0.05"),
            ("2\u{212b} 3\u{2126}", "2Å 3Ω"),
            ("a\u{200b}b\u{fe0f}\u{feff}c\u{7}d", "abcd"),
            ("10\u{2009}000\tkm\u{3000}2\u{a0}m", "10\u{a0}000 km 2\u{a0}m"),
            ("ﻣﻌﺎ", "معا"),
        ] {
            assert_eq!(prepared(typed), printed);
        }
    }

    #[test]
    fn what_means_something_else_stays_what_it_is() {
        for text in ["10²", "m³", "CO₂", "½", "™", "ª", "Ⅳ", "µ", "می\u{200c}خواهم", "co\u{ad}op"] {
            assert_eq!(prepared(text), text);
        }
    }
}
