//! Calendar dates, in figures and in words.
//!
//! A year alone is none: a text is full of years of editions and classifications, and a year may leave (45 CFR
//! 164.514(b)(2)(i)(C)).

use super::{
    Seen, Telling,
    cut::{Made, Piece},
    month::{Named, named},
};
use crate::value::PartialDate;

/// A date that begins at a place.
pub(super) fn at(pieces: &[Piece], at: usize) -> Option<Seen> {
    let here = Here { pieces, at };
    if here.follows_a_figure() {
        return None;
    }
    let (pieces, date) = [in_figures, together, day_first, month_first, year_first]
        .into_iter()
        .filter_map(|form| form(&here))
        .max_by_key(|(pieces, _)| *pieces)?;
    Some(Seen { pieces, what: Telling::Date, date, known: false })
}

/// Whether a year stands there that is no part of a figure, a citation or a name: "in 2013", "May 2013", not "WHO-2020".
pub(super) fn years(pieces: &[Piece]) -> bool {
    (0..pieces.len()).any(|at| {
        let here = Here { pieces, at };
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let apart = before.is_none_or(|piece| piece.made == Made::Space || piece.is_sign("(./–-"));
        let edition = || {
            at.checked_sub(2)
                .and_then(|before| pieces.get(before))
                .is_some_and(|word| word.is_word() && word.capital && named(&word.folded).is_none())
        };
        apart && here.year(0).is_some() && !here.goes_on(1) && !edition()
            || self::at(pieces, at).is_some_and(|seen| seen.date.is_some())
    })
}

/// How many pieces a date has, and what it means where that is certain.
type Read = Option<(usize, Option<PartialDate>)>;

/// A place in a text.
struct Here<'a> {
    pieces: &'a [Piece],
    at: usize,
}

impl<'a> Here<'a> {
    fn piece(&self, offset: usize) -> Option<&'a Piece> {
        self.pieces.get(self.at + offset)
    }

    fn number(&self, offset: usize) -> Option<u32> {
        self.piece(offset)?.number()
    }

    fn is_sign(&self, offset: usize, signs: &str) -> bool {
        self.piece(offset).is_some_and(|piece| piece.is_sign(signs))
    }

    /// Whether what stands before makes this the middle of something: "1.2." before "2013", "v" before "1".
    fn follows_a_figure(&self) -> bool {
        let back = |offset: usize| self.at.checked_sub(offset).and_then(|at| self.pieces.get(at));
        let joined = back(1).is_some_and(|sign| sign.is_sign(".-/:,"));
        back(1).is_some_and(|piece| piece.made == Made::Word && self.number(0).is_some())
            || joined && back(2).is_some_and(|piece| piece.made == Made::Digits)
    }

    /// Whether what stands at an offset goes on as a figure: ".4", "-12".
    fn goes_on(&self, offset: usize) -> bool {
        let figure = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.made == Made::Digits);
        figure(self.piece(offset)) || self.is_sign(offset, ".-/") && figure(self.piece(offset + 1))
    }

    /// The offset behind any of these signs and spaces, three pieces at most.
    fn skip(&self, mut offset: usize, signs: &str) -> usize {
        let from = offset;
        let passes = |piece: &Piece| piece.made == Made::Space || piece.is_sign(signs);
        while offset < from + 3 && self.piece(offset).is_some_and(passes) {
            offset += 1;
        }
        offset
    }

    fn month(&self, offset: usize) -> Option<(&'a Piece, Named)> {
        let piece = self.piece(offset)?;
        Some((piece, named(&piece.folded)?))
    }

    fn day(&self, offset: usize) -> Option<u32> {
        self.number(offset).filter(|day| (1..=31).contains(day) && self.piece(offset).is_some_and(|p| p.digits() <= 2))
    }

    /// A year of four digits.
    fn year(&self, offset: usize) -> Option<u32> {
        self.number(offset).filter(|_| self.piece(offset).is_some_and(|piece| piece.digits() == 4)).filter(is_year)
    }
}

fn is_year(year: &u32) -> bool {
    (1880..=2099).contains(year)
}

fn date(year: u32, month: u32, day: Option<u32>) -> Option<PartialDate> {
    let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
    PartialDate::parse(&format!("{year:04}-{month:02}{day}"))
}

/// "2013-05-12", "12.05.2013", "12. 5. 2013", "12/5/13", "05/2013", "2013-05".
fn in_figures(here: &Here<'_>) -> Read {
    let first = here.piece(0).filter(|piece| piece.made == Made::Digits)?;
    let sign = here.piece(1).filter(|piece| piece.is_sign("./-"))?;
    let second_at = if sign.is_sign(".") { here.skip(2, "") } else { 2 };
    let second = here.piece(second_at)?;
    let third_at = if sign.is_sign(".") { here.skip(second_at + 2, "") } else { second_at + 2 };
    let again = here.piece(second_at + 1).is_some_and(|other| other.folded == sign.folded);
    let third = here.piece(third_at).filter(|third| again && third.made == Made::Digits);
    match (first.digits(), second.digits(), third.map_or(0, Piece::digits)) {
        (4, 1..=2, 1..=2) => whole(here.year(0)?, here.number(second_at)?, here.number(third_at)?)
            .filter(|_| !here.goes_on(third_at + 1))
            .map(|date| (third_at + 1, Some(date))),
        (1..=2, 1..=2, 4) => either(here.year(third_at)?, here.number(0)?, here.number(second_at)?)
            .filter(|_| !here.goes_on(third_at + 1))
            .map(|date| (third_at + 1, date)),
        (one, two, 2) if (one, two) == (2, 2) || one <= 2 && two <= 2 && !sign.is_sign("-") => {
            let compact = third_at == 4 && !here.goes_on(5);
            either(century(here.number(third_at)?), here.number(0)?, here.number(second_at)?)
                .filter(|_| compact)
                .map(|date| (5, date))
        }
        (1..=2, 4, _) if second_at == 2 => {
            date(here.year(2)?, here.number(0)?, None).filter(|_| !here.goes_on(3)).map(|date| (3, Some(date)))
        }
        (4, 2, _) if second_at == 2 && !sign.is_sign(".") => {
            date(here.year(0)?, here.number(2)?, None).filter(|_| !here.goes_on(3)).map(|date| (3, Some(date)))
        }
        _ => None,
    }
}

