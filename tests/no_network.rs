//! The program has no network code: none of the usual crates is among its dependencies.
#![expect(clippy::unwrap_used, reason = "what a test does not find fails it")]

use std::process::Command;

/// Crates that speak to other computers, by the beginning of their names.
const NETWORK: &[&str] = &[
    "reqwest",
    "hyper",
    "rustls",
    "native-tls",
    "openssl",
    "ureq",
    "curl",
    "isahc",
    "tungstenite",
    "quinn",
    "h2",
    "socket2",
    "tauri-plugin-http",
    "tauri-plugin-updater",
    "tauri-plugin-websocket",
];

fn tree(edges: &str) -> Vec<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["tree", "--offline", "--package", "sarcoma-casebook", "--edges", edges, "--prefix", "none"]);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |line: &str| line.split(' ').next().map(str::to_owned);
    String::from_utf8_lossy(&output.stdout).lines().filter_map(name).collect()
}

#[test]
fn no_crate_that_speaks_to_other_computers_is_linked() {
    let crates = tree("normal");
    assert!(crates.iter().any(|name| name == "tauri"), "the tree is not read rightly");
    let guilty: Vec<_> = crates.iter().filter(|name| NETWORK.iter().any(|network| *name == network)).collect();
    assert!(guilty.is_empty(), "{guilty:?}");
}
