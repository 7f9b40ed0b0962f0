//! Where the page may go: nowhere but to itself.

use tauri::Url;

/// Whether `url` is the program's own page, or the development server of a development build.
pub(crate) fn is_own_page(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "tauri" => host == "localhost",
        // On Windows the own page has this address.
        "http" | "https" if host == "tauri.localhost" => true,
        "http" => tauri::is_dev() && host == "127.0.0.1" && url.port() == Some(1420),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_is_shown() {
        let own = |text: &str| is_own_page(&Url::parse(text).unwrap());
        assert!(own("tauri://localhost/index.html"));
        assert!(own("http://tauri.localhost/"));
        for foreign in [
            "http://127.0.0.1:8080/",
            "https://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://elsewhere/",
        ] {
            assert!(!own(foreign), "{foreign} was allowed");
        }
    }
}
