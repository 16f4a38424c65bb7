"""What goes out: items, where they stand on the map and their colours, and values as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from netwerk.exchange.formats.workbook import shown
from netwerk.exchange.meaning.label_plans import KEY_HEADER, plans
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Item, Kern, Relatie, Value, fold
from netwerk.schema import Veld, schema
from netwerk.typed.text import one_line, tidy

Point = tuple[float, float]
"""Where an actor stands: to the right and down, as on a screen."""
RED_GREEN_BLUE = tuple[int, int, int]

T = TypeVar("T", bound=Item)


@dataclass(frozen=True)
class Outgoing:
    """Everything that a file is made of.

    places: by id of an actor, empty when nobody has a place. colours: by soort of actor. ended: the
    ids of the relations that are over. mark: a sentence that the file says of itself, "" for none.
    """

    existing: Existing
    places: Mapping[str, Point] = field(default_factory=dict)
    colours: Mapping[str, RED_GREEN_BLUE] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    mark: str = ""

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, by id."""
        return self._of(Actor)

    @cached_property
    def relaties(self) -> tuple[Relatie, ...]:
        """All relations with both ends among the actors, by id."""
        there = self.existing.of(Actor)
        return tuple(r for r in self._of(Relatie) if r.van in there and r.naar in there)

    @cached_property
    def kernen(self) -> Mapping[str, str]:
        """What each kern is called: its name when that is of no other kern, else its id."""
        stored = self.existing.of(Kern)
        words = Counter(
            word
            for kern in stored.values()
            for word in {fold(kern.naam), fold(kern.id), *map(fold, kern.andere_namen)}
        )
        return {
            id: tidy(kern.naam) if words[fold(kern.naam)] == 1 else id
            for id, kern in stored.items()
        }

    def colour(self, actor: Actor) -> RED_GREEN_BLUE | None:
        """The colour of an actor on the map."""
        return self.colours.get(actor.soort)

    def _of(self, cls: type[T]) -> tuple[T, ...]:
        return tuple(item for _, item in sorted(self.existing.of(cls).items()))


def velden_of(cls: type[Item], *without: str) -> tuple[Veld, ...]:
    """The properties of a label in the order of the schema, some left out."""
    velden = plans()[cls.__name__].velden.values()
    return tuple(veld for veld in velden if veld.naam not in without)


def title_of(veld: Veld) -> str:
    """What a property is called in a file, so that our own reading knows it."""
    return KEY_HEADER if veld.naam == "id" else veld.label


def text_of_value(out: Outgoing, veld: Veld, value: Value) -> str:
    """A value as text: words instead of stored values, the name of a kern; empty when unknown."""
    if veld.verwijst_naar == Kern.__name__ and isinstance(value, str):
        return out.kernen.get(value, value)
    return str(shown(veld, value))


def filled(out: Outgoing, item: Item, velden: tuple[Veld, ...]) -> Iterator[tuple[Veld, str]]:
    """The properties of an item that are known, as text."""
    for veld in velden:
        value = getattr(item, veld.naam)
        if value is not None and value != () and (text := text_of_value(out, veld, value)):
            yield veld, text


def name_of_actor(actor: Actor) -> str:
    """The name of an actor on one line."""
    return one_line(tidy(actor.naam))


def kind_of_relation(relatie: Relatie) -> str:
    """The kind of a relation in words: 'werkt samen met'."""
    return schema().keuzes["relatie"].label(relatie.soort)


def has_direction(relatie: Relatie) -> bool:
    """Whether van and naar mean something; of a kind that is not known they may."""
    kind = schema().relaties.get(relatie.soort)
    return kind is None or kind.richting


def usual_direction(out: Outgoing) -> str:
    """'directed' when all relations have a direction, else 'undirected'.

    Programs that know one direction only, such as networkx, read a file in which all have the same.
    """
    return "directed" if out.relaties and all(map(has_direction, out.relaties)) else "undirected"


def keys_of_lines(out: Outgoing) -> Mapping[str, str]:
    """By id of a relation a key that no actor has and no other relation: one space of names."""
    there = out.existing.of(Actor)
    if not any(relatie.id in there for relatie in out.relaties):
        return {relatie.id: relatie.id for relatie in out.relaties}
    before = "relatie-"
    while any(before + relatie.id in there for relatie in out.relaties):
        before += "-"
    return {relatie.id: before + relatie.id for relatie in out.relaties}
