//! Writing a case for others.

use std::path::Path;

use casebook::Casebook;
use clinical::value::CaseId;

use crate::{arguments::Format, error::Error};

/// Writes the case; says where to, and how much it is.
pub(crate) fn write(book: &Casebook, id: &CaseId, format: Format, path: &Path) -> Result<String, Error> {
    let (bytes, pages) = match format {
        Format::Json => (book.export_json(id)?.into_bytes(), None),
        Format::Pdf => {
            let report = book.report_pdf(id)?;
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
