"""Afspraken: what was agreed, by whom and when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from netwerk.access.resources import gebieden_of
from netwerk.access.rights import BEWERKEN, LEZEN, allowed
from netwerk.errors import InputError, NotFound
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.insight.finding import ActorRef
from netwerk.model import Actor, Afspraak, Kern, fold
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import apply, readable, resource
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.rules.gebieden import StoredItems
from netwerk.services.rules.label_rules import cleaned, with_id
from netwerk.services.rules.private import stranger_named, unless_private, with_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_words, on_day_words, whole_day, workday_from

DOEN, LATER, KLOPT_NIET, CONTACT = "doen", "later", "klopt_niet", "contact_gelegd"
OPEN, GEDAAN, VERVALLEN = "open", "gedaan", "vervallen"
WORK = (DOEN, CONTACT)
"""Decisions that somebody carries out; the others only say that nothing is done."""
A_WEEK = timedelta(days=7)
LAST = "9999-12-31"
"""After every day: what has no day comes last."""


@dataclass(frozen=True)
class Agreed:
    """An afspraak as it is stored, with the names of whom it is about.

    namen: of ``item.actoren``, in order. days_late: 0 when not late. may_change: by this user.
    """

    item: Afspraak
    version: int
    namen: tuple[str, ...]
    kern_naam: str | None = None
    days_late: int = 0
    may_change: bool = False

    @property
    def actors(self) -> tuple[ActorRef, ...]:
        """Whom it is about, by id and name."""
        return tuple(map(ActorRef, self.item.actoren, self.namen))


@dataclass(frozen=True)
class AgreementTyped:
    """An afspraak by itself as somebody types it.

    wie: None for who types it. voor: ISO day, None for a week from now. over: what it came from.
    signaal, vraagstuk, initiatief: id of what it is about on the agenda.
    """

    titel: str
    wie: str | None = None
    voor: str | None = None
    gebied: str | None = None
    kern: str | None = None
    actoren: tuple[str, ...] = ()
    over: str | None = None
    signaal: str | None = None
    vraagstuk: str | None = None
    initiatief: str | None = None


def agreements(
    desk: Desk, selection: Selection, stand: str | None = OPEN, wie: str | None = None
) -> tuple[Agreed, ...]:
    """What was agreed in the selected gebied and kern, late first; what is done newest first.

    stand: 'open', 'gedaan', None for all, also what lapsed. wie: only of who has this name.
    Decisions to wait or that something is wrong are no work, and not among them.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    chosen = [
        entry
        for entry in seen_agreements(desk)
        if entry.item.beslissing in WORK
        and stand in (None, entry.item.stand)
        and (wie is None or fold(entry.item.wie or "") == fold(wie))
    ]
    here = _within(desk, chosen, selection)
    if stand == GEDAAN:
        order = sorted(here, key=lambda e: (e.item.gedaan_op or "", e.item.id), reverse=True)
    else:
        order = sorted(here, key=lambda e: (e.item.voor or LAST, e.item.datum or "", e.item.id))
    return with_names(desk, order)


def seen_agreements(desk: Desk) -> list[Stored[Afspraak]]:
    """Every afspraak that this user may read: nobody whom he may not see is named in it."""
    desk.require_somewhere(LEZEN)
    entries = list(desk.reads.all(Afspraak))
    if not desk.user.rollen:
        return entries
    allowed = {item.id for item in readable(desk, [entry.item for entry in entries])}
    net = desk.networks.net()
    return [
        entry
        for entry in entries
        if entry.item.id in allowed
        and all(net.index_of(actor) is not None for actor in entry.item.actoren)
    ]


def seen_agreement(desk: Desk, id: str) -> Agreed | None:
    """One afspraak, open or not and of any gebied; None when it is not there or not to be read."""
    found = [entry for entry in seen_agreements(desk) if entry.item.id == id]
    return next(iter(with_names(desk, found)), None)


