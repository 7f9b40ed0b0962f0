//! What can be typed to write a case for others.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// A case, what is written of it, and where to.
#[derive(Debug, Args)]
pub(crate) struct Exporting {
    /// Name of the case, or "sample"
    pub(crate) case: String,
    /// What to write
    #[arg(long)]
    pub(crate) format: Format,
    /// Paper of the report
    #[arg(long, default_value = "a4")]
    pub(crate) paper: Paper,
    /// Layout of the report
    #[arg(long, default_value = "journal")]
    pub(crate) layout: Layout,
    /// With --format json: write what names the patient too
    #[arg(long)]
    pub(crate) with_identity: bool,
    /// With --format shared: dates instead of months from time zero, all moved by the same number of days, which stays
    /// in your library
    #[arg(long)]
    pub(crate) moved_dates: bool,
    /// Put the records into the PDF file, without what names the patient, for programs that read them
    #[arg(long)]
    pub(crate) attach_record: bool,
    /// The file; replaced only when the new one is whole
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The case file, with all that the library holds of the case
    Json,
    /// The case file without what names the patient, for others
    Shared,
    /// The case report
    Pdf,
}

/// Paper of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
}

/// Layout of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    /// Two columns, as a journal prints it
    Journal,
    /// One column
    OneColumn,
    /// For reviewers: one wide column, widely spaced, with line numbers
    Review,
}
