"""Signals that return: one domein in one kern, from several sides, more than chance brings.

What is usual comes from the gemeente's own history before the days looked at: how often a kern and
a domein come up, and how often they did so together. Each new signal is one look, so the chance
that is allowed is shared by all that come in a year: over a whole gemeente chance alone tells at
most one a year (measured by `tests/calibrate/returning.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log, log1p

from netwerk.agenda.independent import sides_of
from netwerk.agendadata import Signaal

WINDOWS = (31, 92, 183)
"""Days that are looked back over."""
FEWEST = 3
"""So many independent sides at least."""
A_YEAR = 1.2
"""So many times a year chance may tell something in a window, over a whole gemeente."""
LEAST_DAYS, LEAST_EVENTS = 182, 20
"""With less history than this nothing is said: what is usual is not known."""
HISTORY = 3 * 365
"""Days before a window that count as history, at most."""
SHAPE = 2.0
"""How much a kern may differ from what is usual of its domein: smaller is more."""
SMOOTH = 5.0
"""So many signals are added to both sides when a busy time is compared with a usual one."""
YEAR = 365.25


@dataclass(frozen=True)
class Event:
    """A signal in one kern and about one domein, on a day."""

    kern: str
    domein: str
    day: date
    signal: Signaal


@dataclass(frozen=True)
class Returning:
    """One domein that returns in one kern.

    since: the day of the first signal of it. days: how far was looked back. sides: the signals by
    independent side. usual: how many sides that time usually brings there. years: once in so many
    years chance would bring such a thing somewhere in the gemeente.
    """

    kern: str
    domein: str
    since: date
    days: int
    sides: tuple[tuple[Signaal, ...], ...]
    usual: float
    years: float

    @property
    def signals(self) -> tuple[Signaal, ...]:
        """All signals of it, by day."""
        held = (signal for side in self.sides for signal in side)
        return tuple(sorted(held, key=lambda s: (s.datum or "", s.id)))


def events_of(signals: Iterable[Signaal]) -> tuple[Event, ...]:
    """What can be counted: signals with a whole day, a kern and a domein, by day."""
    found = [
        Event(signal.kern, domein, day, signal)
        for signal in signals
        if signal.kern and (day := _day(signal.datum)) is not None
        for domein in dict.fromkeys(signal.domeinen)
    ]
    return tuple(sorted(found, key=lambda e: (e.day, e.signal.id, e.domein)))


def enough_history(events: Sequence[Event], today: date) -> bool:
    """Whether it is known what is usual: long enough, and with enough in it."""
    before = [e for e in events if e.day <= today - timedelta(days=WINDOWS[0])]
    long = bool(before) and (today - before[0].day).days >= LEAST_DAYS + WINDOWS[0]
    return long and len(before) >= LEAST_EVENTS


def returning(signals: Iterable[Signaal], today: date) -> tuple[Returning, ...]:
    """What returns now, the least likely by chance first; nothing while too little is known."""
    return returning_events(events_of(signals), today)


def returning_events(events: Sequence[Event], today: date) -> tuple[Returning, ...]:
    """The same of what `events_of` gave, also when it goes on after today."""
    there = [e for e in events if e.day <= today]
    if not enough_history(there, today):
        return ()
    best: dict[tuple[str, str], Returning] = {}
    for days in WINDOWS:
        for found in _in_window(there, today, days):
            held = best.get((found.kern, found.domein))
            if held is None or found.years > held.years:
                best[found.kern, found.domein] = found
    return tuple(sorted(best.values(), key=lambda f: (-f.years, f.kern, f.domein)))


def _in_window(events: Sequence[Event], today: date, days: int) -> list[Returning]:
    """What returns within so many days up to today."""
    begin = today - timedelta(days=days)
    recent = [e for e in events if e.day > begin]
    counts = Counter((e.kern, e.domein) for e in recent)
    often = [cell for cell, count in counts.items() if count >= FEWEST]
    if not often:
        return []
    usual = _Usual([e for e in events if e.day <= begin], recent, begin, days)
    found = []
    for kern, domein in often:
        signals = [e.signal for e in recent if (e.kern, e.domein) == (kern, domein)]
        sides = sides_of(signals)
        if len(sides) < FEWEST:
            continue
        chance = usual.chance(kern, domein, len(sides) - 1)
        yearly = chance * usual.looks
        if yearly <= A_YEAR:
            first = min(e.day for e in recent if (e.kern, e.domein) == (kern, domein))
            years = 1 / max(yearly, 1e-9)
            expected = usual.expected(kern, domein)
            found.append(Returning(kern, domein, first, days, sides, expected, years))
    return found


class _Usual:
    """What a number of days usually brings, from the history before them."""

    def __init__(
        self, before: Sequence[Event], recent: Sequence[Event], begin: date, days: int
    ) -> None:
        first = max(before[0].day, begin - timedelta(days=HISTORY)) if before else begin
        held = [e for e in before if e.day >= first]
        self.years = max((begin - first).days, 1) / YEAR
        self.window = days / YEAR
        self.total = len(held)
        self.cells = Counter((e.kern, e.domein) for e in held)
        self.kernen = Counter(e.kern for e in held)
        self.domeinen = Counter(e.domein for e in held)
        self.now = Counter((e.kern, e.domein) for e in recent)
        self.now_kernen = Counter(e.kern for e in recent)
        self.now_total = len(recent)
        self.looks = max(self.total / self.years, self.now_total / self.window)

    def _by_margins(self, kern: str, domein: str) -> float:
        """How often a year this kern and domein meet when the one says nothing of the other."""
        kernen, domeinen = len(self.kernen) + 1, len(self.domeinen) + 1
        of_kern = (self.kernen[kern] + 1) / (self.total + kernen)
        of_domein = (self.domeinen[domein] + 1) / (self.total + domeinen)
        return max(self.total, 1) / self.years * of_kern * of_domein

    def _exposure(self, kern: str, domein: str) -> float:
        """The window in years, longer when more is reported than usual: all over, or in the kern.

        What is looked at itself does not count as busy.
        """
        own = self.now[kern, domein]
        usual = self.total / self.years * self.window
        there = self.kernen[kern] / self.years * self.window
        busy = (self.now_total - own + SMOOTH) / (usual + SMOOTH)
        busy_there = (self.now_kernen[kern] - own + SMOOTH) / (there + SMOOTH)
        return self.window * max(1.0, busy, busy_there)

    def _rate(self, kern: str, domein: str) -> tuple[float, float]:
        """Shape and years of what is known of how often it comes up."""
        return (
            SHAPE + self.cells[kern, domein],
            SHAPE / self._by_margins(kern, domein) + self.years,
        )

    def expected(self, kern: str, domein: str) -> float:
        """How many the window usually brings."""
        shape, years = self._rate(kern, domein)
        return shape / years * self._exposure(kern, domein)

    def chance(self, kern: str, domein: str, others: int) -> float:
        """The chance that a signal finds at least so many others in the days before it.

        Negative binomial: what comes at a steady pace, of which the pace is not wholly known.
        """
        shape, years = self._rate(kern, domein)
        window = self._exposure(kern, domein)
        part = window / (years + window)
        below = sum(
            exp(
                lgamma(shape + k)
                - lgamma(shape)
                - lgamma(k + 1)
                + shape * log1p(-part)
                + k * log(part)
            )
            for k in range(others)
        )
        return max(0.0, 1.0 - below)


def _day(text: str | None) -> date | None:
    """A whole day; None for a month or a year only."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
