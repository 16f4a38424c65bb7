"""What is lifted out of the picture: marks as they fall on the signs and lines of a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netwerk.map.scene import Scene
from netwerk.map.view import MARKS, Mark, View
from netwerk.net.net import Net


@dataclass(frozen=True)
class Marked:
    """Mark kind by node id and by (a, b) of a tie, with the words and numbers of each kind.

    Proposed ties, that are not there yet, stand apart; told: what they rest on, and via whom.
    """

    nodes: Mapping[str, str]
    ties: Mapping[tuple[str, str], str]
    proposed: tuple[tuple[str, str], ...]
    labels: Mapping[str, str]
    counts: Mapping[str, tuple[int, int]]
    told: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]


def marked(scene: Scene, net: Net, view: View) -> Marked:
    """The marks of a view on a scene; what is not visible is left out.

    A later mark wins over an earlier one.
    """
    nodes: dict[str, str] = {}
    ties: dict[tuple[str, str], str] = {}
    proposed: dict[tuple[str, str], None] = {}
    told: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    there = {(tie.a, tie.b) for tie in scene.ties}
    for mark in view.marks:
        nodes.update(
            {
                sign: mark.kind
                for actor in mark.actors
                if (sign := _node(net, scene, actor)) is not None
            }
        )
        for pair, words in _pairs(net, scene, there, mark):
            if mark.kind != "voorstel":
                ties |= {pair: mark.kind} if pair in there else {}
            elif pair not in there:
                key = (min(pair), max(pair))
                proposed.setdefault(key)
                told[key] = (*told.get(key, ()), *words)
    falls = {node for node, kind in nodes.items() if kind == "valt_weg"}
    ties |= {(tie.a, tie.b): "valt_weg" for tie in scene.ties if tie.a in falls or tie.b in falls}
    labels = {mark.kind: mark.label or MARKS[mark.kind] for mark in view.marks}
    lines = [*ties.values(), *("voorstel" for _ in proposed)]
    counts = {kind: (list(nodes.values()).count(kind), lines.count(kind)) for kind in labels}
    return Marked(nodes, ties, tuple(proposed), labels, counts, told)


def _node(net: Net, scene: Scene, actor: str) -> str | None:
    i = net.index_of(actor)
    return None if i is None else scene.node_of.get(i)


def _pairs(
    net: Net, scene: Scene, there: set[tuple[str, str]], mark: Mark
) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, str], ...]]]:
    """The ties of a mark as pairs of signs, the way round of the scene, with their words."""
    for k, (one, other) in enumerate(mark.ties):
        a, b = _node(net, scene, one), _node(net, scene, other)
        if a is not None and b is not None and a != b:
            yield (b, a) if (b, a) in there else (a, b), mark.words[k : k + 1]
