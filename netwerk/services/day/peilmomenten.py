"""Kept moments, as a meeting of the team: to see what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from netwerk.access.contact_data import without_contact_in
from netwerk.access.rights import LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.insight.wording import listing
from netwerk.model import Afspraak, Gesprek, Peilmoment, fold
from netwerk.net.selection import Selection
from netwerk.services.changes import apply, readable_in
from netwerk.services.day.agreements import GEDAAN, seen_agreements
from netwerk.services.day.agreements import LAST as LAST_DAY
from netwerk.services.day.changed_values import changed_values, revision_at
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import names_with_place
from netwerk.services.records.edits import new_token
from netwerk.services.rules.private import with_private
from netwerk.store.port import Change, Delete, Put, now
from netwerk.store.values import Revision, Stored
from netwerk.typed.moments import DAY, day_of, day_or_moment, last_moment, moment_words
from netwerk.typed.text import one_line, slug, tidy

CHANGED = "Gewijzigd"
JUST_NOW = timedelta(minutes=2)
"""Within this time the same name is the same moment, kept twice."""
LAST = "overleg"
"""How a command names the last kept moment."""


@dataclass(frozen=True)
class KeptMoment:
    """A moment as it is kept. words: its name with the day and time, for a list to choose from."""

    item: Peilmoment
    version: int
    words: str


def keep_moment(
    desk: Desk,
    naam: str,
    gebied: str | None = None,
    tijdstip: str | None = None,
    token: str = "",
) -> Revision:
    """Keep this moment, or an earlier one, under a name.

    gebied: of whose network it is a moment; None: of the whole municipality. tijdstip: a day or a
    time of a day (see `typed.moments`), now when not given. Raises InputError when the name is
    empty, the moment is still to come or was just kept under this name; LooksPrivate: a meeting
    can always have another name.
    """
    called = one_line(tidy(naam))
    if not called:
        raise InputError("Geef het moment een naam, zoals 'Teamoverleg', en bewaar het opnieuw.")
    at = now() if tijdstip is None else last_moment(tijdstip)
    if at > now():
        raise InputError(
            f"{moment_words(at)} is nog niet geweest. Kies een dag of tijdstip dat voorbij is."
        )
    token = token or new_token()
    item = Peilmoment(
        id=f"moment-{slug(without_contact_in(called))}-{token[:8]}",
        naam=called,
        tijdstip=at,
        gebied=gebied,
        eigenaar=desk.user.naam,
    )
    refuse_twice(desk, item)
    words = with_private(f"Moment '{called}' bewaard", item, None, False)
    return apply(desk, Change((Put(item),), desk.user.naam, words, token=token))


def refuse_twice(desk: Desk, item: Peilmoment) -> None:
    """Refuse to keep a moment that was kept just before, of the same kind and under the same name.

    Who presses again does not mean a second one. The same id is the same press: that is made
    harmless by the store. Raises InputError with what to do, AccessDenied.
    """
    desk.require(LEZEN, in_gebied(item.gebied))
    for entry in desk.reads.all(Peilmoment):
        kept = entry.item
        same = (kept.soort, kept.gebied, fold(kept.naam)) == (
            item.soort,
            item.gebied,
            fold(item.naam),
        )
        if same and kept.id != item.id and _apart(kept.tijdstip, item.tijdstip) < JUST_NOW:
            raise InputError(
                f"'{item.naam}' is net al bewaard. Wil je er nog een? Geef die een andere naam."
            )


def _apart(first: str, second: str) -> timedelta:
    return abs(datetime.fromisoformat(first) - datetime.fromisoformat(second))


def kept_moments(desk: Desk, selection: Selection) -> tuple[KeptMoment, ...]:
    """The moments of the selected gebied and of the whole municipality, newest first."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    fits = {None, selection.gebied}
    kept = (
        KeptMoment(e.item, e.version, f"{e.item.naam} ({moment_words(e.item.tijdstip)})")
        for e in desk.reads.all(Peilmoment)
        if selection.gebied is None or e.item.gebied in fits
    )
    there = (one for one in kept if desk.may_read(one.item.gebied))
    return tuple(sorted(there, key=lambda m: (m.item.tijdstip, m.item.id), reverse=True))


