use serde_json::{Value, json};

use super::*;
use crate::{
    case::Entry,
    catalogue::{Field, catalogue},
    record::{Kind, Record},
    value::CaseId,
};

fn field(kind: Kind, name: &str) -> Field {
    kind.row().fields.into_iter().find(|field| field.name == name).unwrap()
}

fn printed(kind: Kind, name: &str, value: &Value) -> Option<String> {
    super::value(&field(kind, name), value)
}

fn record(kind: &str, body: &Value) -> Record {
    Entry::read("r", kind, body).unwrap().record
}

fn known(value: impl Into<Value>) -> Value {
    json!({"known": value.into()})
}

#[test]
fn the_five_answers_print_differently() {
    let residual = |answer: &Value| printed(Kind::Surgery, "residual", answer);
    assert_eq!(residual(&Value::Null), None);
    assert_eq!(residual(&known("r0")).unwrap(), "R0");
    assert_eq!(residual(&json!({"known": "r0", "note": "as dictated"})).unwrap(), "R0 (as dictated)");
    let absent = ["not_known", "not_done", "not_applicable"].map(|why| residual(&json!({"absent": why})).unwrap());
    assert_eq!(absent, ["not known", "not done", "not applicable"]);
    assert_eq!(residual(&json!({"absent": "not_done", "note": "palliative"})).unwrap(), "not done (palliative)");
}

#[test]
fn measures_sizes_counts_and_codes_print_as_the_report_writes_them() {
    let loss = known(json!({"qualifier": "about", "value": 1300, "unit": "ml"}));
    assert_eq!(printed(Kind::Surgery, "blood_loss", &loss).unwrap(), "about 1,300 mL");
    let size =
        known(json!({"axes": [{"length": 8, "axis": "axial"}, {"length": 7, "axis": "craniocaudal"}], "unit": "cm"}));
    assert_eq!(printed(Kind::Pathology, "size", &size).unwrap(), "8 × 7 cm (axial, craniocaudal)");
    assert_eq!(printed(Kind::Reference, "year", &json!(2016)).unwrap(), "2016");
    let code = json!({"system": "ICD-O", "version": "3.2", "code": "C48.1", "display": "Mesentery", "verified": true});
    assert_eq!(printed(Kind::Tumour, "topography", &code).unwrap(), "C48.1, Mesentery (ICD-O 3.2)");
}

#[test]
fn lists_and_groups_print_compactly() {
    let invasion = json!([
        {"structure": "serosal surface", "presence": "present", "extent": "diffuse"},
        {"structure": "wall of the small intestine", "presence": "absent"},
    ]);
    assert_eq!(
        printed(Kind::Pathology, "invasion", &invasion).unwrap(),
        "serosal surface: present, diffuse; wall of the small intestine: absent"
    );
    let margins = json!({"residual": known("r0"), "distance": known(json!({"value": 2, "unit": "mm"}))});
    assert_eq!(printed(Kind::Pathology, "margins", &margins).unwrap(), "Residual tumour: R0, distance: 2 mm");
    let lesion =
        json!([{"nature": "metastasis", "site": "liver", "necrosis": "present", "close_to": ["stomach", "spleen"]}]);
    assert_eq!(
        printed(Kind::Imaging, "lesions", &lesion).unwrap(),
        "liver: metastasis, necrosis present, close to stomach, spleen"
    );
    assert_eq!(printed(Kind::Pathology, "invasion", &json!([])), None);
    assert_eq!(printed(Kind::Pathology, "margins", &json!({})), None);
}

#[test]
fn a_text_that_closes_a_group_is_no_head() {
    let margins = json!({"residual": known("r1"), "nearest": known("psoas muscle")});
    assert_eq!(printed(Kind::Pathology, "margins", &margins).unwrap(), "Residual tumour: R1, nearest: psoas muscle");
    let withheld = json!([{"about": "surgery", "chosen": "no", "reason_detail": "loss of function"}]);
    assert_eq!(
        printed(Kind::Board, "decisions", &withheld).unwrap(),
        "About: surgery, chosen: no, reason detail: loss of function"
    );
}

