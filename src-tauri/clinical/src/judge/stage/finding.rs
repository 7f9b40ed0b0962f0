//! Findings by which a T category is chosen where size alone does not decide.

use std::collections::BTreeSet;

use super::{evidence::Evidence, route::within};

/// Table, words of an invaded structure, code of the finding in the tables, sites whose own tissue that is.
type Word = (&'static str, &'static [&'static str], &'static str, &'static str);

const WORDS: &[Word] = &[
    ("visceral", &["serosa", "visceral peritoneum"], "serosa", ""),
    ("visceral", &["mesenter", "mesocolon", "omentum"], "beyond-serosa", "C48.0-C48.8"),
    ("visceral", &["other organ", "another organ", "adjacent organ", "neighbouring organ"], "other-organ", ""),
    ("visceral", &["stomach"], "other-organ", "C16.0-C16.9"),
    (
        "visceral",
        &["small intestine", "small bowel", "duodenum", "jejunum", "ileum"],
        "other-organ",
        "C17.0-C17.9,C48.0-C48.8",
    ),
    ("visceral", &["colon", "large intestine", "large bowel"], "other-organ", "C18.0-C19.9,C48.0-C48.8"),
    ("visceral", &["rectum"], "other-organ", "C20.9,C48.0-C48.8"),
    ("visceral", &["liver"], "other-organ", "C22.0-C22.9"),
    ("visceral", &["pancreas"], "other-organ", "C25.0-C25.9"),
    ("visceral", &["spleen", "diaphragm", "abdominal wall", "chest wall"], "other-organ", ""),
    ("visceral", &["lung"], "other-organ", "C34.0-C34.9"),
    ("visceral", &["kidney"], "other-organ", "C64.9"),
    ("visceral", &["bladder"], "other-organ", "C23.9,C67.0-C67.9"),
    ("visceral", &["uterus"], "other-organ", "C53.0-C55.9"),
    ("head-neck", &["orbit"], "orbit", ""),
    ("head-neck", &["skull base"], "skull-base", ""),
    ("head-neck", &["dura"], "dura", ""),
    ("head-neck", &["larynx", "trachea", "oesophagus", "esophagus", "thyroid"], "central-compartment", ""),
    ("head-neck", &["facial skeleton", "mandible", "maxilla", "zygoma"], "facial-skeleton", ""),
    ("head-neck", &["pterygoid"], "pterygoid", ""),
    ("head-neck", &["brain"], "brain", ""),
    ("head-neck", &["carotid"], "carotid-encased", ""),
    ("head-neck", &["prevertebral"], "prevertebral", ""),
    ("orbit", &["bony wall", "orbital wall"], "bony-walls", ""),
    ("orbit", &["globe"], "globe", ""),
    ("orbit", &["eyelid", "conjunctiva", "temporal fossa"], "periorbital", ""),
    ("orbit", &["sinus"], "sinus", ""),
    ("orbit", &["brain", "dura"], "cns", ""),
    ("uterus", &["adnexa", "ovary", "ovaries", "fallopian tube"], "adnexa", ""),
    ("uterus", &["bladder"], "bladder", ""),
    ("uterus", &["rectum"], "rectum", ""),
    ("uterus", &["pelvic", "parametri", "vagina", "sigmoid"], "pelvic-tissue", ""),
    ("uterus", &["abdom", "omentum", "small intestine", "small bowel", "liver"], "abdominal-nos", ""),
    ("uterus-adenosarcoma", &["endometrium", "endocervix"], "endometrium-endocervix", ""),
    (
        "uterus-adenosarcoma",
        &["less than half of the myometrium", "inner half of the myometrium"],
        "myometrium-lt-half",
        "",
    ),
    (
        "uterus-adenosarcoma",
        &["half or more of the myometrium", "outer half of the myometrium"],
        "myometrium-ge-half",
        "",
    ),
    ("bone-spine", &["spinal canal", "epidural"], "spinal-canal", ""),
    ("bone-spine", &["aorta", "vena cava", "great vessel"], "vessel-invasion", ""),
    ("bone-pelvis", &["sacroiliac"], "sacroiliac", ""),
    ("bone-pelvis", &["iliac vessel", "iliac artery", "iliac vein"], "vessel", ""),
];

/// Words that say that a tumour stayed where it arose, by table.
const CONFINED: &[(&str, &str)] =
    &[("visceral", "organ-confined"), ("uterus", "uterus-only"), ("orbit", "orbit-confined")];

/// Codes of what was found, in the words of the tables, with what was taken for granted.
pub(super) fn codes(table: &str, site: u16, evidence: &Evidence) -> (BTreeSet<&'static str>, Option<String>) {
    let mut codes = BTreeSet::new();
    let invaded = evidence.invaded.as_deref().unwrap_or_default();
    for (of, words, code, own) in WORDS {
        let found = || invaded.iter().filter(|structure| words.iter().any(|word| structure.contains(word))).count();
        let is_own = !own.is_empty() && within(own, site, super::route::topography);
        if table.starts_with(of) && !is_own && found() > 0 {
            codes.insert(*code);
            if *code == "abdominal-nos" {
                codes.insert(if found() > 1 { "abdominal-gt1" } else { "abdominal-1" });
            }
        }
    }
    codes.extend(several(table, evidence.masses));
    let confined = CONFINED.iter().find(|(of, _)| table.starts_with(of)).map(|(_, code)| *code);
    let assumed = confined.filter(|_| codes.is_empty()).and_then(|code| confine(&mut codes, code, evidence));
    (codes, assumed)
}

/// Takes a tumour of which no invasion was recorded as confined: from a specimen only, since imaging rarely says so.
fn confine(codes: &mut BTreeSet<&'static str>, code: &'static str, evidence: &Evidence) -> Option<String> {
    if evidence.invaded.is_none() && (evidence.basis == super::Basis::Clinical || evidence.size.is_none()) {
        return None;
    }
    codes.insert(code);
    evidence.invaded.is_none().then(|| "No invasion was recorded: the tumour was taken as confined.".to_owned())
}

/// Codes of several masses.
fn several(table: &str, masses: usize) -> &'static [&'static str] {
    match (table, masses) {
        ("bone-appendicular", masses) if masses != 1 => &["discontinuous"],
        ("visceral", 0) => &["multifocal-nos"],
        ("visceral", 2) => &["multifocal-2", "multifocal-le2"],
        ("visceral", 3..=5) => &["multifocal-3-5"],
        ("visceral", masses) if masses > 5 => &["multifocal-gt5"],
        _ => &[],
    }
}
