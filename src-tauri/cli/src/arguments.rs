//! What can be typed.

mod export;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use export::{Exporting, Format, Layout, Paper};

use crate::{keys::Keys, safety::Safety};

/// Document sarcoma cases as structured records, and print them as case reports. Works offline; a library is always
/// encrypted. Documents only: it is not a medical device and gives no advice on the care of any patient.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The library; by default the one in your data folder
    #[arg(long, global = true, env = "CASEBOOK_LIBRARY", value_name = "PATH")]
    pub(crate) library: Option<PathBuf>,
    /// Read the passphrase from the first line of this file. Without it, the variable CASEBOOK_PASSPHRASE is taken, and
    /// without that you are asked
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do. CASE is the name of a case as `list` shows it, or the word "sample" for the case that ships with the
/// program, which needs no library.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a case; prints its name. Makes the library if there is none
    New {
        /// Working title, not printed in the report
        title: String,
        /// Number of the case in your library, never printed in the report
        #[arg(long, default_value = "")]
        number: String,
        /// Begin with the empty records that such a case is usually asked for
        #[arg(long)]
        template: Option<Template>,
    },
    /// List the cases, last changed first
    List(Listed),
    /// Copy a case under a new name; prints the name
    Duplicate {
        /// Name of the case
        case: String,
    },
    /// Put a case away: it is listed with --archived only, and still found
    Archive {
        /// Name of the case
        case: String,
        /// Take it out again
        #[arg(long)]
        undo: bool,
    },
    /// Keep a case at hand, at `list --pinned`
    Pin {
        /// Name of the case
        case: String,
        /// No longer
        #[arg(long)]
        undo: bool,
    },
    /// Delete a case; `restore` brings back the one that was deleted last
    Delete {
        /// Name of the case
        case: String,
    },
    /// Bring back the case that was deleted last, as it was; prints its name. Or restore a backup to a new library
    Restore {
        /// The backup
        #[arg(long, value_name = "FILE", requires = "to")]
        backup: Option<PathBuf>,
        /// The library to be made of it, never in place of a file
        #[arg(long, value_name = "FILE", requires = "backup")]
        to: Option<PathBuf>,
    },
    #[command(flatten)]
    Safety(Safety),
    /// Show a case: its records in the order of the story
    Show {
        /// Name of the case, or "sample"
        case: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a case file into the library; prints the name of the case. Makes the library if there is none
    Import {
        /// The case file
        file: PathBuf,
    },
    /// Add a picture (PNG or JPEG) to a figure, without place, time and camera; prints the name of the figure
    Picture {
        /// Name of the case
        case: String,
        /// The picture
        file: PathBuf,
        /// Name of the figure record; a new figure without it
        #[arg(long, value_name = "RECORD")]
        figure: Option<String>,
    },
    /// Write a case as a case file or as a report
    Export(Exporting),
    /// Say what does not fit in a case; exit code 1 if something cannot be right
    Check {
        /// Name of the case, or "sample"
        case: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Keep a finding as it stands, with the reason: it is still shown, but no longer open, until what it says changes
    Keep {
        #[command(flatten)]
        finding: Named,
        /// Why it is right as it stands
        #[arg(long, value_name = "WORDS")]
        reason: String,
    },
    /// Open a finding again that was kept, or forget a reason whose finding is gone
    Reopen {
        #[command(flatten)]
        finding: Named,
    },
    /// Say how a result was reached: what went in, by which table and edition, what was assumed
    Explain {
        /// Name of the case, or "sample"
        case: String,
        /// What to explain
        topic: Topic,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Hold a case against a reporting list: what it answers and where, and what is still to be entered
    Complete {
        /// Name of the case, or "sample"
        case: String,
        /// The list
        #[arg(long, default_value = "care")]
        list: List,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the course of a case in months from time zero
    Timeline {
        /// Name of the case, or "sample"
        case: String,
    },
    /// Describe every field of a case
    Fields {
        /// For people, for validating case files, or for programs in TypeScript
        #[arg(long, visible_alias = "format", default_value = "markdown")]
        form: Form,
    },
    /// List the keys of the library, and change who has one
    #[command(subcommand)]
    Keys(Keys),
    /// Find records by words; a word may be just its beginning
    Search {
        /// The words, all of which must be in the record
        #[arg(required = true)]
        words: Vec<String>,
    },
}

/// Which cases are listed, and how.
#[derive(Debug, Args)]
pub(crate) struct Listed {
    /// What to sort by
    #[arg(long, default_value = "changed")]
    pub(crate) sort: Sort,
    /// The other way round
    #[arg(long)]
    pub(crate) reverse: bool,
    /// Only cases of this group
    #[arg(long)]
    pub(crate) group: Option<Group>,
    /// Only cases in this state at the last contact
    #[arg(long)]
    pub(crate) state: Option<State>,
    /// Only pinned cases
    #[arg(long)]
    pub(crate) pinned: bool,
    /// Archived cases instead of those at hand
    #[arg(long)]
    pub(crate) archived: bool,
}

/// With which records a case begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// Soft-tissue sarcoma
    SoftTissue,
    /// Gastrointestinal stromal tumour
    Gist,
    /// Bone sarcoma
    Bone,
    /// Uterine sarcoma
    Uterine,
    /// Sarcoma of a child or an adolescent
    Paediatric,
}

/// What a list of cases is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// When they were last changed, the latest first
    Changed,
    /// Working title
    Title,
    /// Number in the library
    Number,
    /// Diagnosis
    Diagnosis,
    /// Where the tumour arose
    Site,
    /// FNCLCC grade
    Grade,
    /// State at the last contact
    State,
    /// Share of the CARE items that is reported
    Care,
    /// Month of the last record
    Course,
}

/// A group of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    /// Soft tissue
    SoftTissue,
    /// Bone
    Bone,
    /// Gastrointestinal stromal tumours
    Gist,
    /// Uterus
    Uterine,
}

/// State at the last contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum State {
    /// No known disease
    NoDisease,
    /// Living with disease
    WithDisease,
    /// Died
    Died,
    /// Lost to follow-up
    Lost,
}

/// A finding as `check` shows it.
#[derive(Debug, Args)]
pub(crate) struct Named {
    /// Name of the case
    pub(crate) case: String,
    /// The word that `check` shows in brackets
    #[arg(value_name = "FINDING")]
    pub(crate) code: String,
    /// The record it is about, where several findings have this word
    #[arg(long)]
    pub(crate) record: Option<String>,
    /// The field it is about, as `check` shows it
    #[arg(long, value_name = "PATH")]
    pub(crate) field: Option<String>,
    /// Words from what it says
    #[arg(long, value_name = "WORDS")]
    pub(crate) saying: Option<String>,
}

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Topic {
    /// FNCLCC grade of every specimen
    Grade,
    /// Stage at diagnosis
    Stage,
    /// Response to treatment, as stated and as measured
    Response,
    /// Cumulative doses of drugs
    Dose,
}

/// A reporting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum List {
    /// CARE 2013, case reports
    Care,
    /// SCARE 2023, surgical case reports
    Scare,
    /// ICCR core data of a resected soft tissue sarcoma
    Iccr,
}

/// For whom the fields are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The data dictionary
    Markdown,
    /// JSON Schema of a case file
    #[value(alias = "json-schema")]
    Schema,
    /// Types of the records
    Typescript,
}
