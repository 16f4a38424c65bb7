"""Which release of Neo4j the tests use, and why: said before they run, the same for the same commit.

At a desk the long-term release. Where ``CI`` is set, the two take turns by commit, so that a commit
that failed fails again. ``NETWERK_TEST_NEO4J_VERSION`` decides over both.

As a program it runs the contract suite and the tests of the server on each release, one after the
other: ``python -m tests.neo4j.releases`` (``make releases``).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.neo4j.server import CALENDAR, CHOSEN, LONG_TERM, NoServer, java_for

ROOT = Path(__file__).parents[2]
SUITES = ("tests/store_contract", "tests/neo4j")


@dataclass(frozen=True)
class Release:
    """A version of Neo4j, and why it is this one, in words."""

    version: str
    why: str

    @property
    def line(self) -> str:
        """What is said before the tests run."""
        return f"Neo4j voor de tests: {self.version} ({self.why})."


def release_for(
    environment: Mapping[str, str], commit: str, java: Callable[[str], object] = java_for
) -> Release:
    """The release for this environment and commit (its hash; empty when not known)."""
    if given := environment.get(CHOSEN):
        return Release(given, f"gekozen met {CHOSEN}")
    if not environment.get("CI"):
        return Release(LONG_TERM, f"in CI om de beurt met {CALENDAR}")
    if not commit:
        return Release(LONG_TERM, "van welke commit dit is, is niet bekend")
    if int(commit[-1], 16) % 2 == 0:
        return Release(LONG_TERM, f"om de beurt: commit {commit[:9]} is even")
    try:
        java(CALENDAR)
    except NoServer as reason:
        return Release(LONG_TERM, f"commit {commit[:9]} is oneven, maar {reason}")
    return Release(CALENDAR, f"om de beurt: commit {commit[:9]} is oneven")


def this_commit() -> str:
    """The hash of the commit that is checked out; empty without git."""
    try:
        command = ["git", "rev-parse", "HEAD"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def main() -> int:
    """Both releases; 1 when a test failed on either, or one cannot be run here."""
    ended = []
    for version in (LONG_TERM, CALENDAR):
        sys.stdout.write(f"{Release(version, 'beide uitgaven om de beurt').line}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "pytest", "-q", "-m", "not slow", *sys.argv[1:], *SUITES]
        environment = os.environ | {CHOSEN: version, "CI": "true"}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        ended.append(done.returncode)
    return int(any(ended))


if __name__ == "__main__":
    raise SystemExit(main())
