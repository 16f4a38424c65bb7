"""The tables of the SQLite engine, made from the schema.

One a label, one a list of references, and those of the history.

Each property is a typed column; a list is JSON text, and a list of references has a link table
beside it (``actor_gebieden``) that keeps the foreign keys and answers "who refers to this?".
"""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from netwerk.model import Actor, Item, Relatie, Value
from netwerk.schema import Schema, Veld
from netwerk.store.codec import encode_list
from netwerk.store.item_columns import by_value
from netwerk.store.item_rules import Form, Forms, Reference
from netwerk.store.name_search import search_text
from netwerk.store.port import Stored

APPLICATION_ID = 0x4E657477
"""``Netw``: how a file is known to be a store of netwerk."""

Row = tuple[object, ...]

HISTORY = (
    """CREATE TABLE IF NOT EXISTS revisie(
    nummer INTEGER PRIMARY KEY, op TEXT NOT NULL, wie TEXT NOT NULL, waarom TEXT NOT NULL,
    soort TEXT NOT NULL,
    toegevoegd INTEGER NOT NULL, gewijzigd INTEGER NOT NULL, verwijderd INTEGER NOT NULL,
    herstelt INTEGER REFERENCES revisie(nummer), kenmerk TEXT NOT NULL UNIQUE,
    zegel TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX IF NOT EXISTS revisie_herstelt ON revisie(herstelt) WHERE herstelt IS NOT NULL",
    """CREATE TABLE IF NOT EXISTS wijziging(
    revisie INTEGER NOT NULL REFERENCES revisie(nummer), label TEXT NOT NULL, id TEXT NOT NULL,
    voor TEXT, na TEXT,
    PRIMARY KEY(revisie, label, id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS wijziging_van ON wijziging(id, label, revisie)",
)


@dataclass(frozen=True)
class SqlColumn:
    """One column of a label's table."""

    name: str
    type: str
    required: bool
    target: str | None


@dataclass(frozen=True)
class LinkTable:
    """The table beside a list of references."""

    name: str
    veld: str
    label: str


@dataclass(frozen=True)
class SqlTable:
    """One label as a table: its texts of SQL, and how items become rows and rows items."""

    form: Form
    name: str
    columns: tuple[SqlColumn, ...]
    links: tuple[LinkTable, ...]
    select: str
    put: str
    to_rows: Callable[[Sequence[tuple[Item, int]]], Iterable[Row]]
    from_row: Callable[[Row], Stored[Item]]

    @property
    def searched(self) -> bool:
        """Whether names of this label can be searched."""
        return self.form.cls is Actor

    def ddl(self) -> list[str]:
        """The statements that make the table, its link tables and its indexes."""
        columns = [column_ddl(column) for column in self.columns] + ["versie INTEGER NOT NULL"]
        if self.searched:
            columns.append("zoek TEXT NOT NULL")
        # Relations are read whole, in order of id; what others refer to is looked up by id, so its
        # key is kept apart and small.
        order = " STRICT, WITHOUT ROWID" if self.form.cls is Relatie else " STRICT"
        made = [
            f'CREATE TABLE IF NOT EXISTS "{self.name}"({", ".join(columns)}, PRIMARY '
            f'KEY("id")){order}'
        ]
        for link in self.links:
            made.append(
                f'CREATE TABLE IF NOT EXISTS "{link.name}"('
                f'id TEXT NOT NULL REFERENCES "{self.name}"(id) ON DELETE CASCADE DEFERRABLE '
                "INITIALLY DEFERRED, "
                f'naar TEXT NOT NULL REFERENCES "{link.label.lower()}"(id) DEFERRABLE INITIALLY '
                "DEFERRED, "
                f"PRIMARY KEY(naar, id)) STRICT, WITHOUT ROWID"
            )
            made.append(f'CREATE INDEX IF NOT EXISTS "{link.name}_id" ON "{link.name}"(id)')
        return made + self.indexes()

    def indexes(self) -> list[str]:
        """The statements that make the indexes of the table itself."""
        made = [
            f'CREATE INDEX IF NOT EXISTS "{self.index(column.name)}" ON '
            f'"{self.name}"("{column.name}")'
            for column in self.columns
            if column.target
        ]
        return (
            [*made, f'CREATE INDEX IF NOT EXISTS "{self.index("zoek")}" ON "{self.name}"(zoek)']
            if self.searched
            else made
        )

    def index(self, column: str) -> str:
        """The name of the index on a column."""
        return f"{self.name}_op_{column}"


def column_ddl(column: SqlColumn) -> str:
    """A column as in CREATE TABLE."""
    needed = " NOT NULL" if column.required else ""
    target = (
        f' REFERENCES "{column.target}"(id) DEFERRABLE INITIALLY DEFERRED' if column.target else ""
    )
    return f'"{column.name}" {column.type}{needed}{target}'


def tables(schema: Schema, forms: Forms) -> dict[str, SqlTable]:
    """The table of every label, in the order of ITEM_TYPES."""
    return {label: _table(schema, form) for label, form in forms.items()}


def ddl(made: Iterable[SqlTable]) -> list[str]:
    """Every statement that makes an empty store; harmless on a store that has it all."""
    return [*HISTORY, *(statement for table in made for statement in table.ddl())]


def _table(schema: Schema, form: Form) -> SqlTable:
    name = form.label.lower()
    targets = {
        reference.veld: reference.label.lower()
        for reference in form.references
        if not reference.many
    }
    columns = tuple(
        SqlColumn(v.naam, _type(schema, v), v.verplicht, targets.get(v.naam)) for v in form.velden
    )
    links = tuple(_link(name, reference) for reference in form.references if reference.many)
    names = [f'"{column.name}"' for column in columns]
    all_names = [*names, "versie", *(["zoek"] if form.cls is Actor else [])]
    changed = ", ".join(f"{column}=excluded.{column}" for column in all_names[1:])
    put = (
        f'INSERT INTO "{name}"({", ".join(all_names)}) VALUES({", ".join("?" * len(all_names))}) '
        f"ON CONFLICT(id) DO UPDATE SET {changed}"
    )
    select = f'SELECT {", ".join(names)}, versie FROM "{name}"'
    return SqlTable(
        form=form,
        name=name,
        columns=columns,
        links=links,
        select=select,
        put=put,
        to_rows=_to_rows(form),
        from_row=_from_row(form),
    )


def _link(name: str, reference: Reference) -> LinkTable:
    return LinkTable(f"{name}_{reference.veld}", reference.veld, reference.label)


def _type(schema: Schema, veld: Veld) -> str:
    if veld.type == "getal" or (veld.type == "keuze" and schema.keuzelijst(veld).getallen):
        return "INTEGER"
    return "REAL" if veld.type == "kommagetal" else "TEXT"


def _to_rows(form: Form) -> Callable[[Sequence[tuple[Item, int]]], Iterable[Row]]:
    row, lists = form.row, [place for place, veld in enumerate(form.velden) if veld.meervoudig]

    def to_rows(items: Sequence[tuple[Item, int]]) -> Iterable[Row]:
        columns: list[Iterable[Any]] = list(zip(*(row(item) for item, _ in items), strict=True))
        for place in lists if columns else ():
            columns[place] = by_value(list(columns[place]), _list_text)
        columns.append([version for _, version in items])
        if form.cls is Actor:
            columns.append(search_text(item) for item, _ in items if isinstance(item, Actor))
        return zip(*columns, strict=True)

    return to_rows


def _list_text(values: tuple[str, ...]) -> str | None:
    return encode_list(values) if values else None


def _from_row(form: Form) -> Callable[[Row], Stored[Item]]:
    cls: Any = form.cls
    names = form.names
    lists = [place for place, veld in enumerate(form.velden) if veld.meervoudig]

    def from_row(row: tuple[Any, ...]) -> Stored[Item]:
        values = list(row[:-1])
        for place in lists:
            values[place] = read_list(values[place])
        return Stored(cls(**dict(zip(names, values, strict=True))), row[-1])

    return from_row


@lru_cache(maxsize=4096)
def read_list(text: object) -> Value:
    """The list in a column; an empty column is an empty list.

    The same few lists come back again and again.
    """
    return tuple(json.loads(str(text))) if text else ()
