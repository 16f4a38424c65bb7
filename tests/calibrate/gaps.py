"""False gaps in networks without gaps, and how often a planted gap is seen."""

from __future__ import annotations

from collections import Counter

import numpy as np

from netwerk.insight.chance.gap_table import contacts_of, gap_rows
from netwerk.insight.chance.gaps import gaps_once
from netwerk.insight.chance.verdicts import FEWER, GAP, MORE, TOO_LITTLE_SEEN, USUAL
from netwerk.insight.grouping import KINDS, group_by
from netwerk.insight.two_mode import two_sides
from netwerk.net.csr import tie_ends
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.worlds import planted_gap, world

SIDES = ("fysiek", "sociaal")
SAID = {GAP: "gap", FEWER: "fewer", MORE: "more", USUAL: "usual", TOO_LITTLE_SEEN: "too little"}


def false_gaps(kind: str, n: int, seed: int) -> Counter[str]:
    """What one network of a world without gaps is told, each thing at most once."""
    net = world(np.random.default_rng(seed), n, kind)
    contacts = contacts_of(net, schema())
    groupings = [g for by in (*KINDS, "zijde") if len((g := group_by(net, schema(), by)).keys) > 1]
    told = {SAID[row.verdict] for grouping in groupings for row in gap_rows(contacts, grouping)}
    out = Counter(told & {"gap", "more"})
    out["gap or fewer"] = int(bool(told & {"gap", "fewer"}))
    out["told"] = int(bool(gaps_once(contacts, groupings)[0])) if "gap" in told else 0
    out["two sides"] = int(contacts.sides is not None)
    return out


def seen_gap(n: int, place: bool, stays: float, seed: int) -> Counter[str]:
    """The verdict on fysiek against sociaal where so much of their contact stays."""
    net = planted_gap(np.random.default_rng(seed), n, place, stays)
    contacts = contacts_of(net, schema())
    rows = gap_rows(contacts, group_by(net, schema(), "zijde"))
    row = next((row for row in rows if (row.a, row.b) == SIDES), None)
    return Counter({SAID[row.verdict] if row else "not there": 1})


def is_two_mode(net: Net) -> bool:
    """Whether a net is taken for a list with two sides."""
    return two_sides(net, schema(), *tie_ends(net.indptr, net.indices)) is not None
