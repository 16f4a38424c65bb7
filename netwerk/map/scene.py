"""What is on the map: which actors, alone or collapsed into groups, and which ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from netwerk.insight.chance.group_names import Groups, groups_of
from netwerk.map.view import View
from netwerk.net.arrays import Bools
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import Schema
from netwerk.schema import schema as product_schema

GROUP = "+"
"""First sign of the id of a collapsed node; what follows is by:value."""


@dataclass(frozen=True)
class Node:
    """One sign on the map: an actor, or a group of collapsed actors.

    group: (by, value) of the group. members: net indices.
    """

    id: str
    label: str
    members: tuple[int, ...]
    group: tuple[str, str] | None = None


@dataclass(frozen=True)
class Tie:
    """One line: the relations (rows of the net) between two signs.

    ``a`` comes before ``b`` in the order of nodes.
    """

    a: str
    b: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Scene:
    """Everything to draw.

    node_of: id of the sign of each visible actor, by net index. by_itself: what it was collapsed by
    because of its size.

    groups: members of every group that is or could be collapsed under this view, opened ones too,
    by node id. closed: how many opened groups were collapsed again, because all of them together
    are too many.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    node_of: dict[int, str]
    by_itself: str | None
    left_out: int
    groups: dict[str, tuple[int, ...]]
    closed: int = 0


def group_id(by: str, value: str) -> str:
    """The node id of a collapsed group."""
    return f"{GROUP}{by}:{value}"


def group_of(node_id: str) -> tuple[str, str] | None:
    """The (by, value) of a collapsed node, None for an actor; the inverse of `group_id`."""
    by, colon, value = node_id.removeprefix(GROUP).partition(":")
    return (
        (by, value)
        if node_id.startswith(GROUP) and colon and by in ("kern", "gebied", "categorie", "groep")
        else None
    )


@lru_cache(maxsize=4)
def _groups(net: Net) -> Groups:
    """The groups of close contacts, as the insights name them.

    They are kept, since one picture asks several times.
    """
    return groups_of(net, product_schema())


def values_by(net: Net, by: str) -> list[str | None]:
    """The value of each actor for colouring or collapsing, None if unknown.

    ``meer`` stands for several gebieden.
    """
    if by == "groep":
        closest = _groups(net)
        return [closest.groups[k].key if k >= 0 else None for k in closest.labels.tolist()]
    if by == "gebied":
        several = (net.gebieden_of(i) for i in range(net.n))
        return [g[0] if len(g) == 1 else "meer" if g else None for g in several]
    return [str(v) if v else None for v in net.actors[by]]


def value_label(net: Net, schema: Schema, by: str, value: str | None) -> str:
    """A value of `values_by` in words."""
    if value is None:
        return {"groep": "In geen duidelijke groep"}.get(by, f"{by.capitalize()} niet bekend")
    if by == "gebied":
        if value == "meer":
            return "In meer gebieden"
        return next((f"{g.nummer or g.id}. {g.naam}" for g in net.gebieden if g.id == value), value)
    if by == "kern":
        return next((k.naam for k in net.kernen if k.id == value), value)
    if by == "groep":
        naam = next((g.naam for g in _groups(net).groups if g.key == value), value)
        return naam[:1].upper() + naam[1:]
    return schema.keuzes[by].label(value)


def build(net: Net, schema: Schema, view: View) -> Scene:
    """The scene of a net under a view."""
    layer = np.array([("contact" if c else "affiliatie") in view.layers for c in net.contact], bool)
    visible = _visible(net, view, layer & (net.van != net.naar))
    by_itself, closed = None, 0
    if view.auto_collapse and not view.collapse_by and int(visible.sum()) > view.limit:
        by_itself = _best_split(net)
        opened = _newest_that_fit(net, by_itself, view, visible)
        closed = len(view.expanded) - len(opened)
        view = replace(view, collapse_by=by_itself, expanded=opened)
    nodes, node_of = _nodes(net, schema, view, visible)
    groups = {n.id: n.members for n in nodes if n.group} | _possible_groups(net, view)
    return Scene(
        nodes=nodes,
        ties=_ties(net, nodes, node_of, layer),
        node_of=node_of,
        by_itself=by_itself,
        left_out=int(net.n - visible.sum()),
        groups=groups,
        closed=closed,
    )


def _visible(net: Net, view: View, tie: Bools) -> Bools:
    shown = np.ones(net.n, bool)
    if view.only is not None:
        by, value = view.only
        shown &= np.array([shown_value == value for shown_value in values_by(net, by)], bool)
    for actor in view.hidden:
        i = net.index_of(actor)
        if i is not None:
            shown[i] = False
    start = net.index_of(view.focus) if view.focus is not None else None
    if start is None or not shown[start]:
        return shown
    reached = np.zeros(net.n, bool)
    reached[start] = True
    usable = tie & shown[net.van] & shown[net.naar]
    van, naar = net.van[usable], net.naar[usable]
    for _ in range(view.steps):
        touched = reached[van] | reached[naar]
        reached[van[touched]] = True
        reached[naar[touched]] = True
    return reached


