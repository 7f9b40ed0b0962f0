//! Editions of the staging systems: those the tables hold, and what a stated system names.

use crate::value::choice;

choice! {
    /// A staging system with its edition. Only those that the tables hold.
    pub Edition {
        Ajcc8 = "AJCC 8",
        Uicc9 = "UICC 9",
        Uicc8 = "UICC 8",
        Figo2009 = "FIGO 2009",
    }
}

impl Edition {
    /// The edition in the tables' columns.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Ajcc8 => "AJCC8",
            Self::Uicc9 => "UICC9",
            Self::Uicc8 => "UICC8",
            Self::Figo2009 => "FIGO2009",
        }
    }

    /// The edition whose T, N and M categories this one uses: FIGO groups what AJCC 8 calls T1a to T4.
    pub(super) fn of_categories(self) -> Self {
        if self == Self::Figo2009 { Self::Ajcc8 } else { self }
    }
}

/// What a stated system names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// An edition of the tables.
    Edition(Edition),
    /// A staging system whose edition was left out.
    NoEdition,
    /// Another system or edition, "NIH modified", of which nothing can be derived.
    Other,
}

/// The edition a stated system names: "AJCC 8", "UICC TNM, 9th edition", "FIGO 2009".
pub fn named(system: &str) -> Named {
    let words = system.to_lowercase().replace("eighth", "8").replace("ninth", "9");
    let numbers: Vec<&str> =
        words.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let has = |number: &str| numbers.contains(&number);
    let is = |family: &str| words.contains(family);
    let numbered = |edition| Named::Edition(edition);
    match () {
        () if words.trim().is_empty() => Named::NoEdition,
        () if !["ajcc", "uicc", "figo", "tnm"].into_iter().any(is) => Named::Other,
        () if numbers.is_empty() => Named::NoEdition,
        () if is("ajcc") && has("8") => numbered(Edition::Ajcc8),
        () if is("uicc") && has("9") => numbered(Edition::Uicc9),
        () if is("uicc") && has("8") => numbered(Edition::Uicc8),
        () if is("figo") && has("2009") => numbered(Edition::Figo2009),
        () => Named::Other,
    }
}
