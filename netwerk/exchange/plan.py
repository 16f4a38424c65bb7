"""From files to a plan: what is new, changed or the same, row by row; nothing is stored here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from netwerk.errors import InputError
from netwerk.exchange.checked_options import checked_options
from netwerk.exchange.formats.registry import read_files
from netwerk.exchange.guard.chosen_rows import refuse_unclear
from netwerk.exchange.guard.held_back import Guard
from netwerk.exchange.headers import is_header
from netwerk.exchange.identity.duplicates import find_duplicates
from netwerk.exchange.identity.matching import StoredActors
from netwerk.exchange.identity.same_actor import Cluster
from netwerk.exchange.layout.side_by_side import beside_each_other
from netwerk.exchange.meaning.label_plans import PLACES, plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.reading.drafts import Converter, Draft
from netwerk.exchange.reading.lost_mends import say_lost_mends
from netwerk.exchange.reading.place_list import PLACES_ONLY, without_places
from netwerk.exchange.reading.seen_questions import questions_of
from netwerk.exchange.reading.sheets import SKIPPED, Sheet, understand_all
from netwerk.exchange.reading_progress import READ, Progress, RowsGoingBy, quiet
from netwerk.exchange.reasons import PLACE
from netwerk.exchange.report import ImportPlan, PlannedRow, SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.rows.actors import plan_actors
from netwerk.exchange.rows.contact_persons import contact_drafts, contact_sheets
from netwerk.exchange.rows.ends import Ends, create_missing, missing_ends
from netwerk.exchange.rows.itemrows import plan_items
from netwerk.exchange.rows.no_contact import asked_in_lists, dated, with_asked
from netwerk.exchange.rows.person_names import organisations_of
from netwerk.exchange.rows.planned_rows import skipped_row
from netwerk.exchange.rows.references import References
from netwerk.exchange.rows.relations import plan_relations
from netwerk.exchange.rows.several_ends import with_each_end
from netwerk.exchange.rows.tie_drafts import tie_drafts
from netwerk.exchange.table import RawTable
from netwerk.model import Actor, Gebied, Item, Kern, Relatie, Verschil, fold
from netwerk.typed.convert import name_key
from netwerk.typed.dutch_numbers import whole

__all__ = ["Existing", "ImportOptions", "plan_import"]

P = TypeVar("P", Gebied, Kern)
COMPARED = "Vergelijken met wat er al is"

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

    ``files``: name and content. ``progress`` is called with 0..1 and words. Raises InputError when
    a file cannot be read, when there are too many rows, or when an option names a soort or relatie
    that the schema does not have.
    """
    tell = progress or quiet
    options = checked_options(options, existing)
    names = _unique_names(files)
    notes = Notes()
    contents = [content for _, content in files]
    tables = _tables(list(zip(names, contents, strict=True)), notes, tell)
    read = [table for table in tables if not table.left_out]
    known = frozenset(name_key(actor.naam) for actor in existing.of(Actor).values())
    sheets = [
        organisations_of(without_places(sheet, _kern_names(existing), notes), known, options, notes)
        for sheet in understand_all(read, existing, options, notes)
    ]
    say_lost_mends(sheets, options.told.rows, notes)
    rows_read = RowsGoingBy(sum(len(sheet.rows) for sheet in sheets), tell, 0.75)
    planning = _Planning(sheets, existing, options, notes, rows_read)
    tell(0.75, COMPARED)
    places = planning.places()
    actor_rows, clusters, ends = planning.actors(places)
    tell(0.85, COMPARED)
    ties, silent = tie_drafts(sheets, ends, options, notes)
    drafts = [
        *with_each_end(planning.drafts("Relatie"), ends, notes),
        *planning.guard.checked([*ties, *contact_drafts(planning.contacts)]),
    ]
    missing, created = create_missing(missing_ends(drafts, ends), ends, options)
    planning.rows += actor_rows
    rows, asked = plan_relations(drafts, ends, existing, options, notes)
    asked += asked_in_lists(silent, planning.drafts("Actor"), ends)
    planning.rows = with_asked([*planning.rows, *rows], asked, existing.of(Actor))
    created = tuple(dated(actor, asked) for actor in created)
    planning.others(ends)
    tell(0.95, COMPARED)
    refuse_unclear(options.toch, [held.where for held in planning.guard.held if held.taken])
    new = [c.item for c in clusters if c.item is not None and c.before is None]
    plan = ImportPlan(
        files=tuple(names),
        sheets=_reports(tables, sheets),
        rows=_in_order(tables, [*planning.rows, *_unread(sheets)]),
        messages=notes.messages(tuple(names)),
        missing_ends=missing,
        duplicates=find_duplicates(
            [*new, *created],
            _as_will_be(existing, clusters),
            places,
            _known_as_two(existing, planning.rows),
        ),
        created=created,
        held=tuple(planning.guard.held),
        questions=questions_of(sheets, planning.rows, notes),
    )
    tell(1.0, COMPARED)
    return plan


