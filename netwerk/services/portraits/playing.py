"""What plays around actors: signalen, vraagstukken, initiatieven, afspraken and gesprekken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netwerk.model import Actor, Afspraak, Gesprek, Initiatief, Item, Kern, Signaal, Vraagstuk
from netwerk.net.net import Net
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import days_of, is_everywhere
from netwerk.services.changes import readable
from netwerk.services.desk import Desk

AGENDA: tuple[type[Any], ...] = (Signaal, Vraagstuk, Initiatief)
PLAYS: tuple[type[Any], ...] = (*AGENDA, Afspraak)
DONE = "klaar"
OPEN = "open"
DECIDED = "doen"


@dataclass(frozen=True)
class Playing:
    """One thing that plays: what it is called, what it is, and for when.

    label, id, version: of the item. day: for an afspraak by when, for a signaal or gesprek when it
    was (ISO). days_late: above 0 when an open afspraak is overdue. who: who takes it up, or had the
    talk. niveau: where it is dealt with, in words. actoren: ids of who is in it. kern, gebied: as
    it says itself. kernen: every kern where it plays, of a vraagstuk those of its signalen too.
    heel_gebied: whether it plays in all of its gebied. domeinen: what it is about.
    """

    label: str
    id: str
    version: int
    titel: str
    day: str | None
    days_late: int
    who: str
    niveau: str
    actoren: tuple[str, ...]
    kern: str | None
    gebied: str | None
    kernen: tuple[str, ...] = ()
    heel_gebied: bool = False
    domeinen: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What it is: 'Afspraak', 'Signaal'."""
        return schema().labels[self.label].enkel.capitalize()


def open_items(desk: Desk, net: Net, entries: Iterable[Any], today: date) -> tuple[Playing, ...]:
    """Of these stored items what is not done yet: afspraken first, most overdue before the rest.

    Of the agenda comes the newest first, what has no day last: who just wrote a signal down sees it
    among the first lines. Left out is what this reader may not read, and what names anybody who is
    not in his net.
    """
    seen = _seen(desk, net, entries)
    lines = [_playing(entry.item, entry.version, today) for entry in seen]
    since = days_of(desk.reads, [entry.item for entry in seen if isinstance(entry.item, Vraagstuk)])
    going_on = [replace(line, day=since.get(line.id, line.day)) for line in lines if line]
    ordered = sorted(going_on, key=lambda line: (line.titel.casefold(), line.id))
    agreed = [line for line in ordered if line.label == Afspraak.__name__]
    rest = [line for line in ordered if line.label != Afspraak.__name__]
    agreed.sort(key=lambda line: (-line.days_late, line.day or "9999"))
    rest.sort(key=lambda line: line.day or "", reverse=True)
    return (*agreed, *rest)


def talks(desk: Desk, net: Net, entries: Iterable[Any]) -> tuple[Playing, ...]:
    """Of these stored items the gesprekken, newest first."""
    held = [entry for entry in _seen(desk, net, entries) if isinstance(entry.item, Gesprek)]
    lines = [
        Playing(
            label="Gesprek",
            id=entry.item.id,
            version=entry.version,
            titel=entry.item.waarover or "",
            day=entry.item.datum,
            days_late=0,
            who=entry.item.door or "",
            niveau="",
            actoren=(*entry.item.met, *entry.item.noemde),
            kern=None,
            gebied=None,
        )
        for entry in held
    ]
    return tuple(sorted(lines, key=lambda line: (line.day or "", line.id), reverse=True))


def everything(desk: Desk, net: Net, today: date) -> tuple[Playing, ...]:
    """All that plays anywhere that this reader may read."""
    stored = [entry for kind in PLAYS for entry in desk.reads.all(kind)]
    kernen = _kernen([entry.item for entry in stored])
    home = {entry.item.id: entry.item.gebied for entry in desk.reads.all(Kern)}
    return tuple(
        replace(
            line,
            kernen=kernen.get((line.label, line.id), ()),
            gebied=line.gebied or home.get(line.kern or ""),
        )
        for line in open_items(desk, net, stored, today)
    )


def _kernen(items: Iterable[Any]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Where each of these plays: its own kern, else those of what it came from."""
    listed = list(items)
    own = {(type(item).__name__, item.id): item.kern for item in listed}
    found = {key: (kern,) for key, kern in own.items() if kern}
    for kind, behind in ((Vraagstuk, _signalen), (Initiatief, _vraagstuk)):
        for item in listed:
            if isinstance(item, kind) and not item.kern:
                told = (kern for key in behind(item) for kern in found.get(key, ()))
                found[kind.__name__, item.id] = tuple(dict.fromkeys(told))
    return found


def _signalen(item: Any) -> list[tuple[str, str]]:
    return [(Signaal.__name__, id) for id in item.signalen]


def _vraagstuk(item: Any) -> list[tuple[str, str]]:
    return [(Vraagstuk.__name__, item.vraagstuk)] if item.vraagstuk else []


def _seen(desk: Desk, net: Net, entries: Iterable[Any]) -> Sequence[Any]:
    held = [entry for entry in entries if isinstance(entry.item, (*PLAYS, Gesprek))]
    may: Collection[tuple[str, str]] = {
        (type(item).__name__, item.id) for item in readable(desk, [entry.item for entry in held])
    }
    return [
        entry
        for entry in held
        if (type(entry.item).__name__, entry.item.id) in may
        and all(net.index_of(actor) is not None for actor in _actors_of(entry.item))
    ]


def _actors_of(item: Item) -> tuple[str, ...]:
    label = type(item).__name__
    return tuple(
        id
        for veld in schema().labels[label].velden.values()
        if veld.verwijst_naar == Actor.__name__ and (held := getattr(item, veld.naam))
        for id in (held if isinstance(held, tuple) else (held,))
    )


def _playing(item: Any, version: int, today: date) -> Playing | None:
    """The line of an item, None when it is no more than a memory."""
    if isinstance(item, Afspraak):
        if item.stand != OPEN or item.beslissing != DECIDED:
            return None
        return Playing(
            label="Afspraak",
            id=item.id,
            version=version,
            titel=item.titel,
            day=item.voor,
            days_late=_days_late(item.voor, today),
            who=item.wie or "",
            niveau="",
            actoren=item.actoren,
            kern=item.kern,
            gebied=item.gebied,
        )
    if not isinstance(item, AGENDA) or item.staat == DONE:
        return None
    label = type(item).__name__
    return Playing(
        label=label,
        id=item.id,
        version=version,
        titel=item.titel,
        day=getattr(item, "datum", None),
        days_late=0,
        who="",
        niveau=schema().toon(label, "niveau", item.niveau) if item.niveau else "",
        actoren=item.betrokken,
        kern=item.kern,
        gebied=item.gebied,
        kernen=(item.kern,) if item.kern else (),
        heel_gebied=is_everywhere(item),
        domeinen=item.domeinen,
    )


def _days_late(voor: str | None, today: date) -> int:
    try:
        return max(0, (today - date.fromisoformat(voor or "")).days)
    except ValueError:  # no day, or a month or year only
        return 0
