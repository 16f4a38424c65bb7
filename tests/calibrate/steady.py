"""What changes when one contact elsewhere is there or not: bands, and findings that come or go.

python -m tests.calibrate.steady
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from netwerk.insight.catalogue import all_findings
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.full_worlds import pairs_of, with_pairs
from tests.insight.areas import TODAY, demo

NEAR = 2
"""Up to so many steps from a contact that comes or goes, a finding may be about it."""
Told = Mapping[tuple[str, str], tuple[str, frozenset[str]]]


@dataclass
class Changed:
    """Over all edits: bands compared and changed, findings elsewhere, and what came or went."""

    bands: int = 0
    flips: Counter[str] = field(default_factory=Counter)
    elsewhere: int = 0
    gone: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)

    @property
    def moved(self) -> int:
        """How many findings elsewhere came or went."""
        return self.gone.total() + self.new.total()


def told(net: Net) -> Told:
    """By kind and whom it is about: the band, and the actors; of all kinds, not of the whole."""
    return {
        (f.kind, f.key): (f.certainty.band, frozenset(actor.id for actor in f.actors))
        for f in all_findings(net, schema(), TODAY)
        if f.about != "more" and f.actors
    }


def edited(net: Net, rng: np.random.Generator, add: bool) -> tuple[Net, tuple[int, int]]:
    """The net with one contact more or less, and between whom."""
    pairs = pairs_of(net)
    if add:
        ends = rng.choice(net.n, 2, replace=False)
        now = np.concatenate((pairs, ends[None, :]))
    else:
        k = int(rng.integers(len(pairs)))
        ends, now = pairs[k], np.delete(pairs, k, axis=0)
    return with_pairs(net, now), (int(ends[0]), int(ends[1]))


def near(net: Net, ends: tuple[int, int]) -> frozenset[str]:
    """The ids of all within NEAR steps of two actors."""
    seen = set(ends)
    for _ in range(NEAR):
        seen |= {int(other) for i in seen for other in net.neighbours(i)}
    return frozenset(str(net.actors["id"][i]) for i in seen)


def changed(edits: int, seed: int = 0) -> Changed:
    """Bands of findings about others than the two; what comes or goes further than NEAR steps."""
    full = demo().net()
    net = with_pairs(full, pairs_of(full))
    base, rng, out = told(net), np.random.default_rng(seed), Changed()
    for edit in range(edits):
        other, ends = edited(net, rng, bool(edit % 2))
        now = told(other)
        two = {str(net.actors["id"][i]) for i in ends}
        around = near(net, ends) | near(other, ends)
        for key in base.keys() & now.keys():
            if base[key][1].isdisjoint(two):
                out.bands += 1
                out.flips[key[0]] += base[key][0] != now[key][0]
        out.elsewhere += sum(actors.isdisjoint(around) for _, actors in base.values())
        for here, there, count in ((base, now, out.gone), (now, base, out.new)):
            count.update(k[0] for k in here.keys() - there.keys() if here[k][1].isdisjoint(around))
    return out


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / max(1, whole):.2f}%)"


if __name__ == "__main__":
    found = changed(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
    sys.stdout.write(
        f"bands that change: {_share(found.flips.total(), found.bands)} {dict(+found.flips)}\n"
        f"come or go elsewhere: {_share(found.moved, found.elsewhere)}\n"
        f"gone: {dict(found.gone)}\nnew: {dict(found.new)}\n"
    )
