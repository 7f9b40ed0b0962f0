//! Choices: closed lists of answers, each with the word that forms and reports show.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::catalogue::{Shape, Shaped, choice_shape};

/// A closed list of answers, declared by `choice!` with the word shown for each.
pub trait Choice: Sized + Copy + Serialize + DeserializeOwned + 'static {
    /// Every answer, in the order a form offers them.
    const ALL: &'static [Self];
    /// What forms and tables show, lower case where the word is.
    fn label(self) -> &'static str;
}

/// Declares an enum whose variants each carry the word that is shown; files hold the variant in snake case.
macro_rules! choice {
    ($(#[$meta:meta])* pub $name:ident { $($(#[$inner:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[doc = $label] $(#[$inner])* $variant),+
        }

        impl $crate::value::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl $crate::catalogue::Shaped for $name {
            fn shape() -> $crate::catalogue::Shape {
                $crate::catalogue::choice_shape::<Self>()
            }
        }
    };
}
pub(crate) use choice;

choice! {
    /// Whether something was found where it was looked for.
    pub Presence {
        Present = "present",
        Absent = "absent",
        Suspected = "suspected",
    }
}

choice! {
    /// Yes or no.
    pub YesNo {
        Yes = "yes",
        No = "no",
    }
}

choice! {
    /// Side of the body, seen from the patient.
    pub Side {
        Left = "left",
        Right = "right",
        Both = "both",
        Midline = "midline",
    }
}

choice! {
    /// Sex as recorded.
    pub Sex {
        Female = "female",
        Male = "male",
        Other = "other",
    }
}

choice! {
    /// A laboratory value against its reference range, where no number was recorded, or how it moved.
    pub Trend {
        Raised = "raised",
        Reduced = "reduced",
        Normal = "normal",
        Rising = "rising",
        Falling = "falling",
    }
}

/// A score or grade of 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Grade3 {
    /// 1
    One = 1,
    /// 2
    Two = 2,
    /// 3
    Three = 3,
}

impl Choice for Grade3 {
    const ALL: &'static [Self] = &[Self::One, Self::Two, Self::Three];
    fn label(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
        }
    }
}

impl Shaped for Grade3 {
    fn shape() -> Shape {
        choice_shape::<Self>()
    }
}

impl From<Grade3> for u8 {
    fn from(grade: Grade3) -> Self {
        grade as Self
    }
}

impl TryFrom<u8> for Grade3 {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            3 => Ok(Self::Three),
            other => Err(format!("{other} is not a score: it is 1, 2 or 3")),
        }
    }
}
