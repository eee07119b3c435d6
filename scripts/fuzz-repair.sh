#!/usr/bin/env bash
# Throws arbitrary bytes at the repair: scripts/fuzz-repair.sh [SECONDS]. What breaks it is kept in
# .build/fuzz as crash-*; give such a file as the second argument to see it again.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly seconds=${1:-120}
readonly work=.build/fuzz
export PRANT_DICTIONARY=${PRANT_DICTIONARY:-$PWD/.build/release/prant.lexicon}
[ -f "$PRANT_DICTIONARY" ] || {
  echo "no dictionary at $PRANT_DICTIONARY: make build" >&2
  exit 3
}
mkdir -p "$work/corpus"

# The package's build embeds the schema; here nothing reads it.
echo 'enum PackageResources { static let meeting_schema_json: [UInt8] = [] }' > "$work/Resources.swift"
flags=(-O -swift-version 6 -package-name prant -sanitize=fuzzer -parse-as-library -I "$work"
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature InternalImportsByDefault)
objects=()
for module in Minutes Lexicon Repair; do
  sources=(Sources/"$module"/*.swift)
  [ "$module" = Minutes ] && sources+=("$work/Resources.swift")
  swiftc "${flags[@]}" -wmo -module-name "$module" -emit-module \
    -emit-module-path "$work/$module.swiftmodule" -c "${sources[@]}" -o "$work/$module.o"
  objects+=("$work/$module.o")
done
swiftc "${flags[@]}" -module-name RepairFuzz Tests/Fuzz/RepairFuzz.swift "${objects[@]}" \
  -o "$work/repair-fuzz"

if [ $# -gt 1 ]; then
  exec "$work/repair-fuzz" "$2"
fi
# Real texts to begin with; behind the two bytes that say how they come.
for text in fixtures/minutes/*.legacy.txt; do
  { printf '\100\377'; head -c 3000 "$text"; } > "$work/corpus/$(basename "$text")"
done
# Swedish text with what a Swedish model makes of bullets, paragraph signs and @.
for text in fixtures/minutes/o*.truth.txt; do
  {
    printf '\100\377'
    printf '0 Skolan\n\302\253 Barn\n8 12 Beslut\n8 13 Val\nnamnQexempel.se\n'
    head -c 2500 "$text"
  } > "$work/corpus/$(basename "$text")"
done
exec "$work/repair-fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
  -artifact_prefix="$work/" "$work/corpus"
