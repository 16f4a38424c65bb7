#!/usr/bin/env bash
# All tests: the fast ones first. Chromium for the browser tests is installed where that is possible.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium installeren voor de browsertests ..."
    (apt-get update -qq && apt-get install -y -qq chromium) >/dev/null 2>&1 || echo "Chromium kon niet worden geïnstalleerd."
  fi
fi

exec .venv/bin/pytest "$@"
