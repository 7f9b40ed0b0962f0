//! A panel of markers read from a line: "S100 −, desmin + (weak, focal), Ki-67 30 %", or from a block of a spreadsheet.
//!
//! What is not understood is kept as the name of a marker, as it was typed. Nothing is added that was not said.

use super::{marker, markers, words};
use crate::{judge::coding::Match, record::Marker, value::Term};

/// Words of a marker's name at most: "smooth muscle myosin heavy chain".
const LONGEST: usize = 6;

/// Letters from which on the beginning of a name counts: "des" is desmin.
const SHORTEST: usize = 3;

/// Reads a panel. Rows come in the order in which they were typed.
pub fn read(typed: &str) -> Vec<Marker> {
    typed.lines().flat_map(|line| if line.contains('\t') { row(line) } else { in_words(line) }).collect()
}

/// A row of a spreadsheet: the first cell is the marker, the others say what came of it, in any order.
fn row(line: &str) -> Vec<Marker> {
    let mut cells = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let Some(name) = cells.next().filter(|name| !is_heading(name)) else { return Vec::new() };
    let mut row = named(name);
    for cell in cells {
        let mut tokens = words::tokens(cell);
        if !take(&mut row, &mut tokens) || !tokens.is_empty() {
            // The column that is not understood is most often the pattern, then the clone.
            let place = if row.pattern.is_empty() { &mut row.pattern } else { &mut row.clone };
            *place = Term::from(cell);
        }
    }
    vec![row]
}

fn is_heading(name: &str) -> bool {
    ["marker", "antibody", "stain", "antigen"].contains(&name.to_lowercase().as_str())
}

/// A line: names, each with the words that follow it; "negative: CD34, S100" says it of all that come after.
fn in_words(line: &str) -> Vec<Marker> {
    let mut tokens = words::tokens(line);
    let mut rows: Vec<Marker> = Vec::new();
    let (mut standing, mut open) = (None, false);
    while let Some(first) = tokens.first().cloned() {
        if let Some((result, taken)) = words::heading(&tokens) {
            standing = Some(result);
            open = false;
            tokens.drain(..taken);
        } else if let Some(mark) = words::mark(&first) {
            tokens.remove(0);
            open = false;
            standing = standing.filter(|_| mark == ',');
        } else if rows.last_mut().is_some_and(|row| take(row, &mut tokens)) {
            open = false;
        } else if let Some((name, taken)) = known(&tokens) {
            rows.push(Marker { marker: Term::from(name), result: standing, ..Marker::default() });
            tokens.drain(..taken);
            open = false;
        } else {
            tokens.remove(0);
            match rows.last_mut().filter(|_| open) {
                Some(row) => row.marker.0 = format!("{} {first}", row.marker),
                None => rows.push(Marker { marker: Term(first), result: standing, ..Marker::default() }),
            }
            open = true;
        }
    }
    rows
}

/// The marker at the beginning, by name, synonym, or the beginning of its name; and how many words it takes.
fn known(tokens: &[String]) -> Option<(&'static str, usize)> {
    let words = tokens.iter().take(LONGEST).take_while(|token| words::is_of_a_name(token)).count();
    let whole = (1..=words).rev().find_map(|count| {
        let name = tokens.get(..count)?.join(" ");
        marker(&name).map(|row| (row.marker, count))
    });
    whole.or_else(|| {
        let first = tokens.first().filter(|first| first.chars().count() >= SHORTEST)?;
        let hit = markers(first).into_iter().next().filter(|hit| hit.by <= Match::Synonym)?;
        Some((hit.name, 1))
    })
}

fn named(name: &str) -> Marker {
    let known = known(&words::tokens(name)).map(|(name, _)| name);
    let whole = marker(name).map(|row| row.marker);
    Marker { marker: Term::from(whole.or(known).unwrap_or(name)), ..Marker::default() }
}

/// Takes one statement off the beginning of `tokens` and into `row`, if it is one that the row still lacks.
fn take(row: &mut Marker, tokens: &mut Vec<String>) -> bool {
    let Some((said, taken)) = words::said(tokens) else { return false };
    match said {
        words::Said::Result(result) => row.result = Some(result),
        words::Said::Extent(extent) => row.extent = Some(extent),
        words::Said::Staining(staining) => row.staining = Some(staining),
        words::Said::Percent(percent) => row.percent = Some(percent),
        words::Said::Pattern(pattern) => {
            row.pattern = Term(if row.pattern.is_empty() { pattern } else { format!("{} {pattern}", row.pattern) });
        }
        words::Said::Clone(clone) => row.clone = Term(clone),
        words::Said::Nothing => {}
    }
    tokens.drain(..taken);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row in one line, as the tests read it.
    fn said(typed: &str) -> Vec<String> {
        use crate::value::Choice as _;
        let rows = read(typed).into_iter().map(|row| {
            let parts = [
                row.marker.to_string(),
                row.result.map_or("", |result| result.label()).to_owned(),
                row.extent.map_or("", |extent| extent.label()).to_owned(),
                row.percent.map_or_else(String::new, |percent| percent.to_string()),
                row.staining.map_or("", |staining| staining.label()).to_owned(),
                row.pattern.to_string(),
                row.clone.to_string(),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        rows.collect()
    }

    #[test]
    fn a_line_becomes_rows() {
        assert_eq!(said("sma des cald"), ["SMA", "desmin", "h-caldesmon"]);
        assert_eq!(said("CD34 neg"), ["CD34 negative"]);
        assert_eq!(said("CD34 neg, S100 neg"), ["CD34 negative", "S100 negative"]);
        assert_eq!(
            said("S100 -, desmin + (weak, focal), Ki-67 30 %"),
            ["S100 negative", "desmin positive focal weak", "Ki-67 30%"]
        );
        assert_eq!(said("CD34− desmin++ S-100 –"), ["CD34 negative", "desmin positive", "S100 negative"]);
        assert_eq!(said("smooth muscle actin diffusely positive"), ["SMA positive diffuse"]);
        assert_eq!(said("INI1 lost; MDM2 nuclear <5%"), ["INI1 lost", "MDM2 less than 5% nuclear"]);
        assert_eq!(said("Ki-67 10-20 %"), ["Ki-67 between 10 and 20%"]);
        assert_eq!(said("desmin not done"), ["desmin not done"]);
        assert_eq!(said("SMA positive clone 1A4"), ["SMA positive 1A4"]);
        assert!(said("").is_empty() && said(" , ;").is_empty());
    }

    #[test]
    fn a_result_before_a_colon_is_that_of_all_that_follow() {
        assert_eq!(
            said("Positive: SMA, desmin; negative: CD34, S100."),
            ["SMA positive", "desmin positive", "CD34 negative", "S100 negative"]
        );
        assert_eq!(said("negative for CD34 and DOG1"), ["CD34 negative", "DOG1 negative"]);
    }

    #[test]
    fn what_is_not_known_is_kept_as_typed() {
        assert_eq!(said("SMA +, Foo Bar 7 neg, des"), ["SMA positive", "Foo Bar 7 negative", "desmin"]);
        assert_eq!(said("xyz"), ["xyz"]);
    }

    #[test]
    fn a_block_of_a_spreadsheet_becomes_rows() {
        let block =
            "Marker\tResult\tExtent\nh-caldesmon\t+\tfocal\tdistinct\nCD34\tneg\n\nALK\tpos\t80 %\tgranular\tD5F3";
        assert_eq!(
            said(block),
            ["h-caldesmon positive focal distinct", "CD34 negative", "ALK positive 80% granular D5F3"]
        );
    }
}
