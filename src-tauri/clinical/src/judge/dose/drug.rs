//! Drugs by name and synonym: "Adriamycin" is doxorubicin.

use std::{collections::HashMap, sync::LazyLock};

use crate::table::{DRUGS, DrugRow};

/// Every name and synonym of the table, in lower case.
static NAMES: LazyLock<HashMap<String, &'static DrugRow>> = LazyLock::new(|| {
    // A row's own name outranks the synonym of another.
    let synonyms = DRUGS.iter().flat_map(|row| synonyms(row).map(move |name| (name.to_lowercase(), row)));
    synonyms.chain(DRUGS.iter().map(|row| (row.name.to_lowercase(), row))).collect()
});

fn synonyms(row: &DrugRow) -> impl Iterator<Item = &'static str> {
    row.synonyms.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// The row of a drug called by its name or a synonym, in any case; none for a drug the table does not have.
pub fn row(name: &str) -> Option<&'static DrugRow> {
    NAMES.get(&name.trim().to_lowercase()).copied()
}

/// The name a drug is summed under: that of the table, else what was written, in lower case.
pub fn called(name: &str) -> String {
    row(name).map_or_else(|| name.trim().to_lowercase(), |row| row.name.to_owned())
}

/// Drugs whose name, synonym or ATC code holds every word, the closest first: equal, beginning with it, holding it.
pub fn search(words: &str) -> Vec<&'static DrugRow> {
    let words = words.trim().to_lowercase();
    let mut found: Vec<(usize, &DrugRow)> =
        DRUGS.iter().filter_map(|row| Some((closeness(row, &words)?, row))).collect();
    found.sort_by_key(|(rank, row)| (*rank, row.name));
    found.into_iter().map(|(_, row)| row).collect()
}

fn closeness(row: &'static DrugRow, words: &str) -> Option<usize> {
    let names = || std::iter::once(row.name).chain(synonyms(row)).chain([row.atc]).map(str::to_lowercase);
    let whole = names().any(|name| name == words);
    let begins = names().any(|name| name.starts_with(words));
    let holds = words.split_whitespace().all(|word| names().any(|name| name.contains(word)));
    match (words.is_empty(), whole, begins, holds) {
        (true, ..) => None,
        (_, true, ..) => Some(0),
        (_, _, true, _) => Some(1),
        (.., true) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_synonym_is_the_drug() {
        for name in ["doxorubicin", "Adriamycin", " ADRIAMYCIN ", "hydroxydaunorubicin"] {
            assert_eq!(called(name), "doxorubicin", "{name}");
        }
        assert_eq!(called("Caelyx"), "doxorubicin liposomal pegylated", "counted apart (standard, 10.2)");
        assert_eq!(called("Trofosfamide"), "trofosfamide", "not in the table");
        assert!(row("trofosfamide").is_none() && row("").is_none());
    }

    #[test]
    fn the_closest_name_comes_first() {
        assert_eq!(search("doxorubicin").first().unwrap().name, "doxorubicin");
        assert_eq!(search("ifo").first().unwrap().name, "ifosfamide");
        assert_eq!(search("L01DB03").first().unwrap().name, "epirubicin");
        assert!(search("liposomal doxorubicin").iter().any(|row| row.name == "doxorubicin liposomal pegylated"));
        assert!(search("").is_empty() && search("aspirin").is_empty());
    }

    #[test]
    fn no_name_means_two_drugs() {
        let mut names: Vec<String> = DRUGS
            .iter()
            .flat_map(|row| std::iter::once(row.name).chain(synonyms(row)))
            .map(str::to_lowercase)
            .collect();
        names.sort();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
