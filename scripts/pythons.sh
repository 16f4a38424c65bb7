#!/usr/bin/env bash
# The fast tests on every Python from 3.11 on that this machine has, each in a .venv of its own outside the work tree.
# For the ones it does not have: whether every package of the lock file has a wheel for it.
set -uo pipefail
cd "$(dirname "$0")/.."
versions="${*:-3.11 3.12 3.13 3.14}"
place="${XDG_CACHE_HOME:-$HOME/.cache}/netwerk-tests/pythons"
quiet="--quiet --disable-pip-version-check --no-input"
mkdir -p "$place"
bad=""

works() { command -v "$1" >/dev/null 2>&1 && [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$2" ]; }

find_python() { # a version: on the PATH, else among those that pyenv has
  if works "python$1" "$1"; then
    command -v "python$1"
  elif command -v pyenv >/dev/null 2>&1; then
    for name in "$(pyenv root)"/versions/"$1".*/bin/python; do
      works "$name" "$1" && echo "$name" && break
    done
  fi
}

tested() { # version, python
  # shellcheck disable=SC2086
  {
    "$2" -m venv "$place/$1" &&
      "$place/$1/bin/python" -m pip install $quiet --require-hashes -r requirements-dev.lock &&
      "$place/$1/bin/python" -m pip install $quiet --no-deps --no-build-isolation -e .
  } || return 1
  # The kernels are compiled once here: the cache of numba is not shared between versions of Python.
  "$place/$1/bin/netwerk" warm >/dev/null &&
    "$place/$1/bin/python" -m pytest -q -n 2 -m "not browser and not neo4j and not slow"
}

resolved() { # version, with a pip that can ask for another Python than its own
  # shellcheck disable=SC2086
  "$pip_python" -m pip install $quiet --dry-run --ignore-installed --no-deps --require-hashes \
    --only-binary :all: --python-version "$1" --implementation cp --target "$place/nergens" -r requirements-dev.lock
}

[ -x .venv/bin/python ] || scripts/setup.sh --dev
pip_python=.venv/bin/python
for version in $versions; do
  python=$(find_python "$version")
  if [ -n "$python" ]; then
    echo "Python $version: de snelle tests ..."
    if tested "$version" "$python"; then echo "Python $version: goed."; else bad="$bad $version"; fi
  else
    echo "Python $version is er niet: alleen nakijken of alle pakketten er zijn ..."
    if resolved "$version"; then echo "Python $version: alle pakketten zijn er."; else bad="$bad $version"; fi
  fi
done
[ -z "$bad" ] || { echo "Niet goed op Python$bad."; exit 1; }
