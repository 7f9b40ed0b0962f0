//! Text to glyphs: kerning and ligatures applied, marks put in their place, characters that a face lacks found elsewhere.

use std::{ops::Range, sync::OnceLock};

use rustybuzz::{
    BufferClusterLevel, Direction, Feature, GlyphBuffer, ShapePlan, UnicodeBuffer, script, ttf_parser::Tag,
};
use smol_str::SmolStr;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Face, Prepared, characters, has, has_small_capitals};
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
    /// How far right and up from the pen it is drawn, in points: marks over and under letters.
    pub shift: (f32, f32),
    /// Its level of direction: even from left to right, odd from right to left.
    pub level: u8,
    /// The text it stands for; empty for all but the first glyph of a cluster.
    pub text: SmolStr,
}

impl Glyph {
    /// Whether it stands in text that runs from right to left.
    pub(crate) fn is_leftward(&self) -> bool {
        !self.level.is_multiple_of(2)
    }
}

/// Which letters and figures are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Letters {
    /// The usual ones.
    #[default]
    Usual,
    /// Figures of equal width, for columns of numbers.
    Tabular,
    /// Small capitals for small letters. A face without them gives its capitals.
    SmallCapitals,
}

/// Shapes `text`, no line broken, in the order in which it is read. U+00A0 is drawn, and copied, as a space. A character
/// that `face` lacks is taken from the first face that has it.
///
/// # Errors
/// Names the character that no face has.
pub fn shape(face: Face, size: f32, text: &str) -> Result<Vec<Glyph>, Error> {
    let text = Prepared::new([text]);
    shape_part(face, size, &text, 0..text.text().len(), Letters::Usual)
}

/// Shapes a part of `text`.
pub(crate) fn shape_part(
    face: Face,
    size: f32,
    text: &Prepared,
    part: Range<usize>,
    letters: Letters,
) -> Result<Vec<Glyph>, Error> {
    let mut glyphs = Vec::with_capacity(part.len());
    for stretch in stretches(face, text, part)? {
        shape_stretch(&stretch, size, text, letters, &mut glyphs)?;
    }
    Ok(glyphs)
}

/// Characters that are shaped together, each with the place of what it stands for.
struct Stretch {
    face: Face,
    level: u8,
    characters: Vec<(char, usize)>,
    end: usize,
}

/// Cuts a part of `text` where the face or the direction must change.
fn stretches(face: Face, text: &Prepared, part: Range<usize>) -> Result<Vec<Stretch>, Error> {
    let written = text.text().get(part.clone()).unwrap_or_default();
    if written.is_ascii() && text.is_rightward() {
        let characters = written.char_indices().map(|(at, character)| (character, part.start + at)).collect();
        return Ok(vec![Stretch { face, level: 0, characters, end: part.end }]);
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, cluster) in written.grapheme_indices(true) {
        let at = part.start + at;
        let level = text.level(at);
        for drawn in drawn_as(face, cluster).ok_or_else(|| missing(cluster, text.text(), at))? {
            let end = at + drawn.part.end;
            let characters = placed(&drawn, cluster, at);
            match stretches.last_mut().filter(|last| (last.face, last.level) == (drawn.face, level)) {
                Some(last) => {
                    last.characters.extend(characters);
                    last.end = end;
                }
                None => stretches.push(Stretch { face: drawn.face, level, characters, end }),
            }
        }
    }
    Ok(stretches)
}

/// What is drawn with the place of what it stands for: each character its own, or, drawn otherwise, that of the first.
fn placed(drawn: &Drawn, cluster: &str, at: usize) -> Vec<(char, usize)> {
    let at = at + drawn.part.start;
    let written = cluster.get(drawn.part.clone()).unwrap_or_default();
    let places: Vec<usize> = written.char_indices().filter(|(_, c)| is_printed(*c)).map(|(place, _)| place).collect();
    let own = places.len() == drawn.characters.len();
    let place = |index: usize| if own { places.get(index).copied().unwrap_or_default() } else { 0 };
    drawn.characters.iter().enumerate().map(|(index, character)| (*character, at + place(index))).collect()
}

/// How a part of a cluster is drawn.
struct Drawn {
    face: Face,
    characters: Vec<char>,
    part: Range<usize>,
}

/// A cluster drawn whole in the face asked for, otherwise in the first that has all of it, otherwise piece by piece;
/// none if a character is in no face. What is not printed is left out.
fn drawn_as(face: Face, cluster: &str) -> Option<Vec<Drawn>> {
    let characters = || cluster.chars().filter(|character| is_printed(*character)).map(plain);
    let faces = || [face].into_iter().chain(face.others());
    let in_some = |characters: &[char], part: Range<usize>| {
        let mut drawn = faces().filter_map(|face| in_face(face, characters).map(|characters| (face, characters)));
        drawn.next().map(|(face, characters)| Drawn { face, characters, part })
    };
    let all: Vec<char> = characters().collect();
    match all.as_slice() {
        [] => Some(Vec::new()),
        [' '] => Some(vec![Drawn { face, characters: all, part: 0..cluster.len() }]),
        all => in_some(all, 0..cluster.len()).map(|drawn| vec![drawn]).or_else(|| {
            let pieces = cluster.char_indices().filter(|(_, character)| is_printed(*character));
            pieces.map(|(at, piece)| in_some(&[plain(piece)], at..at + piece.len_utf8())).collect()
        }),
    }
}

