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
mod sheets;
mod structure;
mod values;

pub(crate) use fonts::Subsets;

use lopdf::ObjectId;
use printpdf::{FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::{
    Error,
    ahead::{Early, meanwhile},
    draw::Pages,
    press::Written,
    style::MM,
};
use fonts::Fonts;
use sheets::Sheets;

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
    let fonts = Fonts::new(pages);
    let (sheets, cut) = (Sheets::new(pages, &fonts), Early::default());
    let is_first = before.is_none();
    let ahead = || {
        // Written again, hardly a font is cut and hardly a page packed anew.
        if is_first {
            cut.ahead(|| fonts.cut(None));
        }
        sheets.write_ahead();
        if is_first && purpose == Purpose::Keeping {
            sheets.pack_ahead();
        }
    };
    meanwhile(ahead, || {
        let (packed, subsets) = before.map(|Written { packed, subsets }| (packed, subsets)).unzip();
        // Fonts are cut meanwhile: so every page is written before they are asked for.
        let marks = sheets.marks();
        let cut = match subsets {
            Some(kept) => fonts.cut(Some(kept))?,
            None => cut.take(|| fonts.cut(None))?,
        };
        let mut file = begun(pages, &fonts, cut);
        let drawn = draw(&mut file, pages, &sheets);
        let finished = match purpose {
            Purpose::Keeping => drawn.and_then(|drawn| finish(&mut file, pages, &marks, drawn)),
            Purpose::Drawing => drawn,
        };
        let Drawn { contents, pictures, .. } = finished.map_err(|error| Error::File(error.to_string()))?;
        Ok(match purpose {
            Purpose::Keeping => save::save(file, &pictures, |streams| match packed {
                Some(kept) => pack::pack(streams.into_iter().map(|(_, stream)| stream).collect(), Some(kept)),
                None => sheets.pack(streams, &contents),
            }),
            Purpose::Drawing => save::save(file, &pictures, |_| {}),
        })
    })
}

/// The file with its pages and fonts.
fn begun(pages: &Pages, fonts: &Fonts, cut: Vec<(FontId, PdfFont)>) -> lopdf::Document {
    let mut source = PdfDocument::new(&pages.meta.title);
    source.resources.fonts.map.extend(cut);
    let (width, height) = pages.paper.size();
    let (width, height) = (Mm(width / MM), Mm(height / MM));
    // What printpdf must see of the text; the pages' own operators take its place.
    let seen = [fonts.each_shown_once()].into_iter().chain(std::iter::repeat_with(Vec::new));
    source.pages = seen.take(pages.pages.len()).map(|ops| PdfPage::new(width, height, ops)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    source.to_lopdf_document(&options, &mut Vec::new())
}

/// What is drawn: the pages and their operators in the file, and the bytes of the pictures, which come last.
struct Drawn<'a> {
    pages: Vec<ObjectId>,
    contents: Vec<ObjectId>,
    pictures: pictures::Files<'a>,
}

/// Adds what is drawn.
fn draw<'a>(file: &mut lopdf::Document, set: &'a Pages, sheets: &Sheets<'_>) -> Result<Drawn<'a>, lopdf::Error> {
    let pages: Vec<_> = file.page_iter().collect();
    let content = |page: &ObjectId| file.get_dictionary(*page)?.get(b"Contents")?.as_reference();
    let contents: Vec<_> = pages.iter().map(content).collect::<Result<_, _>>()?;
    for (id, content) in contents.iter().zip(sheets.contents()) {
        file.get_object_mut(*id)?.as_stream_mut()?.set_content(content.to_vec());
    }
    let pictures = resources::add(file, set, &pages)?;
    Ok(Drawn { pages, contents, pictures })
}

/// Adds what is not drawn.
fn finish<'a>(
    file: &mut lopdf::Document,
    pages: &Pages,
    marks: &content::Marks<'_>,
    drawn: Drawn<'a>,
) -> Result<Drawn<'a>, lopdf::Error> {
    let (_, height) = pages.paper.size();
    let sheets = links::Sheets { ids: &drawn.pages, height };
    let links = links::add(file, pages, &sheets)?;
    structure::add(file, pages, marks, &links, &drawn.pages)?;
    outline::add(file, pages, &sheets)?;
    attachments::add(file, &pages.attachments)?;
    metadata::add(file, pages)?;
    Ok(drawn)
}
