# shellcheck shell=sh
# A library of 100,000 invented cases: paged, searched, and a case opened. Another number: ./bench library COUNT
ensure_build_packages
ensure_rust
cargo build --quiet --release -p casebook --example library
program=${CARGO_TARGET_DIR:-target}/release/examples/library
mkdir -p target/bench
library=target/bench/${1:-100000}.casebook
[ -f "$library" ] || "$program" make "$library" "${1:-100000}"
"$program" measure "$library" target/bench/library.json