/// Whether a character has a form: a soft hyphen and a mark of direction have none.
fn is_printed(character: char) -> bool {
    character != '\u{ad}' && !characters::is_direction(character)
}

/// An unbreakable space looks like any other.
fn plain(character: char) -> char {
    if character == '\u{a0}' { ' ' } else { character }
}

/// Characters that write a cluster in a face: its own, taken apart, or others that look the same.
fn in_face(face: Face, cluster: &[char]) -> Option<Vec<char>> {
    let has_all = |characters: &[char]| characters.iter().all(|character| has(face, *character) || joiner(*character));
    if has_all(cluster) {
        return Some(cluster.to_vec());
    }
    let apart: Vec<char> = cluster.iter().copied().nfd().collect();
    if has_all(&apart) {
        return Some(apart);
    }
    let [single] = cluster else { return None };
    characters::otherwise(*single).map(|same| same.chars().collect::<Vec<_>>()).filter(|same| has_all(same))
}

/// Marks of joining that Arabic script keeps; they need no glyph.
fn joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

fn shape_stretch(
    stretch: &Stretch,
    size: f32,
    text: &Prepared,
    letters: Letters,
    glyphs: &mut Vec<Glyph>,
) -> Result<(), Error> {
    let face = stretch.face;
    let parsed = face.parsed()?;
    let shaped = shaped(stretch, parsed, letters);
    #[expect(clippy::cast_precision_loss, reason = "font units fit")]
    let points = |units: i32| units as f32 * size / parsed.units_per_em() as f32;
    let drawn: Vec<_> = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).collect();
    // As it is read: the shaper gives what runs from right to left in the order in which it is drawn.
    let drawn: Vec<_> = if stretch.level.is_multiple_of(2) { drawn } else { drawn.into_iter().rev().collect() };
    let mut before = None;
    for (index, (info, position)) in drawn.iter().enumerate() {
        let start = info.cluster as usize;
        let next = drawn.iter().skip(index + 1).map(|(next, _)| next.cluster as usize).find(|next| *next > start);
        let cluster = text.text().get(start..next.unwrap_or(stretch.end)).unwrap_or_default();
        if info.glyph_id == 0 {
            return Err(missing(cluster, text.text(), start));
        }
        glyphs.push(Glyph {
            face,
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: points(position.x_advance),
            shift: (points(position.x_offset), points(position.y_offset)),
            level: stretch.level,
            text: if before == Some(start) { SmolStr::default() } else { copied(cluster) },
        });
        before = Some(start);
    }
    Ok(())
}

/// What is copied for a cluster.
fn copied(cluster: &str) -> SmolStr {
    cluster.chars().filter(|character| is_printed(*character)).map(plain).collect()
}

/// Shapes with a plan that is made once for each face: almost all text is Latin.
fn shaped(stretch: &Stretch, parsed: &rustybuzz::Face<'static>, letters: Letters) -> GlyphBuffer {
    static PLANS: [[OnceLock<ShapePlan>; 3]; 8] = [const { [const { OnceLock::new() }; 3] }; 8];
    let capitals = letters == Letters::SmallCapitals && !has_small_capitals(stretch.face);
    let mut buffer = UnicodeBuffer::new();
    // Marks keep the text that is theirs.
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    for (character, start) in &stretch.characters {
        let start = u32::try_from(*start).unwrap_or(u32::MAX);
        if capitals {
            character.to_uppercase().for_each(|capital| buffer.add(capital, start));
        } else {
            buffer.add(*character, start);
        }
    }
    buffer.guess_segment_properties();
    // Figures and marks belong to the text around them.
    if buffer.script() == script::UNKNOWN {
        buffer.set_script(script::LATIN);
    }
    let rightward = stretch.level.is_multiple_of(2);
    buffer.set_direction(if rightward { Direction::LeftToRight } else { Direction::RightToLeft });
    let feature = |tag: &[u8; 4]| [Feature::new(Tag::from_bytes(tag), 1, ..)];
    let (tabular, small) = (feature(b"tnum"), feature(b"smcp"));
    let features = match letters {
        Letters::Usual => &[][..],
        Letters::Tabular => &tabular,
        Letters::SmallCapitals => &small,
    };
    let latin = buffer.script() == script::LATIN && rightward;
    let slot = PLANS.get(stretch.face as usize).and_then(|plans| plans.get(letters as usize)).filter(|_| latin);
    let Some(slot) = slot else { return rustybuzz::shape(parsed, features, buffer) };
    let plan = slot.get_or_init(|| ShapePlan::new(parsed, Direction::LeftToRight, Some(script::LATIN), None, features));
    rustybuzz::shape_with_plan(parsed, plan, buffer)
}

