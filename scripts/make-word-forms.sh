#!/usr/bin/env bash
# Writes dictionaries/forms.txt.xz: every form of every word of Hunspell's Swedish dictionary that
# Hunspell itself accepts, small letters first, then names. The same package, the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly dictionary=/usr/share/hunspell/sv_SE
command -v unmunch >/dev/null && [ -e $dictionary.dic ] && command -v hunspell >/dev/null || {
  echo "apt install hunspell hunspell-sv hunspell-tools" >&2
  exit 3
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8

# unmunch asks nothing about forms that stand only inside compounds: Hunspell does.
unmunch $dictionary.dic $dictionary.aff 2>/dev/null >"$folder/all"
{
  grep -xE '[a-zåäöéèàü]{3,}' "$folder/all" | sort -u
  grep -xE '[A-ZÅÄÖÉ][a-zåäöéèàü]{2,}' "$folder/all" | sort -u
} >"$folder/forms"
hunspell -d sv_SE -i utf-8 -l <"$folder/forms" | sort -u >"$folder/refused"
grep -vxFf "$folder/refused" "$folder/forms" >"$folder/accepted"
xz -9e -c "$folder/accepted" >dictionaries/forms.txt.xz
wc -l <"$folder/accepted"
