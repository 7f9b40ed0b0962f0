# shellcheck shell=sh
# Installs what a fresh Debian 12 or 13 lacks, as root or with sudo; does nothing where nothing is missing.
# Sourced from the top of the checkout by run, check and .ci/run.

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/sarcoma-casebook
RUST=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
NODE_MAJOR=22
export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*" >&2; }

# Words of the list that are not installed Debian packages.
missing_packages() {
    for package; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf ' %s' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
    command -v sudo >/dev/null || { say "Not root and no sudo here; as root: $*"; return 1; }
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
}

apt_install() {
    as_root apt-get -o DPkg::Lock::Timeout=600 -qq update &&
        as_root apt-get -o DPkg::Lock::Timeout=600 -qq install -y --no-install-recommends "$@"
}

# ensure_packages NAME...: installs those that are missing; a failed attempt is repeated once.
ensure_packages() {
    command -v dpkg-query >/dev/null || { say "Not a Debian system; needed here: $*"; return 0; }
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Installing$missing"
    # shellcheck disable=SC2086 # a list of words
    apt_install $missing >&2 || { sleep 5; apt_install $missing >&2; }
}

# For the program at the command line.
ensure_build_packages() { ensure_packages build-essential pkg-config libssl-dev curl ca-certificates git; }

# For the window.
ensure_window_packages() { ensure_packages libwebkit2gtk-4.1-dev; }

# For driving the real window without a screen.
ensure_window_test_packages() { ensure_packages xvfb xauth webkit2gtk-driver fonts-dejavu-core strace; }

# For reading and validating PDF files; any Java 17 and any Python with pip will do.
ensure_conformance_packages() {
    ensure_packages poppler-utils || return 1
    command -v javac >/dev/null || ensure_packages default-jdk-headless || return 1
    python3 -m pip --version >/dev/null 2>&1 || ensure_packages python3 python3-pip
}

rust_is_new_enough() {
    cargo --version 2>/dev/null | awk -v least="$RUST" '{
        split($2, have, "."); split(least, want, ".")
        exit !(have[1] > want[1] || have[1] == want[1] && have[2] >= want[2])
    } END { if (!NR) exit 1 }'
}

# The Rust of rust-toolchain.toml, by rustup where no new enough cargo is there: Debian's is too old.
ensure_rust() {
    PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
    export PATH
    rust_is_new_enough && return 0
    if ! command -v rustup >/dev/null; then
        say "Installing Rust $RUST"
        curl --proto '=https' --tlsv1.2 -fsSL --retry 3 https://static.rust-lang.org/rustup/rustup-init.sh |
            sh -s -- -y -q --no-modify-path --profile minimal --default-toolchain none || return 1
    fi
    rustup toolchain install "$RUST" --profile minimal --component clippy --component rustfmt >&2 && rust_is_new_enough
}

# The linter and the formatter that belong to it.
ensure_rust_tools() {
    ensure_rust || return 1
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return 0
    rustup component add --toolchain "$RUST" clippy rustfmt >&2
}

# Vite takes Node 20.19 and later in line 20, 22.12 and later in line 22, and every line after it.
node_is_new_enough() {
    node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null &&
        command -v npm >/dev/null
}

debian_node_is_new_enough() {
    candidate=$(apt-cache policy nodejs 2>/dev/null | sed -n 's/^ *Candidate: //p')
    dpkg --compare-versions "${candidate:-0}" ge 20.19 2>/dev/null
}

# The newest official Node of the line, checked against its published sums.
fetch_node() {
    case $(uname -m) in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) return 1 ;; esac
    site=https://nodejs.org/dist/latest-v$NODE_MAJOR.x
    mkdir -p "$CACHE" && (
        cd "$CACHE" || exit 1
        curl -fsSL --connect-timeout 15 "$site/SHASUMS256.txt" -o node.sums || exit 1
        archive=$(sed -n "s/^[0-9a-f]*  \(node-.*-linux-$machine\.tar\.gz\)$/\1/p" node.sums)
        curl -fsSL --retry 2 "$site/$archive" -o "$archive" || exit 1
        grep " $archive\$" node.sums | sha256sum -c --quiet || exit 1
        rm -rf node && mkdir node && tar -xzf "$archive" -C node --strip-components 1 && rm "$archive" node.sums
    )
}

# Node as a package of the npm registry, for where only that is reached.
node_by_npm() {
    case $(uname -m) in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) return 1 ;; esac
    command -v npm >/dev/null || ensure_packages npm || return 1
    rm -rf "$CACHE/node" && mkdir -p "$CACHE/node/bin" || return 1
    npm install --silent --no-save --ignore-scripts --prefix "$CACHE/node" \
        "node-linux-$machine@$NODE_MAJOR" npm@10 >&2 || return 1
    ln -sf "../node_modules/node-linux-$machine/bin/node" "$CACHE/node/bin/node"
    ln -sf ../node_modules/npm/bin/npm-cli.js "$CACHE/node/bin/npm"
    ln -sf ../node_modules/npm/bin/npx-cli.js "$CACHE/node/bin/npx"
}

# Node and npm: what is there, else Debian's, else the official archive, else from the npm registry.
ensure_node() {
    node_is_new_enough && return 0
    [ -x "$CACHE/node/bin/node" ] && PATH=$CACHE/node/bin:$PATH && export PATH
    node_is_new_enough && return 0
    say "Installing Node $NODE_MAJOR"
    if debian_node_is_new_enough; then
        ensure_packages nodejs && { command -v npm >/dev/null || ensure_packages npm; } && node_is_new_enough && return 0
    fi
    fetch_node || node_by_npm || return 1
    PATH=$CACHE/node/bin:$PATH
    export PATH
    node_is_new_enough
}

# True where anything in the list is newer than the first file, or that file is not there.
older_than() {
    made=$1
    shift
    [ -e "$made" ] || return 0
    [ -n "$(find "$@" -newer "$made" 2>/dev/null | head -n 1)" ]
}

# The packages of the page, exactly as locked; none of them runs a script of its own.
ensure_page_packages() {
    ensure_node || return 1
    older_than ui/node_modules/.package-lock.json ui/package-lock.json || return 0
    say 'Installing the packages of the page'
    npm --prefix ui ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
}

# The built page in ui/dist, which the window carries inside it.
ensure_page() {
    ensure_page_packages || return 1
    older_than ui/dist/index.html ui/src ui/public ui/*.html ui/*.json ui/*.js ui/*.ts || return 0
    say 'Building the page'
    npm --prefix ui run --silent build >&2
}
