//! The program's own folder on this computer: what is the program's and not the library's.

use std::path::PathBuf;

/// The name of the program among others; `tauri.conf.json` has the same.
const IDENTIFIER: &str = "org.sarcoma-casebook.desktop";

/// The folder, as the system's rules name it; none where the user has no home.
pub(crate) fn own_folder() -> Option<PathBuf> {
    dirs::data_local_dir().map(|folder| folder.join(IDENTIFIER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_the_program_share_a_folder() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        assert_eq!(config["identifier"], IDENTIFIER);
    }
}
