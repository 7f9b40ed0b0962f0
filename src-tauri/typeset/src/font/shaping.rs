//! Text to glyphs: kerning and ligatures applied, characters that a face lacks found elsewhere.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use rustybuzz::{Direction, Feature, GlyphBuffer, ShapePlan, UnicodeBuffer, script, ttf_parser::Tag};

use super::{Face, has};
use crate::Error;

/// A shaped glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its face: the one asked for, or another that has the character.
    pub face: Face,
    /// Its number in the font.
    pub id: u16,
    /// How far it moves the pen, in points.
    pub advance: f32,
    /// The text it stands for; empty for all but the first glyph of a cluster.
    pub text: String,
}

/// Shapes `text`, no line broken. U+00A0 is drawn, and copied, as a space. A character that `face` lacks is taken
/// from the first face that has it.
///
/// # Errors
/// Names the character that no face has.
pub fn shape(face: Face, size: f32, text: &str) -> Result<Vec<Glyph>, Error> {
    shape_with(face, size, text, false)
}

/// The same with figures of equal width, for columns of numbers.
pub(crate) fn shape_tabular(face: Face, size: f32, text: &str) -> Result<Vec<Glyph>, Error> {
    shape_with(face, size, text, true)
}

fn shape_with(face: Face, size: f32, text: &str, tabular: bool) -> Result<Vec<Glyph>, Error> {
    let text = printable(face, text);
    let mut glyphs = Vec::with_capacity(text.len());
    for (face, range) in stretches(face, &text)? {
        shape_in(face, size, &text, range, tabular, &mut glyphs)?;
    }
    Ok(glyphs)
}

/// Invisible characters left out, spaces made plain, and what `face` lacks written in the same characters otherwise.
fn printable(face: Face, text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                out.push(' ')
            }
            _ if has(face, character) => out.push(character),
            _ => match otherwise(character) {
                Some(same) => out.push_str(same),
                None => out.push(character),
            },
        }
    }
    Cow::Owned(out)
}

/// Another way to write the same character.
fn otherwise(character: char) -> Option<&'static str> {
    Some(match character {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        '⅔' => "2/3",
        '⩽' => "≤",
        '⩾' => "≥",
        '∼' | '～' => "~",
        '－' | '﹣' => "-",
        '％' => "%",
        _ => return None,
    })
}

/// Cuts `text` where the face must change.
fn stretches(face: Face, text: &str) -> Result<Vec<(Face, Range<usize>)>, Error> {
    let mut stretches: Vec<(Face, Range<usize>)> = Vec::new();
    for (at, character) in text.char_indices() {
        let own = if character == ' ' || has(face, character) {
            face
        } else {
            let other = Face::ALL.into_iter().find(|other| has(*other, character));
            other.ok_or_else(|| missing(character, text, at))?
        };
        let end = at + character.len_utf8();
        match stretches.last_mut().filter(|(last, _)| *last == own) {
            Some((_, range)) => range.end = end,
            None => stretches.push((own, at..end)),
        }
    }
    Ok(stretches)
}

fn shape_in(
    face: Face,
    size: f32,
    text: &str,
    range: Range<usize>,
    tabular: bool,
    glyphs: &mut Vec<Glyph>,
) -> Result<(), Error> {
    let parsed = face.parsed()?;
    let part = text.get(range.clone()).unwrap_or_default();
    let shaped = shaped(face, parsed, part, tabular);
    #[expect(clippy::cast_precision_loss, reason = "font units fit")]
    let scale = size / parsed.units_per_em() as f32;
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut before = None;
    for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let end = infos.iter().skip(index + 1).map(|next| next.cluster as usize).find(|next| *next > start);
        let cluster = part.get(start..end.unwrap_or(part.len())).unwrap_or_default();
        if info.glyph_id == 0 {
            let character = cluster.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
            return Err(missing(character, text, range.start + start));
        }
        glyphs.push(Glyph {
            face,
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            #[expect(clippy::cast_precision_loss, reason = "font units fit")]
            advance: position.x_advance as f32 * scale,
            text: if before == Some(start) { String::new() } else { cluster.to_owned() },
        });
        before = Some(start);
    }
    Ok(())
}

/// Shapes with a plan that is made once for each face: almost all text is Latin.
fn shaped(face: Face, parsed: &rustybuzz::Face<'static>, text: &str, tabular: bool) -> GlyphBuffer {
    static PLANS: [[OnceLock<ShapePlan>; 2]; 7] = [const { [const { OnceLock::new() }; 2] }; 7];
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    // Figures and marks belong to the text around them.
    if buffer.script() == script::UNKNOWN {
        buffer.set_script(script::LATIN);
        buffer.set_direction(Direction::LeftToRight);
    }
    let figures = [Feature::new(Tag::from_bytes(b"tnum"), 1, ..)];
    let features = if tabular { &figures[..] } else { &[] };
    let latin = buffer.script() == script::LATIN && buffer.direction() == Direction::LeftToRight;
    let slot = PLANS.get(face as usize).and_then(|plans| plans.get(usize::from(tabular))).filter(|_| latin);
    let Some(slot) = slot else { return rustybuzz::shape(parsed, features, buffer) };
    let plan = slot.get_or_init(|| ShapePlan::new(parsed, Direction::LeftToRight, Some(script::LATIN), None, features));
    rustybuzz::shape_with_plan(parsed, plan, buffer)
}

fn missing(character: char, text: &str, at: usize) -> Error {
    let before: String = text.get(..at).unwrap_or_default().chars().rev().take(30).collect();
    let after: String = text.get(at..).unwrap_or_default().chars().take(30).collect();
    let context = before.chars().rev().collect::<String>() + &after;
    Error::Glyph { character, code: u32::from(character), context }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(face: Face, text: &str) -> String {
        shape(face, 10.0, text).unwrap().iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn ligatures_keep_their_text() {
        assert!(shape(Face::Serif, 10.0, "office").unwrap().len() < 6, "no ligature was formed");
        assert_eq!(copied(Face::Serif, "office"), "office");
    }

    #[test]
    fn figures_of_a_table_are_equally_wide() {
        let width =
            |text| shape_tabular(Face::Sans, 10.0, text).unwrap().iter().map(|glyph| glyph.advance).sum::<f32>();
        assert!((width("111") - width("888")).abs() < 1e-3);
    }

    #[test]
    fn a_character_that_no_face_has_is_named_with_its_words() {
        let error = shape(Face::Serif, 10.0, "dose of 漢 mg").unwrap_err();
        let expected = Error::Glyph { character: '漢', code: 0x6f22, context: "dose of 漢 mg".to_owned() };
        assert_eq!(error, expected);
    }

    #[test]
    fn a_character_of_another_face_is_borrowed() {
        let glyphs = shape(Face::Sans, 10.0, "♀ 40").unwrap();
        assert_eq!(glyphs.first().map(|glyph| glyph.face), Some(Face::Serif));
        assert_eq!(glyphs.last().map(|glyph| glyph.face), Some(Face::Sans));
    }

    #[test]
    fn the_same_is_written_otherwise_and_the_invisible_left_out() {
        assert_eq!(copied(Face::Sans, "ﬁne\u{200b}ly ⅔\u{2009}⩾\u{a0}1"), "finely 2/3 ≥ 1");
    }
}
