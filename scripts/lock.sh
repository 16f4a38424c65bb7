#!/usr/bin/env bash
# Renew the two lock files (every package with its hashes, no registry address). Needs `uv`.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links)
uv pip compile "${options[@]}" pyproject.toml --group build -o requirements.lock
uv pip compile "${options[@]}" pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
