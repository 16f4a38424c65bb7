"""Backup, restore and copy: for the one who looks after the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from netwerk.access.log_line import BEHEER
from netwerk.access.rights import BEHEREN, LEZEN, User, allowed, require
from netwerk.errors import InputError, StoreAbsent, StoreDamaged
from netwerk.files import name_of, refuse_place
from netwerk.model import Actor, Item, Relatie, item_name
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.stores import recorded_apart
from netwerk.settings import Settings
from netwerk.store.backup import history_of, write_backup
from netwerk.store.backup_over import refuse_loss
from netwerk.store.connect import connect
from netwerk.store.copy import CopyResult, copy_store
from netwerk.store.erasing.erase import not_in
from netwerk.store.erasing.erasure import Erasure
from netwerk.store.erasing.kept_list import known, listed_in
from netwerk.store.port import Store
from netwerk.store.restore import Restored as Restored
from netwerk.store.restore import restore
from netwerk.store.values import Problem, Revision

PAGE = 5000
"""Revisions that are read at once."""


@dataclass(frozen=True)
class Checked:
    """What a check found, at which revision, and how many items of each label there are.

    seal: of the newest revision, empty where none is kept. vouched: the revision whose seal was
    asked for, None when none was or when it is no part of history.
    """

    problems: tuple[Problem, ...]
    revision: int
    counts: Mapping[str, int]
    seal: str = ""
    vouched: Revision | None = None


@dataclass(frozen=True)
class BackupMade:
    """What a backup goes up to: the number of its newest revision, and the seal of that one."""

    revision: int
    seal: str


@dataclass(frozen=True)
class TakenOver:
    """What others changed and is in history now: how much of each, and what it is called."""

    revision: int
    added: int
    changed: int
    removed: int
    names: tuple[str, ...]


def take_over(desk: Desk) -> TakenOver:
    """Put into history what was changed outside netwerk, in an engine that invites that."""
    desk.require(BEHEREN)
    before = desk.store.revision()
    with desk.recorded(BEHEER, "overnemen wat buitenom is veranderd"):
        after = desk.store.take_over()
    taken = {
        r.number for r in desk.store.history(limit=after - before) if r.type == "buitenom"
    } - set(range(before + 1))
    changes = [c for c in desk.store.changes(before + 1, after) if c.revision in taken]
    return TakenOver(
        revision=after,
        added=sum(c.before is None for c in changes),
        changed=sum(c.before is not None and c.after is not None for c in changes),
        removed=sum(c.after is None for c in changes),
        names=_called(desk, [item for c in changes if (item := c.after or c.before)]),
    )


def _called(desk: Desk, items: Sequence[Item]) -> tuple[str, ...]:
    """The items as a reader knows them; a relation by the names of both ends."""
    ends = {end for item in items if isinstance(item, Relatie) for end in (item.van, item.naar)}
    there = {id: entry.item.naam for id, entry in desk.store.get(Actor, ends).items()}
    there |= {item.id: item.naam for item in items if isinstance(item, Actor)}
    labels = schema().labels
    return tuple(
        f"{labels[type(item).__name__].enkel} "
        + (
            f"'{there.get(item.van, item.van)}' - '{there.get(item.naar, item.naar)}'"
            if isinstance(item, Relatie)
            else f"'{item_name(item)}'"
        )
        for item in items
    )


def check(desk: Desk, seal: str | None = None) -> Checked:
    """Whether what is stored fits the schema, the references and its own history.

    ``seal``: the first digits of one that was written down earlier; is it still in this history?
    """
    desk.require(LEZEN)
    problems = tuple(desk.store.check())
    head = desk.store.history(limit=1)
    return Checked(
        problems,
        head[0].number if head else 0,
        desk.store.counts(),
        head[0].seal if head else "",
        _with_seal(desk, seal) if seal else None,
    )


def _with_seal(desk: Desk, seal: str) -> Revision | None:
    before: int | None = None
    while page := desk.store.history(before=before, limit=PAGE):
        for revision in page:
            if revision.seal.startswith(seal.lower()):
                return revision
        before = page[-1].number
    return None


def make_backup(desk: Desk, path: Path, overwrite: bool = False) -> BackupMade:
    """Write a backup while others work.

    A backup holds everything with its whole history. Raises InputError when the file is there
    already or its folder is not, and with ``overwrite`` when it is no backup that this store has
    grown out of.
    """
    desk.require(BEHEREN)
    if path.is_dir():
        raise InputError(f"'{path}' is een map. Geef de naam van een bestand.")
    refuse_place(path, overwrite)
    if overwrite:
        refuse_loss(desk.store, path)
    with desk.recorded(BEHEER, f"reservekopie {name_of(path)}"):
        return BackupMade(*write_backup(desk.store, path))


def restore_backup(
    settings: Settings,
    user: User,
    path: Path,
    overwrite: bool = False,
    others: bool = False,
    erased: Path | None = None,
) -> Restored:
    """Put a backup back in the store of these settings.

    Refuses a store with facts unless ``overwrite``, and to remove what others made in Neo4j unless
    ``others``. erased: the list of erasures of where the backup was made. Raises InputError when it
    is not there or is no such list.
    """
    with recorded_apart(settings, user, f"reservekopie {name_of(path)} teruggezet"):
        require(user, BEHEREN)
        given = None if erased is None else _given(erased)
        return restore(path, settings.store, settings, overwrite, others, user.naam, given)


def _given(path: Path) -> tuple[Erasure, ...]:
    if not path.is_file():
        raise InputError(
            f"De lijst met wissingen '{path}' bestaat niet. Geef met --gewist het bestand dat bij "
            "de reservekopie hoort, bijvoorbeeld netwerk.db.gewist."
        )
    try:
        return listed_in(path)
    except StoreDamaged as error:
        raise InputError(
            f"'{path}' is geen lijst met wissingen. Er is niets teruggezet. Geef met --gewist het "
            "bestand dat op .gewist eindigt."
        ) from error


def _refuse_erased(source: Store, target: Store) -> None:
    """What was erased at the place of the target may not come back from a store of before it."""
    erased = known(target, target.url)
    if erased and not_in(erased, history_of(source, source.revision())):
        raise InputError(
            f"In '{source.url}' kan nog staan wat in '{target.url}' is gewist. Maak van de bron "
            "een reservekopie, en zet die terug met 'netwerk restore': dan gaat het er uit."
        )


def copy_all(settings: Settings, user: User, source_url: str, target_url: str) -> CopyResult:
    """Copy everything, with history, into an empty store, and compare the two.

    The log of where it comes from says so: there all of it leaves.
    """
    said = replace(settings, store=source_url), user, "alle gegevens gekopieerd"
    if not allowed(user, BEHEREN):
        with recorded_apart(*said):
            require(user, BEHEREN)
    try:
        source = connect(source_url, settings, create=False)
    except StoreAbsent as error:
        raise InputError(
            f"Op '{source_url}' staan geen gegevens van netwerk, dus er is niets om te kopiëren. "
            "Controleer de naam na --from."
        ) from error
    with closing(source), recorded_apart(*said), closing(connect(target_url, settings)) as target:
        _refuse_erased(source, target)
        return copy_store(source, target)
