# shellcheck shell=sh
# How long a case is checked: 10,000 at random, and cases of 500 records of each kind.
ensure_build_packages
ensure_rust
mkdir -p target/bench
cargo bench --quiet -p clinical --bench check -- "$PWD/target/bench/check.json"
