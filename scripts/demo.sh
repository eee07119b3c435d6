#!/usr/bin/env bash
# Reads a scanned fixture, or the files given, as a user would, and shows what became of it.
set -euo pipefail
cd "$(dirname "$0")/.."

scans=("$@")
if [ $# -eq 0 ]; then
  scans=(
    fixtures/minutes/v1_tangeryd.scan-copy.tif
    fixtures/minutes/v2_sjovalla.scan-rotated.pdf
    fixtures/minutes/o4_tallvik.scan-photo.jpg
    fixtures/minutes/o3_vastermala.scan-badtext.pdf
  )
fi
readonly archive=demo-out
rm -rf $archive

echo "$ prant run ${scans[*]} -w $archive"
status=0
.build/release/prant run "${scans[@]}" -w $archive || status=$?
# 4: some pages failed; what was read is worth showing.
if [ $status -ne 0 ] && [ $status -ne 4 ]; then exit $status; fi
python3 -B scripts/show-meeting.py $archive/out "$(basename "${scans[0]}")"
exit $status
