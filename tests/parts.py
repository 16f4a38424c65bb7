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
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from tests.neo4j.releases import release_for, this_commit
from tests.neo4j.server import CHOSEN

ROOT = Path(__file__).parents[1]
WORKERS = 2
ONCE_MORE = 3
"""With more failures than this there is something wrong, and nothing is tried once more."""
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
    """Tests that run together: its name for the reader and the paths for pytest.

    once_more: whether what fails is tried once more, alone. Only for the app in a browser: there a
    busy machine decides in which order the page and the one who types get their turn. folder: where
    pytest runs, so what its names of tests begin from.
    """

    name: str
    paths: tuple[str, ...]
    once_more: bool = False
    folder: Path = ROOT


@dataclass(frozen=True)
class Result:
    """How a part ended.

    failed: the tests that failed, as pytest names them; skipped: reason to number of tests; said:
    all that pytest wrote.
    """

    tests: int
    failed: tuple[str, ...]
    skipped: Counter[str]
    ended: int
    said: str

    @property
    def good(self) -> bool:
        """Whether every test that ran is all right, and pytest itself too."""
        return self.ended in {0, NOTHING_COLLECTED} and not self.failed


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
    made[-1] = replace(made[-1], once_more=True)
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
            cwd=part.folder,
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
        return Result(tests=0, failed=(), skipped=Counter(), ended=ended, said=said)
    cases = list(ElementTree.parse(report).iter("testcase"))
    skips = [skip for case in cases if (skip := case.find("skipped")) is not None]
    return Result(
        tests=len(cases),
        failed=tuple(
            f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '')}"
            for case in cases
            if case.find("failure") is not None or case.find("error") is not None
        ),
        skipped=Counter(skip.get("message", "") for skip in skips),
        ended=ended,
        said=said,
    )


def good_once_more(part: Part, done: Result, more: Sequence[str]) -> bool:
    """Whether the few tests that failed are good when they run alone; either way it is told."""
    if not 0 < len(done.failed) <= ONCE_MORE:
        return False
    again = run(replace(part, paths=done.failed), "", more)
    for name in done.failed:
        how = (
            "MISLUKT OPNIEUW" if name in again.failed or again.ended else "nu goed: zoek uit waarom"
        )
        _say(f"Nog een keer, alleen: {name} ... {how}", "\n")
    if not again.good:
        _say(again.said, "\n")
    return again.good and again.tests == len(done.failed)


def line(done: Result, seconds: float) -> str:
    """How a part went, in words: ``512 tests, 1 min 20 s``."""
    words = ["1 test" if done.tests == 1 else f"{done.tests} tests"]
    if done.skipped.total():
        words.append(f"{done.skipped.total()} overgeslagen")
    if not done.good:
        words.append(f"{len(done.failed)} MISLUKT" if done.failed else "MISLUKT")
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
            _say(done.said, "\n")
            if not (part.once_more and good_once_more(part, done, more)):
                bad.append(part.name)
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
