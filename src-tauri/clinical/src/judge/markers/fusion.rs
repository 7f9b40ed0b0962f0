//! Gene fusions, in the notation of the HUGO Gene Nomenclature Committee: `EWSR1::FLI1` (Bruford 2021, Leukemia 35:3040).

use std::{fmt, sync::LazyLock};

use crate::table::{ALTERATIONS, ENTITIES};

/// A fusion of two genes, the five-prime partner first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fusion {
    /// The five-prime partner.
    pub five: String,
    /// The three-prime partner; a family without its number is kept: "SSX".
    pub three: String,
}

impl fmt::Display for Fusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.five, self.three)
    }
}

/// A text whose fusion is written otherwise, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respelled {
    /// What was written: "EWSR1-FLI1".
    pub written: String,
    /// The fusion.
    pub fusion: Fusion,
    /// The whole text with the fusion in its notation.
    pub text: String,
}

/// Former symbols and names of genes that stand in reports, with the approved symbol.
const FORMER: &[(&str, &str)] = &[
    ("EWS", "EWSR1"),
    ("SYT", "SS18"),
    ("TLS", "FUS"),
    ("CHOP", "DDIT3"),
    ("FKHR", "FOXO1"),
    ("ASPL", "ASPSCR1"),
    ("TAF2N", "TAF15"),
    ("CHN", "NR4A3"),
    ("TAZ", "WWTR1"),
];

/// Words in capitals that are no genes.
const NO_GENES: &[&str] = &["FISH", "PCR", "NGS", "IHC", "RNA", "DNA", "RT", "ITD"];

/// Words that say that two genes are fused, not named beside each other.
const FUSED: &[&str] = &["fusion", "translocation", "transcript", "rearrangement", "chimera"];

/// Every fusion of the tables.
static KNOWN: LazyLock<Vec<Fusion>> = LazyLock::new(|| {
    let of_types = ENTITIES.iter().flat_map(|row| row.typical_alteration.split('|'));
    ALTERATIONS.iter().map(|row| row.alteration).chain(of_types).filter_map(hgnc).collect()
});

/// A fusion in the double-colon notation.
pub(super) fn hgnc(text: &str) -> Option<Fusion> {
    let (five, three) = text.split_once("::")?;
    pair(five, three)
}

fn pair(five: &str, three: &str) -> Option<Fusion> {
    Some(Fusion { five: gene(five)?, three: gene(three)? })
}

/// The approved symbol of what reads like a gene.
fn gene(text: &str) -> Option<String> {
    let shaped = (2..=10).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
        && !NO_GENES.contains(&text);
    let current = FORMER.iter().find(|(former, _)| *former == text).map_or(text, |(_, current)| current);
    shaped.then(|| current.to_owned())
}

impl Fusion {
    /// Whether this fusion is meant by `other`, which may leave the number of a family out: SS18::SSX.
    pub(super) fn is(&self, other: &Self) -> bool {
        let family =
            || self.three.starts_with(&other.three) && other.three.bytes().all(|letter| letter.is_ascii_uppercase());
        self.five == other.five && (self.three == other.three || family())
    }
}

/// Words of a text with the fusion each may be, however it is written.
fn written(text: &str) -> impl Iterator<Item = (&str, Fusion)> {
    let fused = || {
        let said = text.to_lowercase();
        FUSED.iter().any(|word| said.contains(word))
    };
    let words = text.split(|c: char| c.is_whitespace() || "(),;".contains(c)).filter(|word| !word.is_empty());
    words.filter_map(move |word| {
        let word = word.trim_end_matches('.');
        let other = || {
            let (five, three) = word.split_once(['-', '–', '—', '/'])?;
            let fusion = pair(five, three)?;
            let known = KNOWN.iter().any(|known| known.is(&fusion));
            // A hyphen behind a partner of known fusions binds; a slash also parts genes that were looked at together.
            let partner = !word.contains('/') && KNOWN.iter().any(|known| known.five == fusion.five);
            (known || partner || fused()).then_some(fusion)
        };
        Some((word, hgnc(word).or_else(other)?))
    })
}

/// The fusions that a text names.
pub(super) fn fusions(text: &str) -> Vec<Fusion> {
    written(text).map(|(_, fusion)| fusion).collect()
}

/// The first fusion of a text that is not in the double-colon notation with approved symbols.
pub fn respelled(text: &str) -> Option<Respelled> {
    let (word, fusion) = written(text).find(|(word, fusion)| *word != fusion.to_string())?;
    let whole = text.replacen(word, &fusion.to_string(), 1);
    Some(Respelled { written: word.to_owned(), fusion, text: whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphen_slash_and_former_symbols_are_respelled() {
        let pairs = [
            ("EWSR1-FLI1", "EWSR1::FLI1"),
            ("EWSR1/FLI1", "EWSR1::FLI1"),
            ("EWSR1–ATF1 fusion", "EWSR1::ATF1 fusion"),
            ("EWS-FLI1 (type 1)", "EWSR1::FLI1 (type 1)"),
            ("SYT/SSX1", "SS18::SSX1"),
            ("SS18-SSX", "SS18::SSX"),
            ("TLS-CHOP", "FUS::DDIT3"),
            ("EWS::FLI1", "EWSR1::FLI1"),
            ("EWSR1-KLF15", "EWSR1::KLF15"),
            ("ABCD1-EFGH2 fusion", "ABCD1::EFGH2 fusion"),
        ];
        for (text, meant) in pairs {
            assert_eq!(respelled(text).map(|respelled| respelled.text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn what_is_no_fusion_or_is_written_well_is_left() {
        for text in [
            "EWSR1::FLI1",
            "H3-3A p.G34W",
            "IDH1/IDH2",
            "MDM2/CDK4 amplification",
            "MDM2-CDK4 amplification",
            "KIT exon 11",
            "PAX3/7-FOXO1",
            "RT-PCR",
            "EWSR1-FISH",
            "SMARCB1/INI1",
            "EWSR1-non-ETS",
            "",
        ] {
            assert_eq!(respelled(text), None, "{text}");
        }
    }

    #[test]
    fn every_fusion_of_the_tables_is_in_the_notation() {
        let double = ALTERATIONS.iter().filter(|row| row.alteration.contains("::"));
        assert!(double.clone().count() > 50);
        for row in double {
            assert_eq!(hgnc(row.alteration).map(|fusion| fusion.to_string()).as_deref(), Some(row.alteration));
            assert_eq!(respelled(row.alteration), None);
            let hyphen = row.alteration.replace("::", "-");
            assert_eq!(respelled(&hyphen).map(|respelled| respelled.text).as_deref(), Some(row.alteration));
        }
    }

    #[test]
    fn a_family_stands_for_its_members_only() {
        let fusion = |text| hgnc(text).unwrap();
        assert!(fusion("SS18::SSX2").is(&fusion("SS18::SSX")));
        assert!(!fusion("SS18::SSX2").is(&fusion("SS18::SSX1")));
        assert!(!fusion("EWSR1::FLI1").is(&fusion("FUS::FLI1")));
        assert!(!fusion("FUS::CREB3L2").is(&fusion("FUS::CREB3L1")));
    }
}