#[test]
fn a_mitotic_count_prints_with_its_fields_and_area() {
    let count = |more: Value| printed(Kind::Pathology, "mitoses", &known(more)).unwrap();
    let area = json!({"value": 1.734, "unit": "mm2"});
    assert_eq!(
        count(json!({"qualifier": "up_to", "count": 14, "fields": 10, "area": area})),
        "up to 14 mitoses in 10 HPF (1.734 mm²)"
    );
    assert_eq!(
        count(json!({"qualifier": "between", "count": 10, "upper": 15, "fields": 10})),
        "between 10 and 15 mitoses in 10 HPF"
    );
    assert_eq!(count(json!({"count": 1, "area": area})), "1 mitosis in 1.734 mm²");
    assert_eq!(
        count(json!({"count": 3, "fields": 10, "field_number": 22, "objective": 40})),
        "3 mitoses in 10 HPF, field number 22, ×40"
    );
}

#[test]
fn a_type_is_never_printed_surer_than_it_was_stated() {
    let kind = |certainty: &str| {
        let morphology = json!({"system": "ICD-O", "version": "3.2", "code": "8890/3", "display": "Leiomyosarcoma", "verified": true});
        let stated =
            json!({"stated": "leiomyosarcoma", "entity": "key", "morphology": morphology, "certainty": certainty});
        printed(Kind::Tumour, "diagnosis", &known(stated)).unwrap()
    };
    assert_eq!(kind("proven"), "leiomyosarcoma (proven; ICD-O 3.2, 8890/3)");
    assert_eq!(kind("suggests"), "suggestive of leiomyosarcoma (ICD-O 3.2, 8890/3)");
}

fn abdomen() -> Case {
    let ct = Entry::read("ct", "imaging", &json!({"modality": known("ct"), "regions": ["abdomen", "pelvis"]})).unwrap();
    Case::assemble(CaseId::new("c").unwrap(), vec![ct]).unwrap()
}

#[test]
fn times_print_as_they_were_stated() {
    let when = |value: &Value| printed(Kind::Surgery, "when", &known(value.clone())).unwrap();
    let offset = |value: u32, unit: &str| json!({"after": {"record": "ct", "offset": {"qualifier": "about", "value": value, "unit": unit}}});
    assert_eq!(when(&json!({"date": "2013-05-12"})), "12 May 2013");
    assert_eq!(when(&json!({"date": "2013-05", "about": true})), "about May 2013");
    assert_eq!(when(&json!({"date": "2013"})), "2013");
    assert_eq!(when(&json!({"age": 20})), "at 20");
    assert_eq!(when(&json!({"age": 91})), "at ≥90");
    assert_eq!(when(&offset(2, "week")), "about 2 weeks after another record");
    assert_eq!(when(&json!({"after": {"record": "ct", "before": true}})), "before another record");
    assert_eq!(
        when(&json!({"after": {"record": "ct", "offset": {"value": 0, "unit": "day"}}})),
        "same day as another record"
    );
    assert_eq!(
        when(&json!({"after": {"offset": {"value": 36, "unit": "month"}}, "about": true})),
        "about 36 months after time zero"
    );
    assert_eq!(when(&json!({"date": "2013", "words": "the wet spring of 2013"})), "the wet spring of 2013");
    let named = value_in(&abdomen(), &field(Kind::Surgery, "when"), &known(offset(2, "week")));
    assert_eq!(named.unwrap(), "about 2 weeks after CT abdomen and pelvis");
}

#[test]
fn links_have_the_name_of_their_record() {
    let shown_by = field(Kind::Metastasis, "shown_by");
    assert_eq!(line_in(&abdomen(), &shown_by, &json!(["ct"])).unwrap(), "Shown by: CT abdomen and pelvis");
    assert_eq!(line(&shown_by, &json!(["ct"])).unwrap(), "Shown by: another record");
}

