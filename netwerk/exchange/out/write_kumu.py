"""Kumu: a workbook with Elements and Connections, and the same as JSON ('blueprint')."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netwerk.exchange.formats.workbook import shown
from netwerk.exchange.formats.write_xlsx import OutSheet, xlsx_of
from netwerk.exchange.out.outgoing import (
    Outgoing,
    has_direction,
    keys_of_lines,
    kind_of_relation,
    name_of_actor,
    text_of_value,
    title_of,
    velden_of,
)
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import Veld, schema
from netwerk.typed.text import join_list, one_line, tidy

_CALLED = {
    "soort": "Type",
    "omschrijving": "Description",
    "labels": "Tags",
    "website": "URL",
    "email": "Email",
    "sterkte": "Strength",
    "toelichting": "Description",
}
"""What Kumu itself calls a property; the others keep our own name."""
_OF_ACTOR = _CALLED | {"bron": "Source of information"}
"""The source of an actor is not 'Bron': a sheet with Label and Bron may be half a list of lines."""

Titled = Sequence[tuple[str, Veld]]
"""Properties with what each is called in Kumu."""


def write_kumu_xlsx(out: Outgoing) -> bytes:
    """The workbook that Kumu imports."""
    of_actor, of_relatie = _of_actor(), _of_relatie()
    elements = (
        [actor.id, name_of_actor(actor), *(_cell(out, veld, actor) for _, veld in of_actor)]
        for actor in out.actors
    )
    keys = keys_of_lines(out)
    connections = (
        [
            keys[relatie.id],
            relatie.van,
            relatie.naar,
            kind_of_relation(relatie),
            _direction(relatie),
            *(_cell(out, veld, relatie) for _, veld in of_relatie),
        ]
        for relatie in out.relaties
    )
    return xlsx_of(
        [
            OutSheet("Elements", ["ID", "Label", *(title for title, _ in of_actor)], elements),
            OutSheet(
                "Connections",
                ["ID", "From", "To", "Type", "Direction", *(title for title, _ in of_relatie)],
                connections,
            ),
        ]
    )


def write_kumu_json(out: Outgoing) -> Iterator[str]:
    """The JSON that Kumu imports, one element or connection a line."""
    keys, of_actor, of_relatie = keys_of_lines(out), _of_actor(), _of_relatie()
    yield '{"elements": [\n'
    yield from _listed(
        {"id": actor.id, "label": name_of_actor(actor), **_values(out, actor, of_actor)}
        for actor in out.actors
    )
    yield '],\n"connections": [\n'
    yield from _listed(
        {
            "id": keys[relatie.id],
            "from": relatie.van,
            "to": relatie.naar,
            "type": kind_of_relation(relatie),
            "direction": _direction(relatie),
            **_values(out, relatie, of_relatie),
        }
        for relatie in out.relaties
    )
    yield "]}\n"


def _of_actor() -> Titled:
    """Our own key stands last: the first cells are for Kumu."""
    velden = (*velden_of(Actor, "id", "naam"), velden_of(Actor)[0])
    return [(_OF_ACTOR.get(veld.naam, title_of(veld)), veld) for veld in velden]


def _of_relatie() -> Titled:
    velden = (*velden_of(Relatie, "id", "van", "naar", "soort"), velden_of(Relatie)[0])
    return [(_CALLED.get(veld.naam, title_of(veld)), veld) for veld in velden]


def _direction(relatie: Relatie) -> str:
    return "directed" if has_direction(relatie) else "undirected"


def _cell(out: Outgoing, veld: Veld, item: Item) -> str | int | float:
    """A value; several with the line between them that Kumu knows, unless one holds a sign."""
    value = getattr(item, veld.naam)
    if not isinstance(value, tuple):
        return shown(veld, value) if veld.verwijst_naar is None else _text(out, veld, value)
    words = _words(veld, value)
    plain = not any(re.search(r'[;|,/"\n]', word) for word in words)
    return "|".join(words) if plain else join_list(words)


def _values(out: Outgoing, item: Item, titled: Titled) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for title, veld in titled:
        value = getattr(item, veld.naam)
        if value is None or value == ():
            continue
        words = _words(veld, value) if isinstance(value, tuple) else None
        said = words if words is not None else _cell(out, veld, item)
        if said not in ("", []):
            values[title.lower()] = said
    return values


def _words(veld: Veld, value: tuple[str, ...]) -> list[str]:
    word = schema().keuzelijst(veld).label if veld.keuzes else str
    return [word(item) for item in map(one_line, map(tidy, value)) if item]


def _text(out: Outgoing, veld: Veld, value: Any) -> str:
    return text_of_value(out, veld, value) if value is not None else ""


def _listed(records: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    before = ""
    for record in records:
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "\n"