@dataclass
class _Planning:
    """The rows of all sheets being planned, label by label, what is referred to first."""

    sheets: Sequence[Sheet]
    existing: Existing
    options: ImportOptions
    notes: Notes
    rows_read: RowsGoingBy

    def __post_init__(self) -> None:
        self.rows: list[PlannedRow] = []
        self.references = References(self.existing)
        self.contacts = contact_sheets(self.sheets) if self.options.contactpersonen else []
        self.guard = Guard(self.existing, self.options, self.notes)
        self._drafts = {label: self._read(label) for label in plans()}

    def drafts(self, label: str) -> list[Draft]:
        """The rows of all sheets that hold this label."""
        return self._drafts[label]

    def places(self) -> Places:
        """The gebieden and kernen as they will be."""
        gebieden = self._items("Gebied")
        stored = self.existing.of(Kern).values()
        self.references.use_places(Places(_all(gebieden, Gebied), stored))
        kernen = self._items("Kern")
        places = Places(_all(gebieden, Gebied), _all(kernen, Kern))
        self.references.use_places(places)
        return places

    def actors(self, places: Places) -> tuple[list[PlannedRow], list[Cluster], Ends]:
        """The rows of lists of actors, the actors they mean, and what ends can refer to."""
        stored = StoredActors(self.existing.of(Actor), places)
        drafts = self.drafts("Actor")
        rows, clusters = plan_actors(drafts, stored, places, self.options, self.notes)
        return rows, clusters, Ends(clusters, stored, places)

    def others(self, ends: Ends) -> None:
        """The rows of every label without rules of its own."""
        self.references.use_ends(ends)
        for label in plans():
            if label not in ("Actor", "Relatie", *PLACES):
                self._items(label)

    def _items(self, label: str) -> dict[str, Item]:
        rows, after = plan_items(
            plans()[label],
            self._drafts[label],
            self.existing.items.get(label, {}),
            self.references,
            self.options,
            self.notes,
        )
        self.rows += rows
        return after

    def _read(self, label: str) -> list[Draft]:
        words = self.options.words
        return [
            draft
            for sheet in (*self.sheets, *self.contacts)
            if sheet.label == label
            for draft in self.guard.checked(
                Converter(sheet, self.notes, words, self.rows_read.passing).drafts()
            )
        ]


def _unique_names(files: Sequence[tuple[str, bytes]]) -> list[str]:
    """The names of the files; of two with the same name the second gets a number."""
    if not files:
        raise InputError("Er is geen bestand gekozen. Kies een .xlsx- of .csv-bestand.")
    seen: Counter[str] = Counter()
    names = []
    for name, _ in files:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _tables(files: Sequence[tuple[str, bytes]], notes: Notes, tell: Progress) -> list[RawTable]:
    """The sheets of all files, those that are not to be read included."""
    tables: list[RawTable] = []
    rows = 0
    tell(0.0, "Bestanden openen")
    for i, (name, read) in enumerate(read_files(files)):
        for table in read:
            rows += len(table.rows)
            if rows > ROWS_LIMIT:
                raise InputError(
                    f"Tot en met {name} zijn het meer dan {ROWS_LIMIT} rijen. Verdeel ze over "
                    "meer keren inlezen."
                )
            notes.add(table.messages)
            tables.extend([table] if table.left_out else beside_each_other(table, is_header))
        tell(READ * (i + 1) / len(files), f"{whole(rows)} rijen gevonden")
    return tables


def _reports(tables: Sequence[RawTable], sheets: Sequence[Sheet]) -> tuple[SheetReport, ...]:
    """How each table was read, in the order of the files."""
    reports: list[SheetReport] = []
    for table in tables:
        if table.left_out:
            reports.append(
                SheetReport(
                    where=table.where,
                    label=None,
                    rows=table.rows_left_out,
                    left_out=table.left_out,
                )
            )
        reports.extend(sheet.report for sheet in sheets if sheet.table is table)
    return tuple(reports)


def _unread(sheets: Sequence[Sheet]) -> list[PlannedRow]:
    """The rows of tables of which it is not clear what they hold, and those the user leaves out."""
    unread = [
        replace(
            skipped_row(sheet.where.at(row), None, sheet.unread),
            reason=PLACE if sheet.unread == PLACES_ONLY else None,
        )
        for sheet in sheets
        if sheet.label is None and sheet.unread != SKIPPED
        for row, _ in sheet.rows
    ]
    return unread + [
        skipped_row(sheet.where.at(row), sheet.label, SKIPPED)
        for sheet in sheets
        for row in sheet.skipped
    ]


def _in_order(tables: Sequence[RawTable], rows: list[PlannedRow]) -> tuple[PlannedRow, ...]:
    turn = {(table.where.file, table.where.sheet): i for i, table in enumerate(tables)}
    return tuple(sorted(rows, key=lambda row: (turn[(row.file, row.sheet)], row.row, row.extra)))


def _kern_names(existing: Existing) -> frozenset[str]:
    """The compared names of all kernen, those of older spellings included."""
    kernen = existing.of(Kern).values()
    return frozenset(fold(name) for kern in kernen for name in (kern.naam, *kern.andere_namen))


def _known_as_two(existing: Existing, rows: Sequence[PlannedRow]) -> set[frozenset[str]]:
    """Who share a name and are two: one came before the other, or somebody said so."""
    relations = [
        *existing.of(Relatie).values(),
        *(row.item for row in rows if isinstance(row.item, Relatie)),
    ]
    return {
        frozenset((relatie.van, relatie.naar))
        for relatie in relations
        if relatie.soort == "voorganger_van"
    } | {frozenset(said.actoren) for said in existing.of(Verschil).values()}


def _as_will_be(existing: Existing, clusters: Sequence[Cluster]) -> list[Actor]:
    changed = {c.item.id: c.item for c in clusters if c.item is not None and c.before is not None}
    return [changed.get(actor.id, actor) for actor in existing.of(Actor).values()]


def _all(items: dict[str, Item], cls: type[P]) -> list[P]:
    return [item for item in items.values() if isinstance(item, cls)]
