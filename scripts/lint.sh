#!/usr/bin/env bash
# Checks what the Swift formatter does not see: scripts, lengths, and words that must not stay.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly longest=400
# Marks of unfinished work, traps that a scan could spring, and paths of one machine.
readonly unfinished='TODO|FIXME|XXX|HACK|not implemented|fatalError\(|try!|\bas!'
readonly machine='/(home|work|Users)/[a-z]|/tmp/[a-z]'
bad=0

complain() {
  echo "lint: $1" >&2
  bad=1
}

while IFS= read -r script; do
  bash -n "$script" || complain "$script does not parse"
done < <(git ls-files --cached --others --exclude-standard 'scripts/*.sh' '.ci/run')

git ls-files -z --cached --others --exclude-standard '*.py' | xargs -0 -r python3 -c '
import ast, sys
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        ast.parse(file.read(), name)
' || complain "a Python file does not parse"

while IFS= read -r file; do
  [ -f "$file" ] || continue
  lines=$(wc -l < "$file")
  [ "$lines" -le $longest ] || complain "$file has $lines lines; split it at $longest"
done < <(git ls-files --cached --others --exclude-standard 'Sources/*.swift' 'Tests/*.swift' '*.py')

if git grep -nE --untracked "$unfinished" -- 'Sources/*.swift' 'Tests/*.swift'; then
  complain "the words above must not stay"
fi
if git grep -nE --untracked "$machine" -- Sources Tests scripts Makefile .ci ':!scripts/lint.sh'; then
  complain "the paths above belong to one machine"
fi
exit $bad
