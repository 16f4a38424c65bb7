"""What grows on the agenda: a vraagstuk out of signals, an initiatief for a vraagstuk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import BEWERKEN
from netwerk.errors import InputError
from netwerk.model import Initiatief, Vraagstuk
from netwerk.services.agenda.agenda_items import (
    HEEL_GEBIED,
    LOOPT,
    NIEUW,
    SIGNAAL,
    VRAAGSTUK,
    AgendaKey,
    OnAgenda,
    is_everywhere,
    item_to_change,
    niveau_of,
    niveaus,
    put_of,
    staat_of,
    store_guarded,
)
from netwerk.services.changes import done_already
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import stored_actor
from netwerk.services.rules.label_rules import cleaned, with_id
from netwerk.store.port import Put
from netwerk.store.values import Revision, Stored


@dataclass(frozen=True)
class VraagstukTyped:
    """A vraagstuk as somebody types it. signalen: ids of what it comes from, one at least."""

    titel: str
    signalen: tuple[str, ...]
    omschrijving: str = ""


@dataclass(frozen=True)
class InitiatiefTyped:
    """An initiatief as somebody types it. betrokken: ids of who takes part."""

    titel: str
    vraagstuk: str
    omschrijving: str = ""
    betrokken: tuple[str, ...] = ()


def make_vraagstuk(
    desk: Desk, typed: VraagstukTyped, token: str, private: bool = False
) -> Revision:
    """Make a vraagstuk of signals of one gebied, which go on in it, in one change.

    It takes over where they play, what they are about, who is involved and the highest level. The
    same token makes it once. Raises InputError, LooksPrivate, NotFound, AccessDenied.
    """
    ids = tuple(dict.fromkeys(typed.signalen))
    if not ids:
        raise InputError("Kies een of meer signalen waar het vraagstuk uit voortkomt.")
    if not typed.titel.strip():
        raise InputError("Vul in wat de vraag is (een titel), en bewaar opnieuw.")
    entries = [item_to_change(desk, AgendaKey(SIGNAAL, id)) for id in ids]
    signals = [entry.item for entry in entries]
    gebieden = {item.gebied for item in signals}
    if len(gebieden) > 1:
        raise InputError(
            "Deze signalen komen uit verschillende gebieden. Kies signalen uit één gebied."
        )
    kernen = {item.kern for item in signals}
    desk.require(BEWERKEN, in_gebied(signals[0].gebied))
    new = Vraagstuk(
        id="",
        titel=typed.titel,
        gebied=signals[0].gebied,
        kern=kernen.pop() if len(kernen) == 1 else None,
        reikwijdte=HEEL_GEBIED if any(map(is_everywhere, signals)) else None,
        domeinen=_once(item.domeinen for item in signals),
        omschrijving=typed.omschrijving.strip() or None,
        signalen=ids,
        niveau=max(map(niveau_of, signals), key=niveaus().index),
        staat=NIEUW,
        betrokken=_once(item.betrokken for item in signals),
        datum=desk.today.isoformat(),
        bron=desk.user.naam,
    )
    made = with_id(cleaned(new), token)
    assert isinstance(made, Vraagstuk)  # noqa: S101 (for the type checker)
    many = "één signaal" if len(ids) == 1 else f"{len(ids)} signalen"
    puts = [Put(made), *_going_on(entries)]
    words = f"Vraagstuk {made.titel} gemaakt van {many}"
    return store_guarded(desk, puts, words, token, private, before=signals)


def add_signals(desk: Desk, key: AgendaKey, signalen: Sequence[str], token: str) -> Revision:
    """Add signals to a vraagstuk that is there. Raises what `make_vraagstuk` raises."""
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key)
    if not isinstance(held.item, Vraagstuk):
        raise InputError("Signalen komen samen in een vraagstuk. Kies een vraagstuk.")
    ids = tuple(id for id in dict.fromkeys(signalen) if id not in held.item.signalen)
    if not ids:
        raise InputError("Kies een of meer signalen die er nog niet bij horen.")
    entries = [item_to_change(desk, AgendaKey(SIGNAAL, id)) for id in ids]
    if any(entry.item.gebied not in (held.item.gebied, None) for entry in entries):
        raise InputError("Een signaal uit een ander gebied kan niet bij dit vraagstuk.")
    signals = [entry.item for entry in entries]
    new = replace(
        held.item,
        signalen=(*held.item.signalen, *ids),
        domeinen=_once((held.item.domeinen, *(item.domeinen for item in signals))),
        betrokken=_once((held.item.betrokken, *(item.betrokken for item in signals))),
    )
    puts = [put_of(held, new, key), *_going_on(entries)]
    many = "een signaal" if len(ids) == 1 else f"{len(ids)} signalen"
    words = f"Vraagstuk {new.titel}: {many} erbij"
    return store_guarded(desk, puts, words, token, True, before=[held.item, *signals])


def make_initiatief(
    desk: Desk, typed: InitiatiefTyped, token: str, private: bool = False
) -> Revision:
    """Make an initiatief for a vraagstuk, which is then going on, in one change.

    It takes over where the vraagstuk plays, what it is about and its level. The same token makes it
    once. Raises InputError, LooksPrivate, NotFound, AccessDenied.
    """
    held = item_to_change(desk, AgendaKey(VRAAGSTUK, typed.vraagstuk))
    if not typed.titel.strip():
        raise InputError("Vul in wat jullie gaan doen (een titel), en bewaar opnieuw.")
    for actor in typed.betrokken:
        stored_actor(desk, actor)
    new = Initiatief(
        id="",
        titel=typed.titel,
        gebied=held.item.gebied,
        kern=held.item.kern,
        reikwijdte=held.item.reikwijdte,
        domeinen=held.item.domeinen,
        omschrijving=typed.omschrijving.strip() or None,
        vraagstuk=held.item.id,
        niveau=niveau_of(held.item),
        staat=LOOPT,
        betrokken=tuple(dict.fromkeys(typed.betrokken)),
        datum=desk.today.isoformat(),
        bron=desk.user.naam,
    )
    made = with_id(cleaned(new), token)
    assert isinstance(made, Initiatief)  # noqa: S101 (for the type checker)
    puts = [Put(made), *_going_on([held])]
    words = f"Initiatief {made.titel} gemaakt voor {held.item.titel}"
    return store_guarded(desk, puts, words, token, private, before=[held.item])


def _going_on(entries: Sequence[Stored[OnAgenda]]) -> list[Put]:
    """What was new is going on now."""
    return [
        put_of(entry, replace(entry.item, staat=LOOPT))
        for entry in entries
        if staat_of(entry.item) == NIEUW
    ]


def _once(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for held in lists for value in held))
