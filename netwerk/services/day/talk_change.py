"""What a talk changes: the talk itself, whom it was with, and what was said of others.

It says nothing of anything else: a talk with a hall confirms the hall, not what the hall does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netwerk.errors import InputError
from netwerk.exchange.guard.private_facts import names_a_person
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Actor, Afspraak, Gesprek, Kern, Relatie
from netwerk.net.ending import is_over
from netwerk.schema import schema
from netwerk.services.rules.label_rules import refuse_kind
from netwerk.store.port import Put, Reads, Store
from netwerk.store.values import Stored
from netwerk.typed.dates import whole_day
from netwerk.typed.text import one_line, tidy

KNOWS = "kent"
"""What is certain of two who have contact when nothing more was said."""


@dataclass(frozen=True)
class TalkTyped:
    """A talk as it was typed; actors by id.

    met: whom it was with. noemde: known actors that they named, kennen: those of them whom they
    said to know, which become a contact. noemde_ook: names of whom no actor is known. gevraagd:
    asked whom they know, and nobody was named. vervolg, vervolg_voor: the next step and its day
    (ISO). ik: the actor that the user is. contact: the soort of the contact of mine to record
    when there is none; None records none.
    """

    met: tuple[str, ...]
    waarover: str = ""
    noemde: tuple[str, ...] = ()
    noemde_ook: tuple[str, ...] = ()
    kennen: tuple[str, ...] = ()
    gevraagd: bool = False
    vervolg: str = ""
    vervolg_voor: str | None = None
    ik: str | None = None
    contact: str | None = None

    @property
    def asked(self) -> bool:
        """Whether they were asked whom they know."""
        return self.gevraagd or bool(self.noemde or self.noemde_ook)


@dataclass(frozen=True)
class SaidBy:
    """Who said it and when: the source of all that a talk changes.

    door: by what name he signs. functie: what stands where a function belongs, no name of somebody
    who signed in; "" for the same, of an actor.
    """

    door: str
    today: date
    token: str
    functie: str = ""

    @property
    def role(self) -> str:
        """As what he said it."""
        return self.functie or self.door

    @property
    def source(self) -> str:
        """The source of a contact of who speaks: 'gesprek Gebiedsmakelaar gebied 4-5'."""
        return f"gesprek {self.role}"


def checked(typed: TalkTyped) -> TalkTyped:
    """The talk with clean texts, everybody once. Raises InputError when it cannot be."""
    met = tuple(dict.fromkeys(id for id in typed.met if id))
    if not met:
        raise InputError("Met wie sprak je? Kies een actor en bewaar opnieuw.")
    if typed.ik in met:
        raise InputError("Een gesprek met jezelf kan niet. Kies bij 'Met wie' een ander.")
    noemde = tuple(id for id in dict.fromkeys(typed.noemde) if id not in met)
    also = tuple(filter(None, (one_line(tidy(name)) for name in typed.noemde_ook)))
    return replace(
        typed,
        met=met,
        waarover=tidy(typed.waarover),
        noemde=noemde,
        noemde_ook=tuple(dict.fromkeys(also)),
        kennen=tuple(id for id in dict.fromkeys(typed.kennen) if id in noemde),
        vervolg=one_line(tidy(typed.vervolg)),
        vervolg_voor=whole_day(typed.vervolg_voor) if typed.vervolg_voor else None,
    )


def talk_puts(
    store: Store, typed: TalkTyped, actors: Sequence[Stored[Actor]], said: SaidBy, who: str
) -> tuple[Put, ...]:
    """All that this talk adds and changes, as one list of operations.

    actors: whom it was with and who was named, in any order. who: the user, for the next step.
    """
    by_id = {entry.item.id: entry for entry in actors}
    met = [by_id[id] for id in typed.met]
    step = _next_step(store, typed, met, said, who)
    talk = Gesprek(
        id=f"gesprek-{said.token[:16]}",
        met=typed.met,
        datum=said.today.isoformat(),
        waarover=typed.waarover or None,
        door=said.door,
        noemde=typed.noemde,
        noemde_ook=typed.noemde_ook,
        vervolg=step.id if step else None,
    )
    puts = [Put(step)] if step else []
    puts.append(Put(talk))
    puts += [put for entry in met if (put := _refreshed(entry, typed, said))]
    if typed.ik:
        for nth, entry in enumerate(met):
            pair = (by_id[typed.ik], entry)
            puts += tie_puts(store, pair, said.source, said, typed.contact, f"ik{nth}")
    for nth, id in enumerate(typed.kennen):
        source = f"{said.source} met {met[0].item.naam}"
        puts += tie_puts(store, (met[0], by_id[id]), source, said, KNOWS, f"{nth}")
    return tuple(puts)


def private_in_talk(puts: Sequence[Put]) -> tuple[tuple[str, str], ...]:
    """What looks private in what a talk adds: of each property its label, and why."""
    found: list[tuple[str, str]] = []
    for put in puts:
        if not isinstance(put.item, Gesprek | Afspraak):
            continue
        found += private_facts_of(put.item, None)
        for name in getattr(put.item, "noemde_ook", ()):
            if names_a_person(name, None):
                label = schema().labels["Gesprek"].velden["noemde_ook"].label
                why = f"'{name[:40]}' lijkt de naam van een mens, geen groep of organisatie"
                found.append((label, why))
    return tuple(dict.fromkeys(found))


def tie_puts(
    store: Store,
    pair: tuple[Stored[Actor], Stored[Actor]],
    source: str,
    said: SaidBy,
    soort: str | None,
    nth: str,
) -> list[Put]:
    """Confirm the contact of these two, or record one of this soort (None: record none).

    Of several the one that says no more than a talk shows, or else the last confirmed. nth: tells
    the contacts of one change apart.
    """
    van, naar = (entry.item for entry in pair)
    day = said.today.isoformat()
    held = [tie for tie in contacts_between(store, van.id, naar.id) if not _over(tie, day)]
    if held:
        held.sort(key=lambda e: e.item.id)
        tie = max(held, key=lambda e: (e.item.soort == KNOWS, e.item.laatst_bevestigd or ""))
        new = replace(tie.item, laatst_bevestigd=day, bevestigd_door=said.role)
        return [] if new == tie.item else [Put(new, tie.version, tie.item)]
    if soort is None:
        return []
    refuse_kind(soort, van.soort, naar.soort)
    made = Relatie(
        id=f"relatie-{said.token[:16]}-{nth}",
        van=van.id,
        naar=naar.id,
        soort=soort,
        bron=source,
        laatst_bevestigd=day,
        bevestigd_door=said.role,
    )
    return [Put(made)]


def contacts_between(store: Reads, one: str, other: str) -> list[Stored[Relatie]]:
    """The contacts that are recorded between two actors, whether over or not."""
    kinds = {name for name, kind in schema().relaties.items() if kind.laag == "contact"}
    pair = {one, other}
    return [
        entry
        for entry in store.relaties_of([other])
        if {entry.item.van, entry.item.naar} == pair and entry.item.soort in kinds
    ]


def _refreshed(entry: Stored[Actor], typed: TalkTyped, said: SaidBy) -> Put | None:
    """Whom it was with is confirmed today, and asked if they were asked whom they know."""
    day = said.today.isoformat()
    new = replace(entry.item, laatst_bevestigd=day, bevestigd_door=said.role)
    if typed.asked:
        new = replace(new, gevraagd=day)
    return Put(new, entry.version, entry.item) if new != entry.item else None


def _next_step(
    store: Store, typed: TalkTyped, met: Sequence[Stored[Actor]], said: SaidBy, who: str
) -> Afspraak | None:
    if not typed.vervolg and not typed.vervolg_voor:
        return None
    first = met[0].item
    kern = next((e.item.kern for e in met if e.item.kern), None)
    place = store.get(Kern, [kern]).get(kern) if kern else None
    return Afspraak(
        id=f"afspraak-{said.token[:16]}",
        titel=typed.vervolg or f"Verder praten met {first.naam}",
        beslissing="doen",
        stand="open",
        over=typed.waarover or None,
        wie=said.door,
        voor=typed.vervolg_voor,
        datum=said.today.isoformat(),
        eigenaar=who,
        actoren=typed.met,
        gebied=place.item.gebied if place else next(iter(first.gebieden), None),
        kern=kern,
    )


def _over(entry: Stored[Relatie], day: str) -> bool:
    return is_over(entry.item.tot, day)
