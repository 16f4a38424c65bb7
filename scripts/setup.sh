#!/usr/bin/env bash
# Make .venv with netwerk in it, from the lock file. Does nothing when that is done already.
# With --dev also what the tests and checks need.
set -euo pipefail
cd "$(dirname "$0")/.."

dev=""
[ "${1:-}" = "--dev" ] && dev="-dev"
lock="requirements$dev.lock"
stamp=".venv/.ready$dev"
wanted=$(cat "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)-$(pwd | sha256sum | cut -c1-12)
[ -x .venv/bin/netwerk ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

say() { printf '%s\n' "$*"; }

find_python() {
  for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(not sys.version_info >= (3, 11))' 2>/dev/null; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

if ! python=$(find_python); then
  say "Netwerk heeft Python 3.11 of nieuwer nodig, en die staat niet op deze computer. Installeer Python en probeer het opnieuw."
  exit 1
fi

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  say "1/4  Omgeving maken met $("$python" --version) ..."
  rm -rf .venv
  if ! "$python" -m venv .venv 2>/dev/null; then
    rm -rf .venv
    # Debian and Ubuntu split venv off: install it where we may, else say how.
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      (apt-get update -qq && apt-get install -y -qq "python$version-venv") >/dev/null 2>&1 || true
    fi
    if ! "$python" -m venv .venv 2>/dev/null; then
      say "Python kan geen omgeving maken. Installeer het pakket python$version-venv en probeer het opnieuw."
      exit 1
    fi
  fi
fi

say "2/4  Onderdelen installeren (de eerste keer duurt dit een paar minuten) ..."
quiet="--quiet --disable-pip-version-check --no-input"
# shellcheck disable=SC2086
.venv/bin/python -m pip install $quiet --require-hashes -r "$lock"
say "3/4  Netwerk installeren ..."
# shellcheck disable=SC2086
.venv/bin/python -m pip install $quiet --no-deps --no-build-isolation -e .
say "4/4  Rekenkernen voorbereiden ..."
.venv/bin/netwerk warm
printf '%s' "$wanted" >"$stamp"
