#!/bin/sh
# Uses the window for a while where there is no network, and watches every socket that it and WebKit's processes open.
#   scripts/silence.sh FOLDER    leaves the record of the trial, T26, in the folder
# The control: a program that opens a socket of the network is seen by the same watch.
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh
ensure_packages strace xvfb xdotool iproute2 util-linux
records=$1
program=${CARGO_TARGET_DIR:-target}/debug/sarcoma-casebook
home=$(mktemp -d)
trap 'rm -rf "$home"; kill "${screen:-}" 2>/dev/null || true' EXIT

# Sockets of the network in a log of the watch. NETLINK is none: it asks the kernel which cards there are, as GLib does.
of_the_network() { grep -cE 'socket\(AF_(INET6?|PACKET)' "$1" || true; }
watched() { log=$1; shift; strace -qq -f -e trace=socket -o "$log" "$@"; }

Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
screen=$!
until [ -s "$home/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$home/display")
export DISPLAY HOME="$home" XDG_RUNTIME_DIR="$home"
unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME DBUS_SESSION_BUS_ADDRESS 2>/dev/null || true

# Records, fields, the palette, the pages, the lists, the preferences: by keys, as a clinician does.
use_it() {
    window=$(timeout 60 xdotool search --sync --onlyvisible --name 'Sarcoma Casebook' | head -n 1)
    xdotool windowfocus "$window"
    for keys in F4 F4 alt+Down alt+Down alt+Down F9 ctrl+l Escape ctrl+h Escape ctrl+k Escape F8 n Escape ctrl+comma Escape ctrl+e Escape; do
        sleep 1
        xdotool key --clearmodifiers "$keys"
    done
    sleep 5
}

network=
[ "$(id -u)" -eq 0 ] || network=-r
# shellcheck disable=SC2086 # no word, or one
watched "$home/log" unshare $network -n "$program" >/dev/null 2>&1 &
watch=$!
use_it
running=true
kill -0 "$watch" 2>/dev/null || running=false
pkill -f "^$program" || true
wait "$watch" 2>/dev/null || true

watched "$home/control" python3 -c 'import socket; socket.socket()'
leaked=$(of_the_network "$home/log")
sockets=$(grep -c 'socket(' "$home/log" || true)
seen=false
[ "$(of_the_network "$home/control")" -gt 0 ] && seen=true
cat >"$records/T26.json" <<JSON
{
  "test": "T26", "promise": "no network code in the program", "long": true, "seed": 0,
  "counts": { "sockets of this computer": $sockets, "sockets of the network": $leaked },
  "lost": 0, "silent": 0, "leaked": $leaked, "control_failed": $seen
}
JSON
cat "$records/T26.json"
[ "$running" = true ] || { say 'The window did not stay open.'; exit 1; }
grep -E 'socket\(AF_(INET6?|PACKET)' "$home/log" | head
[ "$leaked" -eq 0 ] && [ "$sockets" -gt 0 ] && [ "$seen" = true ]
