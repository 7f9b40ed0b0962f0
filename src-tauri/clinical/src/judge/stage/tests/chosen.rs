//! Which table: by histology first, then by site.

use serde_json::json;

use super::{Basis, Edition, assembled, known, of, specimen, staged, tumour, with};
use crate::judge::stage::{Named, missing, named};

fn table(site: &str, morphology: &str, edition: Edition, fields: serde_json::Value) -> String {
    let record = with(tumour(site, morphology), fields);
    let all = staged(&[("t", "tumour", record), ("p", "pathology", specimen(6.0, 2))]);
    of(&all, edition, Basis::Pathological).table.clone()
}

fn ajcc(site: &str, morphology: &str) -> String {
    table(site, morphology, Edition::Ajcc8, json!({}))
}

/// clinical-standards § 2.5: alveolar soft part, clear cell and epithelioid sarcoma, desmoplastic small round cell tumour
/// and extraskeletal myxoid chondrosarcoma of the thigh go to chapter 45, whatever their site.
#[test]
fn histology_comes_before_site() {
    for code in ["9581/3", "9044/3", "8804/3", "8806/3", "9231/3"] {
        assert_eq!(ajcc("C49.2", code), "unusual histologies and sites", "{code}");
    }
    assert_eq!(ajcc("C49.0", "8910/3"), "unusual histologies and sites");
    assert_eq!(ajcc("C48.1", "8936/3"), "gastrointestinal stromal tumour, small intestine and other sites");
    let omental = table("C48.1", "8936/3", Edition::Ajcc8, json!({"site": known("greater omentum")}));
    assert_eq!(omental, "gastrointestinal stromal tumour, stomach and omentum");
}

#[test]
fn sites_go_to_their_chapters() {
    let expected = [
        ("C49.2", "soft tissue of trunk and extremities"),
        ("C48.0", "retroperitoneum"),
        ("C48.1", "retroperitoneum"),
        ("C49.0", "soft tissue of head and neck"),
        ("C18.2", "organs of abdomen and thorax"),
        ("C38.0", "organs of abdomen and thorax"),
        ("C50.4", "soft tissue of trunk and extremities"),
        ("C54.2", "uterine leiomyosarcoma and endometrial stromal sarcoma"),
        ("C40.2", "bone: limbs, trunk, skull and face"),
        ("C41.2", "bone: spine"),
        ("C41.4", "bone: pelvis"),
        ("C69.6", "orbit"),
        ("C44.7", "no table"),
    ];
    for (site, table) in expected {
        assert_eq!(ajcc(site, "8890/3"), table, "{site}");
    }
}

/// clinical-standards § 2.2: 8803, 8851, 8853 … are outside the chapter list of AJCC 8; UICC has no list.
#[test]
fn a_histology_outside_the_list_has_no_group_and_says_why() {
    for code in ["8803/3", "8851/3", "8853/3", "8963/3"] {
        assert_eq!(ajcc("C49.2", code), "no table", "{code}");
    }
    let all = staged(&[("t", "tumour", tumour("C49.2", "8851/3")), ("p", "pathology", specimen(6.0, 1))]);
    let none = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!(none.group, None);
    assert_eq!(none.explanation.steps[0].outcome, "no table: this edition lists no such histology at this site");
    assert_eq!(of(&all, Edition::Uicc9, Basis::Pathological).group.as_deref(), Some("IB"));
    // UICC 8 leaves out angiosarcoma of soft tissue, which AJCC 8 lists.
    assert_eq!(table("C49.2", "9120/3", Edition::Uicc8, json!({})), "no table");
    assert_eq!(ajcc("C49.2", "9120/3"), "soft tissue of trunk and extremities");
}

/// clinical-standards § 2.5: for soft tissue of thorax, abdomen and pelvis it matters whether wall or organ.
#[test]
fn the_trunk_needs_to_know_wall_or_organ() {
    let at = |depth| table("C49.4", "8890/3", Edition::Ajcc8, depth);
    assert_eq!(at(json!({"depth": known("deep")})), "soft tissue of trunk and extremities");
    assert_eq!(at(json!({"depth": known("intraperitoneal")})), "organs of abdomen and thorax");
    assert_eq!(at(json!({})), "no table");
}

/// clinical-standards § 2.4: a sarcoma of the cervix follows chapter 54 from 2021, chapter 42 before.
#[test]
fn the_cervix_depends_on_the_year_of_diagnosis() {
    let at = |date: &str| table("C53.9", "8890/3", Edition::Ajcc8, json!({"diagnosed": known(json!({"date": date}))}));
    assert_eq!(at("2021-01-01"), "uterine leiomyosarcoma and endometrial stromal sarcoma");
    assert_eq!(at("2020-12-31"), "organs of abdomen and thorax");
}

#[test]
fn without_codes_there_is_no_stage_but_a_word_of_what_is_missing() {
    let bare = [("t", "tumour", json!({"site": known("thigh")}))];
    assert_eq!(staged(&bare), []);
    assert_eq!(missing(&assembled(&bare)).len(), 2);
    // The entity stands in for a code that was not written.
    let entity = json!({
        "topography": super::code("ICD-O", "C49.2"),
        "diagnosis": known(json!({"stated": "leiomyosarcoma", "entity": "dedifferentiated-liposarcoma"})),
    });
    let coded = [("t", "tumour", entity)];
    assert_eq!(missing(&assembled(&coded)), [""; 0]);
    assert_eq!(of(&staged(&coded), Edition::Ajcc8, Basis::Clinical).t, "TX");
}

#[test]
fn figo_is_for_the_uterus_alone() {
    let all = staged(&[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", specimen(6.0, 2))]);
    assert!(all.iter().all(|staged| staged.edition != "FIGO 2009"));
}

#[test]
fn a_stated_system_names_its_edition_or_does_not() {
    let expected = [
        ("AJCC 8", Named::Edition(Edition::Ajcc8)),
        ("AJCC Cancer Staging Manual, eighth edition", Named::Edition(Edition::Ajcc8)),
        ("AJCC8", Named::Edition(Edition::Ajcc8)),
        ("UICC TNM 9th ed.", Named::Edition(Edition::Uicc9)),
        ("UICC 8", Named::Edition(Edition::Uicc8)),
        ("FIGO 2009", Named::Edition(Edition::Figo2009)),
        ("AJCC", Named::NoEdition),
        ("TNM", Named::NoEdition),
        ("", Named::NoEdition),
        ("AJCC 7", Named::Other),
        ("NIH modified", Named::Other),
    ];
    for (system, edition) in expected {
        assert_eq!(named(system), edition, "{system}");
    }
}
