//! The report of a case.

use std::collections::BTreeMap;

use clinical::{case::Case, leaving::without_identity, value::CaseId};
use report::{Composed, Image, Stamp, compose};
use typeset::{
    Press,
    document::{Attachment, Form, Relationship},
    draw::{Pages, Shown},
};

use crate::{Casebook, Error, pictures::is_original};

/// What a report is made of. It holds all it needs, so that it can be composed and set while the library takes new
/// values.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub(crate) case: Case,
    images: BTreeMap<String, Image>,
    form: Form,
    stamp: Stamp,
    /// Files that travel inside the file.
    attachments: Vec<Attachment>,
}

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
        let draft = self.draft(id, form, &[])?;
        self.note_export(id, "Exported as a report")?;
        draft.printed()
    }

    /// The same with the records inside the file, for programs that read them: a case file without what names the
    /// patient.
    pub fn report_pdf_with_record(&self, id: &CaseId, form: Form) -> Result<Report, Error> {
        let mut draft = self.draft(id, form, &[])?;
        self.note_export(id, "Exported as a report with its records")?;
        draft.attachments.push(Attachment {
            name: "case.json".to_owned(),
            media_type: "application/json".to_owned(),
            description: "The records that this report tells, without identity and calendar dates".to_owned(),
            bytes: without_identity(&draft.case).into_bytes(),
            modified: draft.stamp.created,
            relationship: Relationship::Source,
        });
        draft.printed()
    }

    /// The report of a case as plain text.
    pub fn report_text(&self, id: &CaseId) -> Result<String, Error> {
        Ok(typeset::text(&self.draft(id, Form::default(), &[])?.composed(&mut Press::default()).document))
    }

    /// What the report of a case of this library is made of as the case is handed over, whether or not it is stored so.
    pub(crate) fn draft_of(&self, case: Case, form: Form) -> Result<Draft, Error> {
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
            id: format!("{:016x}-{}", sum(&case), created.format("%Y%m%dT%H%M%SZ")),
            creator: concat!("Sarcoma Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
            version: self.signed_version(id)?,
        };
        Ok(Draft { case, images, form, stamp, attachments: Vec::new() })
    }

    /// The version of a case that was signed off, in words; empty where none was.
    fn signed_version(&self, id: &CaseId) -> Result<String, Error> {
        let Some(signed) = self.signed(id)? else { return Ok(String::new()) };
        let since = if signed.amended { ", amended since" } else { "" };
        Ok(format!("Version {}, signed off by {} on {}{since}", signed.version, signed.author, signed.on))
    }
}

impl Draft {
    /// The report. It is composed on the press that sets it.
    pub(crate) fn composed(&self, press: &mut Press) -> Composed {
        compose(&self.case, &self.images, self.form, &self.stamp, press)
    }

    fn printed(&self) -> Result<Report, Error> {
        let mut press = Press::default();
        let mut pages = self.composed(&mut press).pages(&mut press)?;
        pages.attachments.clone_from(&self.attachments);
        Ok(Report { bytes: press.pdf(&pages)?, pages: pages.pages.len(), notes: notes(&pages) })
    }
}

/// A number made of what of the case may leave, so that two states of it are told apart: neither its name nor its
/// identity, which a number could be tried against, nor notes on the work (FNV-1a, Fowler, Noll and Vo).
fn sum(case: &Case) -> u64 {
    let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    without_identity(case).bytes().fold(0xcbf2_9ce4_8422_2325, mix)
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
