"""Of figures that come from drawn networks, and of gaps: is what is stated what holds?

python -m tests.calibrate.redrawn [networks [first seed]] [docs/figures.md]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, ground_of
from netwerk.insight.chance.brokers import find_brokers
from netwerk.insight.chance.gap_table import contacts_of, gap_rows
from netwerk.insight.chance.gaps import find_gaps
from netwerk.insight.chance.group_names import groups_of
from netwerk.insight.chance.groups import GROUP, find_groups
from netwerk.insight.chance.verdicts import GAP
from netwerk.insight.coverage.reach import find_reach
from netwerk.insight.coverage.without_us import find_without_us, held_without
from netwerk.insight.fragility.keyplayers import find_key_players
from netwerk.insight.fragility.other_sets import broken_up, reached_by
from netwerk.insight.grouping import group_by
from netwerk.net.arrays import Array
from netwerk.net.kernels import betweenness
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.certainty import BANDS, BORDERS
from tests.calibrate.full_worlds import full_net, pairs_of, with_pairs
from tests.calibrate.worlds import planted_gap
from tests.insight.areas import DAY, TODAY

LOST = 0.10
"""Everybody was asked: a tenth of the contacts is not recorded."""
STAYS = (0.0, 0.2, 0.4)
TOGETHER = 0.7
"""A group holds when so much of it is together in the full network (see `Redrawn`)."""
WORLDS = ("demo", "30", "140", "500")
Said = dict[str, list[tuple[float, float]]]


def asked_net(net: Net) -> Net:
    """Everybody was asked lately."""
    return replace(net, actors={**net.actors, "gevraagd": [DAY] * net.n})


def seen_of(full: Net, rng: np.random.Generator) -> Net:
    """What is recorded of a full network."""
    pairs = pairs_of(full)
    return with_pairs(full, pairs[rng.random(len(pairs)) > LOST])


def gaps(n: int, stays: float, seed: int, said: Said) -> None:
    """Gaps that the record shows, and whether the full network has them too."""
    rng = np.random.default_rng((seed, n))
    full = asked_net(planted_gap(rng, n, True, stays))
    true = contacts_of(full, schema())
    for f in find_gaps(ground_of(seen_of(full, rng), schema(), TODAY)):
        if f.holds is None:
            continue
        by = "zijde" if f.kind == "physical_social" else str(f.numbers["by"])
        rows = gap_rows(true, group_by(full, schema(), by))
        ends = f.numbers["a"], f.numbers["b"]
        row = next((row for row in rows if (row.a, row.b) == ends), None)
        said["gap"].append((f.holds, float(row is not None and row.verdict == GAP)))


def choices(world: str, seed: int, said: Said, covered: Said) -> None:
    """Groups, who is on top, and the ranges of one network."""
    rng = np.random.default_rng((seed, 7))
    full = asked_net(full_net(world, rng))
    ground = ground_of(seen_of(full, rng), schema(), TODAY)
    true = groups_of(full, schema())
    for f in find_groups(ground):
        if f.kind == GROUP.name and f.holds is not None:
            mine = true.labels[[full.index_of(a.id) for a in f.actors]]
            mine = mine[mine >= 0]
            most = int(np.bincount(mine).max()) if len(mine) else 0
            said["group"].append((f.holds, float(most >= TOGETHER * len(f.actors))))
    top = set(np.argsort(-betweenness(full.indptr, full.indices), kind="stable")[:5].tolist())
    for f in find_brokers(ground):
        if f.kind == "broker" and f.holds is not None:
            said["broker"].append((f.holds, float(full.index_of(f.actors[0].id) in top)))
    _ranges(ground, full, covered)


def _ranges(ground: Ground, full: Net, covered: Said) -> None:
    def add(what: str, numbers: object, true: float) -> None:
        if "low" in numbers:  # type: ignore[operator]
            low, high = numbers["low"], numbers["high"]  # type: ignore[index]
            covered[what].append((0.8, float(low - 1e-4 <= true <= high + 1e-4)))

    for f in find_key_players(ground):
        members = [i for a in f.actors if (i := full.index_of(a.id)) is not None]
        if f.kind == "holds_together":
            add(f.kind, f.numbers, 1 - broken_up(full.indptr, full.indices, members))
        else:
            add(f.kind, f.numbers, reached_by(full.indptr, full.indices, members))
    now = {f.about: f for f in find_reach(ground_of(full, schema(), TODAY))}
    for f in find_reach(ground):
        if f.about in now:
            add("reach", f.numbers, float(now[f.about].numbers["three"] or 0))
    for f in find_without_us(ground):
        team = np.zeros(full.n, bool)
        team[[full.index_of(a.id) for a in f.actors]] = True
        held = held_without(full.indptr, full.indices, team, active(full))
        add("without_us", f.numbers, held.without_team)


def lines(said: Said) -> list[str]:
    """A row a kind: all, then by band; "stated > held (findings)"."""
    rows = []
    for kind, pairs in sorted(said.items()):
        both = np.array(pairs)
        cells = [both]
        for low, high in pairwise(BORDERS):
            cells.append(both[(both[:, 0] >= low) & (both[:, 0] < high)])
        rows.append(f"| {kind} | {' | '.join(map(_cell, cells))} |")
    return rows


def _cell(both: Array) -> str:
    if not len(both):
        return "-"
    return f"{both[:, 0].mean():.2f} > {both[:, 1].mean():.2f} ({len(both)})"


def report(networks: int, first: int = 0, worlds: tuple[str, ...] = WORLDS) -> str:
    """The tables, as Markdown."""
    out = [f"| | alle | {' | '.join(BANDS)} |", "|---|---|---|---|---|"]
    for n in (140, 500):
        said: Said = defaultdict(list)
        for seed in range(first, first + (networks if n < 500 else networks // 4)):
            for stays in STAYS:
                gaps(n, stays, seed, said)
        out.extend(row.replace("| gap |", f"| gap, {n} |") for row in lines(said))
    for world in worlds:
        said, covered = defaultdict(list), defaultdict(list)
        for seed in range(first, first + (networks if world != "500" else networks // 4)):
            choices(world, seed, said, covered)
        out.extend(f"| {world}: {row[2:]}" for row in (*lines(said), *lines(covered)))
    return "\n".join(out)


TITLE = "## Drawn networks: stated against held"
INTRO = """
Measured by `tests/calibrate/redrawn.py`, a tenth of the contacts left out. "stated > held
(findings)"; of a range (from `holds_together` on) how often the full number lay in it.
"""


def main(write: Path | None = None, networks: int = 40, first: int = 0) -> None:
    """Print the table, or put it into a page as a section of its own."""
    lines_of = [TITLE, *INTRO.splitlines(), "", *report(networks, first).splitlines()]
    if write is None:
        sys.stdout.write("\n".join(lines_of) + "\n")
        return
    page = write.read_text(encoding="utf-8")
    before, _, after = page.partition(f"{TITLE}\n")
    rest = after[at:] if (at := after.find("\n## ")) >= 0 else ""
    text = "\n".join(lines_of)
    write.write_text(f"{before.rstrip()}\n\n{text}\n{rest}", encoding="utf-8")


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:] if value.isdigit()]
    page_of = [Path(value) for value in sys.argv[1:] if value.endswith(".md")]
    main(page_of[0] if page_of else None, *given)
