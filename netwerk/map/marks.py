"""What is lifted out of the picture: marks of actors and ties, as they fall on the signs and lines of a scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.map.scene import Scene
from netwerk.map.view import MARKS, View
from netwerk.net.net import Net


@dataclass(frozen=True)
class Marked:
    """Mark kind by node id and by (a, b) of a tie; proposed ties that are not there yet; words and numbers by kind."""

    nodes: Mapping[str, str]
    ties: Mapping[tuple[str, str], str]
    proposed: tuple[tuple[str, str], ...]
    labels: Mapping[str, str]
    counts: Mapping[str, tuple[int, int]]


def marked(scene: Scene, net: Net, view: View) -> Marked:
    """The marks of a view on a scene; what is not visible is left out. A later mark wins over an earlier one."""
    nodes: dict[str, str] = {}
    ties: dict[tuple[str, str], str] = {}
    proposed: dict[tuple[str, str], None] = {}
    labels: dict[str, str] = {}
    there = {(tie.a, tie.b) for tie in scene.ties}

    def node(actor: str) -> str | None:
        i = net.index_of(actor)
        return None if i is None else scene.node_of.get(i)

    for mark in view.marks:
        labels[mark.kind] = mark.label or MARKS[mark.kind]
        for actor in mark.actors:
            if (found := node(actor)) is not None:
                nodes[found] = mark.kind
        for one, other in mark.ties:
            a, b = node(one), node(other)
            if a is None or b is None or a == b:
                continue
            pair = (a, b) if (a, b) in there else (b, a)
            if pair in there and mark.kind != "voorstel":
                ties[pair] = mark.kind
            elif pair not in there and mark.kind == "voorstel" and (b, a) not in proposed:
                proposed[a, b] = None
    for tie in scene.ties:
        if "valt_weg" in (nodes.get(tie.a), nodes.get(tie.b)):
            ties[tie.a, tie.b] = "valt_weg"
    lines = [*ties.values(), *("voorstel" for _ in proposed)]
    counts = {kind: (list(nodes.values()).count(kind), lines.count(kind)) for kind in labels}
    return Marked(nodes, ties, tuple(proposed), labels, counts)
