#!/bin/sh
# Fuzzes every reader of bytes from outside with libFuzzer, each from the inputs that are kept for it in fuzz/corpus; one on
# which a reader fails, hangs for ten seconds or takes 1 GiB is left in fuzz/artifacts. Needs a nightly compiler.
#   scripts/fuzz.sh              ten minutes a reader
#   scripts/fuzz.sh 20           so many seconds
#   scripts/fuzz.sh 20 picture   one reader
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh
seconds=${1:-600}
only=${2:-}
ensure_rust
nightly=${CASEBOOK_NIGHTLY:-nightly}
rustup run "$nightly" rustc --version >/dev/null 2>&1 || {
    say "Installing Rust $nightly"
    rustup toolchain install "$nightly" --profile minimal
}

RUSTC_WRAPPER=$PWD/scripts/fuzz-rustc.sh \
    rustup run "$nightly" cargo build --manifest-path fuzz/Cargo.toml --target-dir fuzz/target --release --locked

# fuzz READER SECONDS FOLDER KEPT: leaves inputs that it fails on in FOLDER.
fuzz() {
    # What is found on the way is no part of what is kept: it goes with the folder.
    found=$(mktemp -d)
    mkdir -p "$3"
    status=0
    "fuzz/target/release/$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="$3/" "$found" "$4" || status=$?
    rm -rf "$found"
    return "$status"
}

# The control: a reader with a mistake is caught.
caught=$(mktemp -d)
if fuzz mistaken 60 "$caught" fuzz/corpus/case_file >"$caught/log" 2>&1 || ! grep -q 'reads on behind the end' "$caught/log"; then
    cat "$caught/log" >&2
    echo "The control failed: a reader with a mistake was not caught" >&2
    exit 1
fi
rm -rf "$caught"

failed=
for kept in fuzz/corpus/*/; do
    name=$(basename "$kept")
    [ -z "$only" ] || [ "$only" = "$name" ] || continue
    printf '== %s, %s seconds\n' "$name" "$seconds"
    fuzz "$name" "$seconds" "fuzz/artifacts/$name" "$kept" || failed="$failed $name"
done
[ -z "$failed" ] || { echo "Failed:$failed; the inputs are in fuzz/artifacts" >&2; exit 1; }
