#!/bin/sh
# Installs the .deb on a clean Debian, in a folder of its own, and starts it there without a screen. Needs root.
#   scripts/package-test.sh FILE.deb [SUITE] [ROOT]     SUITE: bookworm unless said; ROOT: a system made by debootstrap, which is kept
# Says what it saw, and leaves a picture of the screen beside the package where ImageMagick is at hand.
set -eu
package=$(realpath "$1")
suite=${2:-bookworm}
kept=${3:+$(realpath -m "$3")}
cd "$(dirname "$0")/.."
. scripts/ensure.sh
[ "$(id -u)" -eq 0 ] || { say 'A clean system is made by root: run this as root.'; exit 1; }
ensure_packages debootstrap xvfb

# What is mounted below is seen from here only, and is gone when this ends.
[ -n "${APART:-}" ] || exec env APART=yes unshare --mount --propagation private "scripts/${0##*/}" "$package" "$suite" ${kept:+"$kept"}

work=$(mktemp -d)
root=${kept:-$work/root}
server='' program=''
leave() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || :
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    for place in tmp/.X11-unix dev proc; do ! mountpoint -q "$root/$place" || umount -l "$root/$place"; done
    rm -rf --one-file-system "$work"
}
trap leave EXIT

[ -x "$root/bin/sh" ] || debootstrap --variant=minbase "$suite" "$root" >&2
cp "$package" "$root/tmp/package.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
# Devices of its own, never those of this computer.
mount -t tmpfs -o mode=755 none "$root/dev"
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    number=${device#*:}
    mknod -m 666 "$root/dev/${device%%:*}" c "${number%:*}" "${number#*:}"
done
ln -s /proc/self/fd "$root/dev/fd"
mkdir -m 1777 "$root/dev/shm"

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get -qq update
inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends /tmp/package.deb >/dev/null
say 'Installed with its dependencies:'
# shellcheck disable=SC2016 # the braces are for dpkg-query
inside dpkg-query -W -f='${Package} ${Version}, ${Installed-Size} KiB\n' sarcoma-casebook
inside test -f /usr/share/mime/packages/sarcoma-casebook.xml
missing=$(inside ldd /usr/bin/sarcoma-casebook | grep 'not found' || :)
[ -z "$missing" ] || { say "Libraries are missing: $missing"; exit 1; }

# The screen is a file: what is drawn can be looked at without another program.
mkdir "$work/screen"
Xvfb -displayfd 3 -screen 0 1440x900x24 -fbdir "$work/screen" 3>"$work/number" 2>/dev/null &
server=$!
while [ ! -s "$work/number" ]; do kill -0 "$server"; sleep 0.1; done
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
empty=$(gzip -c "$work/screen/Xvfb_screen0" | wc -c)
inside DISPLAY=":$(cat "$work/number")" WEBKIT_DISABLE_DMABUF_RENDERER=1 sarcoma-casebook &
program=$!
drawn=$empty
for _ in $(seq 60); do
    sleep 1
    kill -0 "$program" || { say 'The program ended by itself.'; exit 1; }
    drawn=$(gzip -c "$work/screen/Xvfb_screen0" | wc -c)
    [ "$drawn" -lt $((empty + 20000)) ] || break
done
[ "$drawn" -ge $((empty + 20000)) ] || { say 'The window stayed empty for a minute.'; exit 1; }
! command -v convert >/dev/null || convert "xwd:$work/screen/Xvfb_screen0" "${package%.deb}.png"
say "It runs and draws its window on a clean $suite."
