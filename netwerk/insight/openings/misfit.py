"""What 'past niet bij hen' teaches: kinds of group that are proposed in a way that does not fit.

Only from what makelaars said themselves of proposals, and only against proposals of the same kinds
of group in the same way (the kind of proposal); every one that was taken up weighs one up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.model import Afspraak
from netwerk.net.arrays import Floats
from netwerk.net.net import Net
from netwerk.schema import Schema

Way = tuple[str, str, str]
"""The kind of proposal, and the two categorieen in order."""
UNFIT = "past_niet"
TAKEN_UP = ("doen", "contact_gelegd")
STEP, LEAST = 0.8, 0.5
"""Each time it was said counts a proposal for four fifths, down to half: lower, never away."""


def unfit_ways(net: Net, said: Iterable[Afspraak]) -> Mapping[Way, int]:
    """How much more often it was said not to fit than taken up, of each way where it was more.

    Of actors without a categorie nothing is learned.
    """
    counts = Counter[Way]()
    for item in said:
        kind = (item.bevinding or "").partition(":")[0]
        ends = [i for id in item.actoren[:2] if (i := net.index_of(id)) is not None]
        if not kind or len(ends) != 2:
            continue
        way = _way(net, kind, *ends)
        if way is not None and item.waarom == UNFIT:
            counts[way] += 1
        elif way is not None and item.beslissing in TAKEN_UP:
            counts[way] -= 1
    return {way: count for way, count in sorted(counts.items()) if count > 0}


def fit_of(
    net: Net,
    kind: str,
    pairs: NDArray[np.int64] | Sequence[tuple[int, int]],
    unfit: Mapping[Way, int],
) -> Floats:
    """What each pair counts for in this kind of proposal, float64 (k,): 1 unless it was unfit."""
    out = np.ones(len(pairs))
    if unfit:
        for k, (a, b) in enumerate(np.asarray(pairs).tolist()):
            way = _way(net, kind, a, b)
            out[k] = max(LEAST, STEP ** unfit.get(way, 0)) if way is not None else 1.0
    return out


def misfit_sentences(
    schema: Schema, unfit: Mapping[Way, int], kinds: Iterable[str]
) -> tuple[str, ...]:
    """Which proposals (of these kinds) stand lower because of it, in plain words."""
    told, known = Counter[tuple[str, str]](), frozenset(kinds)
    for (kind, one, other), count in unfit.items():
        if kind in known:
            told[one, other] += count
    toon = schema.toon
    return tuple(
        w.sentence(
            f"zulke voorstellen tussen {toon('Actor', 'categorie', one)} en "
            f"{toon('Actor', 'categorie', other)} staan lager: {count} keer zei iemand dat het "
            "niet bij hen past"
        )
        for (one, other), count in sorted(told.items())
    )


def _way(net: Net, kind: str, a: int, b: int) -> Way | None:
    one, other = net.actors["categorie"][a], net.actors["categorie"][b]
    if not one or not other:
        return None
    low, high = sorted((str(one), str(other)))
    return kind, low, high
