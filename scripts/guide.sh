#!/bin/sh
# Draws the pictures of docs/guide anew, from the real window without a screen, and packs them without loss.
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh

ensure_build_packages
ensure_window_packages
ensure_window_test_packages
ensure_packages optipng
ensure_rust
ensure_page

# The page is part of the program: a new page is a new program.
touch src-tauri/build.rs
rm -f docs/guide/pictures/*.png
cargo test --quiet --test window guide -- --ignored --test-threads 1
optipng -quiet -strip all -o2 docs/guide/pictures/*.png
du -ch docs/guide/pictures/*.png | tail -1
