//! The report of a case.

use std::collections::BTreeMap;

use clinical::{case::Case, leaving::without_identity, value::CaseId};
use report::{Image, Stamp};
use typeset::{
    document::{Attachment, Document, Form, Relationship},
    draw::{Pages, Shown},
};

use crate::{Casebook, Error, pictures::is_original};

/// A report as a PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What a journal may send back, each a sentence: images that print too coarsely.
    pub notes: Vec<String>,
}

/// Pixels per inch that journals ask of photographs and scans in print.
const FINE_ENOUGH: f32 = 300.0;

impl Casebook {
    /// The report of a case as a PDF file, as a journal prints it on A4. The same case at the same time gives the same bytes.
    pub fn report_pdf(&self, id: &CaseId) -> Result<Report, Error> {
        self.report_pdf_as(id, Form::default())
    }

    /// The same on another paper, or in another layout.
    pub fn report_pdf_as(&self, id: &CaseId, form: Form) -> Result<Report, Error> {
        let document = self.document(id, form)?;
        self.note_export(id, "Exported as a report")?;
        printed(&document)
    }

    /// The same with the records inside the file, for programs that read them: a case file without what names the
    /// patient.
    pub fn report_pdf_with_record(&self, id: &CaseId, form: Form) -> Result<Report, Error> {
        let mut document = self.document(id, form)?;
        self.note_export(id, "Exported as a report with its records")?;
        document.attachments.push(Attachment {
            name: "case.json".to_owned(),
            media_type: "application/json".to_owned(),
            description: "The records that this report tells, without identity and calendar dates".to_owned(),
            bytes: without_identity(&self.case(id)?).into_bytes(),
            modified: document.meta.created,
            relationship: Relationship::Source,
        });
        printed(&document)
    }

    /// The report of a case as plain text.
    pub fn report_text(&self, id: &CaseId) -> Result<String, Error> {
        Ok(typeset::text(&self.document(id, Form::default())?))
    }

    fn document(&self, id: &CaseId, form: Form) -> Result<Document, Error> {
        self.document_of(&self.case(id)?, form)
    }

    /// The report of a case of this library as it is handed over, whether or not it is stored so.
    pub(crate) fn document_of(&self, case: &Case, form: Form) -> Result<Document, Error> {
        let id = &case.id;
        let images: BTreeMap<String, Image> = self
            .library
            .attachments(id)?
            .into_iter()
            .filter(|attached| !is_original(&attached.id))
            .map(|attached| (attached.id, Image { media_type: attached.media_type, bytes: attached.bytes }))
            .collect();
        let created = (self.setting.clock)();
        let stamp = Stamp {
            created,
            id: format!("{:016x}-{}", sum(case), created.format("%Y%m%dT%H%M%SZ")),
            creator: concat!("Sarcoma Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        let mut document = report::compose(case, &images, form, &stamp);
        if let Some(signed) = self.signed(id)? {
            let since = if signed.amended { ", amended since" } else { "" };
            let version =
                format!("Version {}, signed off by {} on {}{since}", signed.version, signed.author, signed.on);
            let marks = [version, document.meta.mark].into_iter().filter(|mark| !mark.is_empty());
            document.meta.mark = marks.collect::<Vec<_>>().join(" · ");
        }
        Ok(document)
    }
}

/// A number made of what of the case may leave, so that two states of it are told apart: neither its name nor its
/// identity, which a number could be tried against, nor notes on the work (FNV-1a, Fowler, Noll and Vo).
fn sum(case: &Case) -> u64 {
    let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    without_identity(case).bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

fn printed(document: &Document) -> Result<Report, Error> {
    let pages = typeset::pages(document)?;
    Ok(Report { bytes: typeset::pdf(&pages)?, pages: pages.pages.len(), notes: notes(&pages) })
}

pub(crate) fn notes(pages: &Pages) -> Vec<String> {
    let coarse = |shown: &&Shown<'_>| shown.per_inch.round() < FINE_ENOUGH;
    pages.shown().iter().filter(coarse).map(note).collect()
}

/// "Figure 2a prints 82 mm wide with 131 pixels to the inch; journals ask for 300."
fn note(shown: &Shown<'_>) -> String {
    let [_, _, width, _] = shown.area;
    let (name, millimetres) = (&shown.picture.name, width * 25.4 / 72.0);
    format!(
        "{name} prints {millimetres:.0} mm wide with {:.0} pixels to the inch; journals ask for {FINE_ENOUGH:.0}.",
        shown.per_inch
    )
}

#[cfg(test)]
mod tests;
