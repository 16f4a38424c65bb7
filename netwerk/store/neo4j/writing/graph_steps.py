"""Bringing the network in the graph from before to after, step by step, in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from netwerk.errors import NotFound
from netwerk.model import Actor, Item, Relatie
from netwerk.store.name_search import search_text
from netwerk.store.neo4j.form.rows import properties
from netwerk.store.neo4j.form.shape import NodeShape, Shape
from netwerk.store.neo4j.history.tally import Tally
from netwerk.store.settle import WriteStep

SMALL = 500
"""Up to so many steps, what is new may yet be there in a form that cannot be read: it is taken up.

In a larger change it is made without looking; the constraints on the ids refuse what is double.
"""

VersionOf = Callable[[WriteStep], int]
"""The version that an item gets."""


@dataclass(frozen=True)
class Writing:
    """Steps and how they are written.

    new: what was not there before is certainly not there. others: ties of others go with the items
    that they hold.
    """

    steps: Sequence[WriteStep]
    version: VersionOf
    new: bool
    others: bool = False


@dataclass(frozen=True)
class Phase:
    """Part of the work, for steps that it concerns; every phase before it is done for all steps."""

    write: Callable[[Tally, Shape, Writing], None]
    concerns: Callable[[WriteStep], bool]


def write_steps(tally: Tally, shape: Shape, writing: Writing) -> None:
    """Bring the graph from before to after.

    Raises NotFound when a tie of others holds an item that goes.
    """
    for phase in PHASES:
        steps = [step for step in writing.steps if phase.concerns(step)]
        if steps:
            phase.write(tally, shape, replace(writing, steps=steps))


def _nodes(shape: Shape, steps: Sequence[WriteStep]) -> Iterator[tuple[NodeShape, list[WriteStep]]]:
    by_label: dict[str, list[WriteStep]] = defaultdict(list)
    for step in steps:
        by_label[step.label].append(step)
    return ((shape.nodes[label], its) for label, its in by_label.items())


def _relations_gone(tally: Tally, shape: Shape, writing: Writing) -> None:
    _remove_relations(tally, shape, writing.steps)


def _links_gone(tally: Tally, shape: Shape, writing: Writing) -> None:
    for node, its in _nodes(shape, writing.steps):
        _clear_links(tally, node, its)


def _nodes_put(tally: Tally, shape: Shape, writing: Writing) -> None:
    for node, its in _nodes(shape, writing.steps):
        _put_nodes(tally, node, its, writing.version, writing.new)


def _links_put(tally: Tally, shape: Shape, writing: Writing) -> None:
    for node, its in _nodes(shape, writing.steps):
        _put_links(tally, node, its)


def _relations_put(tally: Tally, shape: Shape, writing: Writing) -> None:
    kept = _remove_relations(tally, shape, writing.steps)
    _put_relations(tally, shape, writing.steps, kept, writing.version)


def _nodes_gone(tally: Tally, shape: Shape, writing: Writing) -> None:
    for node, its in _nodes(shape, writing.steps):
        _remove_nodes(tally, node, [step.id for step in its], writing.others)


def _is_tie(step: WriteStep) -> bool:
    return step.label == Relatie.__name__


PHASES = (
    Phase(_relations_gone, lambda step: _is_tie(step) and step.after is None),
    Phase(_links_gone, lambda step: not _is_tie(step) and step.before is not None),
    Phase(_nodes_put, lambda step: not _is_tie(step) and step.after is not None),
    Phase(_links_put, lambda step: not _is_tie(step) and step.after is not None),
    Phase(_relations_put, lambda step: _is_tie(step) and step.after is not None),
    Phase(_nodes_gone, lambda step: not _is_tie(step) and step.after is None),
)
"""In this order nothing stands in the way of what follows, also when each is done for all first."""


def refuse_ties(tally: Tally, shape: Shape, steps: Sequence[WriteStep]) -> None:
    """Raises NotFound when a tie of others holds an item that goes."""
    gone = [step for step in steps if not _is_tie(step) and step.after is None]
    for node, its in _nodes(shape, gone):
        _refuse_held(tally, [step.id for step in its], f"{node.label}.ties_by_item")


def _clear_links(tally: Tally, node: NodeShape, steps: Sequence[WriteStep]) -> None:
    for link in node.links:
        changed = (
            s.id
            for s in steps
            if s.before is not None and _of(s.before, link.veld) != _of(s.after, link.veld)
        )
        tally.write(f"{node.label}.{link.veld}.clear", changed, f":{link.type}", key="ids")


def _put_links(tally: Tally, node: NodeShape, steps: Sequence[WriteStep]) -> None:
    for link in node.links:
        rows = (
            [step.id, target, place]
            for step in steps
            if step.after is not None and _of(step.before, link.veld) != _of(step.after, link.veld)
            for place, target in enumerate(_of(step.after, link.veld))
        )
        tally.write(f"{node.label}.{link.veld}.link", rows, f":{link.type}")


def _of(item: Item | None, veld: str) -> tuple[str, ...]:
    """The ids in a reference."""
    value = None if item is None else getattr(item, veld)
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def _remove_nodes(tally: Tally, node: NodeShape, ids: list[str], others: bool) -> None:
    if not ids:
        return
    if others:
        tally.write(f"{node.label}.detach", ids, node.label, key="ids")
        return
    _refuse_held(tally, ids, f"{node.label}.tied")
    tally.write(f"{node.label}.remove", ids, node.label, key="ids")


def _refuse_held(tally: Tally, ids: list[str], name: str) -> None:
    held = tally.rows(name, ids=ids)
    if held:
        which = "; ".join(f"'{id}' ({', '.join(types)})" for id, types in held)
        raise NotFound(
            "Dit kan niet weg, want in Neo4j zitten er nog relaties aan vast die netwerk niet "
            f"kent: {which}. "
            f"Haal die eerst weg met het programma waarmee ze zijn gemaakt."
        )


def _put_nodes(
    tally: Tally, node: NodeShape, steps: Sequence[WriteStep], version: VersionOf, unseen: bool
) -> None:
    values = _values(node.plain)
    for way, soort, its in _ways(steps, unseen):
        name = f"{node.label}.{way}.{soort}" if soort else f"{node.label}.{way}"
        if way == "put":
            rows: Iterable[Any] = (
                properties(node.plain, step.after, version(step)) for step in its if step.after
            )
        else:
            rows = (
                [*values(step.after), *_zoek(step.after), version(step)]
                for step in its
                if step.after
            )
        tally.write(name, rows, node.label)


def _ways(
    steps: Sequence[WriteStep], unseen: bool
) -> Iterator[tuple[str, str | None, list[WriteStep]]]:
    """The steps that are written by one text each, with the soort of the actors."""
    found: dict[tuple[str, str | None], list[WriteStep]] = defaultdict(list)
    for step in steps:
        if step.after is not None:
            soort = step.after.soort if isinstance(step.after, Actor) else None
            found["new" if unseen and step.before is None else "put", soort].append(step)
    for (way, soort), its in found.items():
        yield way, soort, its


def _zoek(item: Item) -> tuple[str, ...]:
    return (search_text(item),) if isinstance(item, Actor) else ()


def _values(names: tuple[str, ...]) -> Callable[[Item], list[Any]]:
    """What takes the values of these properties from an item, as the server takes them."""
    all_of = attrgetter(*names)

    def take(item: Item) -> list[Any]:
        return [(list(v) or None) if type(v) is tuple else v for v in all_of(item)]

    return take


def _remove_relations(
    tally: Tally, shape: Shape, steps: Sequence[WriteStep]
) -> dict[str, dict[str, Any]]:
    """Remove the relations that go or get other ends or another type.

    What others wrote on those that come back elsewhere, by id.
    """
    gone: dict[str, list[str]] = defaultdict(list)
    moved: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        if isinstance(step.before, Relatie) and not _stays(step):
            gone[step.before.soort].append(step.id)
            if step.after is not None:
                moved[step.before.soort].append(step.id)
    kept: dict[str, dict[str, Any]] = {}
    for soort, ids in moved.items():
        for (own,) in tally.rows(f"Relatie.take.{soort}", ids=ids):
            kept[own["id"]] = own
    starts = {step.id: step.before.van for step in steps if isinstance(step.before, Relatie)}
    for soort, ids in gone.items():
        kind = f":{shape.types[soort]}"
        if len(ids) > SMALL and _removed_from(tally, soort, kind, ids, starts):
            continue
        tally.write(f"Relatie.remove.{soort}", ids, kind, key="ids")
    return kept


def _removed_from(
    tally: Tally, soort: str, kind: str, ids: Sequence[str], starts: Mapping[str, str]
) -> bool:
    """Whether all of these relations went, sought at the actor where each should start.

    Others may have given one another start, in a form that cannot be read.
    """
    by_start: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        by_start[starts[id]].append(id)
    before = tally.difference(kind)
    tally.write(f"Relatie.remove_from.{soort}", map(list, by_start.items()), kind)
    return before - tally.difference(kind) == len(ids)


def _stays(step: WriteStep) -> bool:
    """Whether the relation keeps its ends and type."""
    before, after = step.before, step.after
    return (
        isinstance(before, Relatie)
        and isinstance(after, Relatie)
        and (before.van, before.naar, before.soort) == (after.van, after.naar, after.soort)
    )


def _put_relations(
    tally: Tally,
    shape: Shape,
    steps: Sequence[WriteStep],
    kept: dict[str, dict[str, Any]],
    version: VersionOf,
) -> None:
    found: dict[tuple[str, str], list[WriteStep]] = defaultdict(list)
    for step in steps:
        if isinstance(step.after, Relatie):
            way = "set" if _stays(step) else "move" if step.id in kept else "new"
            found[way, step.after.soort].append(step)
    values = _values(("van", "naar", *shape.relation_plain))
    for (way, soort), its in found.items():
        if way == "new":
            rows: Iterable[Any] = (
                [*values(step.after), version(step)] for step in its if step.after
            )
        else:
            rows = (
                _relation_row(shape, step.after, kept if way == "move" else None, version(step))
                for step in its
                if isinstance(step.after, Relatie)
            )
        tally.write(f"Relatie.{way}.{soort}", rows, f":{shape.types[soort]}")


def _relation_row(
    shape: Shape, item: Relatie, kept: dict[str, dict[str, Any]] | None, version: int
) -> dict[str, Any]:
    own = properties(shape.relation_plain, item, version)
    return (
        own if kept is None else {"van": item.van, "naar": item.naar, "eigen": kept[item.id] | own}
    )
