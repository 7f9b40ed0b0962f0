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

#[cfg(test)]
mod tests {
    use super::*;

    /// clinical-standards § 2: chapters 38, 40–45, 54 and 70 of AJCC 8; UICC and FIGO have no chapters.
    #[test]
    fn a_source_names_edition_chapter_and_table() {
        for (key, chapter) in [
            ("extremity-trunk", "41: soft tissue of trunk and extremities"),
            ("retroperitoneum", "44: retroperitoneum"),
            ("head-neck", "40: soft tissue of head and neck"),
            ("visceral", "42: organs of abdomen and thorax"),
            ("orbit", "70: orbit"),
            ("unusual", "45: unusual histologies and sites"),
            ("gist-gastric", "43: gastrointestinal stromal tumour, stomach and omentum"),
            ("gist-non-gastric", "43: gastrointestinal stromal tumour, small intestine and other sites"),
            ("uterus-leiomyosarcoma-ess", "54: uterine leiomyosarcoma and endometrial stromal sarcoma"),
            ("uterus-adenosarcoma", "54: uterine adenosarcoma"),
            ("bone-appendicular", "38: bone: limbs, trunk, skull and face"),
            ("bone-spine", "38: bone: spine"),
            ("bone-pelvis", "38: bone: pelvis"),
        ] {
            assert_eq!(source(Edition::Ajcc8, key), format!("AJCC 8, chapter {chapter}"));
            assert_eq!(source(Edition::Uicc9, key), format!("UICC 9: {}", table(key)));
        }
        assert_eq!(source(Edition::Ajcc8, "none"), "AJCC 8: no table");
    }

    #[test]
    fn centimetres_have_two_decimals_at_most() {
        assert_eq!([110.0, 51.0, 50.05, 3.0, 1000.0].map(centimetres), ["11 cm", "5.1 cm", "5 cm", "0.3 cm", "100 cm"]);
    }
}
