# shellcheck shell=sh
# The window beside an empty Tauri window: start, memory, and how soon the page answers a key.
ensure_build_packages
ensure_rust
ensure_window_packages
ensure_window_test_packages
ensure_packages xdotool python3
ensure_page
cargo build --quiet --release --bin sarcoma-casebook
cargo build --quiet --release -p casebook --example library

# The same Tauri, for it is read from the same lock file; the same folder, so that it is built once.
built=${CARGO_TARGET_DIR:-$PWD/target}
empty=scripts/bench/window/empty
cp Cargo.lock $empty/Cargo.lock
CARGO_TARGET_DIR=$built cargo build --quiet --release --manifest-path $empty/Cargo.toml

mkdir -p target/bench
library=target/bench/100000.casebook
[ -f "$library" ] || "$built/release/examples/library" make "$library" 100000
PYTHONDONTWRITEBYTECODE=1 exec python3 scripts/bench/window/measure.py \
    "$built/release/sarcoma-casebook" "$built/release/empty-window" "$PWD/$library"