/// The error that names the first character of a cluster that no face has, with the words around it.
fn missing(cluster: &str, text: &str, at: usize) -> Error {
    let nowhere = |character: &char| !Face::ALL.into_iter().any(|face| in_face(face, &[*character]).is_some());
    let character = cluster.chars().find(nowhere).or(cluster.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER);
    let before: String = text.get(..at).unwrap_or_default().chars().rev().take(30).collect();
    let after: String = text.get(at..).unwrap_or_default().chars().take(30).collect();
    let context = before.chars().rev().collect::<String>() + &after;
    Error::Glyph { character, code: u32::from(character), context, place: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(face: Face, text: &str) -> Vec<Glyph> {
        shape(face, 10.0, text).unwrap()
    }

    fn copied(face: Face, text: &str) -> String {
        shaped(face, text).iter().map(|glyph| glyph.text.as_str()).collect()
    }

    fn as_letters(face: Face, text: &str, letters: Letters) -> Vec<Glyph> {
        let text = Prepared::new([text]);
        shape_part(face, 10.0, &text, 0..text.text().len(), letters).unwrap()
    }

    fn width(glyphs: &[Glyph]) -> f32 {
        glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    #[test]
    fn ligatures_keep_their_text() {
        assert!(shaped(Face::Serif, "office").len() < 6, "no ligature was formed");
        assert_eq!(copied(Face::Serif, "office"), "office");
    }

    #[test]
    fn figures_of_a_table_are_equally_wide() {
        let width = |text| width(&as_letters(Face::Sans, text, Letters::Tabular));
        assert!((width("111") - width("888")).abs() < 1e-3);
    }

    #[test]
    fn small_capitals_are_letters_of_their_own() {
        let glyphs = as_letters(Face::Serif, "Kit", Letters::SmallCapitals);
        let (usual, capitals) = (shaped(Face::Serif, "Kit"), shaped(Face::Serif, "KIT"));
        let ids = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
        assert_eq!(glyphs[0].id, usual[0].id);
        assert!(ids(&glyphs)[1..].iter().all(|id| !ids(&usual).contains(id) && !ids(&capitals).contains(id)));
        let sans = as_letters(Face::Sans, "Kitß", Letters::SmallCapitals);
        assert_eq!(ids(&sans), ids(&shaped(Face::Sans, "KITSS")));
        assert_eq!(sans.iter().map(|glyph| glyph.text.as_str()).collect::<String>(), "Kitß");
    }

    #[test]
    fn a_character_that_no_face_has_is_named_with_its_words() {
        let error = shape(Face::Serif, 10.0, "dose of 漢 mg").unwrap_err();
        let expected =
            Error::Glyph { character: '漢', code: 0x6f22, context: "dose of 漢 mg".to_owned(), place: None };
        assert_eq!(error, expected);
    }

    #[test]
    fn a_character_of_another_face_is_borrowed() {
        let faces = |face, text| shaped(face, text).iter().map(|glyph| glyph.face).collect::<Vec<_>>();
        assert_eq!(faces(Face::Sans, "♀ 4"), [Face::Serif, Face::Sans, Face::Sans]);
        assert_eq!(faces(Face::SansBold, "ש"), [Face::SerifSemibold]);
        assert_eq!(faces(Face::Sans, "م"), [Face::Arabic]);
    }

    #[test]
    fn what_a_face_lacks_is_drawn_otherwise_and_copied_as_it_was_written() {
        assert_eq!(shaped(Face::Sans, "Ⅲ").iter().map(|glyph| glyph.face).collect::<Vec<_>>(), [Face::Sans; 3]);
        assert_eq!(copied(Face::Sans, "ﬁne\u{200b}ly Ⅲ\u{2009}⩾\u{a0}1"), "finely Ⅲ ⩾ 1");
    }

    #[test]
    fn accents_stand_over_their_letter_however_they_were_typed() {
        assert_eq!(shaped(Face::Serif, "Việt"), shaped(Face::Serif, "Vie\u{323}\u{302}t"));
        // No font has this letter: the mark is placed over it.
        let glyphs = shaped(Face::Serif, "q\u{303}");
        assert_eq!((glyphs.len(), glyphs[0].text.as_str(), glyphs[1].text.as_str()), (2, "q", "\u{303}"));
        assert!(glyphs[1].advance.abs() < 1e-3 && glyphs[1].shift != (0.0, 0.0));
    }

    #[test]
    fn arabic_is_joined_and_read_from_the_right() {
        let glyphs = shaped(Face::Serif, "سلام");
        assert_eq!(copied(Face::Serif, "سلام"), "سلام");
        assert!(glyphs.iter().all(|glyph| glyph.level == 1 && glyph.face == Face::Arabic));
        let alone = shaped(Face::Serif, "س");
        assert_ne!(glyphs[0].id, alone[0].id, "a letter at the beginning has another form than one alone");
    }
}
