#!/bin/sh
# The notes of a release on the standard output: what CHANGELOG.md says of it, and the versions of what it is built with
# and of its main parts, from the locks. The same commit gives the same text.
#   scripts/release-notes.sh            of what is not released yet
#   scripts/release-notes.sh 0.1.0      of a release
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-Unreleased}

# locked CRATE: its version in the lock.
locked() {
    awk -v name="$1" '$0 == "name = \"" name "\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

# page PACKAGE: its version in the lock of the page.
page() {
    awk -v name="    \"node_modules/$1\": {" '$0 == name { getline; gsub(/[",: ]|version/, ""); print; exit }' ui/package-lock.json
}

said=$(awk -v wanted="## [$wanted]" '
    index($0, "## [") == 1 { inside = index($0, wanted) == 1; next }
    inside { print }
' CHANGELOG.md)
[ -n "$said" ] || { echo "CHANGELOG.md says nothing of $wanted" >&2; exit 1; }

version=$(locked sarcoma-casebook)
printf '# Sarcoma Casebook %s\n%s\n\n## Built with\n\n' "$version" "$said"
printf -- '- Rust %s\n' "$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)"
for crate in tauri wry rusqlite sqlcipher-src printpdf lopdf zune-jpeg; do
    found=$(locked "$crate")
    [ -z "$found" ] || printf -- '- %s %s\n' "$crate" "$found"
done
for package in svelte vite pdfjs-dist @tauri-apps/api; do
    found=$(page "$package")
    [ -z "$found" ] || printf -- '- %s %s\n' "$package" "$found"
done
# shellcheck disable=SC2016 # a name, not a command
printf '\n%s crates and %s packages of the page are locked; `scripts/sbom.sh` lists each with its sum.\n' \
    "$(grep -c '^\[\[package\]\]' Cargo.lock)" "$(grep -c '^    "node_modules/' ui/package-lock.json)"
