//! The list of cases: every order is total, pages join without gap or overlap, and a search finds what was written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use std::collections::BTreeSet;

use chrono::Duration;
use clinical::{
    outline::{Group, LastKnown},
    value::CaseId,
};
use common::{Fresh, add, id, set, stamp};
use proptest::prelude::*;
use serde_json::json;
use store::{Edit, Key, Library, Mark, Order, Page, Stamp, Wanted};

const ORDERS: [Order; 10] = [
    Order::Match,
    Order::Changed,
    Order::Title,
    Order::Number,
    Order::Diagnosis,
    Order::Site,
    Order::Grade,
    Order::State,
    Order::Care,
    Order::Course,
];

/// A case in a few words.
#[derive(Debug, Clone)]
struct Told {
    title: String,
    entity: Option<&'static str>,
    status: Option<&'static str>,
    history: String,
    archived: bool,
}

fn told() -> impl Strategy<Value = Told> {
    let entity =
        proptest::option::of(prop::sample::select(vec!["gist", "leiomyosarcoma", "osteosarcoma-conventional"]));
    let status =
        proptest::option::of(prop::sample::select(vec!["no_evidence", "alive_with_disease", "died_of_disease"]));
    ("[A-Zé]{0,2}[0-9]{0,2}", entity, status, "(asthma|gout|gout and asthma|)", any::<bool>())
        .prop_map(|(title, entity, status, history, archived)| Told { title, entity, status, history, archived })
}

fn name(number: usize) -> CaseId {
    CaseId::new(&format!("case-{number}")).unwrap()
}

fn write(library: &mut Library, number: usize, told: &Told) {
    let tumour = told.entity.map_or_else(|| json!({}), |entity| json!({"diagnosis": {"known": {"entity": entity}}}));
    let visit = told.status.map_or_else(|| json!({}), |status| json!({"status": {"known": status}}));
    let edits = [
        add("case", "case", json!({"title": told.title, "number": number.to_string()})),
        add("tumour", "tumour", tumour),
        add("visit", "follow_up", visit),
        add("patient", "patient", json!({"family_history": {"known": told.history}})),
        Edit::Mark { mark: Mark::Archived, on: told.archived },
    ];
    let at = stamp("").at + Duration::hours(i64::try_from(number % 3).unwrap());
    library.apply(&name(number), &edits, &Stamp { at, ..stamp("New") }).unwrap();
}

fn ids(page: &Page) -> Vec<String> {
    page.rows.iter().map(|row| row.id.to_string()).collect()
}

