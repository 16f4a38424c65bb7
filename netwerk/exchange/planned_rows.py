"""From drafts to planned rows: what every label does alike, so that each row gets one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from netwerk.exchange.drafts import Draft
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.reasons import Trouble
from netwerk.exchange.report import PlannedRow, State
from netwerk.exchange.where import Where
from netwerk.model import Item, Value
from netwerk.schema import schema
from netwerk.typed.convert import same

T = TypeVar("T", bound=Item)
Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of an item that rows describe: as it will be, as it is stored, what differs."""

    item: Item
    before: Item | None
    changes: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """New, changed or the same."""
        if self.before is None:
            return "nieuw"
        return "gewijzigd" if self.changes else "gelijk"


def outcome_row(draft: Draft, outcome: Outcome, sentence: str) -> PlannedRow:
    """The planned row of a draft that describes an item."""
    return PlannedRow(
        where=draft.where(),
        label=draft.sheet.label,
        state=outcome.state,
        item=outcome.item,
        before=outcome.before,
        sentence=sentence,
        changes=outcome.changes,
    )


def problem_row(draft: Draft, trouble: Trouble, notes: Notes) -> PlannedRow:
    """The planned row of a draft that cannot be used, with its message."""
    where = draft.where()
    notes.problem(where, trouble.sentence)
    return PlannedRow(
        where=where,
        label=draft.sheet.label,
        state="probleem",
        item=None,
        before=None,
        sentence=trouble.sentence,
        reason=trouble.reason,
    )


def skipped_row(where: Where, label: str | None, sentence: str) -> PlannedRow:
    """The planned row of what is left out, with why; label None for a row that was not read."""
    return PlannedRow(
        where=where, label=label, state="overgeslagen", item=None, before=None, sentence=sentence
    )


def item_rows(
    drafts: Sequence[Draft], outcome: Outcome, sentence: str, double: str, notes: Notes
) -> list[PlannedRow]:
    """The planned rows of all drafts that describe one item: the first one has it.

    double: what the others are called, as in 'dezelfde actor als'.
    """
    first, *others = sorted(drafts, key=in_files)
    planned = [outcome_row(first, outcome, sentence)]
    for draft in others:
        said = f"dubbele rij: {double} {place_seen_from(first, draft)}."
        planned.append(skipped_row(draft.where(), draft.sheet.label, said))
        notes.count(draft.where(), "dubbele rij: staat er al eerder in.", first=True)
    return planned


def in_files(draft: Draft) -> tuple[str, str, int]:
    """Sort key: drafts by file, sheet and row."""
    return draft.file, draft.sheet.where.sheet or "", draft.row


def place_seen_from(first: Draft, draft: Draft) -> str:
    """Where a row stands for who reads another row: 'rij 3', or 'rij 3 van Blad2'."""
    here, there = first.sheet.where, draft.sheet.where
    return f"rij {first.row}" if here == there else f"rij {first.row} van {here.sheet or here.file}"


def changed_item(before: T, values: Values) -> tuple[T, tuple[str, ...]]:
    """The stored item with the values of a row, and which properties differ.

    What the row leaves empty stays as it is.
    """
    velden = schema().labels[type(before).__name__].velden
    new = {
        naam: value
        for naam, value in values.items()
        if not same(velden[naam], getattr(before, naam), value)
    }
    return (replace(before, **new), tuple(sorted(new))) if new else (before, ())  # type: ignore[arg-type]


def outcome_words(shown: str, outcome: Outcome) -> str:
    """What becomes of an item that is called ``shown``, as a sentence."""
    if outcome.before is None:
        return f"{shown} is nieuw."
    if outcome.changes:
        return f"{shown}: {changes_words(type(outcome.item).__name__, outcome.changes)}."
    return f"{shown} staat er al zo in."


def changes_words(label: str, changes: Sequence[str]) -> str:
    """The properties that differ, as the user calls them."""
    velden = plans()[label].velden
    return ", ".join(velden[naam].label for naam in changes)


def merged_values(
    label: str, rows: Sequence[tuple[Draft, Values]], called: str | None, notes: Notes
) -> Values:
    """One set of values from all rows of an item: lists together, else the first; the rest is said.

    called: the property with the name, in which rows may differ in capitals.
    """
    values = dict(rows[0][1])
    velden = plans()[label].velden
    for draft, more in rows[1:]:
        for naam, value in more.items():
            held = values.get(naam)
            if held is None:
                values[naam] = value
            elif isinstance(held, tuple) and isinstance(value, tuple):
                values[naam] = tuple(dict.fromkeys((*held, *value)))
            elif naam not in (called, "id") and not same(velden[naam], held, value):
                said = (
                    f"staat er vaker in met een andere waarde; '{str(held)[:60]}' is gebruikt "
                    f"en niet '{str(value)[:60]}'."
                )
                notes.count(draft.where(naam), said)
    return values
