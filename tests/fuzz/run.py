"""Throws bad files at every reader: ``make fuzz``, or ``python -m tests.fuzz.run [--inputs N]``.

Only our InputError may leave a reader, and each file may take some seconds and no more memory than
this. What is found is told once per place in the code, with the file kept to make a test of.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from netwerk.errors import InputError
from tests.fuzz.mutate import mutated
from tests.fuzz.old_sheet_helper import Helper
from tests.fuzz.readers import Reader, readers, wrong_sentence

INPUTS = 100_000
SECONDS = 5.0
"""Seconds of computing for one file, whatever else the machine does."""
MEMORY = 1500 * 1024 * 1024


class TooLong(BaseException):
    """A file that is not done in time; no Exception, so that no reader takes it for its own."""


@dataclass
class Round:
    """What one reader did: how many were read and refused, and what went wrong by place."""

    inputs: int = 0
    read: int = 0
    slowest: float = 0.0
    found: Counter[str] = field(default_factory=Counter)
    files: dict[str, bytes] = field(default_factory=dict)


def throw(reader: Reader, inputs: int, seed: int = 0, until: float | None = None) -> Round:
    """Read so many files made of its seeds, or as many as come before this moment."""
    chance = random.Random(f"{reader.name}{seed}")
    done = Round()
    with _alarm():
        for _ in range(inputs):
            if until is not None and time.monotonic() > until:
                break
            content = mutated(reader.seeds, chance)
            begun = time.monotonic()
            wrong = _wrong(reader, content, done)
            done.slowest = max(done.slowest, time.monotonic() - begun)
            done.inputs += 1
            if wrong:
                done.found[wrong] += 1
                done.files.setdefault(wrong, content)
    return done


def _wrong(reader: Reader, content: bytes, done: Round) -> str | None:
    """What is wrong, as words with the place in the code; None when nothing is."""
    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            reader.read(content)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except InputError as refusal:
        return wrong_sentence(refusal)
    except TooLong:
        return f"more than {SECONDS:.0f} seconds"
    except MemoryError:
        gc.collect()
        return "more memory than there is"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"{type(error).__name__}: {str(error)[:80]} ({Path(last.filename).name}:{last.lineno})"
        )
    done.read += 1
    return None


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, ring)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main() -> int:
    """Each reader in turn; 1 when anything was found."""
    words = argparse.ArgumentParser(description="Throws bad files at every reader.")
    words.add_argument("--inputs", type=int, default=INPUTS)
    words.add_argument("--minutes", type=float, help="for each reader at most")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--keep", type=Path, help="folder for the files that were found")
    words.add_argument("readers", nargs="*", help="only these, by name")
    asked = words.parse_args()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    warnings.simplefilter("error")
    found = 0
    helper = Helper()
    for reader in readers(helper):
        if asked.readers and reader.name not in asked.readers:
            continue
        begun = time.monotonic()
        until = begun + asked.minutes * 60 if asked.minutes else None
        done = throw(reader, asked.inputs, asked.seed, until)
        took = time.monotonic() - begun
        print(
            f"{reader.name}: {done.inputs} files in {took:.0f} s, {done.read} read, slowest "
            f"{done.slowest:.1f} s, {len(done.found)} things found",
            flush=True,
        )
        for wrong, count in done.found.most_common():
            print(f"  {count} times: {wrong}", flush=True)
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                digest = hashlib.sha256(done.files[wrong]).hexdigest()[:12]
                place = asked.keep / f"{reader.name.replace(' ', '_').replace(',', '')}-{digest}"
                place.write_bytes(done.files[wrong])
                print(f"    {place}", flush=True)
        found += len(done.found)
    helper.close()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
