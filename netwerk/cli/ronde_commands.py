"""The ronde without a browser: as words, JSON, days for a calendar, or a sheet to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk.agenda.visit import Ronde
from netwerk.agenda.visit_words import ask_for, heading, nothing_words
from netwerk.cli.session import opened, say
from netwerk.files import refuse_place, write_whole
from netwerk.services.answers.round_of_week import ronde, ronde_calendar, ronde_page, ronde_values
from netwerk.services.records.choices import selection_called


def run_ronde(call: argparse.Namespace) -> int:
    """Whom to visit this week; nothing of it is stored."""
    asked: dict[Path, bool] = {}
    for place in (call.ics, call.kaart):
        if place is not None:
            refuse_place(place, call.force)
            asked[place] = place is call.ics
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied)
        for place, days in asked.items():
            content = (ronde_calendar if days else ronde_page)(desk, chosen)
            write_whole(place, content, overwrite=call.force)
        values = ronde_values(desk, chosen) | {"files": [str(place) for place in asked]}
        words = [*_words(ronde(desk, chosen)), *(f"Geschreven: {place}" for place in asked)]
        say(call, "\n".join(words), values)
    return 0


def _words(found: Ronde) -> list[str]:
    lines = [f"{heading(found)} ({found.where}, week {found.week})"]
    if not found.visits:
        return [*lines, nothing_words(found)]
    for kern, visits in found.by_kern.items():
        lines.append(kern)
        for visit in visits:
            done = " (bezocht)" if visit.done else ""
            lines += [
                f"- {visit.naam}{done}: {' '.join(visit.why)}",
                f"    {ask_for(visit.contact)}. {visit.question}",
            ]
    return lines
