//! A report, with its pages where they are known already.

use typeset::{Error, Press, document::Document, draw::Pages};

/// A report that is ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The report.
    pub document: Document,
    /// Its pages, where they were set already so that the checklist can name them, and stand.
    pub(crate) pages: Option<Pages>,
}

impl Composed {
    /// Its pages, from the press on which it was composed.
    ///
    /// # Errors
    /// Those of [`Press::pages`].
    pub fn pages(&mut self, press: &mut Press) -> Result<Pages, Error> {
        self.pages.take().map_or_else(|| press.pages(&self.document), Ok)
    }
}
