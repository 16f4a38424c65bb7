"""What happened on the agenda since a moment: new, gone up, come back, celebrated."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_board import AgendaChosen
from netwerk.services.agenda.agenda_items import INITIATIEF, SIGNAAL, VRAAGSTUK, field_of
from netwerk.services.agenda.agenda_timeline import Happened, agenda_timeline
from netwerk.services.day.changed_values import revision_at
from netwerk.services.desk import Desk, in_gebied
from netwerk.typed.moments import DAY, day_of

LAST_DAY = "9999-12-31"
CAME = frozenset(field_of(label).capitalize() for label in (SIGNAAL, VRAAGSTUK, INITIATIEF))
"""How a new item is called on the timeline."""


def agenda_since(
    desk: Desk, op: str, selection: Selection, last: str | None = None
) -> tuple[Happened, ...]:
    """What happened to what plays in the selected gebied and kern, newest first.

    op: a day, or a moment: of its own day only what was recorded after it. last: until when, as
    op; None for now. Signals by themselves are left out: of these there are many.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    first, until = day_of(op), LAST_DAY if last is None else day_of(last)
    months = agenda_timeline(desk, AgendaChosen(selection.gebied, selection.kern))
    return tuple(
        event
        for month in months
        for event in month.happened
        if len(event.day) == DAY
        and first <= event.day <= until
        and not (event.kind in CAME and event.label == SIGNAAL)
        and _after(desk, op, event)
    )


def _after(desk: Desk, op: str, event: Happened) -> bool:
    """Whether it was recorded after the moment ``op``, when it is of the same day."""
    if len(op) <= DAY or event.day != day_of(op):
        return True
    then = revision_at(desk, op)
    numbers = [r.number for r in desk.reads.history(item=(event.label, event.id))]
    if not numbers:
        return False
    return (min(numbers) if event.kind in CAME else max(numbers)) > then
