"""From files to a plan: what is new, changed or the same, row by row. Pure: nothing is stored here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from netwerk.errors import InputError
from netwerk.exchange.actors import plan_actors
from netwerk.exchange.columns import Sheet, understand
from netwerk.exchange.drafts import Converter, Draft
from netwerk.exchange.duplicates import find_duplicates
from netwerk.exchange.ends import Ends, create_missing, missing_ends
from netwerk.exchange.identity import Cluster, Stored
from netwerk.exchange.notes import Notes
from netwerk.exchange.placerows import plan_gebieden, plan_kernen
from netwerk.exchange.places import Places
from netwerk.exchange.registry import read_tables
from netwerk.exchange.relations import plan_relations
from netwerk.exchange.report import ImportPlan, PlannedRow, SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.model import Actor, Relatie
from netwerk.schema import schema
from netwerk.typed.text import one_line, tidy

__all__ = ["Existing", "ImportOptions", "plan_import"]

Progress = Callable[[float], None]

ROWS_LIMIT = 500_000
"""Rows of all files together; each takes some 3 kB of memory while the plan is made."""


def plan_import(
    files: Sequence[tuple[str, bytes]],
    existing: Existing,
    options: ImportOptions,
    progress: Progress | None = None,
) -> ImportPlan:
    """What importing these files would do to what exists.

    Files belong together, in whatever order they are given.

    ``files``: name and content. ``progress`` is called with 0..1. Raises InputError when a file
    cannot be read, when there are too many rows, or when an option names a soort or relatie that
    the schema does not have.
    """
    tell = progress or (lambda _: None)
    options = _checked(options)
    names = _unique_names(files)
    notes = Notes()
    sheets = _sheets(
        list(zip(names, (content for _, content in files), strict=True)), options, notes, tell
    )
    drafts = {
        label: _drafts(sheets, label, notes) for label in ("Gebied", "Kern", "Actor", "Relatie")
    }
    tell(0.6)
    rows, gebieden = plan_gebieden(drafts["Gebied"], existing, notes)
    kern_rows, kernen = plan_kernen(drafts["Kern"], existing, gebieden.values(), notes)
    places = Places(gebieden.values(), kernen.values())
    stored = Stored(existing.actors)
    actor_rows, clusters = plan_actors(drafts["Actor"], stored, places, options, notes)
    tell(0.8)
    ends = Ends(clusters, stored, places)
    missing, created = create_missing(missing_ends(drafts["Relatie"], ends), ends, options)
    relatie_rows = plan_relations(drafts["Relatie"], ends, existing, options, notes)
    tell(0.95)
    new = [c.item for c in clusters if c.item is not None and c.before is None]
    plan = ImportPlan(
        files=tuple(names),
        sheets=tuple(_report(sheet) for sheet in sheets),
        rows=_in_order(sheets, [*rows, *kern_rows, *actor_rows, *relatie_rows, *_left_out(sheets)]),
        messages=notes.messages(tuple(names)),
        missing_ends=missing,
        duplicates=find_duplicates(
            [*new, *created],
            _as_will_be(existing, clusters),
            places,
            _known_apart(existing, relatie_rows),
        ),
        created=created,
    )
    tell(1.0)
    return plan


def _checked(options: ImportOptions) -> ImportOptions:
    """The options with stored values for the words of the user ('Instelling', 'werkt samen met')."""
    found = {"soort": options.soort, "relatie": options.relatie}
    for name, word in found.items():
        lijst = schema().keuzes[name]
        if word:
            found[name] = lijst.find(word)
            if found[name] is None:
                raise InputError(
                    f"'{word[:60]}' is geen bekende {name}. Kies uit: {', '.join(lijst.keuzes)}."
                )
    return replace(
        options,
        soort=found["soort"],
        relatie=found["relatie"],
        bron=one_line(tidy(options.bron or "")) or None,
    )


def _unique_names(files: Sequence[tuple[str, bytes]]) -> list[str]:
    """The names of the files.

    A second file with the same name gets a number, so that messages can tell them apart.
    """
    if not files:
        raise InputError("Er is geen bestand gekozen. Kies een .xlsx- of .csv-bestand.")
    seen: Counter[str] = Counter()
    names = []
    for name, _ in files:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _sheets(
    files: Sequence[tuple[str, bytes]], options: ImportOptions, notes: Notes, tell: Progress
) -> list[Sheet]:
    sheets = []
    rows = 0
    for i, (name, content) in enumerate(files):
        for table in read_tables(name, content):
            rows += len(table.rows)
            if rows > ROWS_LIMIT:
                raise InputError(
                    f"Tot en met {name} zijn het meer dan {ROWS_LIMIT} rijen. Verdeel ze over "
                    "meer keren inlezen."
                )
            notes.add(table.messages)
            if table.rows:
                sheets.append(understand(table, options, notes))
        tell(0.5 * (i + 1) / len(files))
    return sheets


def _drafts(sheets: Sequence[Sheet], label: str, notes: Notes) -> list[Draft]:
    return [
        draft
        for sheet in sheets
        if sheet.label == label
        for draft in Converter(sheet, notes).drafts()
    ]


def _report(sheet: Sheet) -> SheetReport:
    table = sheet.table
    columns = tuple((column.header, column.veld) for column in sheet.columns)
    return SheetReport(
        file=table.file,
        sheet=table.sheet,
        label=sheet.label,
        rows=len(sheet.rows),
        columns=columns,
        encoding=table.encoding,
        separator=table.separator,
    )


def _left_out(sheets: Sequence[Sheet]) -> list[PlannedRow]:
    """The rows of sheets of which it is not clear what they hold."""
    sentence = "niet gelezen: het is niet duidelijk wat de kolommen betekenen."
    return [
        PlannedRow(
            file=sheet.table.file,
            sheet=sheet.table.sheet,
            row=row,
            label=None,
            state="overgeslagen",
            item=None,
            before=None,
            sentence=sentence,
        )
        for sheet in sheets
        if sheet.label is None
        for row, _ in sheet.rows
    ]


def _in_order(sheets: Sequence[Sheet], rows: list[PlannedRow]) -> tuple[PlannedRow, ...]:
    place = {(s.table.file, s.table.sheet): i for i, s in enumerate(sheets)}
    return tuple(sorted(rows, key=lambda row: (place[(row.file, row.sheet)], row.row)))


def _known_apart(existing: Existing, rows: Sequence[PlannedRow]) -> set[frozenset[str]]:
    """Actors of which one came before the other: they share a name, and are two."""
    relations = [
        *existing.relaties.values(),
        *(row.item for row in rows if isinstance(row.item, Relatie)),
    ]
    return {
        frozenset((relatie.van, relatie.naar))
        for relatie in relations
        if relatie.soort == "voorganger_van"
    }


def _as_will_be(existing: Existing, clusters: Sequence[Cluster]) -> list[Actor]:
    changed = {c.item.id: c.item for c in clusters if c.item is not None and c.before is not None}
    return [changed.get(actor.id, actor) for actor in existing.actors.values()]
