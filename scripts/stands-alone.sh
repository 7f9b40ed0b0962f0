#!/bin/sh
# A clone needs nothing beside it: no file names a folder outside the project, none is too large to review.
set -u
cd "$(dirname "$0")/.." || exit 1
git rev-parse --is-inside-work-tree >/dev/null || exit 1
# Written so that this line does not find itself.
outside='\.\.[/]shared|[.]library/|(^|[^a-z])/(work|root)[/]|/home[/][a-z]'
most=2097152
broken=0

git grep -nIE --untracked "$outside" -- . ':!*.lock' ':!ui/package-lock.json' && broken=1
[ "$broken" -eq 0 ] || echo 'These lines name what a clone does not have.' >&2

large=$(git ls-files -co --exclude-standard | while IFS= read -r file; do
    [ ! -f "$file" ] || [ "$(wc -c <"$file")" -le "$most" ] || printf '%s\n' "$file"
done)
[ -z "$large" ] || { printf 'Over %d bytes:\n%s\n' "$most" "$large" >&2; broken=1; }
exit "$broken"
