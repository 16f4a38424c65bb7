"""Relations that are over: which they are on a day, and who had a contact that ended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from netwerk.model import Value
from netwerk.net.arrays import Bools
from netwerk.net.coding import coded
from netwerk.net.selection import Selection

Columns = Mapping[str, Sequence[Value]]
Ended = tuple[tuple[str, str, str], ...]
"""The ends (ids) and soort of each relation that is over."""
LastEnded = dict[str, tuple[str, str]]
"""Of each actor with a contact that is over: when the last one ended, and with whom."""


def is_over(tot: Value, day: str) -> bool:
    """Whether what lasts until and including ``tot`` is over on ``day`` (ISO).

    ``tot`` may be a day, a month or a year.
    """
    return isinstance(tot, str) and bool(tot) and tot[:10] < day[: len(tot[:10])]


def over_on(tot: Sequence[Value], day: str | None) -> Bools:
    """Which relations are over; without a day none is taken to be."""
    if day is None:
        return np.zeros(len(tot), np.bool_)
    return coded(tot, lambda value: is_over(value, day), np.bool_)


def endings(
    relaties: Columns, over: Bools, contact_kinds: Collection[str]
) -> tuple[Ended, LastEnded]:
    """What a net tells of the relations that are over."""
    ends, rows = (relaties["van"], relaties["naar"], relaties["soort"]), np.flatnonzero(over)
    ended = tuple(
        (str(ends[0][row]), str(ends[1][row]), str(ends[2][row])) for row in rows.tolist()
    )
    contacts = [
        row
        for row, (van, naar, soort) in zip(rows.tolist(), ended, strict=True)
        if soort in contact_kinds and van != naar
    ]
    return ended, _last_ended(relaties, contacts)


def _last_ended(relaties: Columns, rows: Sequence[int]) -> LastEnded:
    """Of several on one day the one with the lowest id counts."""
    last: LastEnded = {}
    for row in rows:
        tot, van, naar = (str(relaties[name][row]) for name in ("tot", "van", "naar"))
        for actor, other in ((van, naar), (naar, van)):
            before = last.get(actor)
            if before is None or tot > before[0] or (tot == before[0] and other < before[1]):
                last[actor] = (tot, other)
    return last


def ended_in(
    ended: Ended, ids: Sequence[Value], keep: Sequence[int], selection: Selection
) -> Ended:
    """The ended relations that a selection keeps; none with a theme: theirs is not kept."""
    if not ended or selection.thema is not None:
        return ()
    there = {ids[i] for i in keep}
    return tuple(
        e
        for e in ended
        if e[0] in there
        and e[1] in there
        and (not selection.relaties or e[2] in selection.relaties)
    )
