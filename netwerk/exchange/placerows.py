"""Rows of the lists of gebieden and kernen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from netwerk.exchange.actors import changed_item, problem_row
from netwerk.exchange.drafts import Draft
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.report import PlannedRow, State
from netwerk.exchange.request import Existing
from netwerk.model import Gebied, Item, Kern, Value, item_from
from netwerk.typed.convert import name_key

P = TypeVar("P", Gebied, Kern)


def plan_gebieden(
    drafts: Sequence[Draft], existing: Existing, notes: Notes
) -> tuple[list[PlannedRow], dict[str, Gebied]]:
    """A planned row for each draft, and all gebieden as they will be."""

    def words(gebied: Gebied) -> tuple[str, ...]:
        return (
            gebied.id,
            name_key(gebied.naam),
            *([f"nummer {gebied.nummer}"] if gebied.nummer is not None else []),
        )

    return _plan(Gebied, drafts, existing.gebieden, words, lambda draft: dict(draft.values), notes)


def plan_kernen(
    drafts: Sequence[Draft], existing: Existing, gebieden: Iterable[Gebied], notes: Notes
) -> tuple[list[PlannedRow], dict[str, Kern]]:
    """A planned row for each draft, and all kernen as they will be."""
    places = Places(gebieden, existing.kernen.values())

    def values_of(draft: Draft) -> dict[str, Value] | str:
        text = draft.texts.get("gebied", "")
        found = places.gebieden_in(text).ids
        if len(found) == 1:
            return {**draft.values, "gebied": found[0]}
        if text:
            return f"'{text[:60]}' is niet één bekend gebied. Bekend: {places.known_gebieden()}."
        return "het gebied ontbreekt. Vul in welk gebied deze kern in ligt."

    return _plan(
        Kern, drafts, existing.kernen, lambda kern: (kern.id, name_key(kern.naam)), values_of, notes
    )


def _plan(
    cls: type[P],
    drafts: Sequence[Draft],
    stored: Mapping[str, P],
    words: Callable[[P], Iterable[str]],
    values_of: Callable[[Draft], dict[str, Value] | str],
    notes: Notes,
) -> tuple[list[PlannedRow], dict[str, P]]:
    """``words``: what an item can be recognised by.

    ``values_of``: the values of a row, or its problem.
    """
    planned: list[PlannedRow] = []
    after = dict(stored)
    known_by = {word: item.id for item in stored.values() for word in words(item)}
    done: set[str] = set()
    # In order of content, so that the order of rows in the file changes nothing but the row
    # numbers.
    for draft in sorted(drafts, key=lambda d: (repr(sorted(d.texts.items())), d.row)):
        values = (
            values_of(draft)
            if draft.values.get("naam")
            else "de naam ontbreekt. Vul een naam in of haal de rij weg."
        )
        if isinstance(values, str) or draft.problem:
            planned.append(problem_row(draft, draft.problem or str(values), notes))
            continue
        known = next((known_by[word] for word in _words_of(draft) if word in known_by), None)
        if known in done:
            notes.count(
                draft.sheet.table.file,
                draft.sheet.table.sheet,
                draft.row,
                None,
                "dubbele rij: staat er al eerder in.",
                first=True,
            )
            planned.append(
                _row(draft, "overgeslagen", None, None, "dubbele rij: staat er al eerder in.", ())
            )
            continue
        before = stored.get(known) if known else None
        changes: tuple[str, ...] = ()
        if before:
            item, changes = changed_item(before, {k: v for k, v in values.items() if k != "id"})
        else:
            item = _new(cls, draft, values, after)
        done.add(item.id)
        after[item.id] = item
        known_by |= dict.fromkeys(words(item), item.id)
        state: State = "nieuw" if before is None else "gewijzigd" if changes else "gelijk"
        planned.append(_row(draft, state, item, before, f"{item.naam}: {state}.", changes))
    return planned, after


def _words_of(draft: Draft) -> tuple[str, ...]:
    nummer = draft.values.get("nummer")
    return (str(draft.values.get("id", "")), f"nummer {nummer}", name_key(draft.texts["naam"]))


def _new(cls: type[P], draft: Draft, values: dict[str, Value], taken: Mapping[str, object]) -> P:
    slug = re.sub(r"[^a-z0-9]+", "-", name_key(str(values["naam"]))).strip("-")
    key = str(values.get("id") or values.get("nummer") or slug or "plaats")
    while key in taken:
        key += "-2"
    item = item_from(str(draft.sheet.label), {**values, "id": key})
    if not isinstance(item, cls):
        raise TypeError(f"{draft.sheet.label} is no {cls.__name__}")
    return item


def _row(
    draft: Draft,
    state: State,
    item: Item | None,
    before: Item | None,
    sentence: str,
    changes: tuple[str, ...],
) -> PlannedRow:
    table = draft.sheet.table
    return PlannedRow(
        file=table.file,
        sheet=table.sheet,
        row=draft.row,
        label=draft.sheet.label,
        state=state,
        item=item,
        before=before,
        sentence=sentence,
        changes=changes,
    )
