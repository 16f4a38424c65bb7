"""From files to a plan: what is new, changed or the same, row by row; nothing is stored here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from netwerk.errors import InputError
from netwerk.exchange.actors import plan_actors
from netwerk.exchange.contact_persons import contact_drafts, contact_sheets
from netwerk.exchange.drafts import Converter, Draft
from netwerk.exchange.ends import Ends, create_missing, missing_ends
from netwerk.exchange.formats.registry import read_files
from netwerk.exchange.guard.held_back import Guard
from netwerk.exchange.headers import is_header
from netwerk.exchange.identity.duplicates import find_duplicates
from netwerk.exchange.identity.matching import StoredActors
from netwerk.exchange.identity.same_actor import Cluster
from netwerk.exchange.itemrows import plan_items
from netwerk.exchange.layout.side_by_side import beside_each_other
from netwerk.exchange.meaning.label_plans import PLACES, plans
from netwerk.exchange.no_contact import asked_in_lists, dated, with_asked
from netwerk.exchange.notes import Notes
from netwerk.exchange.person_names import organisations_of
from netwerk.exchange.place_list import PLACES_ONLY, without_places
from netwerk.exchange.places import Places
from netwerk.exchange.planned_rows import skipped_row
from netwerk.exchange.reasons import PLACE
from netwerk.exchange.references import References
from netwerk.exchange.relations import plan_relations
from netwerk.exchange.report import ImportPlan, PlannedRow, SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.several_ends import with_each_end
from netwerk.exchange.sheets import Sheet, understand_all
from netwerk.exchange.table import RawTable
from netwerk.exchange.tie_drafts import tie_drafts
from netwerk.model import Actor, Gebied, Item, Kern, Relatie, fold
from netwerk.schema import schema
from netwerk.typed.convert import name_key
from netwerk.typed.text import one_line, tidy

__all__ = ["Existing", "ImportOptions", "plan_import"]

Progress = Callable[[float], None]
P = TypeVar("P", Gebied, Kern)

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
    contents = [content for _, content in files]
    tables = _tables(list(zip(names, contents, strict=True)), notes, tell)
    read = [table for table in tables if not table.left_out]
    known = frozenset(name_key(actor.naam) for actor in existing.of(Actor).values())
    sheets = [
        organisations_of(without_places(sheet, _kern_names(existing), notes), known, options, notes)
        for sheet in understand_all(read, existing, options, notes)
    ]
    planning = _Planning(sheets, existing, options, notes)
    tell(0.6)
    places = planning.places()
    actor_rows, clusters, ends = planning.actors(places)
    tell(0.8)
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
    tell(0.95)
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
            _one_before_the_other(existing, planning.rows),
        ),
        created=created,
        held=tuple(planning.guard.held),
    )
    tell(1.0)
    return plan


@dataclass
class _Planning:
    """The rows of all sheets being planned, label by label, what is referred to first."""

    sheets: Sequence[Sheet]
    existing: Existing
    options: ImportOptions
    notes: Notes

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
        stored = StoredActors(self.existing.of(Actor))
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
        return [
            draft
            for sheet in (*self.sheets, *self.contacts)
            if sheet.label == label
            for draft in self.guard.checked(Converter(sheet, self.notes).drafts())
        ]


def _checked(options: ImportOptions) -> ImportOptions:
    """The options with stored values for the words of the user ('werkt samen met')."""
    return replace(
        options,
        soort=_chosen("soort", options.soort),
        relatie=_chosen("relatie", options.relatie),
        bron=one_line(tidy(options.bron or "")) or None,
    )


def _chosen(name: str, word: str | None) -> str | None:
    lijst = schema().keuzes[name]
    value = lijst.find(word) if word else None
    if word and value is None:
        raise InputError(
            f"'{word[:60]}' is geen bekende {name}. Kies uit: {', '.join(lijst.keuzes)}."
        )
    return value


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
        tell(0.5 * (i + 1) / len(files))
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
    """The rows of tables of which it is not clear what they hold."""
    return [
        replace(
            skipped_row(sheet.where.at(row), None, sheet.unread),
            reason=PLACE if sheet.unread == PLACES_ONLY else None,
        )
        for sheet in sheets
        if sheet.label is None
        for row, _ in sheet.rows
    ]


def _in_order(tables: Sequence[RawTable], rows: list[PlannedRow]) -> tuple[PlannedRow, ...]:
    turn = {(table.where.file, table.where.sheet): i for i, table in enumerate(tables)}
    return tuple(sorted(rows, key=lambda row: (turn[(row.file, row.sheet)], row.row, row.extra)))


def _kern_names(existing: Existing) -> frozenset[str]:
    """The compared names of all kernen, those of older spellings included."""
    kernen = existing.of(Kern).values()
    return frozenset(fold(name) for kern in kernen for name in (kern.naam, *kern.andere_namen))


def _one_before_the_other(existing: Existing, rows: Sequence[PlannedRow]) -> set[frozenset[str]]:
    """Actors of which one came before the other: they share a name, and are two."""
    relations = [
        *existing.of(Relatie).values(),
        *(row.item for row in rows if isinstance(row.item, Relatie)),
    ]
    return {
        frozenset((relatie.van, relatie.naar))
        for relatie in relations
        if relatie.soort == "voorganger_van"
    }


def _as_will_be(existing: Existing, clusters: Sequence[Cluster]) -> list[Actor]:
    changed = {c.item.id: c.item for c in clusters if c.item is not None and c.before is not None}
    return [changed.get(actor.id, actor) for actor in existing.of(Actor).values()]


def _all(items: dict[str, Item], cls: type[P]) -> list[P]:
    return [item for item in items.values() if isinstance(item, cls)]
