//! Tells Tauri which commands exist, so that each needs a line in the window's capability.

/// Every command of the window, by name; `commands.rs` holds them, `capabilities/main.json` allows them.
const COMMANDS: &[&str] = &[
    "library_state",
    "unlock",
    "create_library",
    "lock",
    "propose_passphrase",
    "passphrase_strength",
    "list_keys",
    "add_key",
    "change_key",
    "remove_key",
    "renew_recovery",
    "catalogue",
    "find_codes",
    "list_cases",
    "new_case",
    "open_case",
    "set_field",
    "add_record",
    "remove_record",
    "keep",
    "reopen",
    "undo",
    "redo",
    "preview",
    "export_pdf",
    "zoom",
    "completeness",
    "history",
    "restore",
    "printing",
    "origin",
    "change",
    "grade_card",
    "read_panel",
    "body_regions",
    "cycle_grid",
    "give",
    "find_regimens",
    "plan_course",
    "lesion_grid",
    "measure",
    "show_exported",
    "print_report",
    "offered_library",
    "take_offer",
    "decline_offer",
    "about",
    "untold_failure",
    "failure_told",
    "page_failed",
    "count_cases",
    "peek",
    "templates",
    "open_sample",
    "duplicate_case",
    "archive_case",
    "pin_case",
    "delete_case",
    "last_deletion",
    "take_back_deletion",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    // The page is built into the program.
    println!("cargo:rerun-if-changed=ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).map_err(Into::into)
}
