"""Which properties of actors were changed since a moment: a phone, a description, a new name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.model import Actor, field_names
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import names_with_place
from netwerk.store.values import ItemChange, Revision
from netwerk.typed.moments import day_of, end_of

LOOKED_BACK = 200
"""So many of the newest changes are looked at."""
MOST = 500
"""A change of more items than this is told as a whole, by its own words."""
TOLD = 30
"""So many actors are told one by one."""


def revision_at(desk: Desk, op: str) -> int:
    """The number of the newest change by then; op: a day, of which the end counts, or a moment."""
    desk.require_somewhere(LEZEN)
    return desk.networks.net(Selection(op=op)).revision


def changed_values(
    desk: Desk, first: str, last: str | None, selection: Selection
) -> tuple[tuple[str, str], ...]:
    """The day and the words of what was changed of actors between two days or moments.

    Newest first. Of actors in the selection that were there before and are there now; what was
    changed and changed back is not told. last: None for now.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    then = revision_at(desk, first)
    until = None if last is None else end_of(last)
    since = [
        revision
        for revision in desk.reads.history(limit=LOOKED_BACK)
        if revision.number > then and revision.changed and (until is None or revision.at < until)
    ]
    net = desk.networks.net(replace(selection, op=None))
    small = [revision for revision in reversed(since) if _size(revision) <= MOST]
    span: dict[str, tuple[Any, Any, str]] = {}
    asked = ("actors_changed", tuple(revision.number for revision in small))
    changes = desk.networks.kept_answer(asked, lambda: tuple(_of_actors(desk, small)))
    for revision, change in changes:
        if net.index_of(change.id) is not None:
            before = span[change.id][0] if change.id in span else change.before
            span[change.id] = before, change.after, day_of(revision.at)
    told = [(day, id, said) for id, (a, b, day) in span.items() if (said := _differ(a, b))]
    told = sorted(told, reverse=True)[:TOLD]
    names = names_with_place(desk, [id for _, id, _ in told])
    large = [
        (day_of(r.at), f"{r.why}: {r.changed} gewijzigd")
        for r in since
        if _size(r) > MOST and desk.may_read()
    ]
    return (*((day, f"{names[id]}: {said}") for day, id, said in told), *large)


def _size(revision: Revision) -> int:
    return revision.added + revision.changed + revision.removed


def _of_actors(desk: Desk, revisions: list[Revision]) -> Iterator[tuple[Revision, ItemChange]]:
    """What these changes did to actors that stayed, oldest first."""
    for revision in revisions:
        for change in desk.store.changes(revision.number, revision.number):
            if change.label == Actor.__name__ and change.before and change.after:
                yield revision, change


def _differ(before: Actor, after: Actor) -> str:
    """The labels of the properties that differ, '' when none does."""
    velden = schema().labels[Actor.__name__].velden
    return ", ".join(
        velden[name].label[:1].lower() + velden[name].label[1:]
        for name in field_names(Actor)
        if getattr(before, name) != getattr(after, name)
    )
