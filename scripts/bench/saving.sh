# shellcheck shell=sh
# How long a save takes beside a bare commit of SQLCipher, and while a library of 1 GB is backed up. Other size: ./bench saving MB
ensure_build_packages
ensure_rust
mkdir -p target/bench
cargo run --quiet --release -p store --example saving -- "${1:-1000}" target/bench/saving.json
