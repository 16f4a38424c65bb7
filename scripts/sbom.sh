#!/usr/bin/env bash
# Write what netwerk is made of (CycloneDX 1.6, JSON) from the lock file, with checksums. No network.
#   scripts/sbom.sh FILE
set -euo pipefail
out=$(realpath -m "${1:?Give the name of the file to write}")
cd "$(dirname "$0")/.."
bin=${NETWERK_BIN:-.venv/bin}
PYTHONWARNINGS=ignore "$bin/cyclonedx-py" requirements requirements.lock --pyproject pyproject.toml \
  --mc-type application --spec-version 1.6 --output-format JSON --output-reproducible --short-PURLs --validate \
  --output-file "$out"
