"""Where an opgave stands: what was measured when, and whether it goes the way that was wished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerk.model import Meting, Opgave

REACHED, MAYBE_REACHED, ON_THE_WAY, SLOW, SAME, WRONG_WAY, UNKNOWN = (
    "gehaald",
    "misschien gehaald",
    "op weg",
    "langzamer dan nodig",
    "geen verschil te zien",
    "de andere kant op",
    "nog niet te zeggen",
)
BY_ITSELF = "zo'n verschil komt vanzelf voor"
BEHIND = 0.5
"""Who is at less than so much of what a steady pace would have brought, is slower than needed."""


@dataclass(frozen=True)
class MeasuredPoint:
    """A value on a day (ISO, maybe only a year). low, high: how sure it is, None when not known.

    bron: where it comes from. meting: the id of the Meting, '' for what is no stored one.
    """

    datum: str
    value: float
    low: float | None
    high: float | None
    bron: str
    meting: str = ""


@dataclass(frozen=True)
class GoalStanding:
    """points: oldest first, the baseline among them. last: the newest one after the baseline."""

    points: tuple[MeasuredPoint, ...]
    last: MeasuredPoint | None
    verdict: str


def points_of(
    opgave: Opgave, metingen: Iterable[Meting], also: Iterable[MeasuredPoint] = ()
) -> list[MeasuredPoint]:
    """The baseline and all that was measured, in order of day; of one day the last one given.

    metingen: in the order in which they were stored. also: what is measured right now or
    read from figures.
    """
    found: dict[str, MeasuredPoint] = {}
    if opgave.beginwaarde is not None:
        day = opgave.begindatum or ""
        found[day] = MeasuredPoint(day, opgave.beginwaarde, None, None, opgave.bron or "")
    for meting in metingen:
        if meting.waarde is not None:
            day = meting.datum or str(meting.jaar)
            low, high = meting.ondergrens, meting.bovengrens
            found[day] = MeasuredPoint(day, meting.waarde, low, high, meting.bron, meting.id)
    for point in also:
        found.setdefault(point.datum, point)
    return [found[day] for day in sorted(found)]


def standing_of(
    opgave: Opgave, points: Iterable[MeasuredPoint], noise: float | None = None
) -> GoalStanding:
    """How it stands by its last point, against the baseline and the target.

    Reached is what is past the target with all of its band; the pace is that up to its day. noise:
    how much the measure goes up and down by itself, None when not known: what lies within it is
    no success yet, and no failure.
    """
    ordered = tuple(points)
    begin = opgave.begindatum or ""
    later = [p for p in ordered if p.datum > begin and p.datum[:4] >= begin[:4]]
    last = later[-1] if later else None
    return GoalStanding(ordered, last, _verdict(opgave, last, noise))


def _verdict(opgave: Opgave, last: MeasuredPoint | None, noise: float | None) -> str:
    begin, target = opgave.beginwaarde, opgave.streefwaarde
    if last is None or begin is None or target is None or begin == target:
        return UNKNOWN
    way = 1 if target > begin else -1
    moved = (last.value - begin) * way
    sure_low, sure_high = _bounds(last)
    if sure_low <= begin <= sure_high:
        return SAME
    if noise is not None and abs(moved) <= noise:
        return _within_noise(last.value, target, way)
    if moved < 0:
        return WRONG_WAY
    if (last.value - target) * way >= 0:
        near = sure_low if way > 0 else sure_high
        return REACHED if (near - target) * way >= 0 else MAYBE_REACHED
    pace = _elapsed(opgave, whole_date(last.datum))
    return SLOW if pace is not None and moved / abs(target - begin) < BEHIND * pace else ON_THE_WAY


def _within_noise(value: float, target: float, way: int) -> str:
    if (value - target) * way < 0:
        return BY_ITSELF
    side = "op" if value == target else "boven" if way > 0 else "onder"
    return f"{side} het doel, maar {BY_ITSELF}"


def _bounds(point: MeasuredPoint) -> tuple[float, float]:
    low = point.value if point.low is None else point.low
    high = point.value if point.high is None else point.high
    return min(low, high), max(low, high)


def _elapsed(opgave: Opgave, day: date) -> float | None:
    """The share of the time that was over on a day, 0 to 1; None when a day is not known."""
    if not opgave.begindatum or not opgave.streefdatum:
        return None
    first, last = whole_date(opgave.begindatum), whole_date(opgave.streefdatum, end=True)
    days = (last - first).days
    return min(max((day - first).days / days, 0.0), 1.0) if days > 0 else 1.0


def whole_date(text: str, end: bool = False) -> date:
    """The first day that a (partial) ISO date can be; end: the last one, of December or 28th."""
    parts = [int(part) for part in text[:10].split("-")]
    year, month, day = (*parts, *((12, 28) if end else (1, 1))[len(parts) - 1 :])[:3]
    return date(year, month, day)
