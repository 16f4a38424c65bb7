"""The history in words: who changed what and when, with before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from netwerk.access.rights import LEZEN
from netwerk.errors import NotFound
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.records.edits import find_actor
from netwerk.services.records.item_history import value_changes
from netwerk.services.rules.gone_names import Gets, with_gone
from netwerk.services.rules.label_rules import called
from netwerk.store.values import ItemChange, Revision
from netwerk.typed.text import said_once


@dataclass(frozen=True)
class ChangeLine:
    """One changed property in words."""

    what: str
    veld: str
    before: str
    after: str


def history(desk: Desk, limit: int = 50) -> tuple[Revision, ...]:
    """The newest revisions, the newest first."""
    desk.require(LEZEN)
    return _told(desk.reads.history(limit=limit))


def history_of_actor(desk: Desk, text: str, limit: int = 50) -> tuple[Revision, ...]:
    """The revisions that touched the actor meant by a name or key, the newest first.

    One that was removed or merged is still found by its own key. Raises NotFound, InputError.
    """
    desk.require(LEZEN)
    try:
        actor_id = find_actor(desk, text).id
    except NotFound:
        if not desk.reads.history(item=("Actor", text), limit=1):
            raise
        actor_id = text
    return _told(desk.reads.history(item=("Actor", actor_id), limit=limit))


def change_lines(desk: Desk, number: int, limit: int = 200) -> tuple[ChangeLine, ...]:
    """What one revision did, property by property, at most ``limit`` lines."""
    desk.require(LEZEN)

    def make() -> tuple[ChangeLine, ...]:
        lines: list[ChangeLine] = []
        # Each has a line at least.
        changes = list(islice(desk.store.changes(number, number), limit))
        names = with_gone(desk.reads, desk.store, changes)
        for change in changes:
            lines.extend(_change_lines(names, change))
            if len(lines) >= limit:
                break
        return tuple(lines[:limit])

    return desk.networks.kept_answer(("change_lines", number, limit), make)


def _told(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    return tuple(replace(revision, why=said_once(revision.why)) for revision in revisions)


def _change_lines(names: Gets, change: ItemChange) -> list[ChangeLine]:
    item = change.after or change.before
    name = called(names, item) if item else change.id
    what = f"{schema().labels[change.label].enkel} {name}"
    return [
        ChangeLine(what, line.veld, line.before, line.after)
        for line in value_changes(names, change)
    ]