#[test]
fn what_identifies_has_no_line_at_any_depth() {
    for (kind, name) in [
        (Kind::Patient, "name"),
        (Kind::Patient, "hospital_number"),
        (Kind::Patient, "contact"),
        (Kind::Consent, "kept_at"),
        (Kind::Header, "number"),
    ] {
        assert_eq!(line(&field(kind, name), &json!("canary")), None, "{name}");
        assert_eq!(printed(kind, name, &json!("canary")).unwrap(), "canary", "the library itself shows it");
    }
    assert_eq!(line(&field(Kind::Surgery, "when"), &known(json!({"date": "2013"}))), None);
    let decisions = json!([{"about": "referral", "detail": "a centre", "institution": "canary"}]);
    assert_eq!(line(&field(Kind::Board, "decisions"), &decisions).unwrap(), "Decisions: a centre: referral");
    let history = json!([{"what": "hernia", "when": {"date": "2004"}}, {"what": "fracture", "when": {"age": 9, "words": "in 1971"}}]);
    assert_eq!(
        line(&field(Kind::Patient, "medical_history"), &history).unwrap(),
        "Medical history: hernia; fracture: at 9"
    );
}

#[test]
fn ages_over_89_print_as_90_or_more() {
    let age = |years: u32| printed(Kind::Patient, "age", &known(json!({"value": years, "unit": "year"}))).unwrap();
    assert_eq!([age(89), age(90)], ["89 years", "≥90 years"]);
    let old = record("patient", &json!({"sex": known("male"), "age": known(json!({"value": 93, "unit": "year"}))}));
    assert_eq!(summary(&old), "man, ≥90");
}

