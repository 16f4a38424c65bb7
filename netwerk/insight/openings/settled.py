"""What was decided about pairs: one rule for the list, the map and the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.finding import Finding
from netwerk.model import Initiatief, Verbindkans
from netwerk.net.net import Net
from netwerk.net.shared_settings import Possible, possible_contacts, settings_of

DOING = "doen"


def is_decided(choice: Verbindkans, today: date) -> bool:
    """Whether this choice keeps the pair out of the proposals today; 'later' without a day does."""
    return choice.besluit != "later" or choice.tot is None or today.isoformat() < choice.tot


def decided_pairs(net: Net, choices: Iterable[Verbindkans], today: date) -> NDArray[np.int64]:
    """The pairs that are not to be proposed today, as sorted numbers ``low * n + high``."""
    keys = []
    for choice in choices:
        ends = [net.index_of(actor) for actor in choice.actoren]
        if len(ends) == 2 and None not in ends and is_decided(choice, today):
            low, high = sorted(int(end) for end in ends if end is not None)
            keys.append(low * net.n + high)
    return np.unique(np.array(keys, np.int64))


def proposed_pairs(net: Net, proposals: Iterable[Finding]) -> NDArray[np.int64]:
    """The pairs of these proposals, in the same numbers."""
    keys = []
    for proposal in proposals:
        found = (net.index_of(actor.id) for actor in proposal.actors[:2])
        ends = sorted(i for i in found if i is not None)
        if len(ends) == 2:
            keys.append(ends[0] * net.n + ends[1])
    return np.unique(np.array(keys, np.int64))


def possible_now(
    net: Net,
    initiatieven: Iterable[Initiatief],
    choices: Iterable[Verbindkans],
    today: date,
    among: Callable[[int], bool] = lambda _: True,
) -> tuple[tuple[Possible, ...], int]:
    """Possible contacts of a whole network nobody decided on, and how many were taken up.

    among: which actors are looked at. Who may be there twice is left out: first it is asked who
    they are.
    """
    choices = tuple(choices)
    decided = set(decided_pairs(net, choices, today).tolist())
    doing = (choice for choice in choices if choice.besluit == DOING)
    taken = set(decided_pairs(net, doing, today).tolist())
    every = possible_contacts(net, settings_of(net, initiatieven))
    double = net.alike.doubles
    found = [
        pair
        for pair in every
        if among(pair.a) and among(pair.b) and not (double[pair.a] or double[pair.b])
    ]
    left = tuple(pair for pair in found if pair.a * net.n + pair.b not in decided)
    return left, sum(pair.a * net.n + pair.b in taken for pair in found)
