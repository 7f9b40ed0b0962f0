//! What setting one document leaves for setting the next. It is lent to the thread that sets, so that what lies between a
//! document and its words need not hand it on.

use std::cell::RefCell;

use crate::{
    draw::Bitmap,
    kept::Kept,
    paragraph::{Asked, Paragraph},
};

/// Things made, by what they were made of.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// What is only of use when a document is set again; none where it is not.
    pub(crate) again: Option<Again>,
}

/// What is of use when a document is set again.
#[derive(Debug, Default)]
pub(crate) struct Again {
    /// Paragraphs broken into lines.
    pub(crate) paragraphs: Kept<Asked, Paragraph>,
    /// Pictures by their JPEG files.
    pub(crate) jpegs: Kept<Vec<u8>, Bitmap>,
    /// Pictures by their PNG files.
    pub(crate) pngs: Kept<Vec<u8>, Bitmap>,
}

thread_local! {
    /// That of the document which this thread sets.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

impl Memory {
    /// For a document that is set more than once.
    pub(crate) fn lasting() -> Self {
        Self { again: Some(Again::default()) }
    }

    /// Sets something with this memory at hand.
    pub(crate) fn lend<R>(&mut self, set: impl FnOnce() -> R) -> R {
        with(|memory| std::mem::swap(memory, self));
        let done = set();
        with(|memory| std::mem::swap(memory, self));
        if let Some(again) = &mut self.again {
            again.paragraphs.turn();
            again.jpegs.turn();
            again.pngs.turn();
        }
        done
    }
}

/// Looks into the memory at hand.
pub(crate) fn with<R>(look: impl FnOnce(&mut Memory) -> R) -> R {
    MEMORY.with_borrow_mut(look)
}
