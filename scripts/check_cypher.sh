#!/usr/bin/env bash
# Hold every Cypher text against Neo4j's own parser. Without Node.js it is skipped with the reason; in CI that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

skip() {
  printf 'Cypher is niet nagekeken: %s.\n' "$1"
  [ -z "${CI:-}" ] && exit 0
  exit 1
}

command -v node >/dev/null 2>&1 || skip "Node.js (node) is er niet"
command -v npm >/dev/null 2>&1 || skip "npm is er niet"

# The parser is installed once into the user's cache folder, as the lock file says (no address, every file with its checksum).
lock=tests/neo4j/package-lock.json
cache="${XDG_CACHE_HOME:-$HOME/.cache}/netwerk-tests/cypher-$(sha256sum "$lock" | cut -c1-16)"
if [ ! -d "$cache" ]; then
  filling="$cache.$$"
  mkdir -p "$filling"
  cp tests/neo4j/package.json "$lock" "$filling/"
  if ! (cd "$filling" && npm ci --ignore-scripts --no-audit --no-fund --silent); then
    rm -rf "$filling"
    skip "npm kon de parser van Neo4j niet ophalen"
  fi
  mv "$filling" "$cache" 2>/dev/null || rm -rf "$filling"
fi
.venv/bin/python -m tests.neo4j.texts | node tests/neo4j/check_cypher.cjs "$cache"
