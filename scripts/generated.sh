#!/bin/sh
# Writes the committed files that are made from others: the types of the page and the fields of a case for people and
# programs, from Rust; whose work the program carries inside it, from its locked dependencies.
#   scripts/generated.sh            writes them
#   scripts/generated.sh --check    says which are stale
# The tests that hold them fresh do both, so there is one place that knows how each is made.
set -u
cd "$(dirname "$0")/.." || exit 1
[ "${1:-}" = --check ] || export UPDATE=1
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT

for held in types_of_the_page_are_fresh the_generated_documents_are_fresh; do
    cargo test --workspace --no-fail-fast --lib --test commands "$held" >"$printed" 2>&1
    # Passing is not enough: a test that was renamed would pass by not being there.
    grep -qE "^test (.*::)?$held \.\.\. ok" "$printed" || { cat "$printed"; exit 1; }
    echo "$held"
done

node scripts/licences.mjs "$@" || exit 1
echo licences_are_fresh
