//! The words in which a result of a marker is told.

use crate::{
    record::{Extent, MarkerResult, Staining},
    value::{Measure, Number, Qualifier, Unit},
};

/// One statement about a marker.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    Result(MarkerResult),
    Extent(Extent),
    Staining(Staining),
    Percent(Measure),
    Pattern(String),
    Clone(String),
    /// A word that says nothing by itself: "and", "staining".
    Nothing,
}

const RESULTS: &[(&str, MarkerResult)] = &[
    ("+", MarkerResult::Positive),
    ("++", MarkerResult::Positive),
    ("+++", MarkerResult::Positive),
    ("pos", MarkerResult::Positive),
    ("positive", MarkerResult::Positive),
    ("-", MarkerResult::Negative),
    ("−", MarkerResult::Negative),
    ("–", MarkerResult::Negative),
    ("neg", MarkerResult::Negative),
    ("negative", MarkerResult::Negative),
    ("±", MarkerResult::Equivocal),
    ("+/-", MarkerResult::Equivocal),
    ("+/−", MarkerResult::Equivocal),
    ("equivocal", MarkerResult::Equivocal),
    ("lost", MarkerResult::Lost),
    ("loss", MarkerResult::Lost),
    ("retained", MarkerResult::Retained),
    ("preserved", MarkerResult::Retained),
    ("intact", MarkerResult::Retained),
    ("nd", MarkerResult::NotDone),
];

const EXTENTS: &[(&str, Extent)] = &[
    ("focal", Extent::Focal),
    ("focally", Extent::Focal),
    ("multifocal", Extent::Multifocal),
    ("multifocally", Extent::Multifocal),
    ("patchy", Extent::Multifocal),
    ("diffuse", Extent::Diffuse),
    ("diffusely", Extent::Diffuse),
];

const STAININGS: &[(&str, Staining)] = &[
    ("weak", Staining::Weak),
    ("weakly", Staining::Weak),
    ("moderate", Staining::Moderate),
    ("moderately", Staining::Moderate),
    ("strong", Staining::Strong),
    ("strongly", Staining::Strong),
    ("distinct", Staining::Distinct),
    ("distinctly", Staining::Distinct),
];

const PATTERNS: &[&str] =
    &["nuclear", "nuclei", "cytoplasmic", "cytoplasm", "membranous", "membrane", "dot-like", "perinuclear"];

const NOTHING: &[&str] = &["and", "stain", "staining", "expression", "with", "was", "were", "is", "but", "cells"];

/// Words, with the marks between them as tokens of their own: "desmin+ (weak, focal)" becomes "desmin", "+", "(", "weak",
/// ",", "focal", ")". The full stop that ends a sentence counts as a mark, that of a number does not.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let spaced = text.replace("+/-", "±").replace("+/−", "±");
    let mut tokens = Vec::new();
    for word in spaced.split_whitespace() {
        let mut word = word;
        while let Some(mark) = word.chars().next().filter(|c| is_mark(*c) || *c == '<' || *c == '>') {
            tokens.push(mark.to_string());
            word = word.get(mark.len_utf8()..).unwrap_or_default();
        }
        let mut after = Vec::new();
        while let Some(mark) = word.chars().next_back().filter(|c| is_mark(*c) || *c == '.' || *c == '%') {
            after.push(mark.to_string());
            word = word.get(..word.len() - mark.len_utf8()).unwrap_or_default();
        }
        tokens.extend(parted(word));
        // A full stop at the end of a word ends a sentence.
        tokens.extend(after.into_iter().rev().map(|mark| if mark == "." { ";".to_owned() } else { mark }));
    }
    tokens
}

