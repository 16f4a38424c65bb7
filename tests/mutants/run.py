"""Plant each of the kept faults in a throw-away copy and look whether the tests see it.

``python -m tests.mutants.run`` (``make mutants``) runs all of them, two at a time; a word runs those
of which file, rule or list holds it. The faults are the entries ``[[mutant]]`` of the ``*.toml``
files beside this one: ``rule`` (in words), ``file``, ``old`` (exact text that stands in it once),
``new``, and ``tests`` (what has to fail). The work tree itself is never touched.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
AT_ONCE = 2
SECONDS = 600
"""A run of tests that takes longer is stopped; the fault then counts as not seen."""
LEFT_OUT = shutil.ignore_patterns(".*", "*.pyc", "*_cache", "node_modules", "shots", "docs")
KILLED, SURVIVED, BROKEN = "gezien", "NIET GEZIEN", "KLOPT NIET"


@dataclass(frozen=True)
class Mutant:
    """One planted fault: the rule that it breaks, where, and the tests that must see it."""

    rule: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    listed: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of one fault: KILLED, SURVIVED, or BROKEN with why."""

    mutant: Mutant
    state: str
    why: str = ""


def listed(folder: Path = HERE) -> tuple[Mutant, ...]:
    """The kept faults, in order of file and place. Raises KeyError when an entry misses something."""
    return tuple(
        Mutant(
            rule=entry["rule"],
            file=entry["file"],
            old=entry["old"],
            new=entry["new"],
            tests=tuple(entry["tests"]),
            listed=path.stem,
        )
        for path in sorted(folder.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
    )


def problem(mutant: Mutant, root: Path) -> str:
    """What is wrong with an entry, empty when it can be planted."""
    path = root / mutant.file
    if not path.is_file():
        return f"{mutant.file} is er niet"
    times = path.read_text(encoding="utf-8").count(mutant.old)
    if times != 1:
        return f"de oude tekst staat {times} keer in {mutant.file}, en moet er 1 keer staan"
    if mutant.old == mutant.new:
        return "de nieuwe tekst is de oude"
    missing = [test for test in mutant.tests if not (root / test.partition("::")[0]).is_file()]
    return f"{missing[0]} is er niet" if missing else "" if mutant.tests else "er is geen test bij"


@contextmanager
def planted(mutant: Mutant, root: Path) -> Iterator[None]:
    """The fault is in the copy at ``root``; afterwards the file is as it was."""
    path = root / mutant.file
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def tests_pass(tests: Iterable[str], root: Path) -> tuple[bool | None, str]:
    """Whether these tests pass in the copy at ``root``, None when they could not run, and the words."""
    # Written byte code would outlive a change of the same length within one second.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    } | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*(sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider")]
    command += ["-m", "not browser and not neo4j", *tests]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return None, f"de tests waren na {SECONDS} seconden niet klaar"
    return {0: True, 1: False}.get(done.returncode), done.stdout + done.stderr


def tried(mutant: Mutant, root: Path) -> Outcome:
    """What the tests say of one fault in the copy at ``root``."""
    if why := problem(mutant, root):
        return Outcome(mutant, BROKEN, why)
    with planted(mutant, root):
        passed, said = tests_pass(mutant.tests, root)
    if passed is None:
        return Outcome(mutant, BROKEN, f"de tests konden niet draaien: {said[-600:]}")
    return Outcome(mutant, SURVIVED if passed else KILLED)


def run(mutants: Sequence[Mutant], root: Path = ROOT) -> int:
    """Try each fault and tell; 0 when the tests see every one, else 1."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="netwerk-mutants-") as folder:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(AT_ONCE):
            copy = Path(folder) / str(number)
            shutil.copytree(root, copy, ignore=LEFT_OUT)
            copies.put(copy)
        tests = sorted({test for m in mutants if not problem(m, root) for test in m.tests})
        passed, said = tests_pass(tests, copies.queue[0]) if tests else (True, "")
        if not passed:
            _say(f"Zonder fout slagen de tests al niet:\n{said[-3000:]}")
            return 1

        def one(mutant: Mutant) -> Outcome:
            copy = copies.get()
            try:
                return tried(mutant, copy)
            finally:
                copies.put(copy)

        outcomes = []
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for number, outcome in enumerate(pool.map(one, mutants), 1):
                outcomes.append(outcome)
                _say(told(outcome, number, len(mutants)))
    return verdict(outcomes, time.monotonic() - begin)


def told(outcome: Outcome, number: int, of: int) -> str:
    """One outcome in one line."""
    mutant = outcome.mutant
    why = f": {outcome.why}" if outcome.why else ""
    return f"{number}/{of} {outcome.state}  {mutant.listed}: {mutant.rule} ({mutant.file}){why}"


def verdict(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Tell the share that the tests saw; 0 when that is all of them and every entry holds."""
    killed = sum(outcome.state == KILLED for outcome in outcomes)
    share = f"{100 * killed // len(outcomes)}%" if outcomes else "geen"
    _say(f"De tests zien {killed} van de {len(outcomes)} fouten ({share}), in {seconds:.0f} s.")
    for outcome in outcomes:
        if outcome.state != KILLED:
            _say(f"- {outcome.state}: {outcome.mutant.rule} ({outcome.mutant.file})")
    return 0 if outcomes and killed == len(outcomes) else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(words: Sequence[str]) -> int:
    """Run all faults, or those that hold one of the words."""
    chosen = [
        m for m in listed() if not words or any(w in f"{m.listed} {m.file} {m.rule}" for w in words)
    ]
    return run(chosen)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
