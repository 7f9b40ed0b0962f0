#!/bin/sh
# What the program is made of, as CycloneDX 1.5 JSON on the standard output: every locked crate that is built into it, and
# every locked package of the page. The same locks give the same bytes; nothing is fetched that a build would not fetch.
#   scripts/sbom.sh >sbom.json
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh
{ ensure_rust && ensure_page_packages; } >&2
exec node scripts/sbom.mjs
