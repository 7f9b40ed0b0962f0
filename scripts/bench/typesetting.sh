# shellcheck shell=sh
# An article set and written as PDF/A by us, by Typst and by Chromium. With --short, only the short one.

# The peers that come as Python packages, into a folder of the cache that a new version replaces.
ensure_python_peers() {
    python3 -m pip --version >/dev/null 2>&1 || ensure_packages python3 python3-pip || return 1
    wanted=scripts/bench/typesetting/peers.txt
    peers=$CACHE/bench/python
    cmp -s "$wanted" "$peers/peers.txt" && return 0
    say 'Installing Typst for Python'
    rm -rf "$peers" && mkdir -p "$peers" &&
        PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --no-deps --only-binary :all: --target "$peers" -r "$wanted" >&2 &&
        cp "$wanted" "$peers/peers.txt"
}

# Chromium, unless a browser of its family is already there.
ensure_chromium() {
    for browser in chromium chromium-browser google-chrome; do
        chromium=$(command -v "$browser") && return 0
    done
    ensure_packages chromium && chromium=$(command -v chromium)
}

ensure_build_packages && ensure_rust && ensure_python_peers && ensure_packages poppler-utils && ensure_chromium
cargo build --quiet --release -p typeset --example article
out=${CARGO_TARGET_DIR:-target}
mkdir -p target/bench
PYTHONPATH=$CACHE/bench/python:scripts/bench/typesetting
PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH PYTHONDONTWRITEBYTECODE
exec python3 scripts/bench/typesetting/measure.py "$out/release/examples/article" "$chromium" "$@"
