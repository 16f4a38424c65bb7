"""A new signal: what was heard, where, and from which side; typed in twenty seconds."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import AlreadyThere, InputError
from netwerk.model import Signaal
from netwerk.services.agenda.agenda_items import (
    HEEL_GEBIED,
    NIEUW,
    day_of_it,
    niveaus,
    place_typed,
    store_guarded,
)
from netwerk.services.changes import readable
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import stored_actor
from netwerk.services.rules.label_rules import cleaned, with_id
from netwerk.store.port import Put
from netwerk.store.values import Revision
from netwerk.typed.convert import name_key
from netwerk.typed.dates import day_words

LONGEST = 120
"""Letters of a title; what is longer does not fit on a card."""


@dataclass(frozen=True)
class SignalTyped:
    """A signal as somebody types it. betrokken: ids. datum: ISO day it was heard, None: today.

    heel_gebied: it plays in the whole gebied; without it and without a kern, where is not known.
    """

    titel: str
    gebied: str | None = None
    kern: str | None = None
    domeinen: tuple[str, ...] = ()
    bronsoort: str | None = None
    omschrijving: str = ""
    betrokken: tuple[str, ...] = ()
    datum: str | None = None
    heel_gebied: bool = False


def heard_as(text: str) -> tuple[str, str]:
    """What was typed as a title and what more there is to it ('' for nothing).

    The first line is the title. One that is too long for that is cut off, and stays whole in the
    rest.
    """
    whole = "\n".join(line.strip() for line in text.strip().splitlines())
    first, _, rest = whole.partition("\n")
    if len(first) <= LONGEST:
        return first, rest.strip()
    cut = first[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:")
    return f"{cut} ...", whole


def note_signal(
    desk: Desk, typed: SignalTyped, token: str, private: bool = False, sure: bool = False
) -> Revision:
    """Keep a signal. The same token keeps it once.

    private: also when it looks private. sure: also when the same one is there already.

    Raises InputError (no title or place), AlreadyThere naming the same one, LooksPrivate, NotFound,
    AccessDenied.
    """
    gebied, kern = place_typed(desk, typed.gebied, typed.kern)
    desk.require(BEWERKEN, in_gebied(gebied))
    if not typed.titel.strip():
        raise InputError("Schrijf op wat je hoorde of zag (een titel), en bewaar opnieuw.")
    for actor in typed.betrokken:
        stored_actor(desk, actor)
    new = Signaal(
        id="",
        titel=typed.titel,
        gebied=gebied,
        kern=kern,
        reikwijdte=HEEL_GEBIED if typed.heel_gebied and kern is None else None,
        domeinen=tuple(dict.fromkeys(typed.domeinen)),
        omschrijving=typed.omschrijving.strip() or None,
        niveau=niveaus()[0],
        staat=NIEUW,
        betrokken=tuple(dict.fromkeys(typed.betrokken)),
        datum=day_of_it(desk, typed.datum),
        bronsoort=typed.bronsoort,
        bron=desk.user.naam,
    )
    made = with_id(cleaned(new), token)
    assert isinstance(made, Signaal)  # noqa: S101 (for the type checker)
    if not sure:
        _refuse_twice(desk, made)
    return store_guarded(desk, [Put(made)], f"Signaal {made.titel} genoteerd", token, private)


def _refuse_twice(desk: Desk, made: Signaal) -> None:
    """Raise AlreadyThere when a signal of this title is noted at this place, naming the newest."""
    wanted = name_key(made.titel)
    same = [
        entry.item
        for entry in desk.reads.all(Signaal)
        if entry.item.id != made.id
        and (entry.item.gebied, entry.item.kern) == (made.gebied, made.kern)
        and name_key(entry.item.titel) == wanted
    ]
    seen = [s for s in readable(desk, same) if isinstance(s, Signaal)]
    if not seen:
        return
    last = max(seen, key=lambda s: (s.datum or "", s.id))
    when = f", van {day_words(last.datum)}" if last.datum else ""
    there = ((Signaal.__name__, last.id),)
    raise AlreadyThere(f"Dit signaal staat er al: {last.titel}{when}.", there, (last.titel,))


def signal_noted(desk: Desk, made: Revision) -> tuple[str, str] | None:
    """The id and title of the signal that this change added, None when it is gone again."""
    desk.require_somewhere(LEZEN)
    new = {
        change.id
        for change in desk.store.changes(made.number, made.number)
        if change.label == Signaal.__name__ and change.before is None
    }
    there = [entry.item for entry in desk.reads.get(Signaal, new).values()]
    return next(((s.id, s.titel) for s in readable(desk, there) if isinstance(s, Signaal)), None)
