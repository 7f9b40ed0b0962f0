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

/// Where WebKit is to ask for everything of the network: a port of this computer on which nothing answers.
///
/// The policy of the page refuses every request; but for a link or a hint WebKit may connect ahead, before anybody asks
/// whether it may be followed, and a connection alone already tells somebody something. None for a development build,
/// whose page comes from a server.
pub(crate) fn nowhere() -> Option<Url> {
    (!tauri::is_dev()).then(|| Url::parse("http://127.0.0.1:9").ok()).flatten()
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

    #[test]
    fn every_command_is_allowed_by_name_and_nothing_beside_them_but_to_hear() {
        let declared = include_str!("../build.rs");
        let (_, list) = declared.split_once("COMMANDS: &[&str] = &[").unwrap();
        let (list, _) = list.split_once("];").unwrap();
        let commands = list.split('"').skip(1).step_by(2).map(|name| format!("allow-{}", name.replace('_', "-")));
        let hear = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
        let mut wanted: Vec<_> = commands.chain(hear).collect();
        let capability: serde_json::Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let named = capability["permissions"].as_array().unwrap().iter();
        let mut allowed: Vec<_> = named.map(|name| name.as_str().unwrap().to_owned()).collect();
        wanted.sort();
        allowed.sort();
        assert!(wanted.len() > 20);
        assert_eq!(allowed, wanted);
    }

    #[test]
    fn the_page_reaches_the_program_alone() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        let security = &config["app"]["security"];
        let policy = security["csp"].as_str().unwrap();
        let rules: Vec<_> = policy.split(';').map(str::trim).collect();
        for rule in
            ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src ipc: http://ipc.localhost"]
        {
            assert!(rules.contains(&rule), "{rule} is not in {policy}");
        }
        assert!(!["unsafe", "https:", "*", "ws:"].iter().any(|loose| policy.contains(loose)), "{policy}");
        assert_eq!(security["freezePrototype"], true);
        assert_eq!(config["app"]["withGlobalTauri"], false);
        assert!(security.get("dangerousDisableAssetCspModification").is_none());
    }
}
