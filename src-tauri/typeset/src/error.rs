//! What can go wrong, in words for the author.

/// Why a document could not be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No shipped font has the character.
    #[error(
        "the character “{character}” (U+{code:04X}) cannot be printed: none of the fonts has it; it stands in “{context}”{}",
        part(place.as_deref())
    )]
    Glyph {
        /// The character.
        character: char,
        /// Its code point.
        code: u32,
        /// The words around it.
        context: String,
        /// The part of the document, where it is known: the source of a paragraph, the label of a float.
        place: Option<String>,
    },
    /// An image cannot be printed.
    #[error("the image of {place} cannot be printed: {reason}")]
    Image {
        /// The figure and panel.
        place: String,
        /// What is wrong with its file, in words.
        reason: String,
    },
    /// A table has more columns than its width can hold.
    #[error(
        "{table} has {columns} columns, more than fit beside each other on the page; divide it into several tables"
    )]
    Columns {
        /// Its label.
        table: String,
        /// How many columns it has.
        columns: usize,
    },
    /// What stands with a table or figure leaves it no room.
    #[error("the legend of {place} leaves no room for it on a page; shorten it, or say it in the text")]
    Legend {
        /// The label of the table or figure.
        place: String,
    },
    /// A font that ships with the program cannot be used: a fault of the program, not of the document.
    #[error("a font of the program cannot be read ({0}); please reinstall it")]
    Font(String),
    /// The file could not be put together: a fault of the program, not of the document.
    #[error("the PDF file could not be written ({0}); please report this as a fault of the program")]
    File(String),
}

impl Error {
    /// The same, with the part of the document in which it came up.
    pub(crate) fn within(self, part: &str) -> Self {
        match self {
            Self::Glyph { character, code, context, place } => {
                Self::Glyph { character, code, context, place: place.or_else(|| Some(part.to_owned())) }
            }
            other => other,
        }
    }
}

fn part(place: Option<&str>) -> String {
    place.map_or_else(String::new, |place| format!(" ({place})"))
}
