"""The calendar of a gebied from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from netwerk.agenda.calendar_month import OnCalendar, by_month, months_before
from netwerk.cli.audience_commands import NOT_STORED
from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.files import refuse_place, write_whole
from netwerk.net.selection import Selection
from netwerk.services.communication.audiences import audience_named
from netwerk.services.communication.calendar_files import calendar_ics, calendar_sheet
from netwerk.services.communication.gebied_calendar import (
    ActivityTyped,
    note_reached,
    on_calendar,
    plan_activity,
    reached_list,
)
from netwerk.services.desk import Desk
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor, new_token
from netwerk.services.records.items import find_item
from netwerk.typed.dates import iso_date

FILES = {"ics": (".ics", calendar_ics), "sheet": (".html", calendar_sheet)}


def run_kalender(call: argparse.Namespace) -> int:
    """List, add, note who came, or write a file."""
    if call.actie in ("add", "reached") and not call.titel:
        raise InputError(f"Zeg waar het over gaat: netwerk kalender {call.actie} TITEL.")
    if call.actie in FILES:
        _refuse_name(call)
    with opened(call) as desk:
        return ACTIONS[call.actie](desk, call)


def _list(desk: Desk, call: argparse.Namespace) -> int:
    chosen = selection_called(desk, call.gebied)
    entries = on_calendar(desk, chosen)
    months = list(by_month(entries, desk.today))
    if call.alles:
        months += months_before(entries, desk.today)
    lines = []
    for month in months:
        lines += [month.words.capitalize(), *map(_line, month.entries)]
    shown = [entry for month in months for entry in month.entries]
    words = "\n".join(lines) or "Er staat niets op de kalender."
    say(call, words, {"kalender": [asdict(entry) for entry in shown]})
    return 0


def _add(desk: Desk, call: argparse.Namespace) -> int:
    chosen = selection_called(desk, call.gebied, call.kern)
    typed = ActivityTyped(
        titel=call.titel,
        datum=_day(call.datum),
        soort=call.soort,
        tijd=call.tijd,
        tot=_day(call.tot),
        gebied=chosen.gebied,
        kern=chosen.kern,
        plaats=call.plaats,
        initiatief=find_item(desk, "Initiatief", call.initiatief).id if call.initiatief else None,
        doelgroepen=tuple(audience_named(desk, name).item.id for name in call.voor),
        omschrijving=call.omschrijving,
    )
    try:
        made = plan_activity(desk, typed, new_token(), call.toch_prive)
    except LooksPrivate as question:
        raise InputError(f"{question} {NOT_STORED}") from None
    words = f"Op de kalender: {call.titel}. Opgeslagen als wijziging {made.number}."
    say(call, f"{words} Toch niet? netwerk undo", {"revision": made.number})
    return 0


def _reached(desk: Desk, call: argparse.Namespace) -> int:
    asked = reached_list(desk, find_item(desk, "Activiteit", call.titel).id)
    actors = tuple(find_actor(desk, name).id for name in call.actor)
    if not actors and call.aantal is None:
        words = [f"Wie was er bij {asked.item.titel}? Noem met --actor wie er was."]
        words += [f"- {naam}" for naam in asked.names.values()]
        say(call, "\n".join(words), {"actoren": dict(asked.names), "bereikt": list(asked.ticked)})
        return 0
    aantal = asked.aantal if call.aantal is None else call.aantal
    everybody = tuple(dict.fromkeys((*asked.ticked, *actors)))
    made = note_reached(desk, asked, everybody, new_token(), aantal)
    here = Selection(gebied=asked.item.gebied)
    line = next(e for e in on_calendar(desk, here) if e.id == asked.item.id)
    came = " ".join(line.came)
    said = f"{came} Opgeslagen als wijziging {made.number}. Toch niet? netwerk undo"
    say(call, said, {"bereikt": list(everybody), "came": line.came, "revision": made.number})
    return 0


def _file(desk: Desk, call: argparse.Namespace) -> int:
    _, make = FILES[call.actie]
    write_whole(call.out, make(desk, selection_called(desk, call.gebied)), overwrite=call.force)
    say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0


def _refuse_name(call: argparse.Namespace) -> None:
    """Raise InputError for a file that has another ending, or is there already."""
    target: Path | None = call.out
    ending = FILES[call.actie][0]
    if target is None or target.suffix.lower() != ending:
        raise InputError(f"Geef met --out een naam die eindigt op {ending}.")
    refuse_place(target, overwrite=call.force)


def _day(text: str | None) -> str:
    return (iso_date(text) or text) if text else ""


def _line(entry: OnCalendar) -> str:
    beside = ", ".join(filter(None, (entry.soort.lower(), entry.waar)))
    came = f"\n    {' '.join(entry.came)}" if entry.came else ""
    voor = f"\n    voor: {', '.join(entry.voor)}" if entry.voor else ""
    return f"- {entry.when}: {entry.titel} ({beside}){voor}{came}\n    sleutel: {entry.id}"


ACTIONS: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "list": _list,
    "add": _add,
    "reached": _reached,
    "ics": _file,
    "sheet": _file,
}
