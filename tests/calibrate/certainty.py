"""Of findings that are stated with a chance: how many hold in the full network?

python -m tests.calibrate.certainty [--quick]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np

from netwerk.insight.coverage.care import care_actors
from netwerk.insight.standing.chances import Chances
from netwerk.insight.standing.made import chances_of
from netwerk.net.kernels import Fragility, distances_from, fragility
from netwerk.net.net import Net
from netwerk.net.splitting import descendants, parts_without
from netwerk.schema import schema
from tests.calibrate.full_worlds import Known, full_net, recorded

BORDERS = (0.0, 0.60, 0.85, 1.01)
BANDS = ("onzeker", "redelijk", "stevig")
WORLDS = ("demo", "30", "140", "500", "gesloten 140")
ASKED = {"iedereen gevraagd": 0.0, "30% nooit gevraagd": 0.30}
Stated = dict[str, list[tuple[float, float]]]
"""By kind: what was stated, and whether it held (of a list: which share)."""


def stated(known: Known, said: Stated) -> None:
    """Every finding of the recorded network with its chance, and whether it holds in the full."""
    net, full = known.seen, known.full
    held, true = fragility(net.indptr, net.indices), fragility(full.indptr, full.indices)
    sure = chances_of(net, held, known.asked, np.zeros(net.m, np.int32))

    def add(kind: str, chance: float | None, holds: bool) -> None:
        if chance is not None:
            said[kind].append((chance, float(holds)))

    for i in np.flatnonzero(net.degree == 0).tolist():
        add("isolated", sure.isolated(i), full.degree[i] == 0)
    for i in np.flatnonzero((net.degree == 1) & (held.sizes[held.component] > 2)).tolist():
        add("pendant", sure.pendant(i), full.degree[i] == 1)
    _bridges(net, held, full, true, sure, add)
    _cut_points(net, held, full, true, sure, add)
    _between(known, sure, add)


def _bridges(net: Net, held: Fragility, full: Net, true: Fragility, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    below, real = descendants(held.parent), {tuple(pair) for pair in true.bridges.tolist()}
    for child in np.flatnonzero(held.bridge).tolist():
        part, near, far = below(child), child, int(held.parent[child])
        total = int(held.sizes[held.component[child]])
        if 2 * len(part) > total:
            inside = set(part)
            members = np.flatnonzero(held.component == held.component[child]).tolist()
            part, near, far = [i for i in members if i not in inside], far, near
        chance, holds = sure.bridge(part, near, far), tuple(sorted((near, far))) in real
        add("bridge", chance, holds)
        if 2 <= len(part) <= 0.4 * total:
            add("hangs_on_one (contact)", chance, holds)


def _cut_points(net: Net, held: Fragility, full: Net, true: Fragility, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    for actor in held.cut_points.tolist():
        parts = parts_without(net, [actor], held)
        add("cut_point", sure.cut_point(actor, parts), true.parts[actor] > 1)


def _between(known: Known, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    net, full = known.seen, known.full
    care, kernen = care_actors(net, schema()), np.array([str(k) for k in net.actors["kern"]])
    for kern in sorted(set(kernen) - {"None"}):
        some = np.flatnonzero((kernen == kern) & ~care)
        if len(some) and not any(care[net.neighbours(int(i))].any() for i in some):
            holds = not any(care[full.neighbours(int(i))].any() for i in some)
            add("kern_without_care", sure.none_between(some, care), holds)
    for a in range(0, net.n, 3):
        two = np.flatnonzero(
            distances_from(net.indptr, net.indices, np.array([a], np.int32), 2) == 2
        )
        for b in two[:2].tolist():
            add("introduction", sure.none_between([a], [b]), b not in full.neighbours(a))


def measured(world: str, never: float, reps: int, seed: int = 1) -> Stated:
    """What is stated against what holds, over ``reps`` networks."""
    said: Stated = defaultdict(list)
    for rep in range(reps):
        rng = np.random.default_rng((seed, rep, int(never * 100)))
        stated(recorded(full_net(world, rng), rng, never), said)
    return said


def rows_of(said: Stated) -> Iterable[tuple[str, ...]]:
    """A row a kind: all, then each band, 'stated > held (findings)'."""
    for kind, pairs in sorted(said.items()):
        both = np.array(pairs)
        cells = [_cell(both)]
        for low, high in pairwise(BORDERS):
            cells.append(_cell(both[(both[:, 0] >= low) & (both[:, 0] < high)]))
        yield (kind, *cells)


def _cell(both: np.ndarray) -> str:  # type: ignore[type-arg]
    if len(both) < 10:
        return "-"
    text = f"{both[:, 0].mean():.2f} > {both[:, 1].mean():.2f} ({len(both)})"
    return f"**{text}**" if abs(both[:, 0].mean() - both[:, 1].mean()) > 0.05 else text


def report(reps: int = 20, worlds: Iterable[str] = WORLDS) -> str:
    """Every table, as Markdown."""
    parts = []
    for how, never in ASKED.items():
        for world in worlds:
            parts.append(
                f"\n{world}, {how}\n\n| | alle | {' | '.join(BANDS)} |\n|---|---|---|---|---|"
            )
            said = measured(world, never, max(4, reps // 4) if world == "500" else reps)
            parts.extend(f"| {' | '.join(row)} |" for row in rows_of(said))
    return "\n".join(parts)


def main(write: Path | None = None) -> None:
    """Print the tables, or put them into a file."""
    text = report(8 if "--quick" in sys.argv else 40)
    if write is None:
        sys.stdout.write(f"{text}\n")
    else:
        write.write_text(text)


if __name__ == "__main__":
    main()
