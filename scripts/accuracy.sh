#!/usr/bin/env bash
# Measures what is read right. Arguments go to Tests/Accuracy/accuracy.py.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.build/accuracy-venv
if ! $venv/bin/python -c 'import jsonschema, rapidfuzz' 2>/dev/null; then
  python3 -m venv $venv
  $venv/bin/pip install --quiet jsonschema rapidfuzz
fi
exec $venv/bin/python -B Tests/Accuracy/accuracy.py --prant .build/release/prant -o ACCURACY.md "$@"
