"""Node-link JSON for programmers: networkx, d3 and others; values as they are stored.

A graph of networkx has a direction in all its lines or in none: the file says none, and each line
says with 'gericht' whether its direction means something.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from netwerk.exchange.out.outgoing import Outgoing, has_direction, name_of_actor, velden_of
from netwerk.model import Actor, Item, Relatie, Value
from netwerk.schema import Veld
from netwerk.typed.text import tidy


def write_node_link(out: Outgoing) -> Iterator[str]:
    """A JSON file, one actor or relation a line."""
    told = {"naam": "netwerk"} | ({"let op": out.mark} if out.mark else {})
    graph = json.dumps(told, ensure_ascii=False)
    yield f'{{"directed": false, "multigraph": true, "graph": {graph},\n"nodes": [\n'
    velden = velden_of(Actor, "id", "naam")
    for number, actor in enumerate(out.actors):
        record: dict[str, Any] = {"id": actor.id, "naam": name_of_actor(actor)}
        record["sleutel"] = actor.id
        if place := out.places.get(actor.id):
            record |= {"x": round(place[0], 1), "y": round(place[1], 1)}
        yield _line(number, record | _values(actor, velden))
    yield '\n],\n"edges": [\n'
    velden = velden_of(Relatie, "id", "van", "naar")
    for number, relatie in enumerate(out.relaties):
        ends = {"source": relatie.van, "target": relatie.naar, "key": relatie.id}
        more = {"sleutel": relatie.id, "gericht": has_direction(relatie)}
        yield _line(number, ends | more | _values(relatie, velden))
    yield "\n]}\n"


def _line(number: int, record: dict[str, Any]) -> str:
    return (",\n" if number else "") + json.dumps(record, ensure_ascii=False)


def _values(item: Item, velden: tuple[Veld, ...]) -> dict[str, Any]:
    return {
        veld.naam: _plain(value)
        for veld in velden
        if (value := getattr(item, veld.naam)) is not None and value != ()
    }


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [text for text in map(tidy, value) if text]
    return tidy(value) if isinstance(value, str) else value
