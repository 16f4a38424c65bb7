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

from netwerk.insight.certainty import STEADY, bridge_entries
from netwerk.insight.coverage.care import care_actors
from netwerk.insight.standing.ask_next import in_order, worth_of
from netwerk.insight.standing.chances import Chances
from netwerk.insight.standing.fading import LATELY, MISSING, NEVER
from netwerk.insight.standing.found import claims_of
from netwerk.insight.standing.made import chances_of
from netwerk.net.kernels import Fragility, distances_from, fragility, spans
from netwerk.net.net import Net
from netwerk.net.splitting import descendants, parts_without
from netwerk.schema import schema
from tests.calibrate.by_organisation import by_organisation
from tests.calibrate.full_worlds import Known, full_net, pairs_of, recorded, with_pairs

BORDERS = (0.0, 0.60, 0.85, 1.01)
BANDS = ("onzeker", "redelijk", "stevig")
WORLDS = ("demo", "30", "140", "500", "gesloten 140")
ASKED = {
    "iedereen gevraagd": (0.0, 0.0),
    "30% nooit gevraagd": (0.30, 0.0),
    "30% lang geleden gevraagd": (0.0, 0.30),
}
Stated = dict[str, list[tuple[float, float]]]
"""By kind: what was stated, and whether it held (of a list: which share)."""


def stated(known: Known, said: Stated) -> None:
    """Every finding of the recorded network with its chance, and whether it holds in the full."""
    net, full = known.seen, known.full
    held, true = fragility(net.indptr, net.indices), fragility(full.indptr, full.indices)
    sure = chances_of(net, held, known.asked, np.zeros(net.m, np.int32))

    def add(kind: str, chance: float | None, holds: float) -> None:
        if chance is not None:
            said[kind].append((chance, float(holds)))

    for i in np.flatnonzero(net.degree == 0).tolist():
        add("isolated", sure.isolated(i), full.degree[i] == 0)
    for i in np.flatnonzero((net.degree == 1) & (held.sizes[held.component] > 2)).tolist():
        add("pendant", sure.pendant(i), full.degree[i] == 1)
    _bridges(net, held, full, true, sure, add)
    _cut_points(net, held, full, true, sure, add)
    _between(known, sure, add)
    by_organisation(known, add)
    if (known.asked != NEVER).mean() >= STEADY:
        _far(net, full, sure, add)


