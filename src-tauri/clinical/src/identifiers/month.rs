//! Names of months, in the languages that Nordic and western European records are written in.

use std::{collections::HashMap, sync::LazyLock};

/// A month by its name, and whether the name is whole.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) month: u32,
    /// "December", not "dec".
    pub(super) whole: bool,
}

/// Without accents, in small letters: English, Norwegian, Danish, Swedish, French, German, Spanish; then what they are cut to.
const NAMES: [(&str, &str); 12] = [
    ("january januar januari janvier enero", "jan janv ene"),
    ("february februar februari fevrier febrero", "feb febr fev fevr"),
    ("march mars marts marz maerz marzo", "mar mrz"),
    ("april avril abril", "apr avr abr"),
    ("may mai maj mayo", ""),
    ("june juni juin junio", "jun"),
    ("july juli juillet julio", "jul juil"),
    ("august augusti aout agosto", "aug ago"),
    ("september septembre septiembre", "sep sept"),
    ("october oktober octobre octubre", "oct okt"),
    ("november novembre noviembre", "nov"),
    ("december desember dezember decembre diciembre", "dec des dez dic"),
];

/// Each name with its month. It is asked for every word of every text.
static MONTHS: LazyLock<HashMap<&str, Named>> = LazyLock::new(|| {
    let named =
        |names: &'static str, month, whole| names.split_whitespace().map(move |name| (name, Named { month, whole }));
    (1..)
        .zip(NAMES)
        .flat_map(|(month, (whole, cut))| named(cut, month, false).chain(named(whole, month, true)))
        .collect()
});

/// The month of this name.
pub(super) fn named(folded: &str) -> Option<Named> {
    MONTHS.get(folded).copied()
}
