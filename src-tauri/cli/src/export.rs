//! Writing a case for others.

use std::path::Path;

use casebook::{Casebook, Form};
use clinical::value::CaseId;

use crate::{
    arguments::{Format, Layout, Paper},
    error::Error,
};

/// The form of a report on a paper in a layout.
pub(crate) fn form(paper: Paper, layout: Layout) -> Form {
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

/// Writes the case, a report in its form; says where to, and how much it is.
pub(crate) fn write(book: &Casebook, id: &CaseId, format: Format, form: Form, path: &Path) -> Result<String, Error> {
    let (bytes, pages) = match format {
        Format::Json => (book.export_json(id)?.into_bytes(), None),
        Format::Pdf => {
            let report = book.report_pdf_as(id, form)?;
            (report.bytes, Some(report.pages))
        }
    };
    casebook::save(path, &bytes)?;
    let pages = pages.map(|pages| format!("{pages} {}, ", if pages == 1 { "page" } else { "pages" }));
    Ok(format!("{}: {}{}\n", path.display(), pages.unwrap_or_default(), size(bytes.len())))
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
