"""Commands that decide on findings and keep what was agreed."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.files import refuse_place, write_whole
from netwerk.services.answers.meeting_sheet import team_sheet
from netwerk.services.day.agreements import (
    Agreed,
    AgreementTyped,
    agree,
    agreed_words,
    agreements,
    drop,
    finish,
    move,
    stored_agreement,
)
from netwerk.services.day.decided_now import finding_with_key
from netwerk.services.day.deciding import (
    Choice,
    asks_next,
    decide_finding,
    reopen_finding,
)
from netwerk.services.day.team_list import agreements_calendar
from netwerk.services.desk import Desk
from netwerk.services.plain_values.agenda_values import agreement_list_values
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor, new_token
from netwerk.store.values import Revision

NOT_STORED = "Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."


def run_decide(call: argparse.Namespace) -> int:
    """Decide on one finding."""
    with opened(call) as desk:
        if call.weer_open:
            _stored(call, reopen_finding(desk, call.sleutel), "De bevinding is weer open")
            return 0
        selection = selection_called(desk, call.gebied)
        finding = finding_with_key(desk, call.sleutel, selection)
        choice = _choice(desk, call)
        try:
            made = decide_finding(desk, finding, choice, private=call.toch_prive)
        except LooksPrivate as question:
            raise InputError(f"{question} {NOT_STORED}") from None
        asked = asks_next(finding, choice)
    more = f"\n{asked.sentence} {_how(asked.what, asked.actors)}" if asked else ""
    _stored(call, made, "Besloten", more, {"next": asdict(asked) if asked else None})
    return 0


def run_afspraken(call: argparse.Namespace) -> int:
    """List what was agreed, change one, add one, or write it to a file."""
    for given in ("gedaan", "verzet", "vervalt", "erbij"):
        if getattr(call, given) is not None:
            with opened(call) as desk:
                try:
                    made, words = CHANGES[given](desk, call)
                except LooksPrivate as question:
                    raise InputError(f"{question} {NOT_STORED}") from None
            _stored(call, made, words)
            return 0
    target: Path | None = call.ics or call.blad
    if target is not None:
        _refuse_name(call, target)
    with opened(call) as desk:
        selection = selection_called(desk, call.gebied)
        if target is not None:
            content = (
                agreements_calendar(desk, selection, call.wie)
                if call.ics
                else team_sheet(desk, selection)
            )
            write_whole(target, content, overwrite=call.force)
            say(call, f"Geschreven: {target}", {"file": str(target)})
            return 0
        stand = None if call.alle else "open"
        listed = agreements(desk, selection, stand, call.wie)
        answer = agreement_list_values(desk, call.gebied, stand, call.wie)
    words = "\n".join(map(_line, listed)) or "Er staan geen afspraken open."
    say(call, words, answer)
    return 0


def _choice(desk: Desk, call: argparse.Namespace) -> Choice:
    text: dict[str, Any] = {"titel": call.titel, "wie": call.wie, "reden": call.reden}
    if call.doen:
        return Choice("doen", voor=call.voor, **text)
    if call.later is not None:
        return Choice("later", tot=call.later, **text)
    if call.klopt_niet is not None:
        return Choice("klopt_niet", waarom=call.klopt_niet, vastleggen=call.leg_vast, **text)
    if len(call.contact) not in (0, 2):
        raise InputError("Noem bij --contact twee actoren, of geen.")
    one, other = (
        (find_actor(desk, text).id for text in call.contact) if call.contact else (None, None)
    )
    ends = (one, other) if one is not None and other is not None else None
    return Choice("contact_gelegd", ends=ends, **text)


def _done(desk: Desk, call: argparse.Namespace) -> tuple[Revision, str]:
    entry = stored_agreement(desk, call.gedaan)
    made = finish(desk, call.gedaan, entry.version, call.uitkomst, call.toch_prive)
    return made, f"Gedaan: {entry.item.titel}"


def _moved(desk: Desk, call: argparse.Namespace) -> tuple[Revision, str]:
    if call.voor is None:
        raise InputError("Zeg met --voor naar welke dag je de afspraak verzet.")
    entry = stored_agreement(desk, call.verzet)
    return move(desk, call.verzet, entry.version, call.voor), f"Verzet: {entry.item.titel}"


def _dropped(desk: Desk, call: argparse.Namespace) -> tuple[Revision, str]:
    entry = stored_agreement(desk, call.vervalt)
    made = drop(desk, call.vervalt, entry.version, call.reden, call.toch_prive)
    return made, f"Vervallen: {entry.item.titel}"


def _added(desk: Desk, call: argparse.Namespace) -> tuple[Revision, str]:
    selection = selection_called(desk, call.gebied, call.kern)
    typed = AgreementTyped(
        titel=call.erbij,
        wie=call.wie,
        voor=call.voor,
        gebied=selection.gebied,
        kern=selection.kern,
        actoren=tuple(find_actor(desk, text).id for text in call.actor),
    )
    return agree(desk, typed, new_token(), call.toch_prive), f"Afgesproken: {call.erbij}"


CHANGES = {"gedaan": _done, "verzet": _moved, "vervalt": _dropped, "erbij": _added}


def _refuse_name(call: argparse.Namespace, target: Path) -> None:
    """Raise InputError for a file that has another ending, or is there already."""
    ending = ".ics" if call.ics else ".html"
    if target.suffix.lower() != ending:
        raise InputError(f"'{target.name}': geef een naam die eindigt op {ending}.")
    refuse_place(target, overwrite=call.force)


def _how(what: str, actors: tuple[str, ...]) -> str:
    if what == "status":
        return f"Bijvoorbeeld: netwerk item change actor {actors[0]} status=gestopt"
    return (
        f"Bijvoorbeeld: netwerk item add relatie van={actors[0]} naar={actors[-1]} soort=kent, of "
        "besluit de volgende keer met --leg-vast."
    )


def _line(agreed: Agreed) -> str:
    late = f" [{agreed.days_late} {'dag' if agreed.days_late == 1 else 'dagen'} te laat]"
    place = f", {agreed.kern_naam}" if agreed.kern_naam else ""
    stand = f" [{agreed.item.stand}]" if agreed.item.stand != "open" else ""
    came = f"\n    {agreed.item.uitkomst}" if agreed.item.uitkomst else ""
    mark = late if agreed.days_late else stand
    return f"- {agreed_words(agreed.item)}{place}{mark}\n    sleutel: {agreed.item.id}{came}"


def _stored(
    call: argparse.Namespace,
    made: Revision,
    words: str,
    more: str = "",
    values: dict[str, Any] | None = None,
) -> None:
    """Say what was stored and under which number."""
    told = f"{words}. Opgeslagen als wijziging {made.number}. Toch niet? netwerk undo{more}"
    say(call, told, {"revision": made.number} | (values or {}))
