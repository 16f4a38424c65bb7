"""`make calibrate`: what the sentences about chance claim, measured on networks of known making.

    python -m tests.calibrate [--networks 400] [--seed 1] [--write docs/figures.md]

Exits 1 when a limit is not kept. Counts a cell: `--networks`, half of it at 500 actors; a quarter
of it for power.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.bench.sections import replaced
from tests.calibrate.gaps import false_gaps, seen_gap
from tests.calibrate.groups import PLANTED, false_groups, found_groups

SIZES, LARGE = (30, 140, 500), 500
GAP_WORLDS, GROUP_WORLDS, HELD_TO = "ABCDEF", "ABC", "ABCD"
STAYS, INSIDE = (0.0, 0.2, 0.4, 0.5, 1.0), (0.6, 0.75, 0.9)
MOST_FALSE = 0.05
LEAST_SEEN = {(140, False, 0.0): 0.90, (140, False, 0.2): 0.63, (140, True, 0.0): 0.90}
"""Power that must be kept: actors, bound to place, share of the contacts that stays."""
HEADING = "## How often chance is told as a finding"
WORKERS = 2
Cell = Callable[[int], Counter[str]]


def main() -> int:
    """Measure everything, write it down, and say whether the limits are kept."""
    call = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    call.add_argument("--networks", type=int, default=400, help="networks a cell")
    call.add_argument("--seed", type=int, default=1, help="other networks of the same kind")
    call.add_argument("--write", type=Path, help="write the tables to this file too")
    given = call.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with ProcessPoolExecutor(WORKERS) as pool:
        run = partial(_share, pool, given.networks, given.seed)
        lines, kept = page(run, given.networks, given.seed)
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    if find_spec("tests.calibrate.certainty"):
        import_module("tests.calibrate.certainty").main(given.write)
    import_module("tests.calibrate.redrawn").main(given.write)
    if find_spec("tests.calibrate.visits"):
        kept &= import_module("tests.calibrate.visits").main(given.write)
    kept &= import_module("tests.calibrate.spiegel").main(given.write)
    kept &= import_module("tests.calibrate.opgave_panel").main(given.write)
    kept &= import_module("tests.calibrate.returning").main(given.write)
    kept &= import_module("tests.calibrate.equal_chance").main(given.write)
    return int(not kept)


Run = Callable[[Cell, int, float], tuple[Counter[str], int]]


def _share(
    pool: ProcessPoolExecutor, networks: int, seed: int, cell: Cell, n: int, part: float = 1.0
) -> tuple[Counter[str], int]:
    """The sums of one cell and over how many networks."""
    count = max(1, round(networks * part * (0.5 if n >= LARGE else 1.0)))
    first = seed * 10_000_019 + n * 1_009
    total: Counter[str] = Counter()
    for found in pool.map(cell, range(first, first + count), chunksize=max(1, count // 16)):
        total.update(found)
    return total, count


def page(run: Run, networks: int, seed: int) -> tuple[list[str], bool]:
    """The tables as Markdown, and whether every limit is kept."""
    lines = [
        HEADING,
        "",
        f"Written by `make calibrate` (seed {seed}): {networks} networks a cell, half of that at "
        "500 actors, a quarter for power.",
        "The worlds A to F are those of `tests/calibrate/worlds.py`; none of them has a gap, and A "
        "to C have no groups.",
        "",
    ]
    parts = [_false_gaps(run), _seen_gaps(run), _false_groups(run), _found_groups(run)]
    for part, _ in parts:
        lines += [*part, ""]
    return lines[:-1], all(kept for _, kept in parts)


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    return [
        f"### {title}",
        "",
        f"| {' | '.join(heads)} |",
        f"|{'---|' * len(heads)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _false_gaps(run: Run) -> tuple[list[str], bool]:
    rows, kept = [], True
    for n in SIZES:
        row = [f"{n}"]
        for kind in GAP_WORLDS:
            total, count = run(partial(false_gaps, kind, n), n, 1.0)
            share = total["gap"] / count
            kept &= kind not in HELD_TO or _within(total["gap"], count)
            row.append(f"{share:.3f} ({total['gap or fewer'] / count:.3f})")
            sys.stderr.write(f"{n} {kind} {count} {dict(total)}\n")
        rows.append(row)
    title = "Networks told of a gap that is not there (between brackets: or of 'minder')"
    return _table(title, ["actors", *GAP_WORLDS], rows), kept


def _within(hits: int, count: int) -> bool:
    """At most MOST_FALSE, with room for what a count of so few networks leaves open."""
    return hits / count <= MOST_FALSE + 2 * (MOST_FALSE * (1 - MOST_FALSE) / count) ** 0.5


def _seen_gaps(run: Run) -> tuple[list[str], bool]:
    rows, kept = [], True
    for n in SIZES:
        for place in (False, True):
            row = [f"{n}", "bound to place" if place else "free"]
            for stays in STAYS:
                total, count = run(partial(seen_gap, n, place, stays), n, 0.25)
                share = total["gap"] / count
                kept &= share >= LEAST_SEEN.get((n, place, stays), 0.0)
                row.append(
                    f"{share:.2f} (+{total['fewer'] / count:.2f}, "
                    f"usual {total['usual'] / count:.2f})"
                )
            sys.stderr.write(f"{row}\n")
            rows.append(row)
    title = (
        "A planted gap between fysiek and sociaal seen, by the share of contacts that stays "
        "(between brackets: 'minder', 'zoals verwacht')"
    )
    return _table(title, ["actors", "contacts", *map(str, STAYS)], rows), kept


def _false_groups(run: Run) -> tuple[list[str], bool]:
    rows, kept = [], True
    for n in SIZES:
        row = [f"{n}"]
        for kind in GROUP_WORLDS:
            total, count = run(partial(false_groups, kind, n), n, 1.0)
            kept &= _within(total["groups"], count)
            row.append(f"{total['groups'] / count:.3f}")
        sys.stderr.write(f"{row}\n")
        rows.append(row)
    title = "Networks told to have groups that have none"
    return _table(title, ["actors", *GROUP_WORLDS], rows), kept


def _found_groups(run: Run) -> tuple[list[str], bool]:
    rows = []
    for n, contacts, groups in PLANTED:
        row = [f"{n}, {contacts}, {groups}"]
        for inside in INSIDE:
            total, count = run(partial(found_groups, n, contacts, groups, inside), n, 0.25)
            agree = f" ({total['agreement'] / total['told'] / 1000:.2f})" if total["told"] else ""
            row.append(f"{total['groups'] / count:.2f}{agree}")
        sys.stderr.write(f"{row}\n")
        rows.append(row)
    title = "Planted groups told, by the share of contacts drawn inside (agreement where told)"
    return _table(title, ["actors, contacts, groups", *map(str, INSIDE)], rows), True


if __name__ == "__main__":
    sys.exit(main())
