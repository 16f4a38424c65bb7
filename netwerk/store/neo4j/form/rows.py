"""From rows of the server to columns and items, whatever people wrote there with other tools.

A value of another type is read as what it means (`native`). One that the schema does not allow at
that place is read as absent, an item that misses what it must have is left out; `check` names both.
So reading never breaks and never shows what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from netwerk.model import Actor, Item, Value
from netwerk.schema import Veld
from netwerk.store.item_rules import Form, Keep
from netwerk.store.name_search import search_text
from netwerk.store.neo4j.form.native import keys_of, meanings, parts_of
from netwerk.store.port import Stored

Column = Sequence[Value]

TEXT = frozenset({str, type(None)})
LISTS = frozenset({list, type(None)})


@dataclass(frozen=True)
class RowsRead:
    """What rows hold.

    rows: as the server gave them. stored: the items, by id. unread: what cannot be read: by id, the
    properties that hold something which is not read. An item that is left out whole is in it too,
    be it without any property.
    """

    rows: Sequence[Sequence[Any]]
    stored: Mapping[str, Stored[Item]]
    unread: Mapping[str, list[str]]


def columns(form: Form, names: Sequence[str], made: Sequence[Column]) -> dict[str, Column]:
    """The columns by name, readable and in order of id.

    Rows without what they must have are left out.
    """
    readable = {name: clean(form, name, column) for name, column in zip(names, made, strict=True)}
    kept = _whole(form, readable)
    if kept is not None:
        readable = {name: [column[i] for i in kept] for name, column in readable.items()}
    return readable


def items(form: Form, rows: Sequence[Sequence[Any]]) -> list[Stored[Item]]:
    """The items in rows of all properties with the version behind them, in order of id."""
    return _built(form, rows, columns(form, form.names, _turned(form, rows)))


def _turned(form: Form, rows: Sequence[Sequence[Any]]) -> Sequence[Column]:
    return list(zip(*rows, strict=True))[: len(form.names)] or [() for _ in form.names]


def _built(
    form: Form, rows: Sequence[Sequence[Any]], made: Mapping[str, Column]
) -> list[Stored[Item]]:
    names = form.names
    # Others may give a key that is no text, such as a list; what has it is left out.
    versions = {row[0]: row[len(names)] for row in rows if isinstance(row[0], str)}
    build: Callable[..., Item] = form.cls
    whole_rows = zip(*made.values(), strict=True)
    return [
        Stored(build(**dict(zip(names, values, strict=True))), _version(versions[values[0]]))
        for values in whole_rows
    ]


def found(form: Form, rows: Sequence[Sequence[Any]]) -> RowsRead:
    """The items in these rows, and what in them cannot be read."""
    made = _turned(form, rows)
    readable = {
        name: clean(form, name, column) for name, column in zip(form.names, made, strict=True)
    }
    kept = _whole(form, readable)
    picked = readable
    if kept is not None:
        picked = {name: [column[i] for i in kept] for name, column in readable.items()}
    stored = {entry.item.id: entry for entry in _built(form, rows, picked)}
    names: dict[str, list[str]] = {}
    for (name, read), column in zip(readable.items(), made, strict=True):
        if not _all_read(column, read):
            for row, value, one in zip(rows, column, read, strict=True):
                if not_read(value, one):
                    names.setdefault(str(row[0]), []).append(name)
    left_out = {
        str(row[0]): names.get(str(row[0]), [])
        for row in rows
        if not (isinstance(row[0], str) and row[0] in stored)
    }
    return RowsRead(rows, stored, names | left_out)


def lost(form: Form, rows: Sequence[Sequence[Any]]) -> Mapping[str, list[str]]:
    """What cannot be read, as `RowsRead` has it."""
    return found(form, rows).unread


def _all_read(column: Column, read: Column) -> bool:
    """Whether surely nothing of a column was left out, found without looking at each value."""
    if read is column:
        return True
    types = set(map(type, column))
    if list in types:
        # A value that is there twice is read once: then somebody has to look.
        return types <= LISTS and sum(map(len, filter(None, column))) == sum(map(len, read))  # type: ignore[arg-type]
    return types <= {str, int, float, type(None)} and column.count(None) == read.count(None)


def not_read(value: object, kept: Value) -> bool:
    """Whether (a part of) a value of the server is not in what was read of it."""
    if value is None or value == []:
        return False
    if isinstance(value, list) and isinstance(kept, tuple):
        return len(kept) < len({str(part) for part in value})
    return kept in (None, ())


def version_of(form: Form, rows: Sequence[Sequence[Any]], id: str) -> int:
    """The version that stands with the item of this id."""
    return next((_version(row[len(form.names)]) for row in rows if row[0] == id), 0)


def _version(value: Any) -> int:
    return value if type(value) is int else 0


def clean(form: Form, name: str, column: Sequence[Any]) -> Column:
    """A column with what people wrote in another way read as what it means.

    What cannot be at that place is taken out.
    """
    veld, keep = form.keeps[form.names.index(name)]
    types = set(map(type, column))
    if veld.meervoudig:
        return _clean_lists(keep, column, keys_of if veld.verwijst_naar else parts_of)
    if veld.type in {"tekst", "verwijzing"} and not veld.keuzes and types <= TEXT:
        return column
    if types <= {str, int, float, type(None)}:
        # Few different values, many times each: every one is judged once. 1 and 1.0 are equal, so
        # the type goes with it.
        cleaned = {
            key: _meant(veld, keep, key[1])
            for key in set(zip(map(type, column), column, strict=True))
        }
        return [cleaned[key] for key in zip(map(type, column), column, strict=True)]
    return [_meant(veld, keep, value) for value in column]


def _meant(veld: Veld, keep: Keep, value: Any) -> Value:
    """The first meaning of a value that the schema allows; None when there is none."""
    if value is None:
        return None
    kept = (_clean_value(keep, meaning) for meaning in meanings(veld, value))
    return next((one for one in kept if one is not None), None)


def _clean_value(keep: Keep, value: Any) -> Value:
    if not isinstance(value, str | int | float):
        return None
    try:
        return keep(value)
    except ValueError:
        return None


def _clean_lists(
    keep: Keep, column: Sequence[Any], parts_in: Callable[[Any], tuple[str, ...]]
) -> Column:
    cleaned: dict[tuple[Any, ...], Value] = {(): ()}
    made: list[Value] = []
    for value in column:
        parts = parts_in(value)
        if parts not in cleaned:
            good = tuple(
                part
                for part in dict.fromkeys(parts)
                if _clean_value(lambda one: keep((one,)), part) is not None
            )
            cleaned[parts] = good
        made.append(cleaned[parts])
    return made


def _whole(form: Form, readable: dict[str, Column]) -> list[int] | None:
    """The rows to keep, by id and each id once; None for all of them as they are."""
    ids = readable["id"]
    must = [readable[veld.naam] for veld in form.velden if veld.verplicht and veld.naam in readable]
    if all(None not in column and () not in column for column in must) and _ascending(ids):
        return None
    seen: set[Value] = set()
    kept = []
    for i in sorted(
        (i for i, row in enumerate(zip(*must, strict=True)) if None not in row and () not in row),
        key=lambda i: str(ids[i]),
    ):
        if ids[i] not in seen:
            seen.add(ids[i])
            kept.append(i)
    return kept


def _ascending(ids: Column) -> bool:
    return all(a < b for a, b in pairwise(ids))  # type: ignore[operator]


def properties(plain: Iterable[str], item: Item, version: int) -> dict[str, Any]:
    """What is written on the node or relation of an item; None takes a property away."""
    made: dict[str, Any] = {name: _written(getattr(item, name)) for name in plain}
    if isinstance(item, Actor):
        made["zoek"] = search_text(item)
    return made | {"versie": version}


def _written(value: Value) -> Any:
    return (list(value) or None) if isinstance(value, tuple) else value
