//! Numbers long enough to be somebody's: of a hospital, a nation, a specimen, an insurance.

use super::{
    Seen, Telling,
    cut::{Made, Piece},
};

/// Fewest digits in a row that are somebody's; a platelet count has as many, and ends in noughts.
const LONG: usize = 6;

/// Numbers that are public: registers of trials and of articles, genes and their variants.
const PUBLIC: [&str; 26] = [
    "nct", "pmc", "pmid", "isrctn", "eudract", "ctis", "doi", "isbn", "issn", "nm", "np", "nc", "ng", "nr", "enst",
    "ensg", "ensp", "lrg", "rs", "chr", "hgnc", "omim", "cosm", "cosv", "actrn", "umin",
];

/// What is counted: a number before it is a quantity.
const COUNTED: [&str; 14] =
    ["iu", "ie", "u", "ui", "cells", "copies", "reads", "per", "pg", "ng", "mg", "ml", "l", "units"];

/// A number that begins at a place.
pub(super) fn at(pieces: &[Piece], at: usize) -> Option<Seen> {
    let before = |offset: usize| at.checked_sub(offset).and_then(|at| pieces.get(at));
    let inside = |piece: &Piece| matches!(piece.made, Made::Word | Made::Digits);
    if before(1).is_some_and(|piece| inside(piece) || piece.is_sign("-/_") && before(2).is_some_and(inside))
        || before(1).is_some_and(|sign| sign.is_sign(".,:")) && before(2).is_some_and(|p| p.made == Made::Digits)
    {
        return None;
    }
    let rest = pieces.get(at..)?;
    let clump = clump(rest);
    let parts = |piece: &&Piece| piece.made == Made::Space || piece.is_sign(":.");
    let named = (1..=3).map_while(before).find(|piece| !parts(piece));
    let public = |piece: Option<&Piece>| piece.is_some_and(|piece| PUBLIC.contains(&piece.folded.as_str()));
    if public(rest.first()) || public(named) {
        return None;
    }
    let spaced = spaced(rest);
    if spaced > clump.len() {
        return Seen::of(spaced, Telling::Number);
    }
    (long(clump, rest) || accession(clump) || social(clump)).then_some(())?;
    Seen::of(clump.len(), Telling::Number)
}

/// The pieces that hang together: letters, digits, and "-", "/", "_" between them.
fn clump(pieces: &[Piece]) -> &[Piece] {
    let inside = |piece: &Piece| matches!(piece.made, Made::Word | Made::Digits);
    let mut end = 0;
    while let Some(piece) = pieces.get(end) {
        // "250000/µL" is a count.
        let goes_on = |next: &Piece| inside(next) && (next.made == Made::Digits || !piece.is_sign("/"));
        let joins = piece.is_sign("-/_") && end > 0 && pieces.get(end + 1).is_some_and(goes_on);
        if !inside(piece) && !joins {
            break;
        }
        end += 1;
    }
    pieces.get(..end).unwrap_or_default()
}

/// Six digits in a row and more that are no round number and no count of something.
fn long(clump: &[Piece], rest: &[Piece]) -> bool {
    let round = |piece: &Piece| piece.folded.ends_with("000") && clump.len() == 1;
    let after = rest.get(clump.len()..).unwrap_or_default();
    let decimal = after.first().is_some_and(|sign| sign.is_sign(".,")) && after.get(1).is_some_and(|p| p.digits() > 0);
    let unit = after.iter().find(|piece| piece.made != Made::Space);
    let counted = unit.is_some_and(|unit| unit.is_sign("/×*%") || COUNTED.contains(&unit.folded.as_str()));
    let of_five = clump.len() > 1;
    let longest = if of_five { LONG - 1 } else { LONG };
    !decimal && !counted && clump.iter().any(|piece| piece.digits() >= longest && !round(piece))
}

/// "H13-1234": a letter or three with at least two digits, then three digits and more.
fn accession(clump: &[Piece]) -> bool {
    let [letters, first, sign, second, ..] = clump else { return false };
    letters.is_word()
        && letters.folded.len() <= 3
        && letters.capital
        && first.digits() >= 2
        && sign.is_sign("-/")
        && second.digits() >= 3
}

/// "123-45-6789".
fn social(clump: &[Piece]) -> bool {
    let digits: Vec<usize> = clump.iter().step_by(2).map(Piece::digits).collect();
    clump.len() == 5 && matches!(digits.as_slice(), [3, 2, 4] | [2, 2, 5] | [4, 3, 2])
}

/// Groups of digits with a space between them that are one number: "010190 12345", "943 476 5919". Groups of three are
/// thousands.
fn spaced(pieces: &[Piece]) -> usize {
    let mut groups = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match (place % 2, piece.made) {
            (0, Made::Digits) => groups.push(piece.digits()),
            (1, Made::Space) => {}
            _ => break,
        }
        if groups.len() == 4 {
            break;
        }
    }
    match groups.as_slice() {
        [6, 5, ..] | [6, 4, ..] => 3,
        [3, 3, 4, ..] | [3, 2, 4, ..] => 5,
        _ => 0,
    }
}
