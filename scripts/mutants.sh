#!/bin/sh
# Changes the clinical judgement in one place after the other and says which changes no test notices (cargo-mutants, pinned).
#   scripts/mutants.sh                                     all of it: about four thousand changes, hours
#   scripts/mutants.sh -f src-tauri/clinical/src/judge/margin.rs   one file: minutes
#   scripts/mutants.sh --shard 0/16                        every sixteenth change
# Options are those of `cargo mutants`; what was found lies in target/mutants/mutants.out. Exit 2 if a change went unnoticed.
set -u
cd "$(dirname "$0")/.." || exit 1
. scripts/ensure.sh

version=27.1.0

ensure_cargo_mutants() {
    PATH=$CACHE/bin:$PATH
    export PATH
    [ "$(cargo mutants --version 2>/dev/null)" = "cargo-mutants $version" ] && return 0
    say "Installing cargo-mutants $version"
    cargo install --quiet --locked --root "$CACHE" --version "$version" cargo-mutants >&2
}

ensure_rust && ensure_build_packages && ensure_cargo_mutants || exit 1
mkdir -p target/mutants
exec cargo mutants --package clinical --output target/mutants "$@"
