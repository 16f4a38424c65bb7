"""With whom an actor has to do, one line for each of them, and whom the organisation knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.insight.wording import months_old
from netwerk.model import Relatie
from netwerk.net.net import Net, is_over
from netwerk.schema import schema
from netwerk.services.rules.name_and_place import place_names, place_words
from netwerk.store.values import Stored

OLD_AFTER = 12
"""Months after which a confirmation is said to be old, and asked again."""
PERSON = "professional"


@dataclass(frozen=True)
class ContactLine:
    """Another actor with all relations to it: in words how, about what, and when last confirmed.

    place: its kern or gebieden. is_person: a professional, who counts for an employer. is_contact:
    one of the relations is a contact. over: all of them have ended. confirmed: ISO, the newest,
    of the contacts if there are any. months: its age. relaties: ids and versions of those that go
    on, contacts first and then by confirmation.
    """

    other: ActorRef
    place: str
    is_person: bool
    is_contact: bool
    over: bool
    how: str
    about: str
    bron: str
    confirmed: str | None
    months: int | None
    relaties: tuple[tuple[str, int], ...]

    @property
    def is_old(self) -> bool:
        """Whether it was confirmed so long ago that it is worth asking again."""
        return self.months is not None and self.months >= OLD_AFTER


@dataclass(frozen=True)
class ThroughLine:
    """An organisation that is known over people who work here, and over whom."""

    other: ActorRef
    over: tuple[ActorRef, ...]


def contact_lines(
    net: Net, actor: str, entries: Iterable[Stored[Relatie]], today: date
) -> tuple[ContactLine, ...]:
    """The lines of an actor, contacts first and then by newest confirmation.

    Others who are not in this net are left out: they may not be read.
    """
    by_other: dict[str, list[Stored[Relatie]]] = {}
    for entry in entries:
        ends = entry.item.van, entry.item.naar
        other = ends[1] if ends[0] == actor else ends[0]
        if other != actor:
            by_other.setdefault(other, []).append(entry)
    lines = [
        _line(net, actor, at, held, today)
        for other, held in by_other.items()
        if (at := net.index_of(other)) is not None
    ]
    ordered = sorted(lines, key=lambda line: (line.other.naam.casefold(), line.other.id))
    newest = sorted(ordered, key=lambda line: line.confirmed or "", reverse=True)
    return tuple(sorted(newest, key=lambda line: (line.over, not line.is_contact)))


def _line(
    net: Net, actor: str, at: int, entries: Sequence[Stored[Relatie]], today: date
) -> ContactLine:
    day = today.isoformat()
    going_on = [entry for entry in entries if not is_over(entry.item.tot, day)]
    told = sorted(
        going_on or entries, key=lambda entry: entry.item.laatst_bevestigd or "", reverse=True
    )
    contacts = {name for name, kind in schema().relaties.items() if kind.is_contact}
    told.sort(key=lambda entry: entry.item.soort not in contacts)
    items = [entry.item for entry in told]
    confirmed = items[0].laatst_bevestigd
    columns = net.actors
    places = place_names(net.gebieden, net.kernen)
    kern, gebieden = columns["kern"][at], columns["gebieden"][at]
    return ContactLine(
        other=actor_ref(net, at),
        place=place_words(
            str(kern) if kern else None, gebieden if isinstance(gebieden, tuple) else (), places
        ),
        is_person=columns["soort"][at] == PERSON,
        is_contact=items[0].soort in contacts,
        over=not going_on,
        how=_each(_how(item, actor) for item in items),
        about=_each(item.thema for item in items),
        bron=_each(item.bron for item in items),
        confirmed=confirmed,
        months=months_old(confirmed, today),
        relaties=tuple((entry.item.id, entry.version) for entry in told) if going_on else (),
    )


def _how(relatie: Relatie, actor: str) -> str:
    kind = schema().relaties.get(relatie.soort)
    words = kind.label if kind else relatie.soort
    if kind and kind.richting and relatie.naar == actor:
        words = f"{words} (van de ander)"
    often = schema().toon("Relatie", "frequentie", relatie.frequentie)
    return f"{words}, {often.lower()}" if relatie.frequentie else words


def _each(words: Iterable[str | None]) -> str:
    """Each of these once, in a row that begins with a capital."""
    text = "; ".join(dict.fromkeys(word for word in words if word))
    return text[:1].upper() + text[1:]


def known_through(net: Net, i: int) -> tuple[ThroughLine, ...]:
    """Whom the organisation that actor ``i`` is knows over its people alone, by name."""
    levels = net.levels
    unit = int(levels.unit_of_head[i])
    if unit < 0:
        return ()
    direct = set(net.neighbours(i).tolist())
    lines = []
    for other in levels.indices[levels.indptr[unit] : levels.indptr[unit + 1]].tolist():
        head = int(levels.head[other])
        carriers = [c for c in levels.carriers(unit, other) if c != i]
        if head not in direct and carriers:
            lines.append(
                ThroughLine(actor_ref(net, head), tuple(actor_ref(net, c) for c in carriers))
            )
    return tuple(sorted(lines, key=lambda line: (line.other.naam.casefold(), line.other.id)))


def within_two(net: Net, i: int) -> int:
    """How many others are reached in one or two steps."""
    near = set(net.neighbours(i).tolist())
    far = {other for j in near for other in net.neighbours(j).tolist()}
    return len((near | far) - {i})


def split(lines: Sequence[ContactLine]) -> Mapping[str, tuple[ContactLine, ...]]:
    """The lines by what they are: 'contact', 'hoort_bij' (no contact) and 'gestopt'."""
    return {
        "contact": tuple(line for line in lines if line.is_contact and not line.over),
        "hoort_bij": tuple(line for line in lines if not line.is_contact and not line.over),
        "gestopt": tuple(line for line in lines if line.over),
    }
