#!/usr/bin/env bash
# Sets and scans the documents in fixtures/src anew. Only needed when a source changes.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.build/fixtures-venv
if [ ! -x $venv/bin/python ]; then
  python3 -m venv $venv
  $venv/bin/pip install --quiet reportlab Pillow
fi
for file in /usr/share/fonts/truetype/{liberation,crosextra,dejavu}; do
  [ -d "$file" ] || {
    echo "Missing fonts: apt-get install fonts-liberation fonts-crosextra-carlito fonts-dejavu" >&2
    exit 3
  }
done
for source in fixtures/src/*.txt; do
  $venv/bin/python fixtures/src/render.py "$source" fixtures/minutes
done
