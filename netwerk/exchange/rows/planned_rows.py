"""From drafts to planned rows: what every label does alike, so that each row gets one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from netwerk.exchange.mapping.kept_columns import LABELS
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import NOTE_VELDEN, Draft
from netwerk.exchange.reasons import Trouble
from netwerk.exchange.report import PlannedRow, State
from netwerk.exchange.where import Where
from netwerk.model import Item, Value
from netwerk.schema import Veld, schema
from netwerk.typed.convert import same
from netwerk.typed.shown import shown
from netwerk.typed.text import one_line

T = TypeVar("T", bound=Item)
Values = dict[str, Value]
SHOWN = 60
"""So much of a value stands in a sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of an item that rows describe: as it will be, as it is stored, what differs.

    stays: the properties that stay as they are stored although a row says something else.
    """

    item: Item
    before: Item | None
    changes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()

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
        extra=draft.extra,
        stays=outcome.stays,
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
        extra=draft.extra,
        name=draft.texts.get("naam") or draft.texts.get("titel") or "",
    )


def skipped_row(where: Where, label: str | None, sentence: str, extra: bool = False) -> PlannedRow:
    """The planned row of what is left out, with why; label None for a row that was not read."""
    return PlannedRow(
        where=where,
        label=label,
        state="overgeslagen",
        item=None,
        before=None,
        sentence=sentence,
        extra=extra,
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
        planned.append(skipped_row(draft.where(), draft.sheet.label, said, draft.extra))
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


def with_kept(label: str, values: Values, before: Item | None, drafts: Sequence[Draft]) -> Values:
    """The values of a row with the text of its drafts that is no value, in the note of the item.

    What the note says already, in the file or in the store, stays as it is. A feature comes in the
    place of the same one with another value.
    """
    features = dict.fromkeys(line for draft in drafts for line in draft.features)
    if features:
        stored = getattr(before, LABELS) if before else ()
        held = tuple(values.get(LABELS) or stored or ())  # type: ignore[arg-type]
        heads = tuple(f"{line.partition(': ')[0]}: " for line in features)
        others = [text for text in held if text in features or not str(text).startswith(heads)]
        values = values | {LABELS: tuple(dict.fromkeys((*others, *features)))}
    kept = sorted({line for draft in drafts for line in draft.kept})  # rows come in any order
    naam = next((naam for naam in NOTE_VELDEN if naam in plans()[label].velden), None)
    if not kept or naam is None:
        return values
    note = str(values.get(naam) or (getattr(before, naam) if before else None) or "")
    more = [line for line in kept if line not in note]
    return values | {naam: "\n".join(filter(None, (note, *more)))}


def outcome_words(called: str, outcome: Outcome) -> str:
    """What becomes of an item that is called ``called``, as a sentence."""
    if outcome.before is None:
        return f"{called} is nieuw."
    if outcome.changes:
        return f"{called}: {changes_words(outcome)}."
    return f"{called} staat er al zo in."


def changes_words(outcome: Outcome) -> str:
    """What is replaced, as the user calls it: 'Telefoon: 0315-1 wordt 0315-2'."""
    label = type(outcome.item).__name__
    velden = plans()[label].velden
    return "; ".join(
        f"{velden[naam].label}: {_short(label, velden[naam], outcome.before, naam)} wordt "
        f"{_short(label, velden[naam], outcome.item, naam)}"
        for naam in outcome.changes
    )


def _short(label: str, veld: Veld, item: Item | None, naam: str) -> str:
    value = getattr(item, naam)
    if value in (None, "", ()):
        return "(leeg)"
    said = one_line(shown(label, veld, value))
    return said if len(said) <= SHOWN else f"{said[: SHOWN - 4]} ..."


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
