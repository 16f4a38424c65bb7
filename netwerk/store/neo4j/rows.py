"""From rows of the server to columns and items, whatever people wrote there with other tools.

A value that the schema does not allow at that place is read as absent, an item that misses what it
must have is left out; `check` names both. So reading never breaks and never shows what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from netwerk.model import Actor, Item, Value
from netwerk.store.item_rules import Form, Keep
from netwerk.store.name_search import search_text
from netwerk.store.port import Stored

Column = Sequence[Value]

TEXT = frozenset({str, type(None)})


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
    names = form.names
    made = columns(
        form,
        names,
        [list(column) for column in zip(*rows, strict=True)][: len(names)] or [[] for _ in names],
    )
    versions = {row[0]: row[len(names)] for row in rows}
    build: Callable[..., Item] = form.cls
    whole_rows = zip(*made.values(), strict=True)
    return [
        Stored(build(**dict(zip(names, values, strict=True))), _version(versions[values[0]]))
        for values in whole_rows
    ]


def _version(value: Any) -> int:
    return value if type(value) is int else 0


def clean(form: Form, name: str, column: Sequence[Any]) -> Column:
    """A column with what cannot be at that place taken out."""
    veld, keep = form.keeps[form.names.index(name)]
    types = set(map(type, column))
    if veld.meervoudig:
        return _clean_lists(keep, column)
    if veld.type in {"tekst", "verwijzing"} and not veld.keuzes and types <= TEXT:
        return column
    if types <= {str, int, float, type(None)}:
        # Few different values, many times each: every one is judged once. 1 and 1.0 are equal, so
        # the type goes with it.
        cleaned = {
            key: _clean_value(keep, key[1])
            for key in set(zip(map(type, column), column, strict=True))
        }
        return [cleaned[key] for key in zip(map(type, column), column, strict=True)]
    return [_clean_value(keep, value) for value in column]


def _clean_value(keep: Keep, value: Any) -> Value:
    if not isinstance(value, str | int | float):
        return None
    try:
        return keep(value)
    except ValueError:
        return None


def _clean_lists(keep: Keep, column: Sequence[Any]) -> Column:
    cleaned: dict[tuple[Any, ...], Value] = {(): ()}
    made: list[Value] = []
    for value in column:
        parts = tuple(map(str, value)) if type(value) is list else ()
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
