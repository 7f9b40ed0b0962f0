//! What the library knows of a patient: the names, places, numbers and contacts of a case, to be found in its texts.

use super::{
    Seen, Telling,
    cut::{Made, Piece, cut},
};
use crate::{
    case::Case,
    catalogue::{Class, Field, Shape},
    record::Kind,
};
use serde_json::Value;
use std::collections::HashMap;

/// The identifiers of one patient.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What is sought in words, by its first one: a text is long, and few words of it begin a name.
    by_first: HashMap<String, Vec<Sought>>,
    /// What may be written in groups.
    grouped: Vec<Sought>,
}

/// Words that stand one after another, signs and spaces between them apart.
#[derive(Debug, Clone, PartialEq)]
struct Sought {
    what: Telling,
    words: Vec<String>,
    /// Whether it can be told from an ordinary word by its capital only.
    capital: bool,
}

/// Parts of names that are no names by themselves, in any of the usual languages.
const PARTICLES: [&str; 32] = [
    "von", "van", "de", "der", "den", "du", "la", "le", "les", "af", "av", "og", "and", "y", "dos", "da", "di", "bin",
    "al", "el", "ter", "zu", "mr", "mrs", "ms", "miss", "dr", "prof", "md", "phd", "jr", "sr",
];

/// Words of institutions that many have.
const COMMON: [&str; 40] = [
    "hospital",
    "university",
    "universitetssykehus",
    "universitetssjukehus",
    "sykehus",
    "sjukehus",
    "sjukhus",
    "hopital",
    "clinic",
    "klinik",
    "clinique",
    "klinikum",
    "centre",
    "center",
    "senter",
    "medical",
    "cancer",
    "sarcoma",
    "oncology",
    "general",
    "department",
    "institute",
    "institut",
    "national",
    "regional",
    "royal",
    "saint",
    "ward",
    "unit",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "avdeling",
    "service",
    "school",
];

/// Shortest part that is sought by itself, whatever its capitals.
const TELLING: usize = 4;

/// Most words of a name whose ends are sought by themselves; a text in the field of a name has thousands.
const LONGEST_NAME: usize = 12;

impl Known {
    /// What a case holds of its patient, by the class of its fields. The author's own names and addresses are printed on
    /// purpose and are not among it.
    pub fn of(case: &Case) -> Self {
        let mut known = Self::default();
        for entry in case.entries.iter().filter(|entry| entry.record.kind() != Kind::Manuscript) {
            let row = entry.record.kind().row();
            if holds(&row.fields) {
                collect(&row.fields, &entry.body(), &mut |class, text| known.add(class, text));
            }
        }
        known
    }

    /// Adds what a field of this class says; a field of another class has nothing to add.
    pub fn add(&mut self, class: Class, text: &str) {
        match class {
            Class::Name => self.name(text),
            Class::Place => self.place(text),
            Class::Number => self.number(text),
            Class::Contact => self.contact(text),
            _ => {}
        }
    }

    fn push(&mut self, what: Telling, words: Vec<String>, capital: bool) {
        let Some(first) = words.first() else { return };
        let of_first = self.by_first.entry(first.clone()).or_default();
        add_new(of_first, Sought { what, words, capital });
    }

    fn push_grouped(&mut self, what: Telling, together: String) {
        add_new(&mut self.grouped, Sought { what, words: vec![together], capital: false });
    }

    /// The whole name, and each part that is one by itself.
    fn name(&mut self, text: &str) {
        let words = words(text);
        for word in words.iter().filter(|word| !PARTICLES.contains(&word.as_str()) && word.chars().count() > 1) {
            self.push(Telling::Name, vec![word.clone()], word.chars().count() < TELLING || is_ordinary(word));
        }
        // "von Stauffen" and "O’Brien" of "Kari von Stauffen" and "Anne-Marie O’Brien", and "Anne-Marie" too.
        let nearest = words.len().saturating_sub(LONGEST_NAME).max(1);
        let ends = std::iter::once(0).chain(nearest..words.len()).filter_map(|from| words.get(from..));
        for several in ends
            .map(<[String]>::to_vec)
            .chain(text.split_whitespace().map(self::words))
            .filter(|several| several.len() > 1)
        {
            let short = several.iter().all(|word| word.chars().count() < TELLING);
            self.push(Telling::Name, several, short);
        }
    }

