//! The shipped fonts, for whoever asks what a page is set in.

use rustybuzz::ttf_parser::name_id;

use super::Face;

/// A shipped font with all its faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// Its version, as the font says it.
    pub version: String,
}

/// The shipped fonts.
pub fn families() -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for face in Face::ALL {
        let (name, _, _) = face.css();
        if families.iter().all(|family| family.name != name) {
            families.push(Family { name, version: version(face).unwrap_or_default() });
        }
    }
    families
}

/// "Version 7.051;…" says 7.051.
fn version(face: Face) -> Option<String> {
    let names = face.parsed().ok()?.names();
    let said = names.into_iter().filter(|name| name.name_id == name_id::VERSION).find_map(|name| name.to_string())?;
    let number = |letter: char| letter.is_ascii_digit() || letter == '.';
    Some(said.trim_start_matches(|letter| !number(letter)).split(|letter| !number(letter)).next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_says_its_version() {
        let families = families();
        assert_eq!(
            families.iter().map(|family| family.name).collect::<Vec<_>>(),
            ["Libertinus Serif", "Inter", "Noto Naskh Arabic"]
        );
        assert!(families.iter().all(|family| family.version.contains('.')), "{families:?}");
    }
}
