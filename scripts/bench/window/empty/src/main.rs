//! The smallest program that has a Tauri window.

fn main() {
    if let Err(problem) = tauri::Builder::default().run(tauri::generate_context!()) {
        eprintln!("{problem}");
    }
}