    /// The whole name of a place, and each word of it that is its own.
    fn place(&mut self, text: &str) {
        let words = words(text);
        let own = |word: &&String| {
            let short = word.chars().count() < TELLING || word.chars().all(|letter| letter.is_ascii_digit());
            !short && !COMMON.contains(&word.as_str()) && !PARTICLES.contains(&word.as_str())
        };
        for word in words.iter().filter(own) {
            self.push(Telling::Place, vec![word.clone()], true);
        }
        if words.len() > 1 {
            self.push(Telling::Place, words, false);
        }
    }

    /// A number, however it is grouped.
    fn number(&mut self, text: &str) {
        let together: String = words(text).concat();
        if together.chars().count() >= TELLING && together.chars().any(|letter| letter.is_ascii_digit()) {
            self.push_grouped(Telling::Number, together);
        }
    }

    /// Each part of an address by itself; a telephone number however it is grouped.
    fn contact(&mut self, text: &str) {
        for part in text.split([',', ';', '\n']) {
            let words = words(part);
            let together = words.concat();
            let digits = together.chars().filter(char::is_ascii_digit).count();
            if digits >= LEAST_TELEPHONE {
                let figures: String = together.chars().filter(char::is_ascii_digit).collect();
                self.push_grouped(Telling::Contact, figures);
            }
            if words.len() > 1 && together.chars().count() >= TELLING {
                self.push(Telling::Contact, words, false);
            } else if together.chars().count() > TELLING {
                self.push(Telling::Contact, words, true);
            }
        }
    }

    /// What is known and begins at a place.
    pub(super) fn at(&self, pieces: &[Piece], at: usize) -> Option<Seen> {
        let first = pieces.get(at).filter(|piece| matches!(piece.made, Made::Word | Made::Digits))?;
        let rest = pieces.get(at..)?;
        let in_words = self.beginning(first).filter_map(|sought| Some((sought.in_words(first, rest)?, sought.what)));
        let grouped = self.grouped.iter().filter_map(|sought| Some((sought.grouped(rest)?, sought.what)));
        if let Some((pieces, what)) = in_words.chain(grouped).max_by_key(|(reach, _)| *reach) {
            return Some(Seen { pieces, what, date: None, known: true });
        }
        Seen::of(titled(rest)?, Telling::Name)
    }

    /// What may begin with a word, itself or in the genitive.
    fn beginning(&self, first: &Piece) -> impl Iterator<Item = &Sought> {
        let of = |word: &str| self.by_first.get(word);
        first.folded.strip_suffix('s').and_then(of).into_iter().chain(of(&first.folded)).flatten()
    }
}

fn add_new(to: &mut Vec<Sought>, sought: Sought) {
    if !to.contains(&sought) {
        to.push(sought);
    }
}

/// Fewest digits of a telephone number without its country.
const LEAST_TELEPHONE: usize = 5;

impl Sought {
    /// How many pieces it takes from the first on, if it stands there word by word.
    fn in_words(&self, first: &Piece, rest: &[Piece]) -> Option<usize> {
        if self.capital && !first.capital { None } else { in_words(&self.words, rest) }
    }

    /// How many pieces it takes from the first on, if it stands there in groups.
    fn grouped(&self, rest: &[Piece]) -> Option<usize> {
        grouped(self.words.first()?, rest)
    }
}

