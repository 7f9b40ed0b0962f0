//! What a form offers while a code is typed.

use serde::Serialize;

use super::{entities, sites};
use crate::{catalogue::CodeList, value::Code};

/// Offers at most; more are no help to somebody who types.
const MOST: usize = 12;

/// A code that a form offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CodeHit {
    /// The code, ready to be recorded.
    #[cfg_attr(feature = "ts", ts(type = "import(\"./records\").Code"))]
    pub code: Code,
    /// Its other names, or what belongs to it.
    pub also: Vec<&'static str>,
    /// What helps to choose: the behaviour, or the region of the body.
    pub note: &'static str,
    /// The key of the type in this program's table, which says more than the code: one code is that of several types.
    pub entity: Option<&'static str>,
}

/// Codes of a list by what was typed, the closest first. A type without a code of its own is not among them.
pub fn find(list: CodeList, typed: &str) -> Vec<CodeHit> {
    match list {
        CodeList::Topography => {
            let hit = |site: super::SiteHit| CodeHit {
                code: site.code,
                also: site.parts.to_vec(),
                note: site.region,
                entity: None,
            };
            sites(typed).into_iter().map(hit).take(MOST).collect()
        }
        CodeList::Morphology => {
            let hit = |entity: super::EntityHit| {
                let note = entity.behaviour.unwrap_or_default();
                Some(CodeHit { code: entity.code?, also: entity.synonyms, note, entity: Some(entity.id) })
            };
            entities(typed).into_iter().filter_map(hit).take(MOST).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_word_offers_the_plain_type_first() {
        let offered = find(CodeList::Morphology, "leiom");
        assert_eq!(offered[0].code.code, "8890/3");
        assert_eq!(offered[0].code.display.to_lowercase(), "leiomyosarcoma nos");
        assert!(offered.len() <= MOST);
        assert_eq!(offered[0].entity, Some("leiomyosarcoma"));
    }

    #[test]
    fn types_that_share_a_code_are_told_apart_by_their_key() {
        let offered = find(CodeList::Morphology, "pleomorphic leiom");
        assert_eq!((offered[0].code.code.as_str(), offered[0].entity), ("8890/3", Some("pleomorphic-leiomyosarcoma")));
    }

    #[test]
    fn a_part_leads_to_its_site() {
        let offered = find(CodeList::Topography, "mesent");
        assert_eq!(offered[0].code.code, "C48.1");
        assert!(find(CodeList::Topography, "").is_empty());
    }
}
