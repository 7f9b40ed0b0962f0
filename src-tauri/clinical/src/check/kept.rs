//! Findings that somebody has said are right as they stand. They are never dropped: they carry the reason.

use super::Finding;
use crate::{
    case::Case,
    record::{Header, Kept},
    value::RecordId,
};

impl Kept {
    /// The finding kept for `reason`.
    pub fn of(finding: &Finding, reason: &str) -> Self {
        Self {
            code: finding.code.to_owned(),
            record: finding.record.clone(),
            path: finding.path.clone(),
            finding: finding.message.as_str().into(),
            reason: reason.trim().into(),
        }
    }

    /// Whether both are about one finding, whatever their reasons.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        self.about() == other.about()
    }

    /// Whether a reason is given. Without one, nothing is kept.
    pub fn says_why(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    /// Whether it keeps this finding. The sentence must be the one that was kept: a rule that speaks of other values at the
    /// same place has found something new.
    pub fn keeps(&self, finding: &Finding) -> bool {
        let Finding { code, record, path, message, .. } = finding;
        self.says_why() && self.about() == (code, record.as_ref(), path, message)
    }

    fn about(&self) -> (&str, Option<&RecordId>, &str, &str) {
        (&self.code, self.record.as_ref(), &self.path, &self.finding)
    }
}

/// Gives each finding the reason it is kept for.
pub(super) fn mark(case: &Case, findings: &mut [Finding]) {
    for finding in findings {
        let reason = all(case).iter().find(|kept| kept.keeps(finding)).map(|kept| kept.reason.to_string());
        finding.kept = reason;
    }
}

/// What is kept in a case though none of its `findings` says it any more: the facts have changed since.
pub fn idle(case: &Case, findings: &[Finding]) -> Vec<Kept> {
    let idle = |kept: &&Kept| !findings.iter().any(|finding| kept.keeps(finding));
    all(case).iter().filter(idle).cloned().collect()
}

fn all(case: &Case) -> &[Kept] {
    case.one::<Header>().map_or(&[], |header| &header.kept)
}
