"""What stands on the agenda is put right: its words, where it plays, who is in it, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.rights import BEWERKEN
from netwerk.errors import InputError
from netwerk.model import Signaal, Vraagstuk
from netwerk.services.agenda.agenda_items import (
    HEEL_GEBIED,
    AgendaKey,
    OnAgenda,
    day_of_it,
    field_of,
    item_to_change,
    niveaus,
    place_typed,
    store_guarded,
)
from netwerk.services.changes import done_already
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import stored_actor
from netwerk.services.rules.label_rules import cleaned, rules_of
from netwerk.store.port import Put
from netwerk.store.values import Revision


@dataclass(frozen=True)
class CardTyped:
    """How an item of the agenda should be, whole.

    heel_gebied: it plays in the whole gebied. betrokken: ids. datum: ISO day, None when not known.
    bronsoort: of a signal only.
    """

    titel: str
    gebied: str | None = None
    kern: str | None = None
    heel_gebied: bool = False
    domeinen: tuple[str, ...] = ()
    omschrijving: str = ""
    betrokken: tuple[str, ...] = ()
    niveau: str | None = None
    datum: str | None = None
    bronsoort: str | None = None


def change_card(
    desk: Desk,
    key: AgendaKey,
    seen: OnAgenda,
    typed: CardTyped,
    token: str,
    private: bool = False,
) -> Revision:
    """Change what differs from ``seen``, the item as the user looked at it; the rest stays.

    What a colleague changed meanwhile in something else stays too. key.version: of ``seen``; None
    to put it over what stands there now. Raises Conflict naming both values, InputError (nothing is
    different, no title, signals of another gebied), LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key, going_on=False)
    wanted = _wanted(desk, seen, typed)
    changed = {name: value for name, value in wanted.items() if value != getattr(seen, name)}
    if not changed:
        raise InputError("Er is niets veranderd.")
    for actor in set(changed.get("betrokken", ())) - set(seen.betrokken):
        stored_actor(desk, actor)
    based = held.item if key.version is None else seen
    new: Any = cleaned(replace(based, **changed))
    desk.require(BEWERKEN, in_gebied(new.gebied))
    rules_of(key.label).checked(desk.store, new, based)
    _refuse_other_gebied(desk, new, based)
    put = Put(new, held.version) if key.version is None else Put(new, key.version, seen)
    words = f"{field_of(key.label).capitalize()} {new.titel} gewijzigd"
    return store_guarded(desk, [put], words, token, private, before=[based])


def _wanted(desk: Desk, seen: OnAgenda, typed: CardTyped) -> dict[str, Any]:
    """The properties as they should be; who is involved keeps the order that it had."""
    gebied, kern = seen.gebied, seen.kern
    if (typed.gebied, typed.kern) != (seen.gebied, seen.kern):
        gebied, kern = place_typed(desk, typed.gebied, typed.kern)
    if typed.niveau not in (None, *niveaus()):
        raise InputError(f"'{typed.niveau}' kan niet. Kies uit: {', '.join(niveaus())}.")
    if not typed.titel.strip():
        raise InputError("Vul in waar het over gaat (een titel), en bewaar opnieuw.")
    stay = [id for id in seen.betrokken if id in typed.betrokken]
    wanted: dict[str, Any] = {
        "titel": typed.titel,
        "gebied": gebied,
        "kern": kern,
        "reikwijdte": HEEL_GEBIED if typed.heel_gebied and kern is None else None,
        "domeinen": tuple(dict.fromkeys(typed.domeinen)),
        "omschrijving": typed.omschrijving.strip() or None,
        "betrokken": tuple(dict.fromkeys((*stay, *typed.betrokken))),
        "niveau": typed.niveau or seen.niveau,
        "datum": seen.datum if typed.datum == seen.datum else _day(desk, typed.datum),
    }
    if isinstance(seen, Signaal):
        wanted["bronsoort"] = typed.bronsoort
    return wanted


def _day(desk: Desk, day: str | None) -> str | None:
    return day_of_it(desk, day) if day else None


def _refuse_other_gebied(desk: Desk, new: OnAgenda, before: OnAgenda) -> None:
    """A vraagstuk stays in the gebied of the signals that came together in it."""
    if not isinstance(new, Vraagstuk) or new.gebied == before.gebied:
        return
    there = desk.store.get(Signaal, new.signalen).values()
    if any(entry.item.gebied not in (None, new.gebied) for entry in there):
        raise InputError(
            "De signalen van dit vraagstuk komen uit een ander gebied. Kies een kern in dat gebied."
        )
