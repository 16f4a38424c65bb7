"""The rows of what came back: what each would do, and why something is left to a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from netwerk.exchange.guard.chosen_rows import chosen
from netwerk.exchange.mapping.seen_files import Questions
from netwerk.exchange.plan import plan_import
from netwerk.exchange.reasons import Reason
from netwerk.exchange.report import NOTE, PROBLEM, ImportPlan, PlannedRow, RowMessage, SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.where import Where
from netwerk.model import Item, field_names

READ_IT = Reason(
    "er staat iets in dat netwerk niet zeker kan lezen",
    "Lees het antwoord zelf en pas de gegevens aan op de kaart van de actor.",
)
NO_QUESTION = Reason(
    "het is niet te zien bij welke vraag het hoort",
    "Kijk of de code (NW-...) er nog in staat, of vul het antwoord met de hand in.",
)
CHANGED_SINCE = Reason(
    "het is sinds de vraag in netwerk gewijzigd",
    "Kijk op de kaart van de actor wat er nu staat en wat nog klopt.",
)
NOT_KNOWN = Reason(
    "wie wordt genoemd, staat niet in netwerk",
    "Is het een organisatie? Voeg haar dan toe en lees het antwoord opnieuw in.",
)
LOOKS_PRIVATE = Reason(
    "er staat iets in dat privé lijkt", "Vraag om een algemeen nummer of adres van de organisatie."
)


def row_for(where: Where, before: Item | None, after: Item, sentence: str) -> PlannedRow:
    """A row that adds or changes an item, or leaves it as it is."""
    label = type(after).__name__
    if before is None:
        return PlannedRow(where, label, "nieuw", after, None, sentence)
    changes = tuple(n for n in field_names(type(after)) if getattr(before, n) != getattr(after, n))
    if not changes:
        return PlannedRow(where, label, "gelijk", after, before, sentence)
    return PlannedRow(where, label, "gewijzigd", after, before, sentence, changes)


def problem_row(where: Where, label: str, reason: Reason, sentence: str) -> PlannedRow:
    """A row that somebody has to look at."""
    return PlannedRow(where, label, "probleem", None, None, sentence, reason=reason)


def left_row(where: Where, label: str, sentence: str) -> PlannedRow:
    """A row that counts for nothing, with why."""
    return PlannedRow(where, label, "overgeslagen", None, None, sentence)


def plan_of(
    file: str,
    rows: Sequence[PlannedRow],
    sheets: Sequence[SheetReport] = (),
    more: Sequence[RowMessage] = (),
) -> ImportPlan:
    """The rows of one file as a plan; what is left to a person is told as a message too."""
    label = rows[0].label if rows else "Navraag"
    told = {message.sentence for message in more}
    said = [
        RowMessage(row.where, PROBLEM if row.state == "probleem" else NOTE, row.sentence)
        for row in rows
        if row.state in ("probleem", "overgeslagen") and row.sentence not in told
    ]
    reports = tuple(sheets) or (SheetReport(Where(file), label, len(rows)),)
    return ImportPlan((file,), reports, tuple(rows), (*more, *said))


def joined(plans: Sequence[ImportPlan]) -> ImportPlan:
    """Plans of files that were made one after the other, as one.

    An item that a later one changes again is stored once, as that one leaves it.
    """
    return ImportPlan(
        files=tuple(file for plan in plans for file in plan.files),
        sheets=tuple(sheet for plan in plans for sheet in plan.sheets),
        rows=tuple(row for plan in plans for row in plan.rows),
        messages=tuple(message for plan in plans for message in plan.messages),
        missing_ends=tuple(end for plan in plans for end in plan.missing_ends),
        duplicates=tuple(pair for plan in plans for pair in plan.duplicates),
        created=tuple(item for plan in plans for item in plan.created),
        held=tuple(held for plan in plans for held in plan.held),
        questions=Questions(
            tables=tuple(table for plan in plans for table in plan.questions.tables),
            words=tuple(word for plan in plans for word in plan.questions.words),
            rows=tuple(row for plan in plans for row in plan.questions.rows),
            more=sum(plan.questions.more for plan in plans),
        ),
    )


def with_plan(existing: Existing, plan: ImportPlan) -> Existing:
    """What would be stored after this plan."""
    changed: dict[str, dict[str, Item]] = {}
    for item in plan.items():
        label = type(item).__name__
        changed.setdefault(label, dict(existing.items.get(label, {})))[item.id] = item
    return Existing({**existing.items, **changed})


def planned_as(
    files: Sequence[tuple[str, bytes, Sequence[Where]]], existing: Existing, options: ImportOptions
) -> ImportPlan:
    """Lists that were made of what came back, planned as any list.

    files: a name, the content, and where each of its rows stands in what came back.
    """
    takes = chosen(options.toch)
    toch = tuple(
        f"{name}:{at}" for name, _, rows in files for at, row in enumerate(rows, 2) if takes(row)
    )
    lists = [(name, content) for name, content, _ in files]
    plan = plan_import(lists, existing, replace(options, toch=toch))
    places = {name: rows for name, _, rows in files}

    def there(where: Where) -> Where:
        rows = places.get(where.file, ())
        at = (where.row or 0) - 2  # below the headers
        if 0 <= at < len(rows):
            return replace(rows[at], column=where.column)
        return replace(rows[0], row=None, column=where.column) if rows else where

    return replace(
        plan,
        sheets=(),
        questions=Questions(),
        rows=tuple(
            replace(row, where=there(row.where), sentence=_as_there(row.sentence, there(row.where)))
            for row in plan.rows
        ),
        messages=tuple(
            replace(m, where=there(m.where), sentence=_as_there(m.sentence, there(m.where)))
            for m in plan.messages
        ),
        held=tuple(replace(held, where=there(held.where)) for held in plan.held),
    )


def _as_there(sentence: str, where: Where) -> str:
    """A sentence with the number of the row where it really stands; a mail has no rows."""
    if where.row:
        return re.sub(r"--toch \d+", f"--toch {where.row}", sentence)
    return re.sub(r" ?Mag het wel\? [^.?!]*--toch \d+\)\.", "", sentence)
