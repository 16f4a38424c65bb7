"""What the painter has to know of each sign and line because of the ground under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyvis.network import Network

from netwerk.map.regions import MapGround
from netwerk.map.scene import Scene
from netwerk.map.short_names import short_names
from netwerk.net.net import Net

HEADS = 3
"""So many of a kern are named first."""
THREAD = 1.8
"""Width in pixels of the one or two lines that a kern has."""


def add_ground(net: Net, scene: Scene, network: Network, ground: MapGround) -> None:
    """Add to the nodes and edges of a picture what follows from where they are.

    Nodes: ``short``, the name to write on the map; ``kern``, a number; ``loose``, no contact
    known; ``head``, one of the most important of its kern. Edges: ``between`` kernen; ``thread``,
    one of hardly any that a kern has; ``gates``, the points that it goes through, from its first
    end.
    """
    _add_to_signs(net, scene, network, ground)
    number = {frozenset((tie.a, tie.b)): k for k, tie in enumerate(scene.ties)}
    for edge in network.edges:
        k = number.get(frozenset((edge["from"], edge["to"])), -1)
        if edge.get("mark") != "voorstel" and k in ground.leaving.between:
            _add_to_line(edge, k, ground)


def _add_to_signs(net: Net, scene: Scene, network: Network, ground: MapGround) -> None:
    short = short_names(net)
    for node, described in zip(scene.nodes, network.nodes, strict=True):
        if node.group:
            continue
        if short[node.members[0]] != node.label:
            described["short"] = short[node.members[0]]
        if ground.home[node.id] >= 0:
            described["kern"] = ground.home[node.id]
        if node.id in ground.alone:
            described["loose"] = True
    for head in _heads(network.nodes):
        head["head"] = True


def _heads(nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The most important of each kern, and of those without."""
    by_kern: dict[int, list[dict[str, Any]]] = {}
    for node in sorted(nodes, key=lambda n: (-float(n["rank"]), str(n["label"]))):
        by_kern.setdefault(int(node.get("kern", -1)), []).append(node)
    return [node for members in by_kern.values() for node in members[:HEADS]]


def _add_to_line(edge: dict[str, Any], k: int, ground: MapGround) -> None:
    edge["between"] = True
    if k in ground.leaving.threads and not edge.get("mark"):
        edge["thread"] = True
        edge["width"] = max(float(edge["width"]), THREAD)
    if k in ground.leaving.gates and not edge.get("smooth"):
        edge["gates"] = [list(gate) for gate in ground.leaving.gates[k]]
