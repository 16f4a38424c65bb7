"""What an opgave measures itself, on networks of which it is known how much they grew.

    python -m tests.calibrate.opgave_panel [--networks 200]

In the first round a part of the actors was asked, in the second twice as many; each end that is
asked tells its contacts, or forgets one of so many. What was recorded stays recorded.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netwerk.agenda.opgave.asked_twice import panel_of
from netwerk.agenda.opgave.estimate import MORE, NO_DIFFERENCE, TOO_FEW, PanelChange, difference_of
from netwerk.agenda.opgave.indicators import ALL_CONTACTS, SIDES, Indicator
from netwerk.net.net import Net, net_from
from netwerk.schema import schema
from tests.bench.sections import replaced
from tests.builders import snapshot_from_rows

HEADING = "## An opgave that measures itself"
ROUNDS = ("2024-03-01", "2025-03-01")
MOMENTS = ("2024-06-01", "2025-06-01")
MOST_FALSE, LEAST_HELD, MOST_MEAN = 0.05, 0.90, 0.02
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Truth:
    """A municipality: its actors, the share that is asked first, and how much contact grows."""

    actors: int = 140
    asked: float = 0.4
    growth: float = 0.0
    told: float = 1.0
    contacts: float = 6.0


def measured(truth: Truth, seed: int, indicator: Indicator = ALL_CONTACTS) -> PanelChange:
    """What is reported of one such municipality."""
    rng = random.Random(seed)
    weights = [rng.paretovariate(2.3) for _ in range(truth.actors)]
    pairs = _more(set(), weights, truth.actors * truth.contacts / 2, rng)
    order = list(range(truth.actors))
    rng.shuffle(order)
    first = round(truth.actors * truth.asked)
    told = _told(pairs, set(order[:first]), truth.told, rng)
    before = _net(truth.actors, told, dict.fromkeys(order[:first], ROUNDS[0]), MOMENTS[0])
    grown = _more(set(pairs), weights, len(pairs) * (1 + truth.growth), rng)
    twice = set(order[: 2 * first])
    told |= _told(grown, twice, truth.told, rng)
    after = _net(truth.actors, told, dict.fromkeys(twice, ROUNDS[1]), MOMENTS[1])
    return difference_of(indicator, panel_of(before, after, schema(), (), None))


def _more(pairs: Pairs, weights: list[float], count: float, rng: random.Random) -> Pairs:
    while len(pairs) < round(count):
        one, other = rng.choices(range(len(weights)), weights, k=2)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return pairs


def _told(pairs: Pairs, asked: set[int], share: float, rng: random.Random) -> Pairs:
    return {
        pair for pair in sorted(pairs) if any(end in asked and rng.random() < share for end in pair)
    }


def _net(actors: int, pairs: Pairs, asked: dict[int, str], op: str) -> Net:
    rows = [
        {
            "id": f"a{i:04d}",
            "naam": f"Groep {i}",
            "soort": "bewonersgroep",
            "gevraagd": asked.get(i),
            "domeinen": ("wonen",) if i % 2 else ("jeugd",),
        }
        for i in range(actors)
    ]
    ties = [
        {"id": f"r{k}", "van": f"a{a:04d}", "naar": f"a{b:04d}", "soort": "kent"}
        for k, (a, b) in enumerate(sorted(pairs))
    ]
    return net_from(snapshot_from_rows(rows, ties, op=op), schema())


@dataclass(frozen=True)
class Score:
    """Over many municipalities: the mean change, how often the interval holds the truth, says."""

    draws: int
    mean: float
    held: float
    growth_seen: float
    nothing_seen: float


def score(truth: Truth, draws: int, seed: int = 0, indicator: Indicator = ALL_CONTACTS) -> Score:
    """How well one truth is measured."""
    all_of = [measured(truth, seed + k, indicator) for k in range(draws)]
    found = [d for d in all_of if d.verdict != TOO_FEW]
    inside = sum(d.low <= 1 + truth.growth <= d.high for d in found)  # type: ignore[operator]
    count = max(len(found), 1)
    return Score(
        len(found),
        sum(d.change or 0.0 for d in found) / count - 1,
        inside / count,
        sum(d.verdict == MORE for d in found) / count,
        sum(d.verdict == NO_DIFFERENCE for d in found) / count,
    )


def lines(draws: int) -> Iterator[tuple[str, bool]]:
    """The rows of a table, and whether each keeps its limits."""
    for indicator in (ALL_CONTACTS, SIDES):
        for actors, asked in ((60, 0.4), (140, 0.4), (500, 0.2)):
            for growth in (0.0, 0.25):
                for told in (1.0, 0.9):
                    truth = Truth(actors, asked, growth, told)
                    got = score(truth, draws, indicator=indicator)
                    small = actors < 100  # of a few actors the middle of the ratios is no middle
                    kept = got.held >= LEAST_HELD
                    kept &= growth > 0 or (
                        abs(got.mean) <= MOST_MEAN and got.growth_seen <= MOST_FALSE
                    )
                    kept &= small or abs(got.mean - growth) <= MOST_MEAN
                    yield (
                        f"| {indicator.words} | {actors} | {growth:.0%} | {told:.0%} | "
                        f"{got.mean:+.1%} | {got.held:.0%} | {got.growth_seen:.0%} |",
                        kept,
                    )


def main(write: Path | None = None, draws: int = 200) -> bool:
    """Measure, write it down, and say whether the limits are kept."""
    rows = list(lines(draws))
    text = [
        HEADING,
        "",
        f"Twice as many actors asked in the second round, {draws} draws a row.",
        "",
        "| indicator | actors | true growth | told by each end | reported | interval holds it |"
        " growth seen |",
        "|---|---|---|---|---|---|---|",
        *(row for row, _ in rows),
        "",
    ]
    sys.stdout.write("\n".join(text) + "\n")
    if write:
        held = write.read_text(encoding="utf-8") if write.exists() else ""
        write.write_text(replaced(held, HEADING, text), encoding="utf-8")
    return all(kept for _, kept in rows)


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    given.add_argument("--networks", type=int, default=200)
    sys.exit(int(not main(None, given.parse_args().networks)))
