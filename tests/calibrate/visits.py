"""The ronde against other ways to spend the same visits, on networks of which all is known.

    python -m tests.calibrate.visits [networks [first seed]] [docs/figures.md]

Twelve weeks of five visits, of which 35% is answered (some actors answer more easily than others).
Who answers tells of the contacts that asking brings (`fading.MISSING`). Nobody who was asked in the
last two years is visited. How the ronde weighs was chosen on the seeds 0 to 19; the page is of others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import numpy as np

from netwerk.agenda.choosing import BLOCK, VISITS, choose, would_have_been
from netwerk.insight.active import active
from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.worth_visiting import WorthVisiting, worth_visiting
from netwerk.insight.standing.fading import LATELY, LONG_AGO, MISSING, NEVER
from netwerk.net.arrays import Array, Bools, Longs
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.full_worlds import full_net, pairs_of, with_pairs
from tests.insight.areas import TODAY

WEEKS = 12
ANSWERS = (1.4, 2.6)
"""Of each actor the chance that it answers, drawn from this beta: 35% on average."""
UNASKED = {"bedrijf": 0.15, "bewonersgroep": 0.0, "instelling": -0.1, "professional": -0.25}
"""How much larger the share is of each soort that was never asked."""
WORLDS = ("demo", "140", "gesloten 140")
RONDE = "ronde"
OTHERS = ("langst geleden", "drukste eerst", "lot")
CROSSED = " (afgevinkt)"
"""The same list, kept by hand: who had a turn is crossed off until all others had one."""
FIRST_SEED = 2000
LEAST = 1.15
DRAWS = 2000
Figures = dict[str, dict[str, float]]


@dataclass
class Place:
    """One network of which all is known, and what is recorded as it is asked.

    lots (p,): how easily each contact comes to be known. asked (n,): see `fading`. days: when.
    """

    full: Net
    pairs: Array
    lots: Array
    asked: Longs
    days: list[str | None]
    may: Bools
    had: Longs = field(init=False)
    """How often each had a turn, (n,)."""

    def __post_init__(self) -> None:
        self.had = np.zeros(self.full.n, np.int64)

    def seen(self) -> Net:
        """What is recorded now."""
        told = self.lots > MISSING[self.asked[self.pairs[:, 0]], self.asked[self.pairs[:, 1]]]
        net = with_pairs(self.full, self.pairs[told])
        return replace(net, actors={**net.actors, "gevraagd": self.days})

    def waiting(self) -> Bools:
        """Who can be visited: not who was asked lately."""
        return self.may & (self.asked != LATELY)


def place(world: str, rng: np.random.Generator) -> Place:
    """A network as a list of a municipality: the quiet and the companies were asked least."""
    full = full_net(world, rng)
    pairs = pairs_of(full)
    lots, drawn = rng.random(len(pairs)), rng.random(full.n)
    more = np.array([UNASKED[str(soort)] for soort in full.actors["soort"]])
    never = np.clip(0.7 + more - 0.07 * full.degree, 0.15, 0.85)
    asked = np.where(drawn < never, NEVER, np.where(drawn < never + 0.2, LONG_AGO, LATELY))
    ages = {NEVER: (0, 0), LONG_AGO: (30, 80), LATELY: (1, 18)}
    months = [int(rng.integers(ages[a][0], ages[a][1] + 1)) for a in asked.tolist()]
    days = [
        None if a == NEVER else (TODAY - timedelta(days=30 * m)).isoformat()
        for a, m in zip(asked.tolist(), months, strict=True)
    ]
    makelaar = np.array([rol == "gebiedsmakelaar" for rol in full.actors["rol"]], bool)
    return Place(full, pairs, lots, asked.astype(np.int64), days, active(full) & ~makelaar)


class Ronde:
    """The ronde as netwerk makes it: it keeps nothing but what history would give back."""

    def __init__(self) -> None:
        self._worths: list[WorthVisiting] = []

    def __call__(self, here: Place, seen: Net, week: int) -> list[int]:
        """The five of a week."""
        began = week - week % BLOCK
        self._worths.append(_worth_in_order(seen, TODAY + timedelta(weeks=week)))
        turns = np.zeros(seen.n, np.int64)
        if week > began:
            first, last = self._worths[began], self._worths[week - 1]
            every = first.told, first.alone, first.may
            before = would_have_been(*every, week - began - 1)
            again = before.copy()
            five = choose(last.told, last.alone, last.may, before)
            again[five] += 1
            turns = would_have_been(*every, week - began)
            turns[five] = np.maximum(turns, again)[five]
        worth = self._worths[week]
        return choose(worth.told, worth.alone, worth.may, turns)


def _worth_in_order(seen: Net, day: object) -> WorthVisiting:
    """What a visit is worth, in the order of the actors of this net."""
    ground = ground_of(seen, schema(), day)  # type: ignore[arg-type]
    worth = worth_visiting(ground)
    if worth is None:
        none = np.zeros(seen.n)
        return WorthVisiting(none > 0, none, none > 0)
    at = [ground.net.index_of(str(actor)) for actor in seen.actors["id"]]
    return WorthVisiting(worth.may[at], worth.told[at], worth.alone[at])


def _listed(
    score: Callable[[Place, Net], Array], crossed: bool, here: Place, seen: Net, _week: int
) -> list[int]:
    """The five with the highest score; ``crossed``: that had fewest turns."""
    order = np.lexsort((-score(here, seen), here.had * crossed))
    waiting = here.waiting()
    return [int(i) for i in order if waiting[i]][:VISITS]


def ways(seed: int) -> dict[str, Callable[[Place, Net, int], list[int]]]:
    """Every way to choose, by name; who is equal comes in an order by lot."""
    lot = np.random.default_rng((seed, 3))
    ties = lot.random(10_000)  # the same every week, as rows of a list are

    def oldest(here: Place, _: Net) -> Array:
        days = np.array([day or "" for day in here.days])
        return -np.unique(days, return_inverse=True)[1] + ties[: len(days)]

    scores = (
        oldest,
        lambda here, seen: seen.degree + ties[: seen.n],
        lambda here, seen: lot.random(seen.n),
    )
    lists = {
        f"{name}{CROSSED if crossed else ''}": partial(_listed, score, crossed)
        for crossed in (False, True)
        for name, score in zip(OTHERS, scores, strict=True)
    }
    return {RONDE: Ronde(), **lists}


def quarter(world: str, seed: int) -> Figures:
    """Twelve weeks of each way on one network, with the same luck: what each brought."""
    found: Figures = {}
    for name, way in ways(seed).items():
        rng = np.random.default_rng((seed, 11))
        here = place(world, rng)
        willing = rng.beta(*ANSWERS, here.full.n)
        answers = rng.random((WEEKS, here.full.n)) < willing
        start, spoken = here.seen(), np.zeros(here.full.n, bool)
        for week in range(WEEKS):
            five = way(here, here.seen(), week)
            here.had[five] += 1
            for i in five:
                if answers[week, i]:
                    spoken[i], here.asked[i] = True, LATELY
                    here.days[i] = (TODAY + timedelta(weeks=week)).isoformat()
        ties = here.seen().pairs - start.pairs
        alone = int((spoken & (start.degree == 0)).sum())
        found[name] = {
            "ties": ties,
            "alone": alone,
            "truly alone": int((spoken & (here.full.degree == 0)).sum()),
            "talks": int(spoken.sum()),
            "known": here.seen().pairs / here.full.pairs,
            "both": ties + alone,
        }
    return found


def ahead(mine: Array, theirs: Array) -> tuple[float, float, float]:
    """How many times as much on average, with 95% of what other networks would have given."""
    rng = np.random.default_rng(1)
    picks = rng.integers(0, len(mine), (DRAWS, len(mine)))
    ratios = mine[picks].sum(axis=1) / np.maximum(theirs[picks].sum(axis=1), 1)
    low, high = np.quantile(ratios, (0.025, 0.975))
    return float(mine.sum() / max(theirs.sum(), 1)), float(low), float(high)


def report(networks: int, first: int = FIRST_SEED) -> tuple[list[str], bool]:
    """The tables as Markdown, and whether the ronde is ahead by LEAST of every other way."""
    said: dict[str, dict[str, list[dict[str, float]]]] = {
        world: defaultdict(list) for world in ("alle", *WORLDS)
    }
    with ProcessPoolExecutor(2) as pool:
        for world in WORLDS:
            seeds = range(first, first + networks)
            for found in pool.map(partial(quarter, world), seeds, chunksize=4):
                for name, figures in found.items():
                    said[world][name].append(figures)
                    said["alle"][name].append(figures)
    lines, kept = [], True
    for world, by_way in said.items():
        heads = "contacts | alone | both | truly alone | talks | known at the end"
        lines += ["", f"### {world}", "", f"| | {heads} | ronde ahead in both |", f"|{'---|' * 8}"]
        mine = np.array([figures["both"] for figures in by_way[RONDE]], float)
        for name, runs in by_way.items():
            row = [float(np.mean([figures[key] for figures in runs])) for key in runs[0]]
            ties, alone, truly, talks, known, both = row
            times, low, high = ahead(mine, np.array([figures["both"] for figures in runs], float))
            kept &= world != "alle" or name not in OTHERS or times >= LEAST
            other = "" if name == RONDE else f"{times:.2f} ({low:.2f}-{high:.2f})"
            lines.append(
                f"| {name} | {ties:.1f} | {alone:.1f} | {both:.1f} | {truly:.1f} | {talks:.1f} | "
                f"{known:.0%} | {other} |"
            )
    return lines, kept


TITLE = "## The ronde: what sixty visits bring"
INTRO = """
Measured by `tests/calibrate/visits.py`: twelve weeks of five visits in networks of about 140 actors,
35% answered (by some more easily than by others), {networks} networks of each world, seeds {first}
and on. How many visits go to who is alone was chosen on the seeds 0 to 19, after a look at 1000 to 1059.

