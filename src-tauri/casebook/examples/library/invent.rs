//! Cases as a sarcoma centre might have them, all invented: the same number gives the same case.

use clinical::table::{DRUGS, ENTITIES, Entity, SITES, Site};
use serde_json::{Value, json};

use crate::chance::Chance;

const SYMPTOMS: &[&str] = &["painless swelling", "pain at night", "weight loss", "bleeding", "a mass found by chance"];
const HISTORY: &[&str] = &["asthma", "gout", "hypertension", "none of note", "diabetes", "lymphoedema", "hay fever"];
const ORGANS: &[&str] = &["lung", "liver", "bone", "peritoneum", "brain"];
const STATES: &[&str] = &["no_evidence", "complete_remission", "alive_with_disease", "died_of_disease", "lost"];
const REMARKS: &[&str] = &[
    "Films were reviewed by the sarcoma board, which agreed with the first reading.",
    "The patient was told of the rarity of the tumour and asked for a second opinion.",
    "Follow-up continues at the referring hospital, with copies of all letters.",
    "Tissue was sent to the reference centre; the diagnosis was confirmed there.",
];

/// The case of that number, as a case file.
pub(crate) fn case(number: u64) -> String {
    let mut chance = Chance::of(number);
    let entity = loop {
        let entity = chance.one(ENTITIES);
        // Every third is a leiomyosarcoma: words that stand in very many cases are the hard ones.
        if chance.in_ten(3) {
            break ENTITIES.iter().find(|entity| entity.id == "leiomyosarcoma").unwrap_or(entity);
        }
        if entity.behaviour == "3" {
            break entity;
        }
    };
    let site = chance.one(SITES);
    let title = format!("{}, {}", entity.name, site.name.to_lowercase());
    let mut records = vec![
        record("case", "case", json!({"title": title, "number": format!("{number:06}"), "time_zero": "tumour"})),
        record("patient", "patient", patient(&mut chance)),
        record("tumour", "tumour", tumour(entity, site, &mut chance)),
    ];
    records.extend(course(entity, site, &mut chance));
    json!({"format": "sarcoma-casebook case", "version": 1, "id": format!("case-{number}"), "records": records})
        .to_string()
}

#[allow(clippy::needless_pass_by_value, reason = "what it is given was made for it")]
fn record(id: &str, kind: &str, body: Value) -> Value {
    json!({"id": id, "kind": kind, "record": body})
}

#[allow(clippy::needless_pass_by_value, reason = "what it is given was made for it")]
fn known(value: Value) -> Value {
    json!({"known": value})
}

/// Months after the first diagnosis, or before it.
fn month(months: i64) -> Value {
    let offset = json!({"value": months.abs(), "unit": "month"});
    known(json!({"after": {"record": "tumour", "offset": offset, "before": months < 0}}))
}

fn count(chance: &mut Chance, from: i64, to: i64) -> i64 {
    let span = usize::try_from(to - from + 1).unwrap_or(1);
    from + i64::try_from(chance.below(span)).unwrap_or_default()
}

fn patient(chance: &mut Chance) -> Value {
    json!({
        "sex": known(json!(chance.one(&["female", "male"]))),
        "age": known(json!({"value": count(chance, 4, 88), "unit": "year"})),
        "family_history": known(json!(chance.one(HISTORY))),
        "remarks": chance.one(REMARKS),
    })
}

fn tumour(entity: &Entity, site: &Site, chance: &mut Chance) -> Value {
    let (year, month) = (count(chance, 2001, 2025), count(chance, 1, 12));
    let code = json!({"system": "ICD-O", "version": "3.2", "code": site.code, "display": site.name, "verified": false});
    json!({
        "site": known(json!(site.name)),
        "topography": code,
        "diagnosis": known(json!({"stated": entity.name, "entity": entity.id})),
        "diagnosed": known(json!({"date": format!("{year}-{month:02}")})),
        "metastasis_at_diagnosis": known(json!("absent")),
    })
}

fn course(entity: &Entity, site: &Site, chance: &mut Chance) -> Vec<Value> {
    let (size, found) = (count(chance, 2, 24), -count(chance, 1, 5));
    let lesion = json!({"site": site.name, "nature": "primary", "size": {"axes": [{"length": size}], "unit": "cm"}});
    let what = json!({"what": chance.one(SYMPTOMS), "presence": "present"});
    let mut records = vec![
        record("presentation-1", "presentation", json!({"when": month(found), "symptoms": [what]})),
        record(
            "imaging-1",
            "imaging",
            json!({
                "when": month(found), "modality": known(json!(chance.one(&["ct", "mri"]))), "lesions": [lesion],
            }),
        ),
        record(
            "pathology-1",
            "pathology",
            json!({
                "when": month(0), "histology": known(json!({"stated": entity.name, "entity": entity.id})),
                "fnclcc": {"grade": known(json!(count(chance, 1, 3)))},
            }),
        ),
    ];
    if chance.in_ten(9) {
        let residual = known(json!(chance.one(&["r0", "r0", "r1", "r2"])));
        let body = json!({"when": month(1), "intent": known(json!("primary_resection")), "residual": residual});
        records.push(record("surgery-1", "surgery", body));
    }
    if chance.in_ten(4) {
        let (from, cycles) = (count(chance, -3, 4), count(chance, 2, 6));
        let drugs = json!([{"drug": known(json!(chance.one(DRUGS).name))}]);
        let body = json!({"when": month(from), "cycles": known(json!(cycles)), "drugs": drugs});
        records.push(record("systemic-1", "systemic", body));
    }
    if chance.in_ten(3) {
        let body = json!({"when": month(count(chance, -2, 3)), "fractions": known(json!(count(chance, 5, 33)))});
        records.push(record("radiotherapy-1", "radiotherapy", body));
    }
    let mut last = count(chance, 3, 60);
    if chance.in_ten(3) {
        let sites = json!([{"organ": chance.one(ORGANS)}]);
        let body = json!({"when": month(last), "event": known(json!("metastasis")), "sites": sites});
        records.push(record("metastasis-1", "metastasis", body));
        last += count(chance, 1, 24);
    }
    let status = known(json!(chance.one(STATES)));
    records.push(record("follow-up-1", "follow_up", json!({"when": month(last), "status": status})));
    records
}
