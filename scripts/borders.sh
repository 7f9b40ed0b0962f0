#!/bin/sh
# Holds the borders that ARCHITECTURE.md draws: who may use whom, who alone sees what, and how long a file may be.
set -u
cd "$(dirname "$0")/.." || exit 1
longest=350
broken=0
complain() { printf '%s\n' "$*" >&2; broken=1; }

# Which of our own crates a crate may use.
may_use_of_ours() {
    case $1 in
        clinical) echo clinical-derive ;;
        clinical-derive | typeset | picture) ;;
        store | exchange) echo clinical ;;
        report) echo clinical typeset ;;
        casebook) echo clinical store typeset report picture exchange ;;
        cli | sarcoma-casebook) echo casebook clinical ;;
        *) return 1 ;;
    esac
}

# Everything else a crate may use, where that is a closed list.
may_use_of_others() {
    case $1 in
        # csv reads the published tables when the crate is built; nothing of it is linked.
        clinical) echo chrono csv serde serde_json serde_path_to_error thiserror ;;
        clinical-derive) echo proc-macro2 quote syn ;;
        *) return 1 ;;
    esac
}

# The one crate that may use another's crate.
owner() {
    case $1 in
        tauri | tauri-build | tauri-plugin-*) echo sarcoma-casebook ;;
        rusqlite | libsqlite3-sys) echo store ;;
        printpdf | lopdf) echo typeset ;;
        jpeg-encoder | zune-jpeg) echo picture ;;
        *) return 1 ;;
    esac
}

# Crates that draw a window.
graphical='tauri|wry|tao|gtk|webkit2gtk'

# direct CRATE: names of what it depends on, tests apart.
direct() {
    cargo tree --quiet -p "$1" --depth 1 -e normal,build --target all --prefix none --format '{p}' |
        awk 'NR > 1 && NF { print $1 }' | sort -u
}

# whole CRATE: names of everything in its tree on this system.
whole() { cargo tree --quiet -p "$1" -e normal --prefix none --format '{p}' | awk 'NF { print $1 }' | sort -u; }

# among NAME LIST...: whether the name is one of the list.
among() {
    sought=$1
    shift
    for one; do [ "$one" != "$sought" ] || return 0; done
    return 1
}

# offence CRATE USED: says why the border does not allow it, or nothing.
offence() {
    # shellcheck disable=SC2046,SC2086 # lists of words
    if among "$2" $ours; then
        among "$2" $(may_use_of_ours "$1") || echo "$1 may not use $2"
    elif may_use_of_others "$1" >/dev/null; then
        among "$2" $(may_use_of_others "$1") || echo "$1 is closed: it may not use $2"
    elif owner "$2" >/dev/null; then
        [ "$(owner "$2")" = "$1" ] || echo "$2 belongs to $(owner "$2") alone, not to $1"
    fi
}

# Each of these must be refused, or the rules above have come loose.
control() {
    for pair in 'clinical rusqlite' 'typeset clinical' 'cli tauri' 'report store' 'casebook printpdf'; do
        # shellcheck disable=SC2086 # two words
        [ -n "$(offence $pair)" ] || complain "control: '$pair' was let through"
    done
}

crates() {
    for crate in $ours; do
        may_use_of_ours "$crate" >/dev/null || { complain "say in $0 whom the crate $crate may use"; continue; }
        used=$(direct "$crate")
        [ -n "$used" ] || { complain "cargo tree -p $crate failed"; continue; }
        for one in $used; do
            said=$(offence "$crate" "$one")
            [ -z "$said" ] || complain "$said"
        done
    done
    whole cli | grep -xE "$graphical" && complain 'the command line links a window'
    grep -rnE 'std::net\b|\bnet::(Tcp|Udp)' --include='*.rs' src-tauri && complain 'the program opens a socket'
}

page() {
    # Tests may: they put Tauri's own stand-in behind it.
    grep -rlE "from ['\"]@tauri-apps|import\(['\"]@tauri-apps" ui/src | grep -vxE 'ui/src/host\.ts|ui/src/test/.*|.*\.test\.ts' &&
        complain 'only ui/src/host.ts may import Tauri'
}

lengths() {
    find src-tauri tests ui/src -type f \( -name '*.rs' -o -name '*.ts' -o -name '*.svelte' -o -name '*.css' \) \
        ! -path 'ui/src/bindings/*' -exec wc -l {} \; |
        awk -v longest="$longest" '$1 > longest { print $2 ": " $1 " lines, at most " longest; long = 1 } END { exit long }' ||
        complain 'a file holds more than one idea'
}

ours="sarcoma-casebook $(for manifest in src-tauri/*/Cargo.toml; do basename "$(dirname "$manifest")"; done | tr '\n' ' ')"
control
crates
page
lengths
exit "$broken"
