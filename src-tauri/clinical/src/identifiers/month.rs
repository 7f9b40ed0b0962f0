//! Names of months, in the languages that Nordic and western European records are written in.

/// A month by its name, and whether the name is whole.
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

/// The month of this name.
pub(super) fn named(folded: &str) -> Option<Named> {
    (1..).zip(NAMES).find_map(|(month, (whole, cut))| {
        let among = |names: &str| names.split(' ').any(|name| name == folded);
        (!folded.is_empty() && (among(whole) || among(cut))).then(|| Named { month, whole: among(whole) })
    })
}
