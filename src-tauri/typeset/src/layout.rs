//! Pages: rows of the text flow into two columns, floats stand at the head or foot of a page or column near their
//! mention.

mod columns;
mod even;
mod fill;
mod float;
mod flow;
pub(crate) mod geometry;
mod margins;
mod notes;
mod place;

use std::collections::VecDeque;

use crate::{
    Error,
    ahead::meanwhile,
    document::{Block, Document, Target},
    draw::{Heading, Laid, NodeId, Page, Pages, Place, Region, Tree},
    figure::{self, Pictures},
    front,
    memory::Memory,
};
use fill::fill_all;
use float::{LaidFloat, lay_float};
use flow::{Ahead, Flow, flow};
use geometry::Geometry;
use notes::NoteLine;

/// Lines of text, of which there are at least ten on a page that also holds wide floats, even where four more cannot
/// be parted from those that follow: room for so many in a single column, and in each of two. A reviewer's widely spaced
/// lines may be four fewer, rather than keep floats from their mention.
const LEAST_LINES: [f32; 3] = [10.0, 14.0, 9.0];
/// Most wide floats on a page with text.
const MOST_WIDE: usize = 2;

/// Sets a document.
///
/// # Errors
/// A character that no font has, or an image that cannot be read, named with its place.
pub fn pages(document: &Document) -> Result<Pages, Error> {
    Memory::default().lend(|| set(document))
}

/// Fewest bytes of files or text for which a second thread is worth its start.
const WORTH_A_THREAD: (usize, usize) = (1 << 16, 1 << 12);

pub(crate) fn set(document: &Document) -> Result<Pages, Error> {
    let text = Ahead::of(document, &Geometry::of(document.form));
    let files = figure::Ahead::of(document);
    let set = || set_with(document, &text, &files);
    if files.bytes() < WORTH_A_THREAD.0 && text.bytes() < WORTH_A_THREAD.1 {
        return set();
    }
    let ahead = || {
        files.read();
        text.set();
    };
    meanwhile(ahead, set)
}

fn set_with(document: &Document, ahead: &Ahead<'_>, files: &figure::Ahead<'_>) -> Result<Pages, Error> {
    let mut pictures = Pictures::new(files);
    let mut setter = Setter::new(document);
    let root = setter.tree.add("Document", None);
    let geometry = setter.geometry;
    let (front, overlong) =
        front(document, &geometry, &mut setter.tree, root).map_err(|error| error.within("the first page"))?;
    let overlong = overlong.iter().map(|block| (block, None));
    let blocks = overlong.chain(ahead.blocks.iter().map(|(block, set)| (*block, set.as_ref())));
    let text = flow(blocks, document, &geometry, root, &mut setter.tree, &mut pictures)?;
    setter.floats = text.floats;
    setter.notes = text.notes.into();
    setter.set(front, text.rows);
    let set = setter.finish(document)?;
    Ok(Pages { pictures: pictures.finish()?, ..set })
}

/// The front; an abstract too long for its page becomes blocks of the text, and so does a reviewer's.
fn front(document: &Document, geometry: &Geometry, tree: &mut Tree, root: NodeId) -> Result<(Laid, Vec<Block>), Error> {
    let mut whole = tree.clone();
    let laid = front::front(&document.front, &document.meta, geometry, &mut whole, root)?;
    if laid.height <= geometry.height && !geometry.review {
        *tree = whole;
        return Ok((laid, Vec::new()));
    }
    let (short, blocks) = front::without_summary(&document.front);
    Ok((front::front(&short, &document.meta, geometry, tree, root)?, blocks))
}

/// Pages in the making.
struct Setter {
    geometry: Geometry,
    tree: Tree,
    floats: Vec<LaidFloat>,
    /// Floats that were mentioned and have no place yet.
    waiting: VecDeque<usize>,
    /// Lines of notes that were mentioned and have no place yet.
    notes: VecDeque<NoteLine>,
    /// Wide floats on the last page.
    wide_here: usize,
    /// Baselines of lines whose number stands in the margin.
    numbered: Vec<Place>,
    pages: Vec<Page>,
    outline: Vec<Heading>,
    anchors: Vec<(Target, Place)>,
    regions: Vec<Region>,
}

impl Setter {
    fn new(document: &Document) -> Self {
        let geometry = Geometry::of(document.form);
        let title = Place { page: 0, y: geometry.top };
        Self {
            geometry,
            tree: Tree::default(),
            floats: Vec::new(),
            waiting: VecDeque::new(),
            notes: VecDeque::new(),
            wide_here: 0,
            numbered: Vec::new(),
            pages: Vec::new(),
            outline: vec![Heading { level: 0, text: document.meta.title.clone(), place: title }],
            anchors: Vec::new(),
            regions: Vec::new(),
        }
    }

