#!/bin/sh
# Builds what can be installed: a .deb and an AppImage; installs first what building lacks. Says where each lies.
#   scripts/package.sh            both, as they are given to others
#   scripts/package.sh --debug    both from a quick build, to try the packages themselves
# The AppImage needs tools that Tauri fetches from its own releases the first time; where they are not reached, the .deb is
# built all the same, and the exit status is 1.
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh

kind=release
[ "${1:-}" != --debug ] || kind=debug
target=${CARGO_TARGET_DIR:-target}

ensure_build_packages
ensure_window_packages
ensure_rust
ensure_page_packages

bundle() {
    flag=
    [ "$kind" = release ] || flag=--debug
    # shellcheck disable=SC2086 # a flag or nothing
    ui/node_modules/.bin/tauri build $flag --bundles "$1" >&2
}

# lies FOLDER ENDING: names the newest package of a kind.
lies() { find "$target/$kind/bundle/$1" -maxdepth 1 -name "*.$2" -newer "$began" -print; }

began=$(mktemp)
trap 'rm -f "$began"' EXIT
bundle deb
lies deb deb
if bundle appimage; then
    lies appimage AppImage
else
    say 'The AppImage was not built: its tools could not be fetched or did not run (see above). The .deb is complete.'
    exit 1
fi
