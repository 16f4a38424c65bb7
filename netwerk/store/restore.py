"""Putting a backup back, into either engine, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from netwerk.errors import StoreDamaged
from netwerk.settings import Settings
from netwerk.store.backup import Backup, Entry, checked_backup
from netwerk.store.connect import connect, replace_damaged
from netwerk.store.erasing.erase import WHY_AGAIN, erased_entries, not_in
from netwerk.store.erasing.erasure import Erasure
from netwerk.store.erasing.kept_list import keep, known, list_file
from netwerk.store.port import Store

PAGE = 5000
"""Revisions that are read at once."""


@dataclass(frozen=True)
class Restored:
    """What a restore put back, and where.

    aside: where a damaged file that was there before is kept. gone: the first and last revision
    that were there and are not in the backup, None without any. kept: where the file with those is.
    erased_again: how many erasures the backup did not know were done again with it. knows_erased:
    whether anything could tell what was erased after the backup; not so in a new place.
    """

    url: str
    revision: int
    counts: Mapping[str, int]
    aside: str | None = None
    gone: tuple[int, int] | None = None
    kept: str | None = None
    erased_again: int = 0
    knows_erased: bool = True


def restore(
    path: Path,
    target_url: str,
    settings: Settings,
    overwrite: bool = False,
    others: bool = False,
    who: str = "netwerk",
    erased: tuple[Erasure, ...] | None = None,
) -> Restored:
    """Put a backup back into the store at ``target_url``, in one transaction.

    Every checksum is looked at first. What was erased since stays so: see `erasing`. who: the name
    under which that is put in history. erased: what must stay so besides what this place knows, of
    a list that was kept with the backup; None without one.

    With ``others`` also what others made in Neo4j may go where it is in the way.

    With ``overwrite`` what is there goes: a file with work that is not in the backup is copied
    first, and a store file that is damaged is not thrown away but set
    aside, when the new one is whole: who has it open goes on with the new one. Raises InputError
    (no such file; the target is not empty), StoreDamaged naming what is damaged, StoreError.
    """
    whereabouts = (target_url, who, erased)
    with checked_backup(path) as backup:
        done: list[Restored] = []
        if overwrite:
            # Looked at before, not when it goes wrong: part of a damaged file can often be written.
            aside = replace_damaged(
                target_url,
                lambda new: done.append(
                    _put_back(backup, new, settings, overwrite, others, whereabouts)
                ),
            )
            if aside is not None:
                return replace(done[-1], url=str(target_url), aside=str(aside))
        return _put_back(backup, target_url, settings, overwrite, others, whereabouts)


def _put_back(
    backup: Backup,
    target_url: str,
    settings: Settings,
    overwrite: bool,
    others: bool,
    whereabouts: tuple[str, str, tuple[Erasure, ...] | None],
) -> Restored:
    store = connect(target_url, settings)
    try:
        going: list[tuple[tuple[int, int], str | None]] = []
        place, who, given = whereabouts
        knows = given is not None or list_file(place).exists() or store.revision() > 0
        missed = not_in((*known(store, place), *(given or ())), backup.entries())
        entries = (
            erased_entries(missed, backup.entries, who, WHY_AGAIN) if missed else backup.entries()
        )
        if overwrite:
            entries = _after_keeping(store, backup, entries, going)
        store.load(entries, overwrite, others)
        gone, kept = going[-1] if going else (None, None)
        # Also on another machine: what a newer backup knows of is in the list from now on.
        keep(place, (*(given or ()), *known(store, place)))
        return Restored(
            store.url,
            store.revision(),
            store.counts(),
            gone=gone,
            kept=kept,
            erased_again=len(missed),
            knows_erased=knows,
        )
    finally:
        store.close()


def _after_keeping(
    store: Store,
    backup: Backup,
    entries: Iterator[Entry],
    going: list[tuple[tuple[int, int], str | None]],
) -> Iterator[Entry]:
    """The entries for the store, after a copy of a store with work that is not among them.

    Asked for by `Store.load` when a file is locked already: nobody's work can come in between.
    """
    gone = what_goes(store, backup)
    if gone is not None:
        going.append((gone, store.keep_copy()))
    yield from entries


def what_goes(store: Store, backup: Backup) -> tuple[int, int] | None:
    """The first and last revision of the store that are not in the backup; None without any."""
    newest = store.revision()
    if not newest:
        return None
    try:
        first = _first_other(store, backup, newest)
    except StoreDamaged:
        return 1, newest  # of a history that cannot be read nothing is sure
    return (first, newest) if first <= newest else None


def _first_other(store: Store, backup: Backup, newest: int) -> int:
    seals: dict[int, str] = {}
    before: int | None = newest + 1
    while page := store.history(before=before, limit=PAGE):
        seals |= {revision.number: revision.seal for revision in page}
        before = page[-1].number
    head, seal = backup.contents.get("wijzigingen"), backup.contents.get("zegel")
    if isinstance(head, int) and seal and seals.get(head) == seal:
        return head + 1  # a seal speaks for all before it
    tokens = store.tokens()
    first = named = 1
    unbroken = True
    for revision, _, token in backup.entries():
        there = seals.get(revision.number)
        same_token = there is not None and tokens.get(revision.number) == token
        # A backup of before the seals has tokens only.
        same = there == revision.seal if revision.seal and there else same_token
        unbroken = unbroken and same
        if not same_token:
            break
        named = revision.number + 1
        first = named if unbroken else first
    # What was erased since made other seals of changes that are in the backup: those are not lost.
    return named if first <= newest and named <= newest else first