def _best_split(net: Net) -> str:
    """What a large net is collapsed by: kern or gebied where most are known, else groups if any."""
    for by in ("kern", "gebied"):
        values = values_by(net, by)
        if len(set(values)) > 2 and sum(v is not None for v in values) > net.n / 2:
            return by
    return "groep" if _groups(net).groups else "categorie"


def _newest_that_fit(net: Net, by: str, view: View, visible: Bools) -> tuple[str, ...]:
    """The opened groups that can stay open: the newest ones that together are few enough."""
    sizes = Counter(
        value or "" for value, shown in zip(values_by(net, by), visible, strict=True) if shown
    )
    kept: list[str] = []
    total = 0
    for value in reversed(view.expanded):
        total += sizes[value]
        if kept and total > view.limit:
            break
        kept.append(value)
    return tuple(reversed(kept))


def _nodes(
    net: Net, schema: Schema, view: View, visible: Bools
) -> tuple[tuple[Node, ...], dict[int, str]]:
    groups: dict[tuple[str, str], list[int]] = {}
    for by, only in _collapsing(view):
        for i, value in enumerate(values_by(net, by)):
            if visible[i] and (
                value in only if only is not None else (value or "") not in view.expanded
            ):
                groups.setdefault((by, value or ""), []).append(i)
    taken: dict[int, str] = {}
    nodes = []
    for (by, value), members in groups.items():
        free = tuple(i for i in members if i not in taken)
        if free:
            node = group_id(by, value)
            taken.update(dict.fromkeys(free, node))
            nodes.append(Node(node, _group_label(net, schema, by, value, free), free, (by, value)))
    nodes.sort(key=lambda n: n.id)
    names = net.actors["naam"]
    ids = net.actors["id"]
    alone = [
        Node(str(ids[i]), str(names[i]), (i,))
        for i in np.flatnonzero(visible).tolist()
        if i not in taken
    ]
    return (*nodes, *alone), taken | {n.members[0]: n.id for n in alone}


def _possible_groups(net: Net, view: View) -> dict[str, tuple[int, ...]]:
    """Every group of ``collapse_by`` with all of its actors.

    So opening one leaves the others where they are.
    """
    groups: dict[str, list[int]] = {}
    if view.collapse_by:
        for i, value in enumerate(values_by(net, view.collapse_by)):
            groups.setdefault(group_id(view.collapse_by, value or ""), []).append(i)
    return {node: tuple(members) for node, members in sorted(groups.items())}


def _collapsing(view: View) -> Sequence[tuple[str, set[str] | None]]:
    """What is collapsed, single groups first.

    (by, these values) or (by, None) for all that are not expanded.
    """
    single: dict[str, set[str]] = {}
    for by, value in view.collapsed:
        single.setdefault(by, set()).add(value)
    every: list[tuple[str, set[str] | None]] = (
        [(view.collapse_by, None)] if view.collapse_by else []
    )
    return [*single.items(), *every]


def _group_label(net: Net, schema: Schema, by: str, value: str, members: tuple[int, ...]) -> str:
    return f"{value_label(net, schema, by, value or None)} ({len(members)})"


def _ties(
    net: Net, nodes: tuple[Node, ...], node_of: dict[int, str], layer: Bools
) -> tuple[Tie, ...]:
    order = {node.id: k for k, node in enumerate(nodes)}
    pairs: dict[tuple[str, str], list[int]] = {}
    van, naar = net.van.tolist(), net.naar.tolist()
    for row in np.flatnonzero(layer).tolist():
        a, b = node_of.get(van[row]), node_of.get(naar[row])
        if a is None or b is None or a == b:
            continue
        pairs.setdefault((a, b) if order[a] < order[b] else (b, a), []).append(row)
    return tuple(Tie(a, b, tuple(rows)) for (a, b), rows in pairs.items())


def count_by(values: Sequence[str | None]) -> list[tuple[str | None, int]]:
    """Values with their numbers in a fixed order: by value, the unknown last."""
    counts = Counter(values)
    return sorted(counts.items(), key=lambda item: (item[0] is None, _natural(item[0] or "")))


def _natural(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (10**9, text)


def nobody_words(net: Net, view: View) -> str:
    """What to do where nobody is shown. A filter is named only when one can be the reason."""
    chosen = net.selection
    only_place = chosen == Selection(gebied=chosen.gebied, op=chosen.op)
    if net.n == 0 and only_place and view.only is None and not view.hidden:
        return "Er staan hier nog geen actoren. Zet er een neer bij Toevoegen."
    return "Er staat niemand op deze kaart. Haal een filter weg of toon weer wie verborgen is."
