"""Writing to the tables: the steps of one change, or the whole history of another store."""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, repeat
from operator import add, attrgetter, is_

from netwerk.errors import InputError, StoreDamaged
from netwerk.model import Item
from netwerk.schema import Schema
from netwerk.store.chain import START, ChangeText, seal, sealed
from netwerk.store.codec import encode_item
from netwerk.store.item_columns import encode_some
from netwerk.store.item_rules import Forms
from netwerk.store.port import Change, ItemChange, Revision
from netwerk.store.settle import WriteStep, settle
from netwerk.store.sqlite.read import Tables, history, last_seal, newest
from netwerk.store.sqlite.sql_tables import SqlTable
from netwerk.store.sqlite.write_reader import SqliteReader, count

MANY = 20_000
"""From so many new rows on, the indexes of a table are made anew instead of kept up row by row."""

_REVISION = "INSERT INTO revisie VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LABEL, _ADDED, _AFTER = map(attrgetter, ("label", "added", "after"))

_CHANGE = "INSERT INTO wijziging VALUES(?, ?, ?, ?, ?)"


def apply(
    connection: sqlite3.Connection, tables: Tables, forms: Forms, schema: Schema, change: Change
) -> Revision:
    """Settle and write a change in the open transaction.

    A token that was applied before gives back its revision.
    """
    earlier = connection.execute(
        "SELECT nummer FROM revisie WHERE kenmerk = ?", (change.token,)
    ).fetchone()
    if earlier:
        return history(connection, None, earlier[0] + 1, 1)[0]
    change.watch(0.0)
    steps = settle(change, SqliteReader(connection, tables), forms, schema)
    change.watch(0.3)
    added, removed = sum(map(_ADDED, steps)), sum(map(is_, map(_AFTER, steps), repeat(None)))
    last, previous = last_seal(connection)
    number = last + 1
    revision = Revision(
        number=number,
        at=change.at,
        who=change.who,
        why=change.why,
        type=change.type,
        added=added,
        changed=len(steps) - added - removed,
        removed=removed,
        undoes=change.undoes,
    )
    texts = _texts(steps)
    change.watch(0.5)
    revision = replace(revision, seal=seal(previous, revision, change.token, texts))
    _write_revision(connection, revision, change.token)
    for start in range(0, len(texts), MANY):
        some = texts[start : start + MANY]
        connection.executemany(_CHANGE, map(add, repeat((number,)), some))
        change.watch(0.5 + 0.2 * min(1.0, (start + MANY) / len(texts)))
    by_label: dict[str, list[WriteStep]] = {}
    for step in steps:
        by_label.setdefault(step.label, []).append(step)
    done = 0
    for label in tables:
        if label in by_label:
            _write_steps(connection, tables[label], by_label[label], number)
            done += len(by_label[label])
            change.watch(0.7 + 0.3 * done / len(steps))
    return revision


def load(
    connection: sqlite3.Connection,
    tables: Tables,
    revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
    overwrite: bool,
) -> None:
    """Write history and the state it leads to in the open transaction."""
    if newest(connection):
        if not overwrite:
            raise InputError(
                "Deze opslag is niet leeg. Kies een lege, of vervang bij terugzetten wat er "
                "staat met --force."
            )
        _empty(connection, tables)
    state: dict[str, dict[str, tuple[Item, int]]] = {label: {} for label in tables}
    previous = START
    for expected, (revision, changes, token) in enumerate(revisions, 1):
        if revision.number != expected:
            raise StoreDamaged(
                f"In de geschiedenis ontbreekt wijziging {expected}; er is niets teruggezet."
            )
        kept = sealed(previous, revision, token, changes)
        previous = kept.seal
        _write_revision(connection, kept, token)
        rows = (
            (c.revision, c.label, c.id, encode_item(c.before), encode_item(c.after))
            for c in changes
        )
        connection.executemany(_CHANGE, rows)
        for change in changes:
            if change.after is None:
                state[change.label].pop(change.id, None)
            else:
                state[change.label][change.id] = (change.after, change.revision)
    for label, table in tables.items():
        items = [state[label][id] for id in sorted(state[label])]
        _insert(connection, table, items, fresh=True)


def _write_revision(connection: sqlite3.Connection, revision: Revision, token: str) -> None:
    r = revision
    head = (r.number, r.at, r.who, r.why, r.type, r.added, r.changed, r.removed, r.undoes)
    connection.execute(_REVISION, (*head, token, r.seal))


def _texts(steps: list[WriteStep]) -> list[ChangeText]:
    """Label, id, before and after, in the order of the table: rows are then added at its end."""
    texts: list[ChangeText] = []
    for label, group in groupby(sorted(steps, key=_LABEL), key=_LABEL):  # by id they are already
        own = list(group)
        before = _texts_before(own)
        after = encode_some([step.after for step in own])
        texts += zip(repeat(label), [step.id for step in own], before, after)
    return texts


def _texts_before(steps: Sequence[WriteStep]) -> Iterable[str | None]:
    """What each was before; of what goes in large numbers the text was read."""
    encoded = encode_some([step.before for step in steps])
    return (step.text or text for step, text in zip(steps, encoded, strict=True))


def _write_steps(
    connection: sqlite3.Connection, table: SqlTable, steps: list[WriteStep], number: int
) -> None:
    gone = [(step.id,) for step in steps if step.after is None]
    changed = [(step.id,) for step in steps if step.after is not None and step.before is not None]
    links = [link.name for link in table.links] if changed or gone else []
    if len(gone) >= MANY and count(connection, table) == len(gone):
        # Nothing of it stays: SQLite drops the pages instead of looking for each row.
        for name in (*links, table.name):
            connection.execute(f'DELETE FROM "{name}"')
    else:
        for name in links:
            # Also of what goes: in a large change SQLite is not asked to follow the references.
            connection.executemany(f'DELETE FROM "{name}" WHERE id = ?', [*changed, *gone])
        if gone:
            connection.executemany(f'DELETE FROM "{table.name}" WHERE "id" = ?', gone)
    _insert(
        connection,
        table,
        [(step.after, number) for step in steps if step.after is not None],
        fresh=not changed,
    )


def _insert(
    connection: sqlite3.Connection, table: SqlTable, items: Sequence[tuple[Item, int]], fresh: bool
) -> None:
    anew = fresh and len(items) >= MANY and table.indexes()
    if anew:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS "
            "NOT NULL",
            (table.name,),
        ).fetchall():
            connection.execute(f'DROP INDEX "{name}"')
    connection.executemany(table.put, table.to_rows(items))
    for link in table.links:
        pairs = sorted(
            (target, item.id) for item, _ in items for target in getattr(item, link.veld)
        )
        connection.executemany(f'INSERT INTO "{link.name}"(naar, id) VALUES(?, ?)', pairs)
    if anew:
        for statement in table.indexes():
            connection.execute(statement)


def _empty(connection: sqlite3.Connection, tables: Tables) -> None:
    for table in tables.values():
        for name in (*(link.name for link in table.links), table.name):
            connection.execute(f'DELETE FROM "{name}"')
    connection.execute("DELETE FROM wijziging")
    connection.execute("DELETE FROM revisie")
