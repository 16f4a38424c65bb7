"""All tests in some parts one after another, each told in one line; ``make test`` and CI run this.

``python -m tests.parts`` runs everything; ``--endurance`` only what has random input or rounds of
killing, ten times as long. What pytest said of a part that failed is shown whole.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.neo4j.releases import release_for, this_commit
from tests.neo4j.server import CHOSEN

ROOT = Path(__file__).parents[1]
WORKERS = 2
NOTHING_COLLECTED = 5
NAMED = (
    ("Rekenen en bevindingen", ("net", "insight")),
    ("Opslag (SQLite en Neo4j)", ("store", "store_contract", "neo4j")),
    ("Opdrachten, diensten en pagina's", ("cli", "services", "ui")),
    ("De app in een browser (Chromium)", ("browser",)),
)
"""Parts by the folders of their tests; the part before the last holds all other tests."""


@dataclass(frozen=True)
class Part:
    """Tests that run together: its name for the reader and the paths for pytest."""

    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """How a part ended. skipped: reason to number of tests; said: all that pytest wrote."""

    tests: int
    failed: int
    skipped: Counter[str]
    ended: int
    said: str

    @property
    def good(self) -> bool:
        """Whether every test that ran is all right, and pytest itself too."""
        return self.ended in {0, NOTHING_COLLECTED} and self.failed == 0


def parts(tests: Path = ROOT / "tests") -> tuple[Part, ...]:
    """Every test file in exactly one part."""
    named = {folder for _, folders in NAMED for folder in folders}
    rest = sorted(
        str(path)
        for path in tests.iterdir()
        if (path.name.startswith("test_") and path.suffix == ".py")
        or (path.is_dir() and path.name not in named and any(path.rglob("test_*.py")))
    )
    made = [Part(name, tuple(str(tests / folder) for folder in folders)) for name, folders in NAMED]
    made.insert(-1, Part("Bestanden, kaart, beschrijving en schema", tuple(rest)))
    return tuple(made)


def command(part: Part, report: Path, more: Sequence[str]) -> list[str]:
    """What is run: some workers, the tests of one file with one worker (they share app and server)."""
    return [
        *(sys.executable, "-m", "pytest", "-q", "-ra", "--color=no"),
        *("-n", str(WORKERS), "--dist", "loadfile"),
        f"--junitxml={report}",
        *more,
        *part.paths,
    ]


def run(part: Part, start: str, more: Sequence[str]) -> Result:
    """Run a part; ``start`` is its line so far, to which a terminal gets a percentage."""
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "verslag.xml"
        with subprocess.Popen(
            command(part, report, more),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                said.append(line)
                if sys.stdout.isatty() and (percent := re.search(r"\[ *(\d+%)\]$", line.rstrip())):
                    _say(f"\r{start} {percent[1]}")
        return result(report, process.returncode, "".join(said))


def result(report: Path, ended: int, said: str) -> Result:
    """What stands in pytest's JUnit report; without one every count is 0 and ``ended`` tells."""
    if not report.exists():
        return Result(tests=0, failed=0, skipped=Counter(), ended=ended, said=said)
    cases = list(ElementTree.parse(report).iter("testcase"))
    skips = [skip for case in cases if (skip := case.find("skipped")) is not None]
    return Result(
        tests=len(cases),
        failed=sum(
            case.find("failure") is not None or case.find("error") is not None for case in cases
        ),
        skipped=Counter(skip.get("message", "") for skip in skips),
        ended=ended,
        said=said,
    )


def line(done: Result, seconds: float) -> str:
    """How a part went, in words: ``512 tests, 1 min 20 s``."""
    words = ["1 test" if done.tests == 1 else f"{done.tests} tests"]
    if done.skipped.total():
        words.append(f"{done.skipped.total()} overgeslagen")
    if not done.good:
        words.append(f"{done.failed} MISLUKT" if done.failed else "MISLUKT")
    return ", ".join((*words, lasted(seconds)))


def lasted(seconds: float) -> str:
    """A duration in words: ``45 s`` or ``1 min 20 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _say(text: str, end: str = "") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


def run_all(these: Iterable[Part], more: Sequence[str]) -> int:
    """Run parts one after another; 0 when all are good, else 1."""
    these, begin = tuple(these), time.monotonic()
    bad: list[str] = []
    reasons: Counter[str] = Counter()
    for number, part in enumerate(these, 1):
        start, since = f"{number}/{len(these)} {part.name} ...", time.monotonic()
        _say(start)
        done = run(part, start, more)
        again = f"\r{start}" if sys.stdout.isatty() else ""
        _say(f"{again} {line(done, time.monotonic() - since)}", "\n")
        reasons += done.skipped
        if not done.good:
            bad.append(part.name)
            _say(done.said, "\n")
    for reason, count in sorted(reasons.items()):
        _say(f"Overgeslagen ({count}): {reason}", "\n")
    ended = f"Mislukt: {'; '.join(bad)}." if bad else "Alle tests zijn goed."
    _say(f"{ended} Duur: {lasted(time.monotonic() - begin)}.", "\n")
    return 1 if bad else 0


def main(words: Sequence[str]) -> int:
    """Run every part, or with ``--endurance`` what is worth running for long."""
    release = release_for(os.environ, this_commit())
    os.environ[CHOSEN] = release.version
    _say(release.line, "\n")
    if "--endurance" in words:
        long = ["--endurance", "-m", "hypothesis or endurance", "--timeout=7200"]
        return run_all(parts(), long)
    return run_all(parts(), [])


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _say("\nAfgebroken.", "\n")
        raise SystemExit(130) from None
