//! What the tables and the letters of a stage are called in print.

use super::Edition;
use crate::value::Choice as _;

/// A table as printed.
pub(super) fn table(key: &str) -> &'static str {
    match key {
        "extremity-trunk" => "soft tissue of trunk and extremities",
        "retroperitoneum" => "retroperitoneum",
        "head-neck" => "soft tissue of head and neck",
        "visceral" => "organs of abdomen and thorax",
        "orbit" => "orbit",
        "gist-gastric" => "gastrointestinal stromal tumour, stomach and omentum",
        "gist-non-gastric" => "gastrointestinal stromal tumour, small intestine and other sites",
        "uterus-leiomyosarcoma-ess" => "uterine leiomyosarcoma and endometrial stromal sarcoma",
        "uterus-adenosarcoma" => "uterine adenosarcoma",
        "bone-appendicular" => "bone: limbs, trunk, skull and face",
        "bone-spine" => "bone: spine",
        "bone-pelvis" => "bone: pelvis",
        "unusual" => "unusual histologies and sites",
        _ => "no table",
    }
}

/// The chapter of AJCC 8 a table stands in.
fn chapter(key: &str) -> Option<u8> {
    match key {
        "extremity-trunk" => Some(41),
        "retroperitoneum" => Some(44),
        "head-neck" => Some(40),
        "visceral" => Some(42),
        "orbit" => Some(70),
        "unusual" => Some(45),
        key if key.starts_with("gist") => Some(43),
        key if key.starts_with("uterus") => Some(54),
        key if key.starts_with("bone") => Some(38),
        _ => None,
    }
}

/// Table and edition as the source of a result: "AJCC 8, chapter 44: retroperitoneum".
pub(super) fn source(edition: Edition, key: &str) -> String {
    match chapter(key).filter(|_| edition == Edition::Ajcc8) {
        Some(chapter) => format!("{}, chapter {chapter}: {}", edition.label(), table(key)),
        None => format!("{}: {}", edition.label(), table(key)),
    }
}

/// Length in centimetres as printed, at most two decimals.
pub(super) fn centimetres(mm: f64) -> String {
    let text = format!("{:.2}", mm / 10.0);
    format!("{} cm", text.trim_end_matches('0').trim_end_matches('.'))
}
