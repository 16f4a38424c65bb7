"""Whether a figure of a kern stands out from the gemeente: more than chance, and worth telling."""

from __future__ import annotations

from math import sqrt

from netwerk.agenda.spiegel.themes import Wish
from netwerk.figures.measures import SHARE, maat_of
from netwerk.figures.place_figure import PlaceFigure

CHANCE = 3.0
"""Standard errors of a counted share: with 17 kernen and 20 figures fewer than one by chance."""
MODEL_ERROR = 2.5
"""Points of per cent: the usual error of a share of a kern that a model estimated (RIVM)."""
MODELLED = 2.0
"""Such errors that an estimated share must differ."""
SAME_YEARS = 2
"""A figure of the gemeente may be of so many years earlier or later."""


def stands_out(
    wish: Wish, here: PlaceFigure | None, gemeente: PlaceFigure | None, inhabitants: float | None
) -> int | None:
    """1 when the figure asks for somebody, -1 when it says the opposite, 0 when it is ordinary.

    inhabitants: of the kern. None: one of both is not known, or they cannot be compared.
    """
    if here is None or gemeente is None or here.value is None or gemeente.value is None:
        return None
    if abs(here.jaar - gemeente.jaar) > SAME_YEARS:
        return None
    difference = here.value - gemeente.value
    if abs(difference) < wish.least or abs(difference) < _error(here, gemeente.value, inhabitants):
        return 0
    return 1 if (difference > 0) == wish.more else -1


def _error(here: PlaceFigure, usual: float, inhabitants: float | None) -> float:
    """The difference that chance or the model makes by itself, in the unit of the figure."""
    bounds = here.low is not None and here.high is not None
    if bounds and here.value is not None:
        return max(here.value - (here.low or 0.0), (here.high or 0.0) - here.value)
    if maat_of(here.maat).kind != SHARE:
        return 0.0
    if here.modelled:
        return MODELLED * MODEL_ERROR
    if not inhabitants:
        return float("inf")
    share = min(max(usual / 100, 0.0), 1.0)
    return 100 * CHANCE * sqrt(share * (1 - share) / inhabitants)
