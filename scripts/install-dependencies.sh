#!/usr/bin/env bash
# Installs what the package needs on Debian and Ubuntu, and asks nothing.
# Usage: install-dependencies.sh [--for build|test|accuracy|bench|faults|review]...
# Done in milliseconds when everything is there.
set -euo pipefail

readonly minimum_swift=6.2
packages=(
  libtesseract-dev libleptonica-dev libpoppler-glib-dev libqpdf-dev libhunspell-dev libsqlite3-dev
  tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn hunspell-sv pkg-config xz-utils python3 git
)

while [ $# -gt 0 ]; do
  case "$1 ${2:-}" in
    "--for build") ;;
    "--for test") ;;
    "--for accuracy") packages+=(python3-venv poppler-utils) ;;
    "--for bench")
      packages+=(poppler-utils qpdf img2pdf ocrmypdf tesseract-ocr-eng git hunspell python3-venv) ;;
    "--for faults") packages+=(poppler-utils) ;;
    "--for review")
      # Ubuntu has it under another name, as a snap.
      if grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; then packages+=(chromium-browser)
      else packages+=(chromium); fi
      packages+=(python3-venv) ;;
    *) echo "usage: $0 [--for build|test|accuracy|bench|faults|review]..." >&2; exit 64 ;;
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

# Runs a command as root, by sudo where need be and where it asks for no password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    echo "Run as root: $*" >&2
    exit 3
  fi
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing with apt-get: ${missing[*]}" >&2
  as_root apt-get update -qq >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Gets Swift through swiftly, the Swift project's own installer, and what it says it needs.
install_with_swiftly() {
  local folder script
  folder=$(mktemp -d)
  script=$folder/after.sh
  if ! command -v swiftly >/dev/null; then
    packages=(curl ca-certificates gnupg)
    install_packages
    curl -fsSL --connect-timeout 10 \
      "https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz" \
      | tar -xz -C "$folder" || return 1
    "$folder/swiftly" init --assume-yes --skip-install --quiet-shell-followup >&2 || return 1
  fi
  swiftly install latest --use --assume-yes --post-install-file "$script" >&2 || return 1
  if [ -s "$script" ]; then as_root sh "$script" >&2; fi
  rm -rf "$folder"
}

install_swift() {
  export PATH="$PATH:$HOME/.local/share/swiftly/bin"
  if command -v swift >/dev/null; then return 0; fi
  echo "Swift is missing: trying swiftly" >&2
  if install_with_swiftly; then return 0; fi
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
