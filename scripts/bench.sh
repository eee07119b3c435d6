#!/usr/bin/env bash
# Times the whole command beside its peers, then its modules.
# Usage: bench.sh [command|modules]; both when nothing is said.
set -euo pipefail
cd "$(dirname "$0")/.."

# What is timed beside prant, in an environment of its own; nothing else here uses it.
install_symspellpy() {
  local peers=.build/peers
  if "$peers/bin/python" -c 'import symspellpy, editdistpy' 2>/dev/null; then return 0; fi
  python3 -m venv --clear "$peers"
  "$peers/bin/python" -m pip install --quiet --disable-pip-version-check \
    'symspellpy[editdistpy]==6.10.1' || { rm -rf "$peers"; return 1; }
}

if [ "${1:-command}" = command ]; then
  install_symspellpy || echo "bench.sh: no symspellpy; its row stays empty" >&2
  python3 -B Tests/Benchmarks/whole-command.py --prant .build/release/prant -o BENCH.md
fi
if [ "${1:-modules}" = modules ]; then
  PRANT_BENCHMARKS=1 swift package benchmark --no-progress
fi
