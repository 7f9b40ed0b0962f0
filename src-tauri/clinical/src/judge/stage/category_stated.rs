//! T categories as stated beside those derived from size and findings.

use super::{Basis, Edition, Named, Staged, named, stages};
use crate::{case::Case, record::Tumour, timeline::Timeline, value::Choice as _, value::RecordId};

/// A stated T category that differs from the derived one.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedT {
    /// The tumour's record.
    pub record: RecordId,
    /// Place in its list of stages.
    pub index: usize,
    /// As stated, without prefix: "T4".
    pub stated: String,
    /// The stages of that edition and basis, none of which has that T.
    pub derived: Vec<Staged>,
}

/// Stated T categories that no derived stage of their edition and basis has. One stated without its letter agrees with
/// each of that number; a derived TX says nothing.
pub fn differing_t(case: &Case, timeline: &Timeline) -> Vec<StatedT> {
    let stated: Vec<(&RecordId, usize, Edition, Option<Basis>, String)> = case
        .all::<Tumour>()
        .flat_map(|(id, tumour)| tumour.stages.iter().enumerate().map(move |(index, stage)| (id, index, stage)))
        .filter_map(|(id, index, stage)| {
            let Named::Edition(edition) = named(&stage.system) else { return None };
            let (basis, t) = read(&stage.tnm)?;
            Some((id, index, edition, basis, t))
        })
        .collect();
    if stated.is_empty() {
        return Vec::new();
    }
    let all = stages(case, timeline);
    let differing = stated.into_iter().filter_map(|(record, index, edition, basis, stated)| {
        let of =
            all.iter().filter(|one| one.edition == edition.label() && basis.is_none_or(|basis| one.basis == basis));
        let derived: Vec<Staged> = of.filter(|one| one.t != "TX").cloned().collect();
        let agrees = derived.iter().any(|one| one.t.starts_with(&stated) || stated.starts_with(&one.t));
        (!derived.is_empty() && !agrees).then(|| StatedT { record: record.clone(), index, stated, derived })
    });
    differing.collect()
}

/// Reads basis and T of "ypT2b pN0 cM0": the first T that is followed by a number.
fn read(tnm: &str) -> Option<(Option<Basis>, String)> {
    tnm.match_indices(['T', 't']).find_map(|(at, _)| {
        let before = tnm.get(..at)?.chars().next_back();
        let mut after = tnm.get(at + 1..)?.chars();
        let number = after.next().filter(|letter| ('0'..='4').contains(letter))?;
        let letter =
            after.next().map(|letter| letter.to_ascii_lowercase()).filter(|letter| ('a'..='c').contains(letter));
        let basis = match before {
            Some('p') => Some(Basis::Pathological),
            Some('c') => Some(Basis::Clinical),
            _ => None,
        };
        Some((basis, format!("T{number}{}", letter.map(String::from).unwrap_or_default())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basis_and_t_are_read_from_what_was_stated() {
        let t = |t: &str| t.to_owned();
        assert_eq!(read("ypT2b pN0 cM0"), Some((Some(Basis::Pathological), t("T2b"))));
        assert_eq!(read("pT3"), Some((Some(Basis::Pathological), t("T3"))));
        assert_eq!(read("cT4C"), Some((Some(Basis::Clinical), t("T4c"))));
        assert_eq!(read("T1N0M0"), Some((None, t("T1"))));
        assert_eq!(read("rT0"), Some((None, t("T0"))));
        assert_eq!(["TX", "N0 M0", "stage", "T5", ""].map(read), [const { None }; 5]);
    }
}
