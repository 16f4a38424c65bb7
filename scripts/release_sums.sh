#!/usr/bin/env bash
# Checksums of the files of a release, signed with an SSH key; and checking them.
#   scripts/release_sums.sh sign KEY FOLDER                     writes SHA256SUMS and SHA256SUMS.sig in FOLDER
#   scripts/release_sums.sh verify ALLOWED_SIGNERS WHO FOLDER   checks the signature first, then every file
set -euo pipefail
name=netwerk-release
case "${1:-}" in
  sign)
    key=$(realpath "${2:?Give the private key}")
    cd "${3:?Give the folder}"
    rm -f SHA256SUMS SHA256SUMS.sig
    sums=$(find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%f\0' | LC_ALL=C sort -z | xargs -0 -r sha256sum --)
    [ -n "$sums" ] || { echo "There is no file in $3." >&2; exit 1; }
    printf '%s\n' "$sums" >SHA256SUMS
    ssh-keygen -q -Y sign -f "$key" -n "$name" SHA256SUMS
    ;;
  verify)
    signers=$(realpath "${2:?Give the file with who may sign}")
    who=${3:?Give who signed}
    cd "${4:?Give the folder}"
    ssh-keygen -q -Y verify -f "$signers" -I "$who" -n "$name" -s SHA256SUMS.sig <SHA256SUMS
    sha256sum --check --strict --quiet SHA256SUMS
    # A file that was put there beside them is told too.
    more=$(find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%f\n' | LC_ALL=C sort | comm -23 - <(sed -E 's/^\\?[0-9a-f]{64} [ *]//' SHA256SUMS | LC_ALL=C sort))
    [ -z "$more" ] || { echo "Not in SHA256SUMS: $more" >&2; exit 1; }
    echo "All files are as they were signed."
    ;;
  *)
    sed -n '2,4p' "$0" >&2
    exit 2
    ;;
esac
