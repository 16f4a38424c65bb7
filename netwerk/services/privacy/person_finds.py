"""Everything that is kept about one person or address, now and in history.

Found by words in the spellings that people use (see `store.erasing.spoken_forms`). What is found is
told item by item; a user who stands in history is told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from netwerk.access.log_line import INZIEN
from netwerk.access.rights import BEHEREN
from netwerk.errors import InputError
from netwerk.model import ITEM_TYPES, Actor, Item, Relatie, item_name
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.privacy.log_cleared import finish_erasing, users_in_log
from netwerk.services.privacy.mentioned_texts import KEY as KEY
from netwerk.services.privacy.mentioned_texts import texts_told
from netwerk.services.privacy.user_trace import UserTrace as UserTrace
from netwerk.services.rules.label_rules import called, names_of
from netwerk.store.erasing.erasure import REVISION
from netwerk.store.erasing.erasure import Key as Key
from netwerk.store.erasing.spoken_forms import (
    Form,
    forms_of_address,
    forms_of_mail,
    forms_of_name,
    forms_of_phone,
    may_hold,
    spans,
)
from netwerk.store.logbook.log_reading import PersonInLog

PAGE = 5000


class NothingAsked(InputError):
    """Nothing was said by which somebody can be found."""


@dataclass(frozen=True)
class PersonQuery:
    """By what somebody is looked for: a name, a mail address, a phone number, a home address."""

    words: str = ""
    mail: str = ""
    telefoon: str = ""
    adres: str = ""

    def forms(self) -> frozenset[Form]:
        """All forms together. Raises InputError for no phone number, NothingAsked for no words."""
        found = (
            forms_of_name(self.words)
            | (forms_of_name(self.mail) if "@" not in self.mail else forms_of_mail(self.mail))
            | forms_of_phone(self.telefoon)
            | forms_of_address(self.adres)
        )
        if self.telefoon and not forms_of_phone(self.telefoon):
            raise InputError(
                f"'{self.telefoon}' is geen Nederlands telefoonnummer. Geef tien cijfers."
            )
        if not any(len("".join(form)) > 1 for form in found):
            raise NothingAsked("Geef een naam, of zoek met --mail, --telefoon of --adres.")
        return found


@dataclass(frozen=True)
class Mention:
    """Where it stands: the property, what stands there, since when, and whether it still does.

    text: of a long text the part around what was found; whole: all of it. revision, at, who: of
    the change that first wrote it. beside: it has not his words, and is his (see `ToldText`).
    """

    veld: str
    text: str
    revision: int
    at: str
    who: str
    now: bool
    whole: str = ""
    beside: bool = False


@dataclass(frozen=True)
class PersonFind:
    """One item that tells of the person, or one reason of a change (label REVISION).

    there: whether it is there now; else it is in history only. about: whether the item is the
    person itself (its name says so), so that taking it away is what is offered first. linked: what
    refers to it.
    """

    label: str
    id: str
    kind: str
    name: str
    there: bool
    about: bool
    mentions: tuple[Mention, ...]
    linked: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Label and id."""
        return self.label, self.id


@dataclass(frozen=True)
class PersonFound:
    """What was found, and by what. revisions: up to which change was looked."""

    query: PersonQuery
    finds: tuple[PersonFind, ...]
    users: tuple[UserTrace, ...]
    revision: int

    @property
    def words(self) -> str:
        """'1 vondst', '3 vondsten'."""
        return "1 vondst" if len(self.finds) == 1 else f"{len(self.finds)} vondsten"


@dataclass
class _Seen:
    """What is known of an item while history goes by."""

    name: str = ""
    mentions: dict[tuple[str, str], Mention] = field(default_factory=dict)
    item: Item | None = None


def find_person(desk: Desk, query: PersonQuery) -> PersonFound:
    """Look everywhere. Raises InputError for a query that says nothing."""
    desk.require(BEHEREN)
    forms = query.forms()
    finish_erasing(desk)
    last = desk.store.revision()
    looked = _Look(desk, forms)
    made_by = looked.revisions(last)
    looked.items(made_by)
    looked.log()
    finds = (*looked.found(), *looked.reasons)
    found = PersonFound(query, finds, looked.users(), last)
    desk.record(INZIEN, f"gegevens van een persoon: {found.words}")
    return found


def find_users(desk: Desk, names: Collection[str]) -> PersonFound:
    """Only what these users did, by their whole names; nothing that tells of them."""
    desk.require(BEHEREN)
    finish_erasing(desk)
    last = desk.store.revision()
    looked = _Look(desk, frozenset())
    looked.revisions(last)
    looked.log()
    found = PersonFound(PersonQuery(), (), looked.users(names), last)
    desk.record(INZIEN, f"gegevens van een gebruiker: {len(found.users)} gevonden")
    return found


