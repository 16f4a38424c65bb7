"""The progress of an opgave as a small line, with the same in words and as a table."""

from __future__ import annotations

from netwerk.agenda.opgave.saying import given
from netwerk.agenda.opgave.standing import whole_date
from netwerk.map.progress_line import LinePoint, progress_line
from netwerk.services.opgaven.goals_shown import OpgaveShown
from netwerk.typed.dates import day_words

YEAR = 365.25
HEIGHT = 104.0
"""Low: it stands in a list of them, on a phone as well."""


def line_picture(shown: OpgaveShown) -> tuple[str, str]:
    """The SVG of how an opgave goes and what is to be seen in it; ('', '') when nothing is."""
    points = [
        LinePoint(
            _at(p.datum),
            p.value,
            p.value if p.low is None else p.low,
            p.value if p.high is None else p.high,
            shown.said(p.value),
        )
        for p in shown.stands.points
        if p.datum
    ]
    if not points:
        return "", ""
    item, target = shown.item, None
    if item.streefwaarde is not None and item.streefdatum:
        aim = item.streefwaarde
        target = LinePoint(_at(item.streefdatum, end=True), aim, aim, aim, given(aim, shown.unit))
    told = [f"{shown.said(p.value)} ({day_words(p.datum)})" for p in shown.stands.points if p.datum]
    words = f"Gemeten: {', '.join(told)}."
    if target is not None:
        words += f" Doel: {target.words} ({day_words(item.streefdatum)})."
    return progress_line(points, target, title=words, height=HEIGHT), words


def point_rows(shown: OpgaveShown) -> list[tuple[str, str, str, str]]:
    """The same as rows: when, the value, between what, and from where."""
    rows = []
    for point in shown.stands.points:
        band = ""
        if point.low is not None and point.high is not None and point.low != point.high:
            band = f"{shown.said(point.low)} tot {shown.said(point.high)}"
        when = day_words(point.datum or None)
        rows.append((when, shown.said(point.value), band, point.bron or "niet bekend"))
    return rows


def _at(day: str, end: bool = False) -> float:
    """A day in years; of a year that is all that is known its middle, of a deadline its end."""
    if len(day) == len("2026") and not end:
        return int(day) + 0.5
    whole = whole_date(day, end=end)
    return whole.year + (whole.timetuple().tm_yday - 1) / YEAR
