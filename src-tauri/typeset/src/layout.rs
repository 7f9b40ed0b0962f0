//! Pages: rows of the text flow into two columns, floats stand at the head or foot of a page or column near their
//! mention.

mod columns;
mod fill;
mod float;
mod flow;
mod place;

use std::collections::VecDeque;

use crate::{
    Error,
    document::{Block, Document, Target},
    draw::{Bitmap, Heading, Laid, NodeId, Page, Pages, Place, Region, Tree},
    front,
    paragraph::Language,
    style::{GRID, HEIGHT, LEFT, TOP},
};
use fill::balance;
use float::{LaidFloat, lay_float};
use flow::{Flow, flow};

/// Least lines of text on a page that also holds wide floats.
const LEAST_LINES: f32 = 10.0;

/// Sets a document.
///
/// # Errors
/// A character that no font has, or an image that cannot be read, named with its place.
pub fn pages(document: &Document) -> Result<Pages, Error> {
    let mut setter = Setter::new(document);
    let root = setter.tree.add("Document", None);
    let (front, overlong) = front(document, &mut setter.tree, root)?;
    let body: Vec<&Block> = overlong.iter().chain(&document.body).collect();
    let language = Language::of(&document.meta.language);
    let (rows, floats) = flow(&body, language, &document.floats, root, &mut setter.tree, &mut setter.pictures)?;
    setter.floats = floats;
    setter.set(front, rows);
    setter.finish(document)
}

/// The front; an abstract too long for its page becomes blocks of the text.
fn front(document: &Document, tree: &mut Tree, root: NodeId) -> Result<(Laid, Vec<Block>), Error> {
    let mut whole = tree.clone();
    let laid = front::front(&document.front, &document.meta, &mut whole, root)?;
    if laid.height <= HEIGHT {
        *tree = whole;
        return Ok((laid, Vec::new()));
    }
    let (short, blocks) = front::without_summary(&document.front);
    Ok((front::front(&short, &document.meta, tree, root)?, blocks))
}

/// Pages in the making.
struct Setter {
    tree: Tree,
    pictures: Vec<Bitmap>,
    floats: Vec<LaidFloat>,
    /// Floats that were mentioned and have no place yet.
    waiting: VecDeque<usize>,
    pages: Vec<Page>,
    outline: Vec<Heading>,
    anchors: Vec<(Target, Place)>,
    regions: Vec<Region>,
}

impl Setter {
    fn new(document: &Document) -> Self {
        let title = Place { page: 0, y: TOP };
        Self {
            tree: Tree::default(),
            pictures: Vec::new(),
            floats: Vec::new(),
            waiting: VecDeque::new(),
            pages: Vec::new(),
            outline: vec![Heading { level: 0, text: document.meta.title.clone(), place: title }],
            anchors: Vec::new(),
            regions: Vec::new(),
        }
    }

    fn set(&mut self, front: Laid, rows: Vec<Flow>) {
        let mut rows: VecDeque<Flow> = rows.into();
        self.pages.push(Page::default());
        let mut top = (front.height / GRID).ceil() * GRID;
        self.put(front, LEFT, TOP);
        if top > HEIGHT - 4.0 * GRID && !rows.is_empty() {
            top = self.next_page();
        }
        while !rows.is_empty() {
            let below = self.page(&mut rows, top);
            top = if rows.is_empty() { below } else { self.next_page() };
        }
        self.remaining_floats(top);
    }

    fn next_page(&mut self) -> f32 {
        self.pages.push(Page::default());
        0.0
    }

    /// One page from `top`: a wide float at its head, columns, a wide float at its foot. Returns where they end.
    fn page(&mut self, rows: &mut VecDeque<Flow>, top: f32) -> f32 {
        let head = self.head_float(top);
        let top = top + head;
        if let Some(height) = balance(rows, HEIGHT - top).filter(|_| !self.narrow_floats_come(rows)) {
            return self.balanced(rows, top, height);
        }
        let foot = self.foot_float(rows, top);
        self.columns(rows, top, HEIGHT - top - foot.map_or(0.0, |(_, height)| height));
        if let Some((index, _)) = foot {
            self.take_part_above(index, LEFT, TOP + HEIGHT);
        }
        HEIGHT
    }

    /// The first wide float that waits, at the head of the page; returns the height it takes.
    fn head_float(&mut self, top: f32) -> f32 {
        let Some((index, height)) = self.next_waiting(true) else { return 0.0 };
        if top > 0.0 && top + height > HEIGHT - LEAST_LINES * GRID {
            return 0.0;
        }
        self.take_part(index, LEFT, TOP + top);
        height
    }

    /// A wide float for the foot of the page: the next that waits, or one whose mention stands on the page all the
    /// same; with the height it takes.
    fn foot_float(&self, rows: &VecDeque<Flow>, top: f32) -> Option<(usize, f32)> {
        let fits = |height: &f32| top + height + LEAST_LINES * GRID <= HEIGHT;
        if let Some(index) = self.waiting.iter().copied().find(|index| self.is_wide(*index)) {
            let height = self.part_lines(index)? * GRID;
            let in_order = self.is_next(index) || self.narrow_fit(HEIGHT - top - height);
            return (in_order && fits(&height)).then_some((index, height));
        }
        let on_page = fill::two_columns(rows, HEIGHT);
        let (row, index) = self.first_mention(rows, on_page).filter(|(_, index)| self.is_next(*index))?;
        let height = self.part_lines(index).filter(|_| self.is_wide(index))? * GRID;
        let stays = || row < fill::two_columns(rows, HEIGHT - top - height - self.narrow_waiting());
        (fits(&height) && stays()).then_some((index, height))
    }

    fn finish(mut self, document: &Document) -> Result<Pages, Error> {
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            let margins = front::margins(&document.meta, index, count)?;
            page.pieces.extend(margins.pieces);
        }
        Ok(Pages {
            meta: document.meta.clone(),
            pages: self.pages,
            tree: self.tree,
            outline: self.outline,
            pictures: self.pictures,
            anchors: self.anchors,
            regions: self.regions,
        })
    }
}
