#!/usr/bin/env bash
# Times the whole command beside its peers, then its modules.
# Usage: bench.sh [command|modules]; both when nothing is said.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-command}" = command ]; then
  python3 -B Tests/Benchmarks/whole-command.py --prant .build/release/prant -o BENCH.md
fi
if [ "${1:-modules}" = modules ]; then
  PRANT_BENCHMARKS=1 swift package benchmark --no-progress
fi