    fn set(&mut self, front: Laid, rows: Vec<Flow>) {
        let mut rows: VecDeque<Flow> = rows.into();
        let Geometry { left, top: head, grid, height, .. } = self.geometry;
        self.pages.push(Page::default());
        let mut top = (front.height / grid).ceil() * grid;
        self.put(front, left, head);
        if top > height - 4.0 * grid && !rows.is_empty() {
            top = self.next_page();
        }
        while !rows.is_empty() || !self.notes.is_empty() {
            let below = self.page(&mut rows, top);
            let done = rows.is_empty() && self.notes.is_empty();
            top = if done { below } else { self.next_page() };
        }
        self.remaining_floats(top);
    }

    fn next_page(&mut self) -> f32 {
        self.pages.push(Page::default());
        self.wide_here = 0;
        0.0
    }

    /// One page from `top`: a wide float at its head, columns, a wide float at its foot. Returns where they end.
    fn page(&mut self, rows: &mut VecDeque<Flow>, top: f32) -> f32 {
        let height = self.geometry.height;
        let head = self.head_float(top);
        let top = top + head;
        if head > 0.0 && height - top < self.least_text() {
            return height;
        }
        if let Some(ending) = self.ending(rows, height - top) {
            return self.end(rows, top, ending);
        }
        let foot = self.foot_float(rows, top);
        self.columns(rows, top, height - top - foot.map_or(0.0, |(_, height)| height));
        if let Some((index, _)) = foot {
            self.take_part_above(index, 0, self.geometry.top + height);
        }
        height
    }

    /// Height that columns must have for text beside wide floats.
    fn least_text(&self) -> f32 {
        let [widely_spaced, single, each] = LEAST_LINES;
        let lines = match self.geometry.columns {
            1 if self.geometry.review => widely_spaced,
            1 => single,
            _ => each,
        };
        lines * self.geometry.grid
    }

    /// The first wide float that waits, at the head of the page; returns the height it takes.
    fn head_float(&mut self, top: f32) -> f32 {
        let Some((index, height)) = self.next_waiting(true) else { return 0.0 };
        if top > 0.0 && top + height > self.geometry.height - self.least_text() {
            return 0.0;
        }
        self.take_part(index, 0, self.geometry.top + top);
        height
    }

    /// A wide float for the foot of the page: the next that waits, or one whose mention stands on the page all the
    /// same; with the height it takes.
    fn foot_float(&self, rows: &VecDeque<Flow>, top: f32) -> Option<(usize, f32)> {
        let Geometry { height: page, columns, .. } = self.geometry;
        let fits = |height: &f32| top + height + self.least_text() <= page;
        if let Some(index) = self.waiting.iter().copied().find(|index| self.is_wide(*index)) {
            let height = self.part_height(index)?;
            let in_order = self.is_next(index) || self.narrow_fit(page - top - height);
            return (in_order && fits(&height)).then_some((index, height));
        }
        let on_page = fill_all(rows, columns, self.room(page));
        let (row, index) = self.first_mention(rows, on_page).filter(|(_, index)| self.is_next(*index))?;
        let height = self.part_height(index).filter(|_| self.is_wide(index))?;
        let stays = || row < fill_all(rows, columns, self.room(page - top - height - self.narrow_waiting()));
        (fits(&height) && stays()).then_some((index, height))
    }

    /// The pages, still without the pixels of their pictures.
    fn finish(mut self, document: &Document) -> Result<Pages, Error> {
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            if index > 0 {
                page.head = margins::head(&document.meta, &self.geometry)?.pieces;
            }
            if !document.meta.mark.is_empty() {
                page.head.extend(margins::mark(&document.meta, &self.geometry)?.pieces);
            }
            page.foot = margins::foot(&document.meta, &self.geometry, index, count)?.pieces;
        }
        for (number, place) in (1..).zip(&self.numbered) {
            if let Some(page) = self.pages.get_mut(place.page) {
                page.pieces.extend(margins::line_number(number, place.y, &self.geometry)?.pieces);
            }
        }
        Ok(Pages {
            meta: document.meta.clone(),
            paper: document.form.paper,
            pages: self.pages,
            tree: self.tree,
            outline: self.outline,
            pictures: Vec::new(),
            anchors: self.anchors,
            regions: self.regions,
            attachments: document.attachments.clone(),
        })
    }
}
