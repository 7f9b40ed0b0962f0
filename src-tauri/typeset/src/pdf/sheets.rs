//! The operators of the pages, written and packed on two threads: one goes from the first page to the last, the other comes
//! towards it.

use std::sync::OnceLock;

use lopdf::{ObjectId, Stream};

use super::{
    content::{self, Marks},
    fonts::Fonts,
    pack::{self, Packer},
};
use crate::draw::{Page, Pages};

/// The pages of a file.
pub(super) struct Sheets<'a> {
    pages: &'a Pages,
    fonts: &'a Fonts,
    each: Vec<Sheet<'a>>,
}

/// A page; whoever needs what is not made yet makes it.
struct Sheet<'a> {
    page: &'a Page,
    written: OnceLock<(Vec<u8>, Vec<Option<usize>>)>,
    packed: OnceLock<Option<Vec<u8>>>,
}

impl<'a> Sheets<'a> {
    /// Nothing is written yet.
    pub(super) fn new(pages: &'a Pages, fonts: &'a Fonts) -> Self {
        let sheet = |page| Sheet { page, written: OnceLock::new(), packed: OnceLock::new() };
        Self { pages, fonts, each: pages.pages.iter().map(sheet).collect() }
    }

    fn written(&self, sheet: &'a Sheet<'a>) -> &'a (Vec<u8>, Vec<Option<usize>>) {
        sheet.written.get_or_init(|| content::content(sheet.page, self.pages, self.fonts))
    }

    fn packed(&self, sheet: &'a Sheet<'a>, packer: &mut Packer) -> Option<&'a [u8]> {
        sheet.packed.get_or_init(|| packer.packed(&self.written(sheet).0)).as_deref()
    }

    /// The operators of each page.
    pub(super) fn contents(&'a self) -> impl Iterator<Item = &'a [u8]> {
        self.each.iter().map(|sheet| self.written(sheet).0.as_slice())
    }

    /// The numbers of the pages' pieces.
    pub(super) fn marks(&'a self) -> Marks<'a> {
        self.each.iter().map(|sheet| self.written(sheet).1.as_slice()).collect()
    }

    /// Writes from the last page to the first.
    pub(super) fn write_ahead(&'a self) {
        self.each.iter().rev().for_each(|sheet| _ = self.written(sheet));
    }

    /// Packs from the last page to the first.
    pub(super) fn pack_ahead(&'a self) {
        let mut packer = Packer::default();
        self.each.iter().rev().for_each(|sheet| _ = self.packed(sheet, &mut packer));
    }

    /// Packs all streams of a file; `ids` are those of the pages.
    pub(super) fn pack(&'a self, streams: Vec<(u32, &mut Stream)>, ids: &[ObjectId]) {
        let page = |id| ids.iter().position(|(page, _)| *page == id).and_then(|index| self.each.get(index));
        let (mut pages, mut others) = (Vec::new(), Vec::new());
        for (id, stream) in streams {
            match page(id) {
                Some(sheet) => pages.push((sheet, stream)),
                None => others.push(stream),
            }
        }
        pack::pack(others, None);
        let mut packer = Packer::default();
        for (sheet, stream) in pages {
            if let Some(packed) = self.packed(sheet, &mut packer) {
                pack::put(stream, packed.to_vec());
            }
        }
    }
}
