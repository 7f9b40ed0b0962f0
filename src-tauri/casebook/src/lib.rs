//! The use cases: the whole program without a face. The window and the command line are thin over it.
//!
//! A [`Casebook`] is one open library with the person who works in it. Every change returns the [`CaseView`] that a
//! page shows. Time, author and names come from the [`Setting`], so that a test can say what they are.

mod aid;
mod archive;
mod begin;
#[cfg(test)]
mod bindings;
mod book;
mod change;
mod course;
mod error;
mod explain;
mod file;
mod history;
mod keep;
mod keys;
mod library;
mod peek;
mod pictures;
mod preview;
mod print;
mod printing;
mod safety;
mod sample;
mod save;
mod setting;
mod timeline;
mod trail;
mod unwritten;
mod view;

pub use aid::{
    CycleCell, CycleDrug, CycleGrid, CycleRow, DosePoint, Given, GradeCard, GradePart, LesionCell, LesionGrid,
    LesionRow, Measured, Planned, RegimenHit, Region, SiteOfRegion, StudyColumn, Suggested, Typed, WholeCase, panel,
    regimens, regions,
};
pub use archive::{Archived, salvage};
pub use begin::{Template, TemplateRow, templates};
pub use book::Casebook;
pub use change::Change;
pub use course::{CourseView, PhaseView, Span};
pub use error::Error;
pub use explain::{Explained, Topic};
pub use file::{Imported, read_case_file};
pub use history::ChangeView;
pub use keys::{KeyRow, Strength, new_key, passphrase, strength};
pub use library::{CasePage, CaseRow, Counts, Deleted, Found, Order, Wanted};
pub use peek::{Lately, Missing, Peek};
pub use picture::{Picture, Refusal as PictureRefusal};
pub use pictures::{display_name, read_picture_file, serve_picture};
pub use preview::{Guide, Passage, Preview};
pub use print::{Draft, Report};
pub use printing::Printing;
pub use safety::{BackupJob, BackupView, Checked, Safety, Why, backups, restore, verify};
pub use save::save;
pub use setting::Setting;
pub use store::{Check, Engine, Key, OpenError, Place, RecoveryKey, StoreError, engine};
pub use trail::{Fault, SignedView, TrailView, Verified};
pub use typeset::Press;
pub use typeset::document::{Form, Layout, Paper};
pub use typeset::font::{Family, families};
pub use unwritten::{TypedValue, TypedWords, Unfinished, Unwritten};
pub use view::{CaseView, RecordView};

#[cfg(test)]
mod tests;
