//! The types that every record shares: answers, measures, times, doses, codes and references.

mod answer;
mod choice;
mod code;
mod dose;
mod id;
mod measure;
mod number;
mod read;
mod text;
mod unit;
mod when;

pub use answer::{Absence, Answer};
pub(crate) use choice::choice;
pub use choice::{Choice, Grade3, Presence, Sex, Side, Trend, YesNo};
pub use code::Code;
pub use dose::{Dose, DoseUnit, Per};
pub use id::{CaseId, IdError, RecordId};
pub use measure::{Axis, Measure, Qualifier, Size};
pub use number::Number;
pub use read::{read_dose, read_size};
pub use text::{Prose, Term};
pub use unit::{Dimension, Unit};
pub use when::{Moment, Offset, PartialDate, When};
