#!/bin/sh
# Prints the sample case, the whole cases of tests/cases and the small ones of tests/conformance/cases, the typesetter's
# proof sheet and 200 documents made at random, and validates every file: PDF/A-2a and PDF/UA-1, and PDF/A-3a with the
# records attached.
#   cases.sh CASEBOOK PROOF    built: the command line program, and typeset's example that writes the proof sheet
set -eu
casebook=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
proof=$2
home=$(cd "$(dirname "$0")" && pwd)
printed=$(mktemp -d)
trap 'rm -rf "$printed"' EXIT

"$casebook" export sample --format pdf -o "$printed/sample.pdf"

CASEBOOK_LIBRARY=$printed/cases.casebook
CASEBOOK_PASSPHRASE='cases to print'
export CASEBOOK_LIBRARY CASEBOOK_PASSPHRASE
for file in "$home"/../cases/*.json "$home"/cases/*.json; do
    name=$(sed -n 's/^  "id": "\(.*\)",$/\1/p' "$file" | head -n 1)
    "$casebook" import "$file"
    "$casebook" export "$name" --format pdf -o "$printed/$name.pdf"
done
"$proof" "$printed" 200
"$home/conformance" "$printed"/*.pdf
"$casebook" export sample --format pdf --attach-record -o "$printed/with-record.pdf"
"$home/conformance" -f 3a,ua1 "$printed/with-record.pdf"
