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

    /// The standard, 9: WHO ATC/DDD index of 25 April 2026, each with its drug.
    #[test]
    fn drugs_have_the_codes_of_the_who_index() {
        let printed = "
            cyclophosphamide L01AA01 melphalan L01AA03 ifosfamide L01AA06 temozolomide L01AX03
            dacarbazine L01AX04 methotrexate L01BA01 gemcitabine L01BC05 vinblastine L01CA01
            vincristine L01CA02 vinorelbine L01CA04 etoposide L01CB01 paclitaxel L01CD01
            docetaxel L01CD02 trabectedin L01CX01 dactinomycin L01DA01 doxorubicin L01DB01
            epirubicin L01DB03 mitoxantrone L01DB07 cisplatin L01XA01 carboplatin L01XA02
            eribulin L01XX41 imatinib L01EA01 sunitinib L01EX01 sorafenib L01EX02
            pazopanib L01EX03 regorafenib L01EX05 cabozantinib L01EX07 topotecan L01CE01
            irinotecan L01CE02 olaratumab L01FX10 pembrolizumab L01FF02 nivolumab L01FF01
            sirolimus L01EG04 mifamurtide L03AX15 filgrastim L03AA02 pegfilgrastim L03AA13
            mesna V03AF01 dexrazoxane V03AF02 calcium_folinate V03AF03 denosumab M05BX04
            larotrectinib L01EX12 entrectinib L01EX14 avapritinib L01EX18 ripretinib L01EX19
            crizotinib L01ED01 tazemetostat L01XX72
        ";
        let words: Vec<&str> = printed.split_whitespace().collect();
        assert_eq!(words.len(), 2 * 46);
        for pair in words.chunks(2) {
            let name = pair[0].replace('_', " ");
            let row = row(&name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((row.name, row.atc, row.verified), (name.as_str(), pair[1], true));
        }
    }
}
