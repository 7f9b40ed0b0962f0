//! What a row of the trail can tell.

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A value of a record, a record or an attachment came, changed or went.
    Change,
    /// A case that holds what could name the patient was opened.
    Read,
    /// A case left the library.
    Export,
    /// A version of a case was signed off.
    Sign,
    /// A patient was erased.
    Erase,
    /// The library came back from a backup.
    Restore,
}

impl Event {
    const ALL: [Self; 6] = [Self::Change, Self::Read, Self::Export, Self::Sign, Self::Erase, Self::Restore];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Read => "read",
            Self::Export => "export",
            Self::Sign => "sign",
            Self::Erase => "erase",
            Self::Restore => "restore",
        }
    }

    /// The event of a name in the file.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }
}
