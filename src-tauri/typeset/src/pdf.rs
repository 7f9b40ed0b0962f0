//! Set pages as a PDF file: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once; with files attached PDF/A-3a
//! (ISO 19005-3), which alone may hold any.
//!
//! printpdf makes the document with its pages and fonts; what it has no words for (pictures as they are, tags, links,
//! outline, metadata) is added to it, and the operators of the pages, which it would write less tightly.

mod attachments;
mod content;
mod fonts;
mod links;
mod metadata;
mod objects;
mod outline;
mod pack;
mod pictures;
mod resources;
mod save;
mod structure;
mod values;

pub(crate) use fonts::Subsets;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::{
    Error,
    ahead::{Early, meanwhile},
    draw::Pages,
    press::Written,
    style::MM,
};

/// Writes set pages. The same pages give the same bytes.
///
/// # Errors
/// A shipped font that cannot be embedded, or a file that cannot be put together: faults of the program.
pub fn pdf(pages: &Pages) -> Result<Vec<u8>, Error> {
    write(pages, Purpose::Keeping, None)
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be kept and handed on.
    Keeping,
    /// To be drawn once and thrown away: it has what is drawn and nothing else, and nothing in it is packed.
    Drawing,
}

/// Writes set pages; fonts that were cut and streams that were packed before are taken from `before`.
pub(crate) fn write(pages: &Pages, purpose: Purpose, before: Option<&mut Written>) -> Result<Vec<u8>, Error> {
    let (packed, subsets) = before.map(|Written { packed, subsets }| (packed, subsets)).unzip();
    let fonts = fonts::Fonts::new(pages);
    let contents = || content::contents(pages, &fonts);
    let ((contents, marks), cut) = match subsets {
        // Hardly a font is cut anew.
        Some(kept) => (contents(), fonts.cut(Some(kept))?),
        None => {
            let early = Early::default();
            (meanwhile(|| early.ahead(|| fonts.cut(None)), contents), early.take(|| fonts.cut(None))?)
        }
    };
    let mut source = PdfDocument::new(&pages.meta.title);
    source.resources.fonts.map.extend(cut);
    let (width, height) = pages.paper.size();
    let (width, height) = (Mm(width / MM), Mm(height / MM));
    // What printpdf must see of the text; the pages' own operators take its place.
    let seen = [fonts.each_shown_once()].into_iter().chain(std::iter::repeat_with(Vec::new));
    source.pages = seen.take(contents.len()).map(|ops| PdfPage::new(width, height, ops)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut file = source.to_lopdf_document(&options, &mut Vec::new());
    let finished = match purpose {
        Purpose::Keeping => finish(&mut file, pages, contents, &marks),
        Purpose::Drawing => draw(&mut file, pages, contents).map(|(_, files)| files),
    };
    let files = finished.map_err(|error| Error::File(error.to_string()))?;
    Ok(match purpose {
        Purpose::Keeping => save::save(file, &files, |streams| pack::pack(streams, packed)),
        Purpose::Drawing => save::save(file, &files, |_| {}),
    })
}

/// The numbers of the pages in a file, and the bytes of its pictures, which come last.
type Drawn<'a> = (Vec<lopdf::ObjectId>, pictures::Files<'a>);

/// Adds what is drawn.
fn draw<'a>(file: &mut lopdf::Document, pages: &'a Pages, contents: Vec<Vec<u8>>) -> Result<Drawn<'a>, lopdf::Error> {
    let page_ids: Vec<_> = file.page_iter().collect();
    for (page_id, content) in page_ids.iter().zip(contents) {
        let id = file.get_dictionary(*page_id)?.get(b"Contents")?.as_reference()?;
        file.get_object_mut(id)?.as_stream_mut()?.set_content(content);
    }
    let files = resources::add(file, pages, &page_ids)?;
    Ok((page_ids, files))
}

/// Adds all but the pictures' bytes, which are returned.
fn finish<'a>(
    file: &mut lopdf::Document,
    pages: &'a Pages,
    contents: Vec<Vec<u8>>,
    marks: &content::Marks,
) -> Result<pictures::Files<'a>, lopdf::Error> {
    let (page_ids, files) = draw(file, pages, contents)?;
    let (_, height) = pages.paper.size();
    let sheets = links::Sheets { ids: &page_ids, height };
    let links = links::add(file, pages, &sheets)?;
    structure::add(file, pages, marks, &links, &page_ids)?;
    outline::add(file, pages, &sheets)?;
    attachments::add(file, &pages.attachments)?;
    metadata::add(file, pages)?;
    Ok(files)
}
