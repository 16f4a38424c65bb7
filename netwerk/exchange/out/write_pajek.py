"""Pajek (.net): names, places, colours, and each kind of relation as a network of its own.

The first line is a remark, so that programs that do not know the mark of utf-8 at the beginning
read the rest all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netwerk.exchange.out.outgoing import (
    Outgoing,
    has_direction,
    kind_of_relation,
    name_of_actor,
)
from netwerk.model import Relatie

_COLOURS = {
    "bewonersgroep": "Blue",
    "bedrijf": "Orange",
    "instelling": "Green",
    "professional": "Purple",
}


def write_pajek(out: Outgoing) -> Iterator[str]:
    """A Pajek file, piece by piece."""
    yield "\ufeff% netwerk\r\n"
    yield f"*Vertices {len(out.actors)}\r\n"
    numbers = {actor.id: number for number, actor in enumerate(out.actors, 1)}
    places = _within_one(out)
    for actor in out.actors:
        x, y = places.get(actor.id, (0.5, 0.5))
        place = f" {x:.4f} {y:.4f} 0.5000" if places else ""
        colour = _COLOURS.get(actor.soort, "Gray")
        yield f'{numbers[actor.id]} "{pajek_text(name_of_actor(actor))}"{place} ic {colour}\r\n'
    kinds: dict[tuple[str, bool], list[Relatie]] = {}
    for relatie in out.relaties:
        kinds.setdefault((kind_of_relation(relatie), has_direction(relatie)), []).append(relatie)
    for number, ((kind, directed), relaties) in enumerate(sorted(kinds.items()), 1):
        yield f'*{"Arcs" if directed else "Edges"} :{number} "{pajek_text(kind)}"\r\n'
        for relatie in relaties:
            value = f" {relatie.sterkte}" if relatie.sterkte is not None else ""
            yield f"{numbers[relatie.van]} {numbers[relatie.naar]}{value}\r\n"


def pajek_text(text: str) -> str:
    """A text as Pajek can hold it: on one line, and without the quote that ends it."""
    return " ".join(text.replace('"', "'").split())


def _within_one(out: Outgoing) -> Mapping[str, tuple[float, float]]:
    """The places between 0 and 1, as Pajek has them, in the same proportions."""
    if not out.places:
        return {}
    left, top = (min(place[axis] for place in out.places.values()) for axis in (0, 1))
    right, bottom = (max(place[axis] for place in out.places.values()) for axis in (0, 1))
    size = max(right - left, bottom - top) or 1.0
    return {
        id: (0.02 + 0.96 * (x - left) / size, 0.02 + 0.96 * (y - top) / size)
        for id, (x, y) in out.places.items()
    }
