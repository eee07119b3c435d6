#!/usr/bin/env bash
# Goes through the review in a headless Chromium, on an archive of the scanned fixtures.
# Usage: review-tests.sh [FOLDER]   FOLDER takes a picture of each view
set -euo pipefail
cd "$(dirname "$0")/.."

readonly prant=.build/release/prant venv=.build/review-venv
readonly pictures=${1:-.build/review-pictures}
# Above so many keys a decision reviewing is no longer quick. A few documents have few equal cases;
# on an archive of many it is 1.03 (see README.md).
readonly most_keys=1.35

if ! $venv/bin/python -c 'import playwright, axe_playwright_python, rapidfuzz' 2>/dev/null; then
  python3 -m venv $venv
  $venv/bin/pip install --quiet --disable-pip-version-check \
    'playwright==1.*' 'axe-playwright-python==0.1.*' 'rapidfuzz==3.*'
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
$prant run -w "$folder/archive" --progress none fixtures/minutes/*.scan-*

run() {
  local script=$1
  shift
  "$venv/bin/python" -B "Tests/Review/$script" "$@"
}

# A copy of the archive for each: they decide.
copy() {
  cp -r "$folder/archive" "$folder/$1"
  echo "$folder/$1"
}

run journeys.py $prant "$folder/archive" fixtures/minutes
run keyboard.py --prant $prant "$(copy keyboard)" fixtures/minutes --most-keys $most_keys
run views.py --prant $prant "$(copy views)" "$pictures"
run killed_review.py --prant $prant "$(copy killed)" --decisions 150 --kills 5