/// A name in words: signs and spaces may part them, and the last may stand in the genitive.
fn in_words(words: &[String], rest: &[Piece]) -> Option<usize> {
    let mut at = 0;
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            at += rest
                .get(at..)?
                .iter()
                .take(3)
                .take_while(|piece| !matches!(piece.made, Made::Word | Made::Digits))
                .count();
        }
        let piece = rest.get(at)?;
        let last = place + 1 == words.len();
        let genitive = || last && word.chars().count() > 2 && piece.folded.strip_suffix('s') == Some(word);
        if piece.folded != *word && !genitive() {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// A number whose letters and digits follow each other with at most one sign or space between.
fn grouped(together: &str, rest: &[Piece]) -> Option<usize> {
    let (mut left, mut gap) = (together, 0);
    for (place, piece) in rest.iter().enumerate() {
        if matches!(piece.made, Made::Word | Made::Digits) {
            left = left.strip_prefix(piece.folded.as_str())?;
            gap = 0;
            if left.is_empty() {
                return Some(place + 1);
            }
        } else {
            gap += 1;
            if gap > 1 {
                return None;
            }
        }
    }
    None
}

/// "Mr Klein", "fru Olsen": a person, whoever it is.
fn titled(rest: &[Piece]) -> Option<usize> {
    const TITLES: [&str; 9] = ["mr", "mrs", "ms", "mme", "mlle", "fru", "frau", "herr", "sra"];
    rest.first().filter(|title| TITLES.contains(&title.folded.as_str()))?;
    let skipped =
        rest.iter().skip(1).take(2).take_while(|piece| piece.made == Made::Space || piece.is_sign(".")).count();
    let name = rest.get(1 + skipped)?;
    (skipped > 0 && name.is_word() && name.capital && name.folded.len() > 1).then_some(2 + skipped)
}

/// Names that are words of every report too: told apart by their capital.
fn is_ordinary(word: &str) -> bool {
    const ORDINARY: [&str; 24] = [
        "grace", "hope", "rose", "mark", "will", "bill", "dean", "young", "long", "white", "black", "brown", "green",
        "gray", "grey", "little", "hand", "foot", "head", "back", "lung", "stone", "field", "wood",
    ];
    ORDINARY.contains(&word)
}

fn words(text: &str) -> Vec<String> {
    let inside = |piece: &Piece| matches!(piece.made, Made::Word | Made::Digits);
    cut(text).into_iter().filter(inside).map(|piece| piece.folded).collect()
}

/// Whether any of the fields, at any depth, can hold an identifier.
fn holds(fields: &[Field]) -> bool {
    fields.iter().any(|field| is_known(field.class) || holds(field.shape.fields()))
}

fn is_known(class: Class) -> bool {
    matches!(class, Class::Name | Class::Place | Class::Number | Class::Contact)
}

fn collect(fields: &[Field], group: &Value, take: &mut impl FnMut(Class, &str)) {
    for field in fields {
        let Some(value) = group.get(field.name) else { continue };
        let known = if field.answered { value.get("known") } else { Some(value) };
        match (known, &field.shape) {
            (Some(Value::String(text)), _) if is_known(field.class) => take(field.class, text),
            (Some(Value::Array(rows)), Shape::List { of }) => {
                for row in rows {
                    match row {
                        Value::String(text) if is_known(field.class) => take(field.class, text),
                        _ => collect(of.fields(), row, take),
                    }
                }
            }
            (Some(known), Shape::Group { fields }) => collect(fields, known, take),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_the_field_of_a_name_is_sought_by_its_words_and_last_ends() {
        let letter = |at: u32| char::from_u32(u32::from('a') + at % 26).unwrap();
        let names: Vec<String> =
            (0..3000).map(|at| String::from_iter(['z', letter(at), letter(at / 26), letter(at / 676)])).collect();
        let mut known = Known::default();
        known.add(Class::Name, &names.join(" "));
        let lengths: Vec<usize> = known.by_first.values().flatten().map(|sought| sought.words.len()).collect();
        let ends: usize = (2..=LONGEST_NAME).sum();
        assert_eq!(lengths.iter().sum::<usize>(), 3000 + 3000 + ends, "each word, the whole, and its last ends");
        let reach = |text: &str| known.at(&cut(text), 0).map(|seen| seen.pieces);
        assert_eq!(reach(&format!("{} was seen", names[17])), Some(1));
        assert_eq!(reach(&names.join(" ")), Some(5999));
        assert_eq!(reach(&names[2990..].join(" ")), Some(19));
    }
}
