"""How much an indicator changed between two moments, and how sure that is.

Only what came and what went counts, unit by unit, so what stayed adds no doubt. Contacts share
their ends and are therefore no independent draws: the spread is that of pairs of actors (Aronow,
Samii & Assenova 2015). For actors and kernen it is that of two proportions of the same ones
(Bonett & Price 2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.special import ndtri, stdtrit

from netwerk.agenda.opgave.asked_twice import Panel
from netwerk.agenda.opgave.indicators import CONTACTS, Indicator, Pair, counted

FEWEST = 8
"""Fewer actors that were asked twice are too few to tell a change from chance."""
FEWEST_CONTACTS = 5
"""Fewer contacts are told one by one; a percentage of them would say too much."""
SURE = 0.95
TWO_ENDS = 2.0
"""One contact changes what holds for both its ends: the spread of actors is that much larger."""
MORE, LESS, NO_DIFFERENCE, TOO_FEW = "meer", "minder", "geen verschil", "te weinig"


@dataclass(frozen=True)
class PanelChange:
    """What changed among who was asked twice.

    then, now: the value of the indicator among them (a number, or a percentage). came, went: how
    many units. change, low, high: what was added, in the unit of the value for a share and for
    kernen, and as a factor (1.25: a quarter more) for contacts; None when TOO_FEW. verdict: MORE,
    LESS, NO_DIFFERENCE or TOO_FEW. asked: how many actors were asked twice, before: of how many.
    """

    indicator: Indicator
    then: float
    now: float
    came: int
    went: int
    asked: int
    before: int
    verdict: str
    change: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def as_factor(self) -> bool:
        """Whether ``change`` is a factor and not an amount."""
        return self.indicator.of == CONTACTS

    def on(self, begin: float) -> tuple[float, float, float] | None:
        """What a value of ``begin`` became, with its lowest and highest; None when TOO_FEW."""
        if self.change is None or self.low is None or self.high is None:
            return None
        three = (self.change, self.low, self.high)
        if self.as_factor:
            value, low, high = (begin * one for one in three)
        else:
            top = 100.0 if self.indicator.share else float("inf")
            value, low, high = (min(max(begin + one, 0.0), top) for one in three)
        return value, low, high


def difference_of(indicator: Indicator, panel: Panel) -> PanelChange:
    """What changed in an indicator among who was asked at both moments."""
    then, now = counted(indicator, panel.then), counted(indicator, panel.now)
    units = sorted({*then, *now}, key=str)
    came = [u for u in units if now.get(u) and not then.get(u)]
    went = [u for u in units if then.get(u) and not now.get(u)]
    of = len(units) if indicator.share else 1
    scale = 100 / of if indicator.share and of else 1.0
    first, last = (sum(map(bool, held.values())) * scale for held in (then, now))
    known = (indicator, first, last, len(came), len(went), panel.size, panel.before)
    if panel.size < FEWEST or not units:
        return PanelChange(*known, TOO_FEW)
    if indicator.of == CONTACTS:
        if first < FEWEST_CONTACTS or last < FEWEST_CONTACTS:
            return PanelChange(*known, TOO_FEW)
        ratio, low, high = _factor(then, came, went, panel.size)
        return PanelChange(*known, _verdict(low, high, 1.0), ratio, low, high)
    if len(units) < FEWEST and indicator.share:
        return PanelChange(*known, TOO_FEW)
    amount = 100.0 if indicator.share else float(len(units))
    low, high = _moved(len(came), len(went), len(units), indicator.share)
    three = (last - first, low * amount, high * amount)
    return PanelChange(*known, _verdict(three[1], three[2], 0.0), *three)


def _verdict(low: float, high: float, same: float) -> str:
    return MORE if low > same else LESS if high < same else NO_DIFFERENCE


def _factor(
    then: Mapping[str | Pair, bool],
    came: Iterable[str | Pair],
    went: Iterable[str | Pair],
    actors: int,
) -> tuple[float, float, float]:
    """By what factor the number of contacts changed, with its lowest and highest."""
    had = float(len(then))
    added = dict.fromkeys(came, 1.0) | dict.fromkeys(went, -1.0)
    ratio = 1 + sum(added.values()) / had
    each = {p: (added.get(p, 0.0) - (ratio - 1) * bool(then.get(p))) / had for p in {*then, *added}}
    at: dict[str, float] = defaultdict(float)
    for pair, value in each.items():
        for end in pair:
            at[end] += value
    single = sum(value * value for value in each.values())
    shared = sum(value * value for value in at.values()) - single
    spread = sqrt(max(shared, single) + 2 / had**2)  # one more came, one more went: never nothing
    reach = float(stdtrit(max(actors - 1, 1), (1 + SURE) / 2)) * spread / ratio
    return ratio, exp(log(ratio) - reach), exp(log(ratio) + reach)


def _moved(came: int, went: int, of: int, actors: bool) -> tuple[float, float]:
    """The lowest and highest change of a share of the same ones (-1 to 1)."""
    up, down = (came + 1) / (of + 2), (went + 1) / (of + 2)
    spread = sqrt((up + down - (up - down) ** 2) / (of + 2) * (TWO_ENDS if actors else 1.0))
    reach = float(ndtri((1 + SURE) / 2)) * spread
    return max(up - down - reach, -1.0), min(up - down + reach, 1.0)
