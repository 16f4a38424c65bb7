#!/usr/bin/env bash
# All tests in five parts, one line each. What they need and is not here (Chromium, strace, nginx) is installed where that is possible.
set -euo pipefail
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive

has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

has_chromium() {
  for name in "${NETWERK_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome chrome; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Installing nginx starts a web server, so not at a desk; in a container policy-rc.d starts nothing.
may_start() { [ "$1" != nginx ] || [ -n "${CI:-}" ] || has policy-rc.d; }

updated=
install() {
  echo "$1 installeren voor de tests ..."
  shift
  [ -n "$updated" ] || apt-get update -qq >/dev/null 2>&1 || true
  updated=1
  for package in "$@"; do
    apt-get install -y -qq "$package" >/dev/null 2>&1 && return 0
  done
  return 1
}

if ! has_chromium && can_install; then
  install Chromium chromium-headless-shell chromium || true
  has_chromium || echo "Chromium kon niet worden geïnstalleerd."
fi

# Without these a test is skipped with the reason, also in CI; without any other program it fails there.
without=
for both in strace:strace nginx:nginx-light; do
  program=${both%%:*}
  has "$program" && continue
  if ! can_install || ! may_start "$program"; then
    without="$without $program"
  elif ! install "$program" "${both##*:}"; then
    without="$without $program"
    echo "$program kon niet worden geïnstalleerd."
  fi
done
export NETWERK_TEST_WITHOUT="${without# }"

exec .venv/bin/python -m tests.parts "$@"
