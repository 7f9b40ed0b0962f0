//! Writing a case for others.

use std::path::Path;

use casebook::{Casebook, Form};
use clinical::value::CaseId;

use crate::{
    arguments::{Exporting, Format, Layout, Paper},
    error::Error,
};

/// What is written of a case.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// The case file.
    CaseFile {
        /// Even where it names the patient.
        with_identity: bool,
    },
    /// The case file without what names the patient.
    Shared {
        /// With dates, moved, instead of months.
        dates: bool,
    },
    /// The report.
    Report(Form),
    /// The report with the records inside its file.
    ReportWithRecord(Form),
}

impl What {
    /// What was asked for.
    pub(crate) fn of(asked: &Exporting) -> Self {
        let form = form(asked.paper, asked.layout);
        match asked.format {
            Format::Json => Self::CaseFile { with_identity: asked.with_identity },
            Format::Shared => Self::Shared { dates: asked.moved_dates },
            Format::Pdf if asked.attach_record => Self::ReportWithRecord(form),
            Format::Pdf => Self::Report(form),
        }
    }
}

/// The form of a report on a paper in a layout.
fn form(paper: Paper, layout: Layout) -> Form {
    Form {
        paper: match paper {
            Paper::A4 => casebook::Paper::A4,
            Paper::Letter => casebook::Paper::Letter,
        },
        layout: match layout {
            Layout::Journal => casebook::Layout::TwoColumns,
            Layout::OneColumn => casebook::Layout::OneColumn,
            Layout::Review => casebook::Layout::Review,
        },
    }
}

/// Writes the case; says where to, how much it is, and what of it a journal may send back.
pub(crate) fn write(book: &mut Casebook, id: &CaseId, what: What, path: &Path) -> Result<String, Error> {
    let report = match what {
        What::CaseFile { with_identity } => {
            let names = book.names_in(id)?;
            if !with_identity && !names.is_empty() {
                return Err(Error::Names(names.join(", ")));
            }
            return plain(&book.export_json(id)?, path);
        }
        What::Shared { dates } => return plain(&book.export_shared(id, dates)?, path),
        What::Report(form) => book.report_pdf_as(id, form)?,
        What::ReportWithRecord(form) => book.report_pdf_with_record(id, form)?,
    };
    casebook::save(path, &report.bytes)?;
    let pages = if report.pages == 1 { "page" } else { "pages" };
    let mut said = format!("{}: {} {pages}, {}\n", path.display(), report.pages, size(report.bytes.len()));
    report.notes.iter().for_each(|note| said.extend([note, "\n"]));
    Ok(said)
}

fn plain(text: &str, path: &Path) -> Result<String, Error> {
    casebook::save(path, text.as_bytes())?;
    Ok(format!("{}: {}\n", path.display(), size(text.len())))
}

/// "812 bytes", "148 kB".
fn size(bytes: usize) -> String {
    if bytes < 1000 { format!("{bytes} bytes") } else { format!("{} kB", bytes.div_ceil(1000)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_a_unit_that_fits() {
        assert_eq!([999, 1000, 147_001].map(size), ["999 bytes", "1 kB", "148 kB"]);
    }
}
