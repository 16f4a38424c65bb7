"""The packages of a lock file: names and versions."""

from __future__ import annotations

import re
from pathlib import Path

_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)")


def same_name(name: str) -> str:
    """The name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, str]:
    """Version by name, as in the file; a package that is locked twice has its last version."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {same_name(found[1]): found[2] for line in lines if (found := _LINE.match(line))}
