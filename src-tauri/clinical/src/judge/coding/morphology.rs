//! ICD-O morphology: four digits of histology and one of behaviour, "8890/3".

use std::{fmt, str::FromStr};

use serde::Serialize;
use thiserror::Error;

/// Behaviour of a tumour, the digit behind the slash (ICD-O-3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Behaviour {
    /// /0
    Benign,
    /// /1: borderline, locally aggressive, rarely metastasising, or not known whether benign or malignant.
    Uncertain,
    /// /2
    InSitu,
    /// /3: malignant, at its primary site.
    Malignant,
    /// /6: malignant, a metastasis. Not used to code a case: that keeps /3 with the site of the primary.
    Metastatic,
    /// /9: malignant, not known whether primary or metastasis.
    MalignantOfUnknownOrigin,
}

impl Behaviour {
    /// The digit.
    pub fn digit(self) -> char {
        match self {
            Self::Benign => '0',
            Self::Uncertain => '1',
            Self::InSitu => '2',
            Self::Malignant => '3',
            Self::Metastatic => '6',
            Self::MalignantOfUnknownOrigin => '9',
        }
    }

    /// What the digit means, in a few words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Benign => "benign",
            Self::Uncertain => "borderline or uncertain",
            Self::InSitu => "in situ",
            Self::Malignant => "malignant, primary site",
            Self::Metastatic => "malignant, metastatic site",
            Self::MalignantOfUnknownOrigin => "malignant, primary or metastasis not known",
        }
    }

    fn of(digit: &str) -> Option<Self> {
        let all = [
            Self::Benign,
            Self::Uncertain,
            Self::InSitu,
            Self::Malignant,
            Self::Metastatic,
            Self::MalignantOfUnknownOrigin,
        ];
        let mut digits = digit.chars();
        let first = digits.next()?;
        all.into_iter().find(|behaviour| behaviour.digit() == first).filter(|_| digits.next().is_none())
    }
}

/// A morphology code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Morphology {
    /// The four digits of histology.
    pub histology: u16,
    /// The behaviour.
    pub behaviour: Behaviour,
}

/// A text that is no morphology code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not an ICD-O morphology: that is four digits, a slash and the behaviour, as in 8890/3")]
pub struct NoMorphology(String);

impl Morphology {
    /// The same histology with another behaviour.
    #[must_use]
    pub fn with(self, behaviour: Behaviour) -> Self {
        Self { behaviour, ..self }
    }
}

impl FromStr for Morphology {
    type Err = NoMorphology;

    fn from_str(text: &str) -> Result<Self, NoMorphology> {
        let text = text.trim();
        let read = || {
            let (histology, behaviour) = text.strip_prefix(['M', 'm']).unwrap_or(text).split_once('/')?;
            let four_digits = histology.len() == 4 && histology.chars().all(|digit| digit.is_ascii_digit());
            let histology = histology.parse().ok().filter(|_| four_digits)?;
            Some(Self { histology, behaviour: Behaviour::of(behaviour)? })
        };
        read().ok_or_else(|| NoMorphology(text.to_owned()))
    }
}

impl fmt::Display for Morphology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{}", self.histology, self.behaviour.digit())
    }
}

impl Serialize for Morphology {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_and_prints_as_written() {
        for text in ["8890/3", "8850/1", "8857/0", "8800/2", "8890/6", "8000/9", "0042/3"] {
            assert_eq!(text.parse::<Morphology>().unwrap().to_string(), text);
        }
        assert_eq!("M8890/3".parse::<Morphology>(), "8890/3".parse());
        assert_eq!(" 8890/3 ".parse::<Morphology>(), "8890/3".parse());
    }

    #[test]
    fn behaviour_is_the_digit_behind_the_slash() {
        let meanings: Vec<(Behaviour, &str)> = ["8850/0", "8850/1", "8850/2", "8850/3", "8850/6", "8850/9"]
            .iter()
            .map(|code| code.parse::<Morphology>().unwrap().behaviour)
            .map(|behaviour| (behaviour, behaviour.label()))
            .collect();
        let expected = [
            (Behaviour::Benign, "benign"),
            (Behaviour::Uncertain, "borderline or uncertain"),
            (Behaviour::InSitu, "in situ"),
            (Behaviour::Malignant, "malignant, primary site"),
            (Behaviour::Metastatic, "malignant, metastatic site"),
            (Behaviour::MalignantOfUnknownOrigin, "malignant, primary or metastasis not known"),
        ];
        assert_eq!(meanings, expected);
    }

    #[test]
    fn what_is_no_code_is_refused_in_plain_words() {
        for text in ["", "8890", "889/3", "88900/3", "8890/", "8890/4", "8890/33", "+890/3", "C49.2", "MM8890/3"] {
            assert!(text.parse::<Morphology>().is_err(), "{text}");
        }
        let said = "8890".parse::<Morphology>().unwrap_err().to_string();
        assert_eq!(
            said,
            "“8890” is not an ICD-O morphology: that is four digits, a slash and the behaviour, as in 8890/3"
        );
    }
}
