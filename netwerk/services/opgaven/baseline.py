"""The baseline of an opgave: what netwerk can fill in itself."""

from __future__ import annotations

from dataclasses import replace

from netwerk.access.rights import LEZEN
from netwerk.agenda.opgave.indicators import indicator_of
from netwerk.model import Opgave
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.opgaven.basis import basis_of, place_of
from netwerk.services.opgaven.measured import level
from netwerk.typed.moments import day_of

ROUNDED = 2
"""Digits behind the comma that are kept of what the network measured."""
WHOLE_DAY = len("2026-01-31")


def with_baseline(desk: Desk, opgave: Opgave, op: str | None = None) -> Opgave:
    """The opgave with what netwerk can fill in itself: baseline, its day, indicator and source.

    What is typed stays. Of the network it is how it was on the day that is typed, else at ``op`` or
    today; of a figure the newest year.
    """
    desk.require(LEZEN, in_gebied(place_of(desk, opgave).gebied))
    if not opgave.maat:
        return opgave
    basis = basis_of(desk, opgave)
    filled = replace(
        opgave,
        indicator=opgave.indicator or basis.what or None,
        bron=opgave.bron or basis.bron or None,
    )
    if opgave.beginwaarde is not None:
        return filled
    if indicator_of(opgave.maat) is not None:
        return _of_network(desk, filled, op)
    newest = basis.figures[-1] if basis.figures else None
    if newest is None or newest.value is None or opgave.begindatum not in (None, str(newest.jaar)):
        return filled
    return replace(filled, beginwaarde=newest.value, begindatum=str(newest.jaar))


def _of_network(desk: Desk, opgave: Opgave, op: str | None) -> Opgave:
    today, typed = desk.today.isoformat(), opgave.begindatum
    day = typed or (day_of(op) if op else today)
    if len(day) != WHOLE_DAY or day > today:
        return opgave
    indicator = indicator_of(opgave.maat)
    assert indicator is not None  # noqa: S101 (for the type checker: asked before)
    at = typed if typed and typed < today else op
    value = level(desk, indicator, replace(place_of(desk, opgave), op=at)).value
    if value is None:
        return opgave
    return replace(opgave, beginwaarde=round(value, ROUNDED), begindatum=day)