/// "CD34−" and "desmin++" as name and sign; "S100,desmin" at its commas; a sign by itself stays whole.
fn parted(word: &str) -> Vec<String> {
    let inner = word.split_inclusive([',', ';']).flat_map(|part| {
        let mark = part.chars().next_back().filter(|c| is_mark(*c));
        let name = mark.map_or(part, |mark| part.get(..part.len() - mark.len_utf8()).unwrap_or_default());
        let bare = name.trim_end_matches(['+', '-', '−', '–', '±']);
        let sign = name.get(bare.len()..).unwrap_or_default();
        let pieces = if bare.is_empty() { vec![name] } else { vec![bare, sign] };
        pieces.into_iter().map(str::to_owned).chain(mark.map(String::from))
    });
    inner.filter(|piece| !piece.is_empty()).collect()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '(' | ')' | '[' | ']')
}

/// The mark that a token is, if it is one: brackets count as commas.
pub(super) fn mark(token: &str) -> Option<char> {
    match token {
        "," | "(" | ")" | "[" | "]" => Some(','),
        ";" | ":" => Some(';'),
        _ => None,
    }
}

/// Whether a token can be part of a name: no mark, and no sign that stands alone.
pub(super) fn is_of_a_name(token: &str) -> bool {
    mark(token).is_none() && token.chars().any(char::is_alphanumeric)
}

fn among<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(other, _)| *other == word).map(|(_, value)| *value)
}

/// "positive:" and "negative for" say a result of the markers that follow.
pub(super) fn heading(tokens: &[String]) -> Option<(MarkerResult, usize)> {
    let result = among(RESULTS, &tokens.first()?.to_lowercase())?;
    matches!(tokens.get(1)?.as_str(), ":" | "for").then_some((result, 2))
}

/// The statement at the beginning, and how many tokens it takes.
pub(super) fn said(tokens: &[String]) -> Option<(Said, usize)> {
    let word = tokens.first()?.to_lowercase();
    let next = |at: usize| tokens.get(at).map(|token| token.to_lowercase()).unwrap_or_default();
    let one = |said: Said| Some((said, 1));
    if word == "not" && next(1) == "done" {
        return Some((Said::Result(MarkerResult::NotDone), 2));
    }
    if word == "clone" && !next(1).is_empty() {
        return Some((Said::Clone(tokens.get(1)?.clone()), 2));
    }
    percent(tokens)
        .map(|(measure, taken)| (Said::Percent(measure), taken))
        .or_else(|| among(RESULTS, &word).and_then(|result| one(Said::Result(result))))
        .or_else(|| among(EXTENTS, &word).and_then(|extent| one(Said::Extent(extent))))
        .or_else(|| among(STAININGS, &word).and_then(|staining| one(Said::Staining(staining))))
        .or_else(|| PATTERNS.contains(&word.as_str()).then(|| (Said::Pattern(word.clone()), 1)))
        .or_else(|| NOTHING.contains(&word.as_str()).then_some((Said::Nothing, 1)))
}

/// "30 %", "< 5%", "10-20 %", "30 percent".
fn percent(tokens: &[String]) -> Option<(Measure, usize)> {
    let qualifier = match tokens.first()?.as_str() {
        "<" => Some(Qualifier::LessThan),
        ">" => Some(Qualifier::MoreThan),
        "~" | "≈" | "about" => Some(Qualifier::About),
        _ => None,
    };
    let at = usize::from(qualifier.is_some());
    let numbers = tokens.get(at)?.replace('–', "-");
    let sign = tokens.get(at + 1)?.to_lowercase();
    if !matches!(sign.as_str(), "%" | "percent") {
        return None;
    }
    let read = |text: &str| Number::try_from(text.trim().parse::<f64>().ok()?).ok().filter(|n| n.get() >= 0.0);
    let (value, upper, qualifier) = match numbers.split_once('-') {
        Some((least, most)) => (read(least)?, Some(read(most)?), Some(Qualifier::Between)),
        None => (read(&numbers)?, None, qualifier),
    };
    Some((Measure { qualifier, value, upper, unit: Unit::Percent }, at + 2))
}