contacts: true contacts that became known. alone: actors without any recorded contact that answered a
visit; truly alone: those that indeed have none. both: the two added up. ahead: how many times as much
the ronde brought, and the 95% interval over networks. `make calibrate` fails below 1.15 of a list.

The lists (asked longest ago, most contacts, by lot) leave out who was asked in the last two years and
are made anew each week from what is recorded, as the ronde is. 'afgevinkt' is a list that somebody
keeps by hand: who had a turn is crossed off until all others had one.

What this does not show:

- that the ronde is the best: to a list of who was asked longest ago that is kept by hand it owes its
  gain to the visits to who is alone, and in contacts it is behind it;
- that people answer as drawn here, or that an answer holds as much as `standing.fading` takes it to:
  the ronde chooses by the figures that the answers are drawn by;
- what a visit brings beside contacts, what a signal or a short way is worth (they weigh nothing here),
  that the makelaar goes where the list says, or a network of which hardly anything is recorded.
"""


def main(write: Path | None = None, networks: int = 100, first: int = FIRST_SEED) -> bool:
    """Print the tables, or put them into a page as a section of its own; whether LEAST is kept."""
    lines, kept = report(networks, first)
    text = "\n".join([TITLE, INTRO.format(networks=networks, first=first).rstrip(), *lines])
    if write is None:
        sys.stdout.write(text + "\n")
        return kept
    page = write.read_text(encoding="utf-8")
    before, _, after = page.partition(f"{TITLE}\n")
    rest = after[at:] if (at := after.find("\n## ")) >= 0 else ""
    write.write_text(f"{before.rstrip()}\n\n{text}\n{rest}", encoding="utf-8")
    return kept


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:] if value.isdigit()]
    page_of = [Path(value) for value in sys.argv[1:] if value.endswith(".md")]
    sys.exit(not main(page_of[0] if page_of else None, *given))