#[test]
fn every_kind_has_a_summary() {
    let dose = |amount: f64, unit: &str, per: &str| known(json!({"amount": amount, "unit": unit, "per": per}));
    let drug = |name: &str| json!({"drug": known(name), "dose": dose(5.0, "g", "m2")});
    let size = |lengths: &[u32]| json!({"axes": lengths.iter().map(|length| json!({"length": length})).collect::<Vec<_>>(), "unit": "cm"});
    let examples = [
        ("case", json!({"number": "0001", "title": "Mesenteric leiomyosarcoma"}), "Mesenteric leiomyosarcoma"),
        (
            "patient",
            json!({"name": "canary", "sex": known("female"), "age": known(json!({"value": 40, "unit": "year"}))}),
            "woman, 40",
        ),
        (
            "tumour",
            json!({"site": known("mesentery"), "diagnosis": known(json!({"stated": "leiomyosarcoma"}))}),
            "mesentery · leiomyosarcoma",
        ),
        ("consent", json!({"publication": {"absent": "not_known"}}), "not recorded"),
        ("manuscript", json!({"title": "A long title", "short_title": "Title"}), "Title"),
        (
            "presentation",
            json!({"symptoms": [{"what": "pain"}, {"what": "fever", "presence": "absent"}], "signs": [{"what": "tender mass"}]}),
            "pain, tender mass",
        ),
        (
            "laboratory",
            json!({"results": [{"analyte": "acute-phase proteins", "trend": "raised"}, {"analyte": "haemoglobin", "trend": "reduced"}]}),
            "acute-phase proteins ↑, haemoglobin ↓",
        ),
        (
            "imaging",
            json!({"modality": known("ct"), "regions": ["abdomen"], "lesions": [{"size": size(&[8, 7, 7])}]}),
            "CT abdomen · 8 × 7 × 7 cm",
        ),
        (
            "imaging",
            json!({"modality": known("ct"), "signs": [{"what": "local recurrence", "presence": "absent"}]}),
            "CT · no local recurrence",
        ),
        (
            "imaging",
            json!({"modality": known("ct"), "lesions": [{"site": "liver"}, {"nature": "residual"}]}),
            "CT · liver, residual lesion",
        ),
        (
            "lesion",
            json!({"name": "liver 1", "measurements": [{"size": size(&[3])}, {"state": "gone"}]}),
            "liver 1 · no longer visible",
        ),
        (
            "biopsy",
            json!({"technique": known("core_needle"), "site": known("liver lesion")}),
            "core-needle biopsy · liver lesion",
        ),
        (
            "pathology",
            json!({"fnclcc": {"grade": known(3)}, "histology": known(json!({"stated": "pleomorphic leiomyosarcoma"}))}),
            "FNCLCC 3 · pleomorphic leiomyosarcoma",
        ),
        (
            "pathology",
            json!({"viable_tumour": known("absent"), "other_changes": known("fibrosis")}),
            "no viable tumour · fibrosis",
        ),
        (
            "surgery",
            json!({"procedures": ["en bloc resection"], "residual": known("r0"), "perforation": known("peritoneal_cavity")}),
            "R0, perforated",
        ),
        ("surgery", json!({"procedures": ["left hepatectomy"], "perforation": known("none")}), "left hepatectomy"),
        ("board", json!({"decisions": [{"about": "adjuvant_therapy", "chosen": "no"}]}), "no adjuvant therapy"),
        (
            "metastasis",
            json!({"event": known("metastasis"), "sites": [{"organ": "liver"}, {"organ": "lung"}]}),
            "liver, lung",
        ),
        ("metastasis", json!({"event": known("local_recurrence")}), "local recurrence"),
        (
            "systemic",
            json!({"cycles": known(6), "drugs": [drug("doxorubicin"), drug("ifosfamide")]}),
            "doxorubicin + ifosfamide × 6",
        ),
        (
            "systemic",
            json!({"drugs": [{"drug": known("imatinib"), "dose": dose(400.0, "mg", "flat"), "rhythm": "daily"}]}),
            "imatinib 400 mg daily",
        ),
        ("systemic", json!({"drugs": [{"drug": {"absent": "not_known"}}]}), "drug not known"),
        (
            "radiotherapy",
            json!({"total": dose(50.4, "gy", "flat"), "fractions": known(28), "target": known("thigh")}),
            "50.4 Gy in 28 fractions · thigh",
        ),
        (
            "ablation",
            json!({"technique": known("radiofrequency"), "site": known("right lobe of the liver")}),
            "radiofrequency ablation · right lobe of the liver",
        ),
        (
            "procedure",
            json!({"what": known("upper endoscopy"), "result": known("unremarkable")}),
            "upper endoscopy · unremarkable",
        ),
        (
            "response",
            json!({"category": known("partial"), "new_lesions": known("absent")}),
            "partial remission, no new lesion",
        ),
        ("adverse", json!({"term": "fluid retention", "grade": known("g2")}), "fluid retention, grade 2"),
        ("follow_up", json!({"status": known("complete_remission")}), "complete remission"),
        ("figure", json!({"title": "CT of the tumour", "panels": [{}, {}]}), "CT of the tumour · 2 panels"),
        (
            "reference",
            json!({"authors": ["Seddon B", "Strauss SJ"], "year": 2017, "title": "Gemcitabine and docetaxel"}),
            "Seddon 2017 · Gemcitabine and docetaxel",
        ),
    ];
    for (kind, body, expected) in &examples {
        assert_eq!(summary(&record(kind, body)), *expected);
    }
    for kind in Kind::ALL {
        assert!(examples.iter().any(|(name, _, _)| *name == kind.name()), "no example of {}", kind.name());
    }
}

#[test]
fn an_empty_record_says_nothing_it_does_not_know() {
    let said: Vec<String> =
        Kind::ALL.iter().map(|kind| summary(&kind.empty())).filter(|line| !line.is_empty()).collect();
    assert_eq!(said, ["not recorded"], "consent alone");
    let lines = catalogue().kinds.into_iter().flat_map(|kind| {
        let body = serde_json::to_value(kind.kind.empty()).unwrap();
        let line = move |field: &Field| body.get(field.name).and_then(|value| line(field, value));
        kind.fields.iter().filter_map(line).collect::<Vec<_>>()
    });
    assert_eq!(lines.collect::<Vec<_>>(), [""; 0]);
}
