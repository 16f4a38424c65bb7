"""Taking a person out: what would go, doing it, and whether a backup still holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from netwerk.access.log_line import INZIEN, WISSEN
from netwerk.access.rights import BEHEREN
from netwerk.errors import InputError, NetwerkError, NotFound, StoreError
from netwerk.model import ITEM_TYPES, Actor, Item, Relatie, Wissing
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.privacy.log_cleared import (
    LogCleared,
    clear_log,
    finish_erasing,
    lines_to_clear,
    not_in_log_yet,
    users_in_log,
)
from netwerk.services.privacy.person_finds import PersonFound
from netwerk.services.privacy.words_left import WordsLeft, words_left
from netwerk.services.rules.label_rules import names_of
from netwerk.settings import load_settings
from netwerk.store.backup import Entry, checked_backup, history_of
from netwerk.store.connect import connect
from netwerk.store.erasing.erase import Erased as Erased
from netwerk.store.erasing.erase import erase, still_held
from netwerk.store.erasing.erasure import REVISION, Erasure, Key, erasure_of
from netwerk.store.erasing.kept_list import known
from netwerk.store.erasing.sieve import Sieve
from netwerk.store.logbook.log_wiping import said_words
from netwerk.store.port import now

REMOVE, WORDS, LEAVE = "weg", "woorden", "laat"
"""What is done with a find: the whole item goes, only the words go, or it stays as it is."""
TITLES = "Staat de naam in een titel hieronder, dan gaat hij er ook uit:"
"""Said of what stays: it is named as it is called until then."""
_FORMER = "oud-medewerker"
_ACTOR, _RELATIE = Actor.__name__, Relatie.__name__
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class ErasurePlan:
    """What would go, made from what was found and what was chosen.

    counts: how many of what. along: what goes with it because it cannot be without. touched: what
    stays and loses words, or that it named what goes. lines: in how many lines of the log something
    of it stands. left: how texts from which words go will read, and what is still in there.
    """

    wanted: Erasure
    counts: tuple[str, ...]
    along: tuple[str, ...]
    revision: int
    lines: int = 0
    touched: tuple[str, ...] = ()
    left: WordsLeft = field(default_factory=WordsLeft)

    @property
    def told(self) -> tuple[str, ...]:
        """How many of what, the lines of the log too."""
        return (*self.counts, *([said_words(self.lines)] if self.lines else []))

    @property
    def empty(self) -> bool:
        """Whether nothing would go."""
        return not self.told


@dataclass(frozen=True)
class ErasureTold:
    """One erasure of before: when, by whom and how many."""

    day: str
    who: str
    counts: tuple[str, ...]


def offered(found: PersonFound) -> Mapping[Key, str]:
    """What is done with each find when nothing else is chosen."""
    return {find.key: REMOVE if find.about else WORDS for find in found.finds}


def goes_along(found: PersonFound, choices: Mapping[Key, str]) -> frozenset[Key]:
    """The relations that go whole with an actor that is chosen to go, whatever is chosen there."""
    gone = {id for (label, id), kind in choices.items() if (label, kind) == (_ACTOR, REMOVE)}
    return frozenset(
        find.key
        for find in found.finds
        if find.label == _RELATIE and any(mention.text in gone for mention in find.mentions)
    )


def plan_erasure(
    desk: Desk, found: PersonFound, choices: Mapping[Key, str], former: Collection[str] = ()
) -> ErasurePlan:
    """What would go with these choices.

    choices: by find; one that is not named stays. former: names of users that are replaced by
    "oud-medewerker" and a number. Raises InputError for a reason of a change that should go whole.
    """
    desk.require(BEHEREN)
    chosen = {kind: {k for k, c in choices.items() if c == kind} for kind in (REMOVE, WORDS)}
    if any(label == REVISION for label, _ in chosen[REMOVE]):
        raise InputError(
            "Een wijziging zelf blijft in de geschiedenis. Kies daar 'woorden' of 'laat'."
        )
    wanted = erasure_of(
        now(),
        desk.user.naam,
        items=chosen[REMOVE],
        places=chosen[WORDS],
        # Of what goes whole too: not for the store, but for names of files in the log.
        forms=found.query.forms() if chosen[WORDS] or chosen[REMOVE] else (),
        names=_replaced(desk, former),
    )
    told = {find.key: find.name for find in found.finds if find.key in chosen[WORDS]}
    return planned(desk, wanted, chosen[REMOVE], told)


def planned(
    desk: Desk, wanted: Erasure, asked: Collection[Key], told: Mapping[Key, str] | None = None
) -> ErasurePlan:
    """What an erasure would do, without doing it.

    asked: the items that were chosen to go. told: those of which it tells what is left of their
    texts, with what they are called.
    """
    desk.require(BEHEREN)
    last = desk.store.revision()

    def history() -> Iterator[Entry]:
        return history_of(desk.store, last)

    sieve = Sieve((wanted,), history).learn()
    by_id = {(label, sieve.renamed.get((label, id), id)): (label, id) for label, id in told or ()}
    states: dict[Key, list[Item]] = defaultdict(list)
    reasons: list[str] = []
    for revision, changes, _ in sieve.entries():
        if (REVISION, str(revision.number)) in by_id:
            reasons.append(f"wijziging {revision.number}, waarom: {revision.why}")
        for change in changes:
            key = by_id.get((change.label, change.id))
            if key is not None and change.after is not None:
                states[key].append(change.after)
    # What goes along is named too: the log tells of it, and in a backup it is to go as well.
    wanted = wanted.with_items(sieve.gone)
    along = _named(desk, sieve.gone - set(asked))
    lines, touched = lines_to_clear(desk, wanted), _named(desk, _touched(sieve))
    left = words_left(states, told or {})
    left = replace(left, texts=(*left.texts, *reasons))
    return ErasurePlan(wanted, sieve.counts(), along, last, lines, touched, left)


def _touched(sieve: Sieve) -> set[Key]:
    """The items that stay and are changed, by the ids that they have now; not the reasons."""
    before = {(label, other): id for (label, id), other in sieve.renamed.items()}
    keys = ((label, id) for label, ids in sieve.touched.items() for id in ids)
    return {(label, before.get((label, id), id)) for label, id in keys if label != REVISION}


def carry_out(desk: Desk, plan: ErasurePlan) -> Erased:
    """Do what was planned: in the store in one transaction, and then in the log in another.

    Stopped in between it is not finished: the next look for somebody does the rest. Raises NotFound
    when nothing would go, StoreUnavailable before anything is erased when the log cannot be
    written, or saying that the log is still to do.
    """
    desk.require(BEHEREN)
    if plan.empty:
        raise NotFound("Er is niets te wissen met deze keuze.")
    desk.ready_to_record()
    finish_erasing(desk)
    # The store tells of the log only when it has nothing else to tell.
    only_log = () if plan.counts else plan.told
    wanted = replace(plan.wanted, at=now(), who=desk.user.naam, counts=only_log)
    cleared: list[LogCleared] = []
    in_store = False

    def elsewhere() -> bool:
        nonlocal in_store
        in_store = True
        try:
            cleared.append(clear_log(desk, [replace(wanted, at=now())], plan.counts))
        except StoreError as error:
            raise not_in_log_yet(error) from error
        return cleared[-1].clean

    try:
        erased = erase(desk.store, wanted, elsewhere)
    except NetwerkError:
        if not in_store:
            desk.record(WISSEN, "; ".join(plan.told), gelukt=False)
        raise
    finally:
        desk.networks.changed()
        desk.atlas.forget()
    lines = sum(one.lines for one in cleared)
    told = [said_words(lines)] if lines and plan.counts else []
    return replace(erased, counts=(*erased.counts, *told))


def erasures(desk: Desk) -> tuple[ErasureTold, ...]:
    """The erasures that were done, the newest first: that and when, not what."""
    desk.require(BEHEREN)
    finish_erasing(desk)
    items = sorted(
        (entry.item for entry in desk.store.all(Wissing)), key=lambda i: i.datum, reverse=True
    )
    return tuple(ErasureTold(i.datum, i.door or "", i.aantallen) for i in items)


def still_in_copy(desk: Desk, path: Path) -> int:
    """How many erasures a backup, or a copy of a store file, was made before and still holds.

    Raises InputError when it is neither, StoreDamaged.
    """
    desk.require(BEHEREN)
    erased = known(desk.store, desk.store.url)
    desk.record(INZIEN, f"reservekopie {path.name}")
    if _is_store(path):
        with closing(connect(path, load_settings(), create=False)) as copy:
            last = copy.revision()
            return still_held(erased, lambda: history_of(copy, last))
    with checked_backup(path) as backup:
        return still_held(erased, backup.entries)


def _is_store(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _replaced(desk: Desk, former: Collection[str]) -> Mapping[str, str]:
    """A name for each user who left, with a number that nobody has."""
    if not former:
        return {}
    before: int | None = None
    taken = {person.name for person in users_in_log(desk)}
    while page := desk.store.history(before=before, limit=5000):
        taken |= {revision.who for revision in page}
        before = page[-1].number
    free = (f"{_FORMER} {n}" for n in range(1, len(taken) + len(former) + 1))
    numbers = (name for name in free if name not in taken)
    return dict(zip(sorted(former), numbers, strict=False))


def _named(desk: Desk, keys: Collection[Key]) -> tuple[str, ...]:
    """What items are called, for who decides; of what is in history only, its kind."""
    labels = schema().labels
    told: list[str] = []
    for label, id in sorted(keys):
        there = desk.store.get(ITEM_TYPES[label], [id]).get(id)
        kind = labels[label].enkel
        name = names_of(desk.store, [there.item])[label, id] if there else "alleen in geschiedenis"
        told.append(f"{kind}: {name}")
    return tuple(told)