def _bridges(net: Net, held: Fragility, full: Net, true: Fragility, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    below, real = descendants(held.parent), {tuple(pair) for pair in true.bridges.tolist()}
    for child in np.flatnonzero(held.bridge).tolist():
        part, near, far = below(child), child, int(held.parent[child])
        total = int(held.sizes[held.component[child]])
        if 2 * len(part) > total:
            inside = set(part)
            members = np.flatnonzero(held.component == held.component[child]).tolist()
            part, near, far = [i for i in members if i not in inside], far, near
        holds = tuple(sorted((near, far))) in real
        if len(part) == 1:  # told as: without this contact it has none
            holds = full.degree[near] == 1
        chance = sure.bridge(part, near, far)
        add("bridge", chance, holds)
        if 2 <= len(part) <= 0.4 * total:
            add("hangs_on_one (contact)", chance, holds)


def _cut_points(net: Net, held: Fragility, full: Net, true: Fragility, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    for actor in held.cut_points.tolist():
        parts = parts_without(net, [actor], held)
        add("cut_point", sure.cut_point(actor, parts), true.parts[actor] > 1)


def _far(net: Net, full: Net, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    span = spans(net.indptr, net.indices, 6)
    real = spans(full.indptr, full.indices, 6)
    bridge = bridge_entries(net, fragility(net.indptr, net.indices))
    codes = np.repeat(np.arange(full.n), np.diff(full.indptr)) * full.n + full.indices
    for e in np.flatnonzero((rows < net.indices) & ~bridge & ((span < 0) | (span >= 4))).tolist():
        a, b = int(rows[e]), int(net.indices[e])
        true = real[np.searchsorted(codes, a * full.n + b)]
        add("local_bridge", sure.local_bridge(a, b, 4), true < 0 or true >= 4)


def _between(known: Known, sure: Chances, add) -> None:  # type: ignore[no-untyped-def]
    net, full = known.seen, known.full
    care, kernen = care_actors(net, schema()), np.array([str(k) for k in net.actors["kern"]])
    for kern in sorted(set(kernen) - {"None"}):
        some = np.flatnonzero((kernen == kern) & ~care)
        enough = (known.asked != NEVER).mean() >= STEADY
        if enough and len(some) and not any(care[net.neighbours(int(i))].any() for i in some):
            holds = not any(care[full.neighbours(int(i))].any() for i in some)
            add("kern_without_care", sure.none_between(some, care), holds)
    for a in range(0, net.n, 3):
        two = np.flatnonzero(
            distances_from(net.indptr, net.indices, np.array([a], np.int32), 2) == 2
        )
        for b in two[:2].tolist():
            add("introduction", sure.none_between([a], [b]), b not in full.neighbours(a))


def measured(world: str, never: float, reps: int, seed: int = 1, old: float = 0.0) -> Stated:
    """What is stated against what holds, over ``reps`` networks."""
    said: Stated = defaultdict(list)
    for rep in range(reps):
        rng = np.random.default_rng((seed, rep, int(never * 100)))
        stated(recorded(full_net(world, rng), rng, never, old), said)
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


ROUND = 5
"""So many are asked at once."""


def ask_rounds(world: str, reps: int, seed: int = 1) -> dict[str, float]:
    """Wrong findings that asking five corrects, on average, by way of choosing the five.

    30% was never asked. Wrong: a part that is not apart, a contact that is not the only way.
    """
    corrected: dict[str, list[int]] = defaultdict(list)
    for rep in range(reps):
        rng = np.random.default_rng((seed, rep))
        full = full_net(world, rng)
        pairs, lots = pairs_of(full), rng.random(len(pairs_of(full)))
        asked = np.where(rng.random(full.n) < 0.3, NEVER, LATELY).astype(np.int64)
        seen = _seen(full, pairs, lots, asked)
        before = _wrong(seen, full)
        for how, five in _chosen(seen, asked, rng).items():
            now = asked.copy()
            now[five] = LATELY
            corrected[how].append(before - _wrong(_seen(full, pairs, lots, now), full))
    return {how: float(np.mean(counts)) for how, counts in corrected.items()}


def _seen(full: Net, pairs: np.ndarray, lots: np.ndarray, asked: np.ndarray) -> Net:  # type: ignore[type-arg]
    return with_pairs(full, pairs[lots > MISSING[asked[pairs[:, 0]], asked[pairs[:, 1]]]])


def _chosen(seen: Net, asked: np.ndarray, rng: np.random.Generator) -> dict[str, list[int]]:  # type: ignore[type-arg]
    held = fragility(seen.indptr, seen.indices)
    sure = chances_of(seen, held, asked, np.zeros(seen.m, np.int32))
    worth = worth_of(sure.rates, claims_of(seen, held, sure.keys, sure.rates), asked)
    never = np.flatnonzero(asked == NEVER)
    return {
        "antwoord": in_order(worth, asked, sure.rates.of_each, sure.keys)[:ROUND].tolist(),
        "meeste contacten": never[np.lexsort((never, -seen.degree[never]))][:ROUND].tolist(),
        "willekeurig": rng.choice(never, ROUND, replace=False).tolist(),
    }


def _wrong(seen: Net, full: Net) -> int:
    """Parts that are not apart and contacts that are not the only way, in the full network."""
    held, true = fragility(seen.indptr, seen.indices), fragility(full.indptr, full.indices)
    apart = np.flatnonzero(held.sizes < held.sizes.max())
    first = [int(np.flatnonzero(held.component == c)[0]) for c in apart]
    same = [true.sizes[true.component[i]] == held.sizes[held.component[i]] for i in first]
    real = {tuple(pair) for pair in true.bridges.tolist()}
    return len(same) - sum(same) + sum(tuple(pair) not in real for pair in held.bridges.tolist())


def report(reps: int = 20, worlds: Iterable[str] = WORLDS) -> str:
    """Every table, as Markdown."""
    parts = []
    for how, (never, old) in ASKED.items():
        for world in worlds:
            parts.append(
                f"\n{world}, {how}\n\n| | alle | {' | '.join(BANDS)} |\n|---|---|---|---|---|"
            )
            some = max(4, reps // 4) if world == "500" else reps
            said = measured(world, never, some, old=old)
            parts.extend(f"| {' | '.join(row)} |" for row in rows_of(said))
    parts.append("\nVijf vragen van wie nooit gevraagd is: zo veel bevindingen verbeterd.\n")
    parts.append("| | antwoord | meeste contacten | willekeurig |\n|---|---|---|---|")
    for world in ("demo", "140"):
        done = ask_rounds(world, 2 * reps)
        parts.append(f"| {world} | {' | '.join(f'{count:.1f}' for count in done.values())} |")
    return "\n".join(parts)


TITLE = "## Certainty: stated against held"
INTRO = """
Measured by `tests/calibrate/certainty.py` on networks of which everything is known. A cell says
"stated > held (findings)"; more than five points apart is in bold. What a kind is: `certainty.md`.
"""


def main(write: Path | None = None) -> None:
    """Print the tables, or put them into a page as a section of its own, in the place of the last.

    The section ends at the next heading of its level.
    """
    text = f"{TITLE}\n{INTRO}{report(8 if '--quick' in sys.argv else 40)}\n"
    if write is None:
        sys.stdout.write(text)
        return
    page = write.read_text(encoding="utf-8")
    before, _, after = page.partition(f"{TITLE}\n")
    rest = after[at:] if (at := after.find("\n## ")) >= 0 else ""
    write.write_text(f"{before.rstrip()}\n\n{text}{rest}", encoding="utf-8")


if __name__ == "__main__":
    main()