def drop_moment(desk: Desk, id: str) -> Revision:
    """Let go of a kept moment. Raises NotFound when it is not there any more."""
    stored = desk.store.get(Peilmoment, [id]).get(id)
    if stored is None:
        desk.require_somewhere(LEZEN)
        raise NotFound("Dit moment is er niet (meer).")
    words = f"Moment '{stored.item.naam}' verwijderd"
    return apply(desk, Change((Delete("Peilmoment", id, stored.version),), desk.user.naam, words))


def moment_called(desk: Desk, text: str, selection: Selection) -> str:
    """What somebody means with a moment: 'overleg' is the last kept one; else a name, day or time.

    Raises InputError when no moment was kept under this name and it is no day either.
    """
    kept = kept_moments(desk, selection)
    wanted = fold(text)
    named = [one for one in kept if fold(one.item.naam) == wanted]
    if wanted == LAST and kept and not named:
        return kept[0].item.tijdstip
    if named:
        return named[0].item.tijdstip
    try:
        return day_or_moment(text)
    except InputError as error:
        there = ", ".join(f"'{one.item.naam}'" for one in kept[:5])
        known = f"Bewaard zijn: {there}." if there else "Er is nog geen moment bewaard."
        raise InputError(
            f"'{text}' is geen bewaard moment, dag of tijdstip. {known} Een dag schrijf je als "
            "2026-01-31, een tijdstip als 2026-01-31T09:30."
        ) from error


@dataclass(frozen=True)
class HappenedSince:
    """What was done: a day (ISO), an afspraak, a gesprek or what was changed, and what."""

    datum: str
    soort: str
    what: str


def happened_since(
    desk: Desk, op: str, selection: Selection, last: str | None = None
) -> tuple[HappenedSince, ...]:
    """Afspraken done, talks had and properties of actors changed since, newest first.

    op: a day, or a moment: of its own day only what was recorded after it. last: until when, as
    op; None for now. Of the selected gebied only: an afspraak by its
    own gebied, kern or actors, a talk by its actors. Nothing about anybody whom the user may not
    see.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    first, until = day_of(op), LAST_DAY if last is None else day_of(last)
    afspraken = [
        e.item
        for e in seen_agreements(desk)
        if e.item.stand == GEDAAN
        and first <= (e.item.gedaan_op or "") <= until
        and _after(desk, op, e, e.item.gedaan_op)
    ]
    net = desk.networks.net()
    gesprekken = [
        e.item
        for e in desk.reads.all(Gesprek)
        if first <= e.item.datum <= until
        and _after(desk, op, e, e.item.datum)
        and all(net.index_of(id) is not None for id in e.item.met)
    ]
    told = [
        HappenedSince(a.gedaan_op or "", "Afspraak", f"{a.titel}. {a.uitkomst or ''}".strip())
        for a in readable_in(desk, afspraken, selection.gebied)
        if isinstance(a, Afspraak)
    ]
    for talk in readable_in(desk, gesprekken, selection.gebied):
        if isinstance(talk, Gesprek):
            who = listing(names_with_place(desk, talk.met).values())
            told.append(
                HappenedSince(talk.datum, "Gesprek", f"{who}. {talk.waarover or ''}".strip())
            )
    told += [
        HappenedSince(day, CHANGED, words)
        for day, words in changed_values(desk, op, last, selection)
    ]
    return tuple(sorted(told, key=lambda d: (d.datum, d.what), reverse=True))


def _after(desk: Desk, op: str, entry: Stored[Afspraak] | Stored[Gesprek], day: str | None) -> bool:
    """Whether it was recorded (or done) after the moment ``op``, when it is of the same day."""
    if len(op) <= DAY or day != day_of(op):
        return True
    then = revision_at(desk, op)
    if entry.version <= then:
        return False
    key = (type(entry.item).__name__, entry.item.id)
    later = [r.number for r in desk.reads.history(item=key) if r.number > then]
    if not later:
        return False
    number = min(later)
    changes = desk.networks.kept_answer(
        ("changes", number), lambda: tuple(desk.store.changes(number, number))
    )
    was = next((c.before for c in changes if (c.label, c.id) == key), None)
    return was is None or (isinstance(was, Afspraak) and was.stand != GEDAAN)