class _Look:
    """One look through all of history."""

    def __init__(self, desk: Desk, forms: frozenset[Form]) -> None:
        self._desk = desk
        self._forms = forms
        self._sizes = sorted({len(form) for form in forms})
        self._seen: dict[Key, _Seen] = defaultdict(_Seen)
        self.reasons: list[PersonFind] = []
        self._made: dict[str, list[str]] = defaultdict(list)
        self._logged: dict[str, PersonInLog] = {}

    def revisions(self, last: int) -> Mapping[int, tuple[str, str]]:
        """Moment and maker of every revision; reasons and makers that tell of the person."""
        before: int | None = last + 1
        made: dict[int, tuple[str, str]] = {}
        while page := self._desk.store.history(before=before, limit=PAGE):
            for r in page:
                made[r.number] = (r.at, r.who)
                self._made[r.who].append(r.at)
                if self._holds(r.why):
                    mention = Mention("waarom", r.why, r.number, r.at, r.who, True, r.why)
                    name = f"wijziging {r.number}"
                    self.reasons.append(
                        PersonFind(
                            REVISION, str(r.number), "wijziging", name, True, False, (mention,)
                        )
                    )
            before = page[-1].number
        self.reasons.sort(key=lambda find: int(find.id))
        return made

    def log(self) -> None:
        """Who stands in the log."""
        self._logged = {person.name: person for person in users_in_log(self._desk)}

    def items(self, made_by: Mapping[int, tuple[str, str]]) -> None:
        """Every state that any item ever had."""
        for change in self._desk.store.changes(1):
            key = (change.label, change.id)
            if change.after is None:
                if key in self._seen:
                    self._seen[key].item = None
                continue
            told = list(texts_told(change.after, self._forms))
            if not told and key not in self._seen:
                continue
            seen = self._seen[key]
            seen.item = change.after
            seen.name = item_name(change.after)
            at, who = made_by.get(change.revision, ("", ""))
            for one in told:
                mention = Mention(
                    one.veld, one.short, change.revision, at, who, False, one.text, one.beside
                )
                seen.mentions.setdefault((one.veld, one.text), mention)

    def found(self) -> tuple[PersonFind, ...]:
        """The items that tell of the person, by label and name."""
        labels = list(ITEM_TYPES)
        finds = [self._find(key, seen) for key, seen in self._seen.items() if seen.mentions]
        return tuple(sorted(finds, key=lambda f: (labels.index(f.label), f.name, f.id)))

    def _find(self, key: Key, seen: _Seen) -> PersonFind:
        label, id = key
        told = texts_told(seen.item, self._forms) if seen.item is not None else ()
        still = {(one.veld, one.text) for one in told}
        mentions = tuple(replace(m, now=(m.veld, m.whole) in still) for m in seen.mentions.values())
        words = schema().labels[label]
        there = seen.item is not None
        about = label == Actor.__name__ and self._holds(seen.name)
        name = called(self._desk.store, seen.item) if seen.item is not None else seen.name
        linked = self._linked(label, id) if there and about else ()
        return PersonFind(label, id, words.enkel, name, there, about, mentions, linked)

    def _linked(self, label: str, id: str) -> tuple[str, ...]:
        store = self._desk.store
        items: list[Item] = [e.item for e in store.referring_to(label, [id])]
        relaties: list[Relatie] = [e.item for e in store.relaties_of([id])]
        both = [*relaties, *items]
        names = names_of(store, both)
        labels = schema().labels
        keyed = ((type(item).__name__, item.id) for item in both)
        return tuple(f"{labels[key[0]].enkel}: {names[key]}" for key in keyed)

    def users(self, names: Collection[str] = ()) -> tuple[UserTrace, ...]:
        """The users by what is looked for, or by these names."""
        there = sorted({*self._made, *self._logged})
        return tuple(self._trace(name) for name in there if name in names or self._holds(name))

    def _trace(self, name: str) -> UserTrace:
        times, logged = self._made.get(name, []), self._logged.get(name)
        if logged is None:
            return UserTrace(name, len(times), min(times), max(times))
        every = [*times, logged.first, logged.last]
        return UserTrace(name, len(times), min(every), max(every), logged.lines)

    def _holds(self, text: str) -> bool:
        return may_hold(text, self._forms) and bool(
            spans(text, self._sizes, self._forms.__contains__)
        )
