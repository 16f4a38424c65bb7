#!/usr/bin/env bash
# All tests in five parts, one line each. Chromium for the browser tests is installed where that is possible.
set -euo pipefail
cd "$(dirname "$0")/.."

has_chromium() {
  for name in "${NETWERK_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome chrome; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

if ! has_chromium && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Chromium installeren voor de browsertests ..."
  apt-get update -qq >/dev/null 2>&1 || true
  for package in chromium-headless-shell chromium; do
    apt-get install -y -qq "$package" >/dev/null 2>&1 && break
  done
  has_chromium || echo "Chromium kon niet worden geïnstalleerd."
fi

exec .venv/bin/python -m tests.parts "$@"
