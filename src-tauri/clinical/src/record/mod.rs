//! The kinds of record a case is made of, one file a kind.

mod ablation;
mod adverse;
mod biopsy;
mod board;
mod consent;
mod figure;
mod follow_up;
mod header;
mod imaging;
mod kept;
mod laboratory;
mod lesion;
mod manuscript;
mod metastasis;
mod pathology;
mod patient;
mod presentation;
mod procedure;
mod radiotherapy;
mod reference;
mod response;
mod surgery;
mod systemic;
mod tumour;

pub use ablation::*;
pub use adverse::*;
pub use biopsy::*;
pub use board::*;
pub use consent::*;
pub use figure::*;
pub use follow_up::*;
pub use header::*;
pub use imaging::*;
pub use kept::*;
pub use laboratory::*;
pub use lesion::*;
pub use manuscript::*;
pub use metastasis::*;
pub use pathology::*;
pub use patient::*;
pub use presentation::*;
pub use procedure::*;
pub use radiotherapy::*;
pub use reference::*;
pub use response::*;
pub use surgery::*;
pub use systemic::*;
pub use tumour::*;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    catalogue::{Fields, Group, KindRow},
    value::{Answer, When},
};

/// Declares [`Kind`] and [`Record`]: one line a kind with its name in files, how often it occurs, and its icon.
macro_rules! kinds {
    (@when dated $record:ident) => { Some(&$record.when) };
    (@when diagnosed $record:ident) => { Some(&$record.diagnosed) };
    (@when $other:ident $record:ident) => { { let _ = $record; None } };
    (@once once) => { true };
    (@once diagnosed) => { true };
    (@once $other:ident) => { false };
    ($($kind:ident = $name:literal $occurs:ident $icon:literal;)+) => {
        /// A kind of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub enum Kind {
            $(#[doc = $name] #[serde(rename = $name)] $kind),+
        }

        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Record {
            $(#[doc = $name] $kind(Box<$kind>)),+
        }

        impl Kind {
            /// Every kind, in the order of a case.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Name in files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }

            /// Name as shown.
            pub fn label(self) -> &'static str {
                match self { $(Self::$kind => $kind::LABEL),+ }
            }

            /// Whether a case has at most one.
            pub fn once(self) -> bool {
                match self { $(Self::$kind => kinds!(@once $occurs)),+ }
            }

            /// Its row of the catalogue.
            pub fn row(self) -> KindRow {
                match self { $(Self::$kind => KindRow {
                    kind: self,
                    label: $kind::LABEL,
                    help: $kind::HELP,
                    once: self.once(),
                    icon: $icon,
                    fields: $kind::fields(),
                }),+ }
            }

            /// A record of this kind in which nothing is answered.
            pub fn empty(self) -> Record {
                match self { $(Self::$kind => Record::$kind(Box::default())),+ }
            }

            /// Reads a record of this kind; the error names the field.
            pub(crate) fn read(self, body: &Value) -> Result<Record, serde_path_to_error::Error<serde_json::Error>> {
                match self { $(Self::$kind => {
                    serde_path_to_error::deserialize::<_, $kind>(body).map(|record| Record::$kind(Box::new(record)))
                }),+ }
            }
        }

        impl Record {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind),+ }
            }

            /// Its fields by their place in the catalogue.
            pub(crate) fn group(&self) -> &dyn Group {
                match self { $(Self::$kind(record) => record.as_ref()),+ }
            }

            /// When it happened; none for a kind that is not dated.
            pub fn when(&self) -> Option<&Answer<When>> {
                match self { $(Self::$kind(record) => kinds!(@when $occurs record)),+ }
            }
        }

        $(impl<'a> TryFrom<&'a Record> for &'a $kind {
            type Error = ();
            fn try_from(record: &'a Record) -> Result<Self, ()> {
                if let Record::$kind(inner) = record { Ok(inner) } else { Err(()) }
            }
        })+
    };
}

kinds! {
    Header = "case" once "manuscript";
    Patient = "patient" once "patient";
    Tumour = "tumour" diagnosed "tumour";
    Consent = "consent" once "consent";
    Manuscript = "manuscript" once "manuscript";
    Presentation = "presentation" dated "presentation";
    Laboratory = "laboratory" dated "laboratory";
    Imaging = "imaging" dated "imaging";
    Lesion = "lesion" loose "lesion";
    Biopsy = "biopsy" dated "biopsy";
    Pathology = "pathology" dated "pathology";
    Surgery = "surgery" dated "surgery";
    Board = "board" dated "board";
    Metastasis = "metastasis" dated "metastasis";
    Systemic = "systemic" dated "systemic";
    Radiotherapy = "radiotherapy" dated "radiotherapy";
    Ablation = "ablation" dated "ablation";
    Procedure = "procedure" dated "procedure";
    Response = "response" dated "response";
    AdverseEvent = "adverse" dated "adverse";
    FollowUp = "follow_up" dated "followup";
    Figure = "figure" loose "figure";
    Reference = "reference" loose "reference";
}