def with_names(desk: Desk, entries: Iterable[Stored[Afspraak]]) -> tuple[Agreed, ...]:
    """These afspraken with names and whether they are late, for who asked `seen_agreements`."""
    listed = list(entries)
    ids = {actor for entry in listed for actor in entry.item.actoren}
    names = {id: stored.item.naam for id, stored in desk.reads.get(Actor, ids).items()}
    kernen = {entry.item.id: entry.item.naam for entry in desk.reads.all(Kern)}
    return tuple(
        Agreed(
            item=entry.item,
            version=entry.version,
            namen=tuple(names.get(actor, actor) for actor in entry.item.actoren),
            kern_naam=kernen.get(entry.item.kern or ""),
            days_late=days_late(entry.item, desk.today),
            may_change=allowed(desk.user, BEWERKEN, resource(desk, entry.item)),
        )
        for entry in listed
    )


def agree(desk: Desk, typed: AgreementTyped, token: str, private: bool = False) -> Revision:
    """Keep an afspraak that is about no finding. The same token keeps it once.

    private: also when it looks private. Raises InputError, LooksPrivate, NotFound, AccessDenied.
    """
    gebied = typed.gebied or gebied_of_kern(desk, typed.kern)
    desk.require(BEWERKEN, in_gebied(gebied))
    new = Afspraak(
        id="",
        titel=typed.titel,
        beslissing=DOEN,
        stand=OPEN,
        over=typed.over,
        wie=who(desk, typed.wie),
        voor=from_today(desk, typed.voor, A_WEEK),
        datum=desk.today.isoformat(),
        eigenaar=desk.user.naam,
        actoren=tuple(dict.fromkeys(typed.actoren)),
        gebied=gebied,
        kern=typed.kern,
        signaal=typed.signaal,
        vraagstuk=typed.vraagstuk,
        initiatief=typed.initiatief,
    )
    tidy: Any = with_id(cleaned(new), token)
    known = {desk.user.naam, *(e.item.eigenaar for e in desk.reads.all(Afspraak))}
    found = (*private_facts_of(replace(tidy, over=None), None), *stranger_named(tidy.wie, known))
    why = unless_private(f"Afspraak: {agreed_words(tidy)}", found, private)
    return apply(desk, Change((Put(tidy),), desk.user.naam, why, token=token))


def finish(desk: Desk, id: str, version: int, uitkomst: str, private: bool = False) -> Revision:
    """Say that an afspraak is done today, and what came of it ('' when there is nothing to tell).

    Raises InputError when it is not open any more, Conflict when somebody was first, LooksPrivate.
    """
    return _changed(
        desk, id, version, "gedaan", private,
        stand=GEDAAN, uitkomst=uitkomst.strip() or None, gedaan_op=desk.today.isoformat(),
    )  # fmt: skip


def move(desk: Desk, id: str, version: int, voor: str) -> Revision:
    """Give an open afspraak another day, today or later. Raises what `finish` raises."""
    day = from_today(desk, voor, A_WEEK)
    return _changed(desk, id, version, f"verzet naar {day_words(day)}", True, voor=day)


def drop(desk: Desk, id: str, version: int, reden: str = "", private: bool = False) -> Revision:
    """Say that it is not needed any more; its finding stays decided. Raises as `finish`."""
    why = reden.strip() or None
    return _changed(desk, id, version, "vervallen", private, stand=VERVALLEN, reden=why)


def stored_agreement(desk: Desk, id: str) -> Stored[Afspraak]:
    """One afspraak with its version. Raises NotFound with a sentence, AccessDenied."""
    entry = desk.store.get(Afspraak, [id]).get(id)
    if entry is None:
        desk.require_somewhere(LEZEN)
        raise NotFound(
            "Deze afspraak is er niet (meer). Misschien heeft een ander die ongedaan gemaakt. "
            "Ververs de pagina, of zie 'netwerk afspraken'."
        )
    desk.require(LEZEN, resource(desk, entry.item))
    return entry


def agreed_words(item: Afspraak) -> str:
    """What was agreed in one line: 'Zaal Etten bellen (An, voor 4 december 2026)'."""
    said = ", ".join(filter(None, (item.wie, item.voor and f"voor {day_words(item.voor)}")))
    return f"{item.titel} ({said})" if said else item.titel


