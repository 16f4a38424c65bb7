"""All that is known of one actor, in words or as JSON."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from netwerk.access.contact_data import NOT_SEEN
from netwerk.cli.session import opened, say
from netwerk.errors import InputError, NotFound
from netwerk.services.desk import Desk
from netwerk.services.portraits.actor_portrait import ActorPortrait, actor_portrait
from netwerk.services.portraits.contact_lines import ContactLine
from netwerk.services.records.choices import names_with_place
from netwerk.services.records.find import suggestions
from netwerk.typed.dates import day_in_figures

UNKNOWN = "niet bekend"


def run_actor(call: argparse.Namespace) -> int:
    """One actor by name or key."""
    with opened(call) as desk:
        seen = _meant(desk, call.naam)
        say(call, "\n".join(_words(seen)), _values(seen))
    return 0


def _meant(desk: Desk, text: str) -> ActorPortrait:
    """The actor that is meant. Raises InputError naming them when several may be."""
    try:
        return actor_portrait(desk, text)
    except NotFound:
        found = suggestions(desk, text)
    if len(found) == 1:
        return actor_portrait(desk, found[0])
    if not found:
        raise NotFound(
            f"Er is geen actor die op '{text}' lijkt. Controleer de spelling of zoek op een deel "
            "van de naam."
        )
    names = names_with_place(desk, found)
    listed = "; ".join(f"{names[id]} ({id})" for id in found if id in names)
    raise InputError(f"Er zijn meer actoren die op '{text}' lijken: {listed}. Geef de sleutel.")


def _words(seen: ActorPortrait) -> list[str]:
    item = seen.item
    facts = (
        ("Vraag naar", item.contact),
        ("Telefoon", NOT_SEEN if "telefoon" in seen.hidden else item.telefoon),
        ("E-mail", NOT_SEEN if "email" in seen.hidden else item.email),
        ("Kern", seen.kern.naam if seen.kern else None),
        ("Gevraagd", day_in_figures(item.gevraagd) if item.gevraagd else None),
        ("Bron", item.bron),
    )
    lines = [item.naam, " ".join(filter(None, (f"{seen.kind}.", item.omschrijving))), ""]
    lines += [f"{word}: {value or UNKNOWN}" for word, value in facts]
    lines += ["", f"{seen.knows}:" if seen.contacts else "Nog geen contact bekend."]
    lines += [_line(line) for line in seen.contacts]
    for title, held in (("Hoort bij of gebruikt", seen.belongs), ("Gestopt", seen.ended)):
        if held:
            lines += ["", f"{title}:", *map(_line, held)]
    if seen.plays:
        lines += ["", "Wat er speelt:", *(f"- {p.what}: {p.titel}" for p in seen.plays)]
    if seen.talks:
        days = ((day_in_figures(talk.day or ""), talk.titel) for talk in seen.talks)
        lines += ["", "Gesprekken:", *(f"- {day}: {titel}" for day, titel in days)]
    return lines


def _line(line: ContactLine) -> str:
    about = f", over {line.about[:1].lower()}{line.about[1:]}" if line.about else ""
    day = f"bevestigd {day_in_figures(line.confirmed)}" if line.confirmed else UNKNOWN
    return f"- {line.other.naam}: {line.how}{about} ({day})"


def _values(seen: ActorPortrait) -> dict[str, Any]:
    """The portrait as plain values: see docs/gebruik/opdrachten.md."""
    return {
        "id": seen.item.id,
        "naam": seen.item.naam,
        "version": seen.version,
        "values": asdict(seen.item),
        "hidden": list(seen.hidden),
        "kern": asdict(seen.kern) if seen.kern else None,
        "gebieden": [asdict(gebied) for gebied in seen.gebieden],
        "contacts": [asdict(line) for line in seen.contacts],
        "belongs": [asdict(line) for line in seen.belongs],
        "ended": [asdict(line) for line in seen.ended],
        "through": [asdict(line) for line in seen.through],
        "within_two": seen.near,
        "plays": [asdict(line) for line in seen.plays],
        "talks": [asdict(line) for line in seen.talks],
        "past": [asdict(day) for day in seen.past],
    }
