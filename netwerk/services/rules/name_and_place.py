"""How an actor is called where one is picked: its name with the kern behind it.

Every village has its Harmonie: a name alone does not say which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from netwerk.model import Actor, Gebied, Kern, Value
from netwerk.schema import gebied_word

NAMED = 2
"""Of who works in more gebieden than this only is said in how many."""


@dataclass(frozen=True, eq=False)
class PlaceNames:
    """The names of kernen and gebieden by id; a gebied by its number when it has one."""

    kernen: Mapping[str, str]
    gebieden: Mapping[str, str]


def place_names(gebieden: Iterable[Gebied], kernen: Iterable[Kern]) -> PlaceNames:
    """The names of these places."""
    short = {g.id: g.naam if g.nummer is None else f"{gebied_word()} {g.nummer}" for g in gebieden}
    return PlaceNames({kern.id: kern.naam for kern in kernen}, short)


def with_place(naam: str, kern: str | None, gebieden: Sequence[str], places: PlaceNames) -> str:
    """'Koor (Ulft)': with the kern, else the gebieden; just the name when neither is known."""
    where = place_words(kern, gebieden, places)
    return f"{naam} ({where})" if where else naam


def place_words(kern: str | None, gebieden: Sequence[str], places: PlaceNames) -> str:
    """The kern, else the gebieden or how many there are; '' when neither is known."""
    if kern is not None:
        return places.kernen.get(kern, kern)
    if len(gebieden) > NAMED:
        return f"{len(gebieden)} gebieden"
    return ", ".join(places.gebieden.get(gebied, gebied) for gebied in gebieden)


def actor_with_place(actor: Actor, places: PlaceNames) -> str:
    """The same of an actor."""
    return with_place(actor.naam, actor.kern, actor.gebieden, places)


def columns_with_place(
    actors: Mapping[str, Sequence[Value]], rows: Iterable[int], places: PlaceNames
) -> dict[str, str]:
    """The same of rows of the columns of a network, by id."""
    held = (actors["id"], actors["naam"], actors["kern"], actors["gebieden"])
    named: dict[str, str] = {}
    for row in rows:
        id, naam, kern, gebieden = (column[row] for column in held)
        where = cast("tuple[str, ...]", gebieden or ())
        named[str(id)] = with_place(str(naam), str(kern) if kern else None, where, places)
    return named
