"""Items of the agenda as they are stored: found, asked about rights, and changed with a guard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.exchange.guard.bare_name import names_somebody
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import ITEM_TYPES, Initiatief, Item, Kern, Signaal, Vraagstuk
from netwerk.schema import schema
from netwerk.services.changes import apply, readable_in, resource
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.items import find_item
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change, Put, Reads
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_words, whole_day

SIGNAAL, VRAAGSTUK, INITIATIEF = "Signaal", "Vraagstuk", "Initiatief"
AGENDA = (SIGNAAL, VRAAGSTUK, INITIATIEF)
"""The labels of the agenda, in the order in which something grows."""
NIEUW, LOOPT, KLAAR = "nieuw", "loopt", "klaar"
HEEL_GEBIED = "heel_gebied"
"""What reikwijdte says of something that plays in the whole gebied and not in one kern."""
OnAgenda = Signaal | Vraagstuk | Initiatief


@dataclass(frozen=True)
class AgendaKey:
    """One item of the agenda. version: the one that the user looked at, None for how it is now."""

    label: str
    id: str
    version: int | None = None


def field_of(label: str) -> str:
    """The property by which a step or an afspraak names an item of this label: 'vraagstuk'."""
    return schema().labels[label].enkel


def niveau_of(item: OnAgenda) -> str:
    """Where it is dealt with; what was never stepped up is with the network."""
    return item.niveau or niveaus()[0]


def staat_of(item: OnAgenda) -> str:
    """How far it is; of what nobody said so, it is new."""
    return item.staat or NIEUW


def is_everywhere(item: OnAgenda) -> bool:
    """Whether it plays in its whole gebied, which is not the same as a kern nobody knows."""
    return item.kern is None and item.reikwijdte == HEEL_GEBIED


def niveaus() -> tuple[str, ...]:
    """The levels from near to far: network, team, board."""
    return tuple(schema().keuzes["niveau"].keuzes)


def agenda_items(desk: Desk, label: str, gebied: str | None) -> list[Stored[OnAgenda]]:
    """The items of a label that the user may read and that are in this gebied; None: in any.

    An item without a gebied is of every gebied. Raises InputError for a label that is no agenda.
    """
    desk.require(LEZEN, in_gebied(gebied))
    stored = {entry.item.id: entry for entry in desk.reads.all(_class(label))}
    items = readable_in(desk, [e.item for e in stored.values()], gebied, nowhere=True)
    return [stored[item.id] for item in items]


def agenda_item(desk: Desk, label: str, id: str) -> Stored[OnAgenda]:
    """One item of the agenda. Raises NotFound with a sentence, AccessDenied, InputError."""
    return _there(desk, label, id, desk.reads.get(_class(label), [id]).get(id))


def item_to_change(desk: Desk, key: AgendaKey, going_on: bool = True) -> Stored[OnAgenda]:
    """The item as it is in the store now, for who may change it.

    going_on: it may not be done already. Raises what `agenda_item` raises, and InputError.
    """
    found = desk.store.get(_class(key.label), [key.id]).get(key.id)
    entry = _there(desk, key.label, key.id, found)
    desk.require(BEWERKEN, resource(desk, entry.item))
    if going_on and staat_of(entry.item) == KLAAR:
        raise InputError(
            f"'{entry.item.titel}' is al afgesloten. Open het eerst weer, als het toch nog speelt."
        )
    return entry


def called_on_agenda(desk: Desk, text: str) -> AgendaKey:
    """The item that an id or (a part of) a title names, of any of the labels.

    Raises NotFound, or InputError when several fit.
    """
    desk.require_somewhere(LEZEN)
    for label in AGENDA:
        if text in desk.reads.get(_class(label), [text]):
            return AgendaKey(label, text)
    refused: list[Exception] = []
    found: list[AgendaKey] = []
    for label in AGENDA:
        try:
            found.append(AgendaKey(label, find_item(desk, label, text).id))
        except NotFound:
            continue
        except InputError as several:
            refused.append(several)
    if len(found) == 1 and not refused:
        return found[0]
    if not found and not refused:
        raise NotFound(
            f"Op de agenda staat niets met de titel of sleutel '{text}'. Zie 'netwerk agenda list'."
        )
    if refused:
        raise refused[0]
    shown = "; ".join(f"{field_of(key.label)} {key.id}" for key in found)
    raise InputError(f"Meer dan één ding heet '{text}'. Geef de sleutel: {shown}.")


def put_of(entry: Stored[Any], new: OnAgenda, key: AgendaKey | None = None) -> Put:
    """The operation that changes a stored item into ``new``, based on what the user looked at."""
    return Put(new, key.version if key and key.version is not None else entry.version)


def store_guarded(
    desk: Desk,
    puts: Sequence[Put],
    words: str,
    token: str,
    private: bool,
    *,
    before: Sequence[Item] = (),
    functions: Sequence[str | None] = (),
    asked: str = "Wie",
) -> Revision:
    """Apply these as one change, unless a text in it looks private and nobody said that it may.

    before: the items as they were: only what is new in them is looked at. functions: texts that say
    who somebody is by function, which may name nobody; asked: how the form calls that field.
    """
    known = {(type(item).__name__, item.id): item for item in before}
    found: list[tuple[str, str]] = []
    for put in puts:
        found += private_facts_of(put.item, known.get((type(put.item).__name__, put.item.id)))
    for text in functions:
        if text and text != desk.user.naam and names_somebody(text):
            found.append((asked, f"'{text[:40]}' lijkt de naam van een mens, noem de functie"))
    why = unless_private(words, tuple(dict.fromkeys(found)), private)
    return apply(desk, Change(tuple(puts), desk.user.naam, why, token=token))


def place_typed(desk: Desk, gebied: str | None, kern: str | None) -> tuple[str | None, str | None]:
    """The gebied and kern that were chosen; a kern says its gebied. Raises InputError, NotFound."""
    desk.require_somewhere(LEZEN)
    if kern is not None:
        entry = desk.reads.get(Kern, [kern]).get(kern)
        if entry is None:
            raise NotFound(f"Er is geen kern met de sleutel '{kern}'. Kies een andere kern.")
        gebied = entry.item.gebied or gebied
    if gebied is None:
        raise InputError("Waar speelt het? Kies een kern of een gebied en bewaar opnieuw.")
    return gebied, kern


def day_of_it(desk: Desk, day: str | None) -> str:
    """The ISO day on which something was, today when none is typed. Raises InputError for later."""
    whole = whole_day(day) if day else desk.today.isoformat()
    if whole > desk.today.isoformat():
        raise InputError(f"{day_words(whole)} moet nog komen. Kies vandaag of een eerdere dag.")
    return whole


def days_of(reads: Reads, items: Iterable[OnAgenda]) -> Mapping[str, str | None]:
    """Since when each plays, by id: a vraagstuk since its oldest signal, when that is longer."""
    listed = list(items)
    behind = {item.id: item.signalen for item in listed if isinstance(item, Vraagstuk)}
    ids = sorted({id for signals in behind.values() for id in signals})
    days = {id: entry.item.datum for id, entry in reads.get(Signaal, ids).items()}
    return {
        item.id: min(
            filter(None, (item.datum, *(days.get(id) for id in behind.get(item.id, ())))),
            default=None,
        )
        for item in listed
    }


def not_before_it(reads: Reads, item: OnAgenda, day: str, what: str) -> str:
    """That day, on which something was done with the item. Raises InputError for one before it.

    what: 'Een stap', 'Een succes'.
    """
    first = days_of(reads, [item])[item.id] or ""
    if day[: len(first)] < first:
        raise InputError(
            f"'{item.titel}' speelt sinds {day_words(first)}. {what} kan niet van daarvoor zijn. "
            "Kies een latere dag, of zet bij Wijzig eerst goed sinds wanneer het speelt."
        )
    return day


def _class(label: str) -> type[Any]:
    if label not in AGENDA:
        raise InputError(
            f"'{label}' staat niet op de agenda. Kies uit: {', '.join(map(field_of, AGENDA))}."
        )
    return ITEM_TYPES[label]


def _there(desk: Desk, label: str, id: str, entry: Stored[Any] | None) -> Stored[OnAgenda]:
    if entry is None:
        desk.require_somewhere(LEZEN)
        raise NotFound(
            f"Er is geen {field_of(label)} met de sleutel '{id}'. Misschien is dat intussen "
            "verwijderd: ververs de pagina."
        )
    desk.require(LEZEN, resource(desk, entry.item))
    return cast("Stored[OnAgenda]", entry)