fn whole(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    date(year, month, Some(day))
}

/// Day and month in either order; the date where only one order is possible, or both say the same.
fn either(year: u32, one: u32, two: u32) -> Option<Option<PartialDate>> {
    match (whole(year, two, one), whole(year, one, two)) {
        (None, None) => None,
        (Some(day_first), Some(month_first)) if day_first != month_first => Some(None),
        (day_first, month_first) => Some(day_first.or(month_first)),
    }
}

/// A year of two digits: of this century up to 49.
fn century(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// "20130512", "12May2013", "12MAY13".
fn together(here: &Here<'_>) -> Read {
    let digits = here.piece(0).filter(|piece| piece.made == Made::Digits)?;
    if digits.digits() == 8 {
        let part = |range: std::ops::Range<usize>| digits.folded.get(range)?.parse::<u32>().ok();
        let year = part(0..4).filter(is_year)?;
        return whole(year, part(4..6)?, part(6..8)?).filter(|_| !here.goes_on(1)).map(|date| (1, Some(date)));
    }
    let (day, (_, Named { month, .. })) = (here.day(0)?, here.month(1)?);
    let year = here
        .year(2)
        .or_else(|| here.number(2).filter(|_| here.piece(2).is_some_and(|p| p.digits() == 2)).map(century))?;
    Some((3, Some(whole(year, month, day)?)))
}

/// "12 May 2013", "12th of May, 2013", "12. mai", "1er mars 2013", "12-May-13".
fn day_first(here: &Here<'_>) -> Read {
    let day = here.day(0)?;
    let mut next = 1;
    let ordinal = |piece: &Piece| ["st", "nd", "rd", "th", "er", "o"].contains(&piece.folded.as_str());
    if here.piece(next).is_some_and(ordinal) {
        next += 1;
    }
    next = here.skip(next, ".-/º");
    if here.piece(next).is_some_and(|piece| ["of", "de"].contains(&piece.folded.as_str())) {
        next = here.skip(next + 1, "");
    }
    let (word, Named { month, whole }) = here.month(next).filter(|_| next > 1)?;
    let reach = next + 1;
    let after = here.skip(reach, ".,-/'");
    let after = if here.piece(after).is_some_and(|piece| ["of", "de"].contains(&piece.folded.as_str())) {
        here.skip(after + 1, "")
    } else {
        after
    };
    let short = || {
        let marked = here.is_sign(after.saturating_sub(1), "-/'");
        here.number(after).filter(|_| marked && here.piece(after).is_some_and(|p| p.digits() == 2)).map(century)
    };
    if let Some(year) = here.year(after).or_else(short) {
        return Some((after + 1, self::whole(year, month, day)));
    }
    // "12 may" could go on "12 may have"; "12 des" is French too.
    (whole && (word.capital || word.folded != "may" && word.folded != "march")).then_some((reach, None))
}

/// "May 12, 2013", "May 12th", "May 2013", "mai -13".
fn month_first(here: &Here<'_>) -> Read {
    let (word, Named { month, whole }) = here.month(0)?;
    let next = here.skip(1, ".,");
    if let Some(year) = here.year(next) {
        return (next > 1).then(|| (next + 1, date(year, month, None)));
    }
    if let Some(year) = here
        .number(next + 1)
        .filter(|_| here.is_sign(next, "'") && here.piece(next + 1).is_some_and(|p| p.digits() == 2))
    {
        return Some((next + 2, date(century(year), month, None)));
    }
    let day = here.day(next).filter(|_| next > 1)?;
    let ordinal = here.piece(next + 1).is_some_and(|piece| ["st", "nd", "rd", "th"].contains(&piece.folded.as_str()));
    let reach = next + 1 + usize::from(ordinal);
    let after = here.skip(reach, ",");
    if let Some(year) = here.year(after) {
        return Some((after + 1, self::whole(year, month, day)));
    }
    let quantity = here.is_sign(reach, ".%/-") && here.goes_on(reach) || here.is_sign(reach, "%");
    (whole && word.capital && !quantity).then_some((reach, None))
}

/// "2013 May 12", "2013-May-12".
fn year_first(here: &Here<'_>) -> Read {
    let year = here.year(0)?;
    let next = here.skip(1, "-/.,");
    let (_, Named { month, .. }) = here.month(next).filter(|_| next > 1)?;
    let after = here.skip(next + 1, "-/.");
    here.day(after).map_or(Some((next + 1, date(year, month, None))), |day| Some((after + 1, whole(year, month, day))))
}
