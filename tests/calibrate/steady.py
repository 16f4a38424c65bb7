"""How many bands change when one contact elsewhere is there or not.

python -m tests.calibrate.steady
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np

from netwerk.insight.catalogue import all_findings
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.full_worlds import pairs_of, with_pairs
from tests.insight.areas import TODAY, demo

KINDS = (
    *("isolated", "only_affiliation", "pendant", "hangs_on_one", "bridge", "cut_point"),
    *("pair", "small_component", "kern_apart", "kern_held_by_few", "kern_without_care"),
    *("no_team_tie", "no_makelaar_tie", "alone_by_gebied", "alone_by_kern", "alone_by_categorie"),
)
Told = Mapping[str, tuple[str, frozenset[str]]]


def told(net: Net) -> Told:
    """By key of a finding that is told by itself: its band, and the actors that it is about."""
    return {
        f.key: (f.certainty.band, frozenset(actor.id for actor in f.actors))
        for f in all_findings(net, schema(), TODAY, kinds=KINDS)
        if f.about != "more"
    }


def edited(net: Net, rng: np.random.Generator, add: bool) -> tuple[Net, set[str]]:
    """The net with one contact more or less, and between whom."""
    pairs = pairs_of(net)
    if add:
        ends = rng.choice(net.n, 2, replace=False)
        now = np.concatenate((pairs, ends[None, :]))
    else:
        k = int(rng.integers(len(pairs)))
        ends, now = pairs[k], np.delete(pairs, k, axis=0)
    return with_pairs(net, now), {str(net.actors["id"][i]) for i in ends.tolist()}


def changed(edits: int, seed: int = 0) -> tuple[int, int]:
    """Bands that changed, and bands compared: of findings about others than the two."""
    full = demo().net()
    net = with_pairs(full, pairs_of(full))
    base, rng = told(net), np.random.default_rng(seed)
    flips = total = 0
    for edit in range(edits):
        other, ends = edited(net, rng, bool(edit % 2))
        for key, (band, _) in told(other).items():
            if key in base and base[key][1].isdisjoint(ends):
                total += 1
                flips += band != base[key][0]
    return flips, total


if __name__ == "__main__":
    flips, total = changed(120)
    sys.stdout.write(f"{flips} of {total} bands change: {100 * flips / total:.2f}%\n")
