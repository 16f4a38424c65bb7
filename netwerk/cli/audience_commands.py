"""Doelgroepen from the command line: listed, shown, kept, and out as a list for mail merge."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.files import refuse_place, write_whole
from netwerk.model import Doelgroep
from netwerk.services.communication.audiences import (
    Audience,
    audience_named,
    audiences,
    save_audience,
)
from netwerk.services.communication.mailing_list import (
    ENDINGS,
    list_of,
    mailing_file,
    register_mailing,
)
from netwerk.services.communication.reach_ways import reach_told
from netwerk.services.desk import Desk
from netwerk.services.records.choices import selection_called, values_called
from netwerk.services.records.edits import new_token

NOT_STORED = "Mag het wel, geef dan ook --toch-prive. Er is niets opgeslagen."


def run_doelgroep(call: argparse.Namespace) -> int:
    """List, show, save or export."""
    if call.actie != "list" and not call.naam:
        raise InputError(f"Noem de doelgroep: netwerk doelgroep {call.actie} NAAM.")
    with opened(call) as desk:
        return ACTIONS[call.actie](desk, call)


def _list(desk: Desk, call: argparse.Namespace) -> int:
    if len(call.gebied) > 1:
        raise InputError("Noem bij list één gebied, of geen.")
    chosen = selection_called(desk, call.gebied[0] if call.gebied else None)
    listed = audiences(desk, chosen)
    words = [f"- {one.sentence} {one.rule}\n    sleutel: {one.item.id}" for one in listed]
    say(
        call,
        "\n".join(words) or "Er zijn nog geen doelgroepen.",
        {"doelgroepen": [_values(one) for one in listed]},
    )
    return 0


def _show(desk: Desk, call: argparse.Namespace) -> int:
    shown = audience_named(desk, call.naam)
    told = reach_told(desk, shown)
    lines = [shown.sentence, shown.rule, *(f"- {one.naam}" for one in shown.members)]
    lines += [way.words for way in told.ways]
    lines += [told.sentence] if told.nowhere else []
    say(call, "\n".join(lines), _values(shown) | {"bereik": asdict(told)})
    return 0


def _save(desk: Desk, call: argparse.Namespace) -> int:
    rule = Doelgroep(
        id="",
        naam=call.naam,
        gebieden=_places(desk, "gebied", call.gebied),
        kernen=_places(desk, "kern", call.kern),
        soorten=values_called(desk, "soort", call.soort),
        categorieen=values_called(desk, "categorie", call.categorie),
        domeinen=values_called(desk, "domein", call.domein),
        rollen=values_called(desk, "rol", call.rol),
        labels=tuple(call.label),
        woorden=tuple(call.woord),
        kanalen=values_called(desk, "bereikweg", call.kanaal),
        omschrijving=call.omschrijving or None,
    )
    try:
        made = save_audience(desk, rule, new_token(), private=call.toch_prive)
    except LooksPrivate as question:
        raise InputError(f"{question} {NOT_STORED}") from None
    shown = audience_named(desk, call.naam)
    words = f"{shown.sentence} {shown.rule} Opgeslagen als wijziging {made.number}."
    say(call, f"{words} Toch niet? netwerk undo", _values(shown) | {"revision": made.number})
    return 0


def _export(desk: Desk, call: argparse.Namespace) -> int:
    """The list in a file; who is not on it is said, and is not in the file."""
    target: Path | None = call.out
    ending = target.suffix.lower().removeprefix(".") if target else ""
    if target is None or ending not in ENDINGS:
        raise InputError("Geef met --out een naam die eindigt op .xlsx of .csv.")
    refuse_place(target, overwrite=call.force)
    by = "post" if call.post else "mail"
    shown = audience_named(desk, call.naam)
    listed = list_of(desk, shown, by)
    write_whole(target, mailing_file(desk, shown.item.id, by, ending), overwrite=call.force)
    lines = [f"Geschreven: {target}. {listed.sentence}"]
    lines += [f"- niet op de lijst: {one.naam}, {one.why}" for one in listed.left_out]
    number = None
    if call.kalender:
        number = register_mailing(desk, shown.item.id, by, new_token()).number
        lines.append(f"De mailing staat op de kalender (wijziging {number}).")
    answer = {
        "file": str(target),
        "count": len(listed.rows),
        "left_out": [asdict(one) for one in listed.left_out],
        "revision": number,
    }
    say(call, "\n".join(lines), answer)
    return 0


def _places(desk: Desk, kind: str, names: list[str]) -> tuple[str, ...]:
    """The ids of the places with these names."""
    found = [selection_called(desk, **{kind: name}) for name in names]
    return tuple(dict.fromkeys(str(getattr(chosen, kind)) for chosen in found))


def _values(shown: Audience) -> dict[str, Any]:
    return {
        "doelgroep": asdict(shown.item),
        "version": shown.version,
        "zin": shown.sentence,
        "regel": shown.rule,
        "leden": [asdict(member) for member in shown.members],
    }


ACTIONS = {"list": _list, "show": _show, "save": _save, "export": _export}
