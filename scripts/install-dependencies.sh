#!/usr/bin/env bash
# Installs what the package needs on Debian and Ubuntu, and asks nothing.
# Usage: install-dependencies.sh [--for build|test|accuracy|bench]...
# Done in milliseconds when everything is there.
set -euo pipefail

readonly minimum_swift=6.2
packages=(
  libtesseract-dev libleptonica-dev libpoppler-glib-dev libqpdf-dev libhunspell-dev
  tesseract-ocr tesseract-ocr-swe hunspell-sv pkg-config xz-utils python3
)

while [ $# -gt 0 ]; do
  case "$1 ${2:-}" in
    "--for build") ;;
    "--for test") packages+=(git) ;;
    "--for accuracy") packages+=(python3-venv poppler-utils git) ;;
    "--for bench")
      packages+=(poppler-utils ocrmypdf tesseract-ocr-eng img2pdf hunspell libjemalloc-dev) ;;
    *) echo "usage: $0 [--for build|test|accuracy|bench]..." >&2; exit 64 ;;
  esac
  shift 2
done

# Prints the packages of the list that are not installed.
missing_packages() {
  local installed package
  installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' "${packages[@]}" 2>/dev/null || true) "
  for package in "${packages[@]}"; do
    case "$installed" in
      *"ii $package "*) ;;
      *) echo "$package" ;;
    esac
  done
}

install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing: ${missing[*]}" >&2
      echo "Run as root: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 3
    fi
    as_root=(sudo)
  fi
  echo "Installing with apt-get: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Gets Swift through swiftly, the Swift project's own installer.
install_swift() {
  export PATH="$PATH:$HOME/.local/share/swiftly/bin"
  if command -v swift >/dev/null; then return 0; fi
  if ! command -v swiftly >/dev/null; then
    local archive folder
    archive="https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz"
    folder=$(mktemp -d)
    echo "Swift is missing: trying to install it with swiftly" >&2
    if command -v curl >/dev/null \
      && curl -fsSL --connect-timeout 10 "$archive" | tar -xz -C "$folder" 2>/dev/null; then
      "$folder/swiftly" init --assume-yes --skip-install --quiet-shell-followup >&2 || true
    fi
    rm -rf "$folder"
  fi
  if command -v swiftly >/dev/null && swiftly install --assume-yes --use latest >&2; then
    return 0
  fi
  cat >&2 <<MESSAGE
Swift $minimum_swift or later is needed and could not be installed from here. Install it as told at
https://www.swift.org/install/linux/ (on most machines: swiftly install latest), put 'swift' on
your PATH, and run the same command again.
MESSAGE
  exit 3
}

if ! command -v dpkg-query >/dev/null; then
  echo "This is neither Debian nor Ubuntu: install by your own package manager what" >&2
  echo "these packages hold: ${packages[*]}" >&2
else
  install_packages
fi
install_swift