def decided_words(item: Afspraak) -> str:
    """A decision in one line: 'Doen, An, voor 4 december 2026' or 'Klopt niet: het past niet'."""
    words = schema().toon("Afspraak", "beslissing", item.beslissing)
    if item.beslissing == LATER:
        return f"{words}, tot {day_words(item.tot)}" if item.tot else words
    if item.beslissing == KLOPT_NIET:
        why = schema().toon("Afspraak", "waarom", item.waarom) if item.waarom else ""
        return f"{words}: {why[:1].lower()}{why[1:]}" if why else words
    if item.beslissing == CONTACT:
        return f"{words}, {item.wie or item.eigenaar}, {day_words(item.gedaan_op or item.datum)}"
    if item.stand != OPEN:
        told = schema().toon("Afspraak", "stand", item.stand).lower()
        on = f" {on_day_words(item.gedaan_op)}" if item.gedaan_op else ""
        return f"{words}, {item.wie}, {told}{on}"
    return f"{words}, {item.wie}, voor {day_words(item.voor)}"


def days_late(item: Afspraak, today: date) -> int:
    """How many days an open afspraak is over its day; 0 when it is not."""
    if item.stand != OPEN or not item.voor or len(item.voor) != len(LAST):
        return 0
    return max(0, (today - date.fromisoformat(item.voor)).days)


def who(desk: Desk, wie: str | None) -> str:
    """Who takes it up: who types it when nobody is named. Raises InputError for nobody."""
    named = desk.user.naam if wie is None else " ".join(wie.split())
    if not named:
        raise InputError("Zeg wie het doet. Kies jezelf of een ander.")
    return named


def from_today(desk: Desk, day: str | None, usual: timedelta) -> str:
    """The day by which it is done; ``usual`` from now when none is given, no weekend day.

    Raises InputError for a day in the past.
    """
    if day is None:
        return workday_from(desk.today + usual).isoformat()
    if not day.strip():
        raise InputError("Zeg voor wanneer. Kies een dag.")
    whole = whole_day(day.strip())
    if whole < desk.today.isoformat():
        raise InputError(f"{day_words(whole)} is al voorbij. Kies vandaag of een latere dag.")
    return whole


def _changed(
    desk: Desk, id: str, version: int, done: str, private: bool, **values: Any
) -> Revision:
    before = stored_agreement(desk, id).item
    desk.require(BEWERKEN, resource(desk, before))
    if before.stand != OPEN:
        stand = schema().toon("Afspraak", "stand", before.stand).lower()
        already = f"De afspraak '{before.titel}' is al {stand}."
        raise InputError(f"{already} Ververs de pagina en kijk wat er staat.")
    new = replace(before, **values)
    why = with_private(f"Afspraak {before.titel} {done}", new, before, private)
    return apply(desk, Change((Put(new, version),), desk.user.naam, why))


def _within(
    desk: Desk, entries: Iterable[Stored[Afspraak]], selection: Selection
) -> list[Stored[Afspraak]]:
    """Those of the selected gebied and kern: by what they say, else by whom they are about."""
    if selection.gebied is None and selection.kern is None:
        return list(entries)
    look_up, net = StoredItems(desk.reads).look_up, desk.networks.net()

    def is_here(item: Afspraak) -> bool:
        rows = [i for actor in item.actoren if (i := net.index_of(actor)) is not None]
        if selection.kern is not None:
            return selection.kern in {item.kern, *(net.actors["kern"][i] for i in rows)}
        said = gebieden_of(item, look_up)
        return selection.gebied in said or any(selection.gebied in net.gebieden_of(i) for i in rows)

    return [entry for entry in entries if is_here(entry.item)]


def gebied_of_kern(desk: Desk, kern: str | None) -> str | None:
    """The gebied that a kern is in; None for no kern. Raises NotFound with a sentence."""
    if kern is None:
        return None
    entry = desk.store.get(Kern, [kern]).get(kern)
    if entry is None:
        raise NotFound(f"Er is geen kern met de sleutel '{kern}'. Kies een andere kern.")
    return entry.item.gebied
