"""The yearly list: what is kept longer than its term, group by group, and clearing a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.access.log_line import INZIEN
from netwerk.access.rights import BEHEREN
from netwerk.errors import NotFound
from netwerk.model import (
    Activiteit,
    Actor,
    Afspraak,
    Doelgroep,
    Gesprek,
    Initiatief,
    Item,
    ItemType,
    Navraag,
    Opgave,
    Peilmoment,
    Signaal,
    Stap,
    Verbindkans,
    Vraagstuk,
    Weergave,
    Wissing,
    item_name,
)
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.privacy.contact_forms import contact_forms
from netwerk.services.privacy.keeping_terms import Terms, keeping_terms
from netwerk.services.privacy.person_erasing import ErasurePlan, planned
from netwerk.services.rules.label_rules import names_of
from netwerk.store.erasing.erasure import Key, erasure_of
from netwerk.store.port import now

PAGE = 5000
STOPPED, HISTORY, CONTACT = "gestopt", "geschiedenis", "contact"


def _last_day(item: Item) -> str | None:
    """Until when it holds or lasts, else the day of it."""
    return getattr(item, "tot", None) or getattr(item, "datum", None)


_OWN_DATE: dict[str, tuple[ItemType, Callable[[Item], str | None]]] = {
    "gesprek": (Gesprek, lambda i: getattr(i, "datum", None)),
    "signaal": (Signaal, lambda i: getattr(i, "datum", None)),
    "afspraak": (
        Afspraak,
        lambda i: (
            None
            if getattr(i, "stand", "") == "open"
            else getattr(i, "gedaan_op", None) or getattr(i, "datum", None)
        ),
    ),
    "stap": (Stap, lambda i: getattr(i, "datum", None)),
    "navraag": (Navraag, lambda i: getattr(i, "datum", None)),
    "verbindkans": (Verbindkans, _last_day),
    "activiteit": (Activiteit, _last_day),
    "opgave": (Opgave, lambda i: getattr(i, "streefdatum", None)),
    "peilmoment": (Peilmoment, lambda i: getattr(i, "tijdstip", "")[:10]),
}
"""Kinds that have a date of their own; an open afspraak is kept whatever its date."""


def _is_done(item: Item) -> bool:
    return getattr(item, "staat", None) == "klaar"


def _is_of_somebody(item: Item) -> bool:
    """What is pinned for everybody is of nobody: it stays as long as the map is used."""
    return getattr(item, "eigenaar", None) is not None


_LAST_CHANGE: dict[str, tuple[ItemType, Callable[[Item], bool]]] = {
    "vraagstuk": (Vraagstuk, _is_done),
    "initiatief": (Initiatief, _is_done),
    "doelgroep": (Doelgroep, _is_of_somebody),
    "weergave": (Weergave, _is_of_somebody),
}
"""Kinds without such a date, and which of them go: by the day of their last change."""


@dataclass(frozen=True)
class PastItem:
    """One thing that is past its term. day: ISO, perhaps a year or month only."""

    label: str
    id: str
    name: str
    day: str

    @property
    def key(self) -> Key:
        """Label and id."""
        return self.label, self.id


@dataclass(frozen=True)
class PastTerm:
    """One group of the list. kind: the key in [bewaren]. term: how long, in words."""

    kind: str
    title: str
    term: str
    items: tuple[PastItem, ...]


def past_term(desk: Desk) -> tuple[PastTerm, ...]:
    """What is past its term, the groups that have something. Raises InputError (the settings)."""
    desk.require(BEHEREN)
    terms = keeping_terms()
    groups = tuple(group for group in _groups(desk, terms) if group.items)
    desk.record(INZIEN, f"bewaartermijnen: {sum(len(g.items) for g in groups)} over de termijn")
    return groups


def plan_clearing(desk: Desk, kind: str) -> ErasurePlan:
    """What would go when a group is cleared now. Raises NotFound when nothing is past its term.

    Of contact only the phone numbers, mail addresses and names go; the actors stay.
    """
    desk.require(BEHEREN)
    group = next((g for g in _groups(desk, keeping_terms()) if g.kind == kind and g.items), None)
    if group is None:
        raise NotFound(f"Bij '{kind}' is niets over de termijn.")
    keys = [kept.key for kept in group.items]
    if kind == CONTACT:
        actors = desk.store.get(Actor, [id for _, id in keys]).values()
        forms = frozenset(form for entry in actors for form in contact_forms(entry.item))
        wanted = erasure_of(now(), desk.user.naam, places=keys, forms=forms)
        return planned(desk, wanted, ())
    return planned(desk, erasure_of(now(), desk.user.naam, items=keys), keys)


def _groups(desk: Desk, terms: Terms) -> Iterator[PastTerm]:
    labels = schema().labels
    for kind, (cls, date_of) in _OWN_DATE.items():
        if (before := terms.before(kind, desk.today)) is None:
            continue
        old = [e.item for e in desk.store.all(cls) if _is_before(date_of(e.item), before)]
        names = names_of(desk.store, old)
        label = cls.__name__
        kept = (PastItem(label, i.id, names[label, i.id], str(date_of(i))) for i in old)
        yield PastTerm(kind, labels[label].meervoud, terms.words(kind), tuple(kept))
    by_change = {STOPPED, CONTACT, HISTORY, *_LAST_CHANGE}
    changed = _moments(desk) if by_change & set(terms.months) else {}
    for kind, title, cls, fits in (
        *(
            (kind, labels[cls.__name__].meervoud, cls, of)
            for kind, (cls, of) in _LAST_CHANGE.items()
        ),
        (STOPPED, "gestopte actoren", Actor, _has_stopped),
        (CONTACT, "contactgegevens die niet zijn bevestigd", Actor, _has_contact),
    ):
        if (before := terms.before(kind, desk.today)) is not None:
            # Who stopped may have been confirmed long before.
            past = _unchanged(desk, cls, before, changed, fits, confirmed=kind == CONTACT)
            yield PastTerm(kind, title, terms.words(kind), tuple(past))
    if (before := terms.before(HISTORY, desk.today)) is not None:
        gone = tuple(_only_in_history(desk, before, changed))
        yield PastTerm(
            HISTORY, "verwijderde gegevens in de geschiedenis", terms.words(HISTORY), gone
        )


def _unchanged(
    desk: Desk,
    cls: ItemType,
    before: str,
    changed: Mapping[int, str],
    fits: Callable[[Any], bool],
    *,
    confirmed: bool,
) -> Iterator[PastItem]:
    """What nobody changed since. confirmed: the day on which it was confirmed goes before that."""
    for entry in desk.store.all(cls):
        day = changed.get(entry.version, "")[:10]
        if confirmed:
            day = getattr(entry.item, "laatst_bevestigd", None) or day
        if fits(entry.item) and _is_before(day, before):
            yield PastItem(cls.__name__, entry.item.id, item_name(entry.item), day)


def _has_stopped(actor: Actor) -> bool:
    return actor.status == "gestopt"


def _has_contact(actor: Actor) -> bool:
    """Whether there is something to erase: what is listed goes, and what cannot go is not."""
    return bool(contact_forms(actor))


def _only_in_history(desk: Desk, before: str, changed: dict[int, str]) -> Iterator[PastItem]:
    """What was removed longer ago than the term."""
    gone: dict[Key, PastItem] = {}
    for change in desk.store.changes(1):
        key = (change.label, change.id)
        if change.after is not None:
            gone.pop(key, None)
        elif change.before is not None and change.label != Wissing.__name__:
            day = changed.get(change.revision, "")[:10]
            gone[key] = PastItem(change.label, change.id, item_name(change.before), day)
    yield from (kept for kept in gone.values() if _is_before(kept.day, before))


def _moments(desk: Desk) -> dict[int, str]:
    before: int | None = None
    made: dict[int, str] = {}
    while page := desk.store.history(before=before, limit=PAGE):
        made |= {revision.number: revision.at for revision in page}
        before = page[-1].number
    return made


def _is_before(day: str | None, before: str) -> bool:
    """Whether the whole of a day, month or year is before a day."""
    return bool(day) and str(day) < before[: len(str(day))]