/// All pages of `wanted`, three cases each.
fn paged(library: &Library, wanted: &Wanted) -> Vec<String> {
    let page = |offset: u32| library.page(&Wanted { offset, limit: 3, ..wanted.clone() }).unwrap();
    let total = page(0).total;
    (0..total.div_ceil(3)).flat_map(|number| ids(&page(number * 3))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn every_order_is_total_and_every_page_in_it(cases in proptest::collection::vec(told(), 1..14)) {
        let mut fresh = Fresh::empty();
        cases.iter().enumerate().for_each(|(number, told)| write(&mut fresh.library, number, told));
        let at_hand = cases.iter().filter(|told| !told.archived).count();
        for order in ORDERS {
            for words in ["", "asthma"] {
                let wanted = Wanted { order, words: words.to_owned(), archived: Some(false), limit: 99, ..Wanted::default() };
                let all = ids(&fresh.library.page(&wanted).unwrap());
                let mut distinct: BTreeSet<&String> = BTreeSet::new();
                prop_assert!(all.iter().all(|id| distinct.insert(id)), "{order:?}: {all:?}");
                prop_assert!(!words.is_empty() || all.len() == at_hand);
                prop_assert_eq!(&paged(&fresh.library, &wanted), &all, "{:?}", order);
                if order != Order::Match || words.is_empty() {
                    let mut turned = ids(&fresh.library.page(&Wanted { descending: true, ..wanted }).unwrap());
                    turned.reverse();
                    prop_assert_eq!(&turned, &all, "{:?}", order);
                }
            }
        }
    }

    #[test]
    fn a_filter_leaves_exactly_what_it_says_with_and_without_words(cases in proptest::collection::vec(told(), 1..14)) {
        let mut fresh = Fresh::empty();
        cases.iter().enumerate().for_each(|(number, told)| write(&mut fresh.library, number, told));
        let check = |wanted: Wanted, is: &dyn Fn(&Told) -> bool| {
            let expected: BTreeSet<String> =
                cases.iter().enumerate().filter(|(_, told)| is(told)).map(|(number, _)| name(number).to_string()).collect();
            let page = fresh.library.page(&Wanted { limit: 99, ..wanted.clone() }).unwrap();
            assert_eq!(ids(&page).into_iter().collect::<BTreeSet<_>>(), expected, "{wanted:?}");
            assert_eq!(page.total as usize, expected.len());
        };
        let gist = Wanted { group: Some(Group::Gist), ..Wanted::default() };
        check(gist.clone(), &|told| told.entity == Some("gist"));
        check(Wanted { words: "gout".to_owned(), ..gist }, &|told| told.entity == Some("gist") && told.history.contains("gout"));
        let died = Wanted { state: Some(LastKnown::Died), archived: Some(false), ..Wanted::default() };
        check(died.clone(), &|told| told.status == Some("died_of_disease") && !told.archived);
        check(Wanted { words: "asth GOUT".to_owned(), ..died.clone() }, &|told| {
            told.status == Some("died_of_disease") && !told.archived && told.history == "gout and asthma"
        });
        // What an entity is called is found by its other names.
        check(Wanted { words: "GANT".to_owned(), ..Wanted::default() }, &|told| told.entity == Some("gist"));
        let counts = fresh.library.counts(stamp("").at).unwrap();
        let of = |is: &dyn Fn(&&Told) -> bool| u32::try_from(cases.iter().filter(is).count()).unwrap();
        prop_assert_eq!((counts.at_hand, counts.archived), (of(&|told| !told.archived), of(&|told| told.archived)));
        let bone = counts.groups.iter().find(|(group, _)| *group == Group::Bone).map_or(0, |(_, count)| *count);
        prop_assert_eq!(bone, of(&|told| !told.archived && told.entity == Some("osteosarcoma-conventional")));
    }

    #[test]
    fn a_search_finds_what_is_written_and_not_what_is_gone(
        cases in proptest::collection::vec(told(), 1..8),
        deleted in 0..8_usize,
        changed in 0..8_usize,
    ) {
        let mut fresh = Fresh::empty();
        cases.iter().enumerate().for_each(|(number, told)| write(&mut fresh.library, number, told));
        let (deleted, changed) = (deleted % cases.len(), changed % cases.len());
        fresh.library.apply(&name(changed), &[set("patient", "family_history", None)], &stamp("")).unwrap();
        fresh.library.apply(&name(deleted), &[Edit::Delete], &stamp("")).unwrap();
        let holds = |number: usize| cases[number].history.contains("asthma") && number != deleted && number != changed;
        let expected: BTreeSet<String> = (0..cases.len()).filter(|number| holds(*number)).map(|n| name(n).to_string()).collect();
        let found = fresh.library.search("asthma").unwrap();
        prop_assert!(found.iter().all(|hit| hit.record == id("patient") && hit.excerpt.contains("asthma")));
        prop_assert_eq!(found.into_iter().map(|hit| hit.case.to_string()).collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn what_a_case_is_called_comes_before_what_it_says() {
    let mut fresh = Fresh::empty();
    for (case, title, legend) in [("a", "Mesenteric mass", ""), ("b", "Thigh", "mesenteric root"), ("c", "Arm", "")] {
        let edits = [add("case", "case", json!({"title": title})), add("f", "figure", json!({"title": legend}))];
        fresh.library.apply(&CaseId::new(case).unwrap(), &edits, &stamp("New")).unwrap();
    }
    let wanted = Wanted { words: "mesent".to_owned(), order: Order::Match, limit: 9, ..Wanted::default() };
    let page = fresh.library.page(&wanted).unwrap();
    assert_eq!(ids(&page), ["a", "b"]);
    assert_eq!(page.rows[1].found.as_ref().unwrap().record, id("f"));
    assert!(!page.more);
}

/// Words may stand in several records of a case; the record with the most of them is shown.
#[test]
fn words_of_several_records_find_the_case() {
    let mut fresh = Fresh::with_case();
    let edits = [
        add("f", "figure", json!({"title": "liver"})),
        add("g", "figure", json!({"title": "lung", "legend": "left lung and pleura"})),
    ];
    fresh.library.apply(&common::case_id(), &edits, &stamp("")).unwrap();
    let hits = fresh.library.search("liver pleura LUNG").unwrap();
    assert_eq!(hits.len(), 1);
    assert_eq!((hits[0].record.as_str(), hits[0].excerpt.as_str()), ("g", "left lung and pleura"));
}

/// Written by the program when its tables had their first form.
#[test]
fn a_library_of_an_earlier_program_opens_with_its_list_and_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forms/1.casebook"), &path).unwrap();
    for _ in 0..2 {
        let library = Library::open(&path, &Key::passphrase("three plain words")).unwrap();
        let rows = library.cases().unwrap();
        assert_eq!(rows.len(), 2);
        let gist = rows.iter().find(|row| row.id.as_str() == "gist-imatinib").unwrap();
        assert_eq!((gist.records, gist.outline.group), (14, Some(Group::Gist)));
        assert_eq!(library.case(&gist.id).unwrap(), library.rebuild(&gist.id).unwrap());
        assert_eq!(library.verify_trail().unwrap().faults, []);
        let hits = library.search("imatinib").unwrap();
        assert_eq!(hits.len(), 1);
        let wanted = Wanted { order: Order::Title, archived: Some(false), limit: 9, ..Wanted::default() };
        assert_eq!(ids(&library.page(&wanted).unwrap())[0], "gist-imatinib");
    }
}
