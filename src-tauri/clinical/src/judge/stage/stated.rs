//! Stages as stated in the record beside those derived. A stated stage is never changed.

use super::{Edition, Named, Staged, group::rank, named, stages};
use crate::{
    case::Case,
    record::{StatedStage, Tumour},
    timeline::Timeline,
    value::{Choice as _, RecordId},
};

/// How a stated stage compares with the derived ones of its edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It is one of them.
    Agrees,
    /// It differs from all of them.
    Differs,
    /// The edition has no group for this tumour.
    NoGroup,
    /// A staging system without its edition.
    NoEdition,
}

/// A stated stage compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The tumour's record.
    pub record: RecordId,
    /// Place in its list of stages.
    pub index: usize,
    /// As stated: "AJCC 8, pT4 pN0 cM0, IIIB".
    pub stated: String,
    /// How it compares.
    pub agreement: Agreement,
    /// The derived stages of that edition.
    pub derived: Vec<Staged>,
}

impl Compared {
    /// The note a report prints beside a stated stage that differs from the derived one, or that has no group to be.
    pub fn note(&self) -> Option<String> {
        match self.agreement {
            Agreement::Differs => Some(format!(
                "The stage is given as stated ({}); by the published table it is {}.",
                self.stated,
                self.in_words()
            )),
            Agreement::NoGroup => {
                let edition = self.derived.first().map_or("", |staged| staged.edition.as_str());
                Some(format!("The stage is given as stated ({}); {edition} has no stage group here.", self.stated))
            }
            Agreement::Agrees | Agreement::NoEdition => None,
        }
    }

    /// The derived stages in words: "clinical IIIA (cT2 cN0 cM0 G3), pathological IIIB (pT3 cN0 cM0 G3)".
    pub fn in_words(&self) -> String {
        let one = |staged: &Staged| {
            let group = staged.group.as_deref().unwrap_or("without group");
            format!("{} {group} ({})", staged.basis.label(), staged.tnm)
        };
        self.derived.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// Whether every table used was verified.
    pub fn verified(&self) -> bool {
        self.derived.iter().all(|staged| staged.explanation.verified)
    }
}

/// Compares every stated stage that has a group. Other systems than TNM and FIGO, and tumours that cannot be staged by
/// the tables, are left out.
pub fn compared(case: &Case, timeline: &Timeline) -> Vec<Compared> {
    let stated =
        || case.all::<Tumour>().flat_map(|(id, tumour)| tumour.stages.iter().enumerate().map(move |s| (id, s)));
    if stated().next().is_none() {
        return Vec::new();
    }
    let derived = stages(case, timeline);
    stated().filter_map(|(id, (index, stage))| compare(id, index, stage, &derived)).collect()
}

fn compare(record: &RecordId, index: usize, stage: &StatedStage, derived: &[Staged]) -> Option<Compared> {
    let words = [&stage.system, &stage.tnm, &stage.group].map(|term| term.trim()).join(", ");
    let compared = |agreement, derived| {
        let stated = words.trim_matches([',', ' ']).to_owned();
        Some(Compared { record: record.clone(), index, stated, agreement, derived })
    };
    let group = plain(&stage.group);
    match named(&stage.system) {
        Named::Other => None,
        Named::NoEdition if group.is_none() && stage.tnm.is_empty() => None,
        Named::NoEdition => compared(Agreement::NoEdition, Vec::new()),
        Named::Edition(edition) => {
            let of_edition = of_edition(edition, derived);
            let agreement = agreement(&group?, &of_edition)?;
            compared(agreement, of_edition)
        }
    }
}

fn of_edition(edition: Edition, derived: &[Staged]) -> Vec<Staged> {
    derived.iter().filter(|staged| staged.edition == edition.label()).cloned().collect()
}

/// None where nothing was derived, or only "no group for this combination".
fn agreement(group: &str, derived: &[Staged]) -> Option<Agreement> {
    let groups: Vec<&str> = derived.iter().filter_map(|staged| staged.group.as_deref()).collect();
    let no_group = |staged: &Staged| !staged.explanation.result.ends_with("for this combination");
    match () {
        () if groups.contains(&group) => Some(Agreement::Agrees),
        () if !groups.is_empty() => Some(Agreement::Differs),
        () if !derived.is_empty() && derived.iter().all(no_group) => Some(Agreement::NoGroup),
        () => None,
    }
}

/// A group as the tables write it: "stage IIIb" is "IIIB". None for a text that is no group.
fn plain(group: &str) -> Option<String> {
    let upper = group.trim().to_uppercase();
    let bare = upper.strip_prefix("STAGE").unwrap_or(&upper).trim().to_owned();
    rank(&bare).is_some().then_some(bare)
}
