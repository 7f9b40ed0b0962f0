//! The report of a case.

use std::collections::BTreeMap;

use clinical::value::CaseId;
use report::{Image, Stamp};
use typeset::document::{Document, Form};

use crate::{Casebook, Error};

/// A report as a PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl Casebook {
    /// The report of a case as a PDF file, as a journal prints it on A4. The same case at the same time gives the same bytes.
    pub fn report_pdf(&self, id: &CaseId) -> Result<Report, Error> {
        self.report_pdf_as(id, Form::default())
    }

    /// The same on another paper, or in another layout.
    pub fn report_pdf_as(&self, id: &CaseId, form: Form) -> Result<Report, Error> {
        let pages = typeset::pages(&self.document(id, form)?)?;
        Ok(Report { bytes: typeset::pdf(&pages)?, pages: pages.pages.len() })
    }

    /// The report of a case as plain text.
    pub fn report_text(&self, id: &CaseId) -> Result<String, Error> {
        Ok(typeset::text(&self.document(id, Form::default())?))
    }

    pub(crate) fn document(&self, id: &CaseId, form: Form) -> Result<Document, Error> {
        let images: BTreeMap<String, Image> = self
            .library
            .attachments(id)?
            .into_iter()
            .map(|attached| (attached.id, Image { media_type: attached.media_type, bytes: attached.bytes }))
            .collect();
        let created = (self.setting.clock)();
        let stamp = Stamp {
            created,
            id: format!("{id}-{}", created.format("%Y%m%dT%H%M%SZ")),
            creator: concat!("Sarcoma Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        Ok(report::compose(&self.case(id)?, &images, form, &stamp))
    }
}
