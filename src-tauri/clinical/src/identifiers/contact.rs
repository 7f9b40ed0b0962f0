//! E-mail and web addresses, telephone numbers.

use super::{
    Seen, Telling,
    cut::{Made, Piece},
};

/// A contact that begins at a place.
pub(super) fn at(pieces: &[Piece], at: usize) -> Option<Seen> {
    let rest = pieces.get(at..)?;
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    if before.is_some_and(|piece| matches!(piece.made, Made::Word | Made::Digits)) {
        return None;
    }
    let reach = [web(rest), mail(rest), called(rest), abroad(rest), pairs(rest)].into_iter().flatten().max()?;
    Seen::of(reach, Telling::Contact)
}

/// How many of the first pieces are figures and what may stand between them, up to the last figure.
fn figures(pieces: &[Piece], between: &str) -> (usize, usize) {
    let (mut reach, mut digits, mut gap) = (0, 0, 0);
    for (place, piece) in pieces.iter().enumerate() {
        match piece.made {
            Made::Digits => (reach, digits, gap) = (place + 1, digits + piece.digits(), 0),
            Made::Space => gap += 1,
            _ if piece.is_sign(between) => gap += 1,
            _ => break,
        }
        if gap > 2 {
            break;
        }
    }
    (reach, digits)
}

/// "https://…", "www.…".
fn web(pieces: &[Piece]) -> Option<usize> {
    let is = |place: usize, folded: &str| pieces.get(place).is_some_and(|piece| piece.folded == folded);
    let begins = (is(0, "http") || is(0, "https")) && is(1, ":") && is(2, "/") || is(0, "www") && is(1, ".");
    begins.then(|| {
        pieces.iter().position(|piece| piece.made == Made::Space || piece.is_sign("<>\"”")).unwrap_or(pieces.len())
    })
}

/// "anna.klein@hospital.no"; not "[@ct]", which cites.
fn mail(pieces: &[Piece]) -> Option<usize> {
    let part = |piece: &Piece| matches!(piece.made, Made::Word | Made::Digits) || piece.is_sign("._+-%");
    let at = pieces.iter().position(|piece| !part(piece)).filter(|at| *at > 0)?;
    pieces.get(at).filter(|sign| sign.is_sign("@"))?;
    let domain = pieces.get(at + 1..)?;
    let end = domain.iter().position(|piece| !part(piece)).unwrap_or(domain.len());
    let dot = domain.get(..end)?.iter().position(|piece| piece.is_sign("."))?;
    let last = domain.get(..end)?.iter().rposition(|piece| !piece.is_sign("._+-%"))?;
    (dot > 0 && dot < last).then_some(at + 1 + last + 1)
}

/// "tel. 55 12 34 56".
fn called(pieces: &[Piece]) -> Option<usize> {
    const WORDS: [&str; 12] =
        ["tel", "telephone", "phone", "tlf", "telefon", "mobile", "mobil", "fax", "pager", "portable", "handy", "ph"];
    pieces.first().filter(|word| WORDS.contains(&word.folded.as_str()))?;
    let skipped =
        pieces.iter().skip(1).take(3).take_while(|piece| piece.made == Made::Space || piece.is_sign(".:+(")).count();
    let (reach, digits) = figures(pieces.get(1 + skipped..)?, "-./()");
    (digits >= 5).then_some(1 + skipped + reach)
}

/// "+47 55 12 34 56".
fn abroad(pieces: &[Piece]) -> Option<usize> {
    pieces.first().filter(|sign| sign.is_sign("+"))?;
    pieces.get(1).filter(|piece| piece.made == Made::Digits)?;
    let (reach, digits) = figures(pieces.get(1..)?, "-./()");
    (8..=15).contains(&digits).then_some(reach + 1)
}

/// "55 12 34 56", "01.23.45.67.89": four or five pairs.
fn pairs(pieces: &[Piece]) -> Option<usize> {
    let mut count = 0;
    for (place, piece) in pieces.iter().enumerate() {
        let fits = if place % 2 == 0 { piece.digits() == 2 } else { piece.made == Made::Space || piece.is_sign(".") };
        if !fits {
            break;
        }
        count = place + 1;
    }
    let groups = count.div_ceil(2);
    matches!(groups, 4 | 5).then(|| groups * 2 - 1)
}
