//! Texts: a short clinical term, and paragraphs.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};

use crate::catalogue::{Class, Shape, Shaped};

macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $shape:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl Shaped for $name {
            const CLASS: Class = Class::FreeText;
            fn shape() -> Shape {
                Shape::$shape
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text! {
    /// A clinical term of a few words: an organ, a symptom, a drug. Empty where nothing was said.
    Term, Text
}

text! {
    /// Paragraphs, parted by an empty line. `[@id]` cites a reference or figure record.
    Prose, Prose
}
