"""Which rows of an import plan the user may store: the others are a problem before anything is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netwerk.access.resources import references_of
from netwerk.access.rights import BEHEREN, allowed
from netwerk.exchange.mapping.seen_files import UnreadRow
from netwerk.exchange.reading.seen_questions import MOST_ROWS
from netwerk.exchange.reasons import NOT_ALLOWED
from netwerk.exchange.report import PROBLEM, ImportPlan, PlannedRow, RowMessage
from netwerk.model import Item
from netwerk.services.changes import refusals
from netwerk.services.desk import Desk
from netwerk.store.port import Put

Key = tuple[str, str]


def without_refused(desk: Desk, plan: ImportPlan, versions: Mapping[Key, int]) -> ImportPlan:
    """The plan with every row that the user may not store as a problem that says why.

    A row that refers to a new item that may not be stored is a problem too. Not asked of who may
    change nothing at all (accepting answers), nor of who may change everything.
    """
    everything = not desk.user.rollen and allowed(desk.user, BEHEREN)
    if everything or not desk.changes_somewhere:
        return plan
    items = plan.items()
    refused = {
        key: str(reason)
        for key, reason in refusals(
            desk, [Put(item, versions.get(_key(item))) for item in items]
        ).items()
    }
    gone = {key for key in refused if key not in versions}
    for item in items:  # what is referred to comes before what refers to it
        if _key(item) not in refused and (missing := _targets(item) & gone):
            refused[_key(item)] = (
                f"Verwijst naar '{min(missing)[1]}', en dat mag je niet toevoegen. Vraag het "
                "aan wie dat gebied bijhoudt."
            )
            gone |= {_key(item)} - versions.keys()
    rows = tuple(_judged(row, refused) for row in plan.rows)
    judged = [(new, old) for new, old in zip(rows, plan.rows, strict=True) if new is not old]
    changed = [new for new, _ in judged]
    left = tuple(_left_out(new, old) for new, old in judged if not new.extra)
    asked, room = plan.questions, max(MOST_ROWS - len(plan.questions.rows), 0)
    return replace(
        plan,
        questions=replace(
            asked,
            rows=(*asked.rows, *left[:room]),
            more=asked.more + len(left[room:]),
        ),
        rows=rows,
        created=tuple(item for item in plan.created if _key(item) not in refused),
        messages=(*plan.messages, *map(_message, changed)),
    )


def _judged(row: PlannedRow, refused: Mapping[Key, str]) -> PlannedRow:
    if row.item is None or row.state not in ("nieuw", "gewijzigd") or _key(row.item) not in refused:
        return row
    return replace(
        row,
        state="probleem",
        item=None,
        sentence=refused[_key(row.item)],
        changes=(),
        reason=NOT_ALLOWED,
        name=_name(row.item),
    )


def _message(row: PlannedRow) -> RowMessage:
    return RowMessage(row.where, PROBLEM, row.sentence)


def _left_out(row: PlannedRow, was: PlannedRow) -> UnreadRow:
    """A refused row for the list of rows that do not go in, by name: in its cells nothing is wrong.

    was: the row as it would have been stored.
    """
    name = _name(was.item)
    said = f"{name}: {row.sentence}" if name and name not in row.sentence else row.sentence
    return UnreadRow(row.where, row.label, said, ())


def _name(item: Item | None) -> str:
    return str(getattr(item, "naam", None) or getattr(item, "titel", None) or "")


def _key(item: Item) -> Key:
    return type(item).__name__, item.id


def _targets(item: Item) -> set[Key]:
    return {(label, id) for label, ids in references_of(item).items() for id in ids}
