"""`draw`: a net under a view becomes a picture, in pyvis, with its legend and in words.

pyvis describes the graph and nothing more: its own HTML is never used, because text from users
reaches it unescaped. Nodes and edges are appended to its lists directly, since `add_node` and
`add_edge` search all earlier ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node as VisNode

from netwerk.insight.chance.broker_table import route_shares
from netwerk.map import appearance
from netwerk.map.captions import (
    actor_rows,
    headline,
    node_title,
    notice,
    summary,
    tie_rows,
    tie_title,
)
from netwerk.map.colours import Colouring, colouring_of
from netwerk.map.forces import push_apart
from netwerk.map.legend import legend_of
from netwerk.map.marks import Marked, marked
from netwerk.map.numbers_behind import numbered
from netwerk.map.on_ground import add_ground
from netwerk.map.proposed import proposed_title
from netwerk.map.regions import ground_of
from netwerk.map.scene import Node, Scene, Tie, build, group_of
from netwerk.map.view import Picture, Position, View
from netwerk.net.kernels import reach
from netwerk.net.net import Net
from netwerk.schema import Schema

__all__ = ["draw", "group_of"]

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.5},
    "nodes": {"borderWidth": 1.5},
    "interaction": {"hover": True, "multiselect": True, "tooltipDelay": 150, "keyboard": False},
    "layout": {"improvedLayout": False},
}
DASHES = {"affiliatie": [7, 5], "voorstel": [2, 6], "valt_weg": [2, 4]}
CROWD = 200
"""With more signs than this there is no room for every name."""
FAN = 0.18
"""How far lines between the same two actors bend apart when each is drawn by itself."""


def draw(
    net: Net,
    schema: Schema,
    positions: Mapping[str, Position],
    view: View = View(),  # noqa: B008
) -> Picture:
    """The picture of ``net`` with actors at ``positions``.

    positions: from `layout.layout`; all actors of the net must be in it.
    """
    scene = build(net, schema, view)
    marks = marked(scene, net, view)
    colours = colouring_of(net, schema, scene, view)
    places = places_of(net, scene, positions)
    ground = ground_of(net, schema, scene, view, places)
    network = describe(net, schema, scene, view, marks, colours, places)
    add_ground(net, scene, network, ground)
    regions = numbered(net, scene, view, network, ground.regions)
    return Picture(
        network=network,
        palette=appearance.PALETTE,
        legend=legend_of(net, schema, scene, view, marks, colours, ground),
        summary=summary(net, scene, view),
        notice=notice(net, scene),
        actors=actor_rows(net, schema, scene, marks),
        ties=tie_rows(net, schema, scene, marks),
        regions=regions,
        pad=ground.pad,
        crowded=len(scene.nodes) > CROWD,
        letters=appearance.letters_of(len(scene.nodes)),
        names=tuple(str(naam) for naam in net.actors["naam"]),
        headline=headline(net, schema, scene, view, marks),
        members={
            n.id: tuple(str(net.actors["id"][i]) for i in n.members) for n in scene.nodes if n.group
        },
    )


def describe(
    net: Net,
    schema: Schema,
    scene: Scene,
    view: View,
    marks: Marked,
    colours: Colouring,
    places: Mapping[str, Position],
) -> Network:
    """The pyvis Network of a scene.

    ``tint`` of a node or edge is its palette key; ``color`` is that of the light theme.
    """
    network = Network(directed=True, height="640px", width="100%")
    network.set_options(json.dumps(OPTIONS))
    values = sizes(net, view)
    most = max((values[n.members[0]] for n in scene.nodes if not n.group), default=0.0)
    lifted = {*marks.nodes, *(end for pair in (*marks.ties, *marks.proposed) for end in pair)}
    for node in scene.nodes:
        value = sum(values[i] for i in node.members)
        size = (
            appearance.group_radius(len(node.members))
            if node.group
            else appearance.radius(value, most)
        )
        described = _node(net, schema, node, marks, colours, round(size, 1), places[node.id])
        if node.id in lifted:
            described["rank"] += 60.0
        elif view.fade:
            described["faded"] = True
        network.nodes.append(described)
        network.node_ids.append(node.id)
        network.node_map[node.id] = described
    for tie in scene.ties:
        network.edges.extend(_edges(net, schema, tie, view, marks))
    for a, b in marks.proposed:
        network.edges.append(
            _edge(a, b, "voorstel", 2.5, title=proposed_title(marks, (a, b)), mark="voorstel")
        )
    return network


def sizes(net: Net, view: View) -> list[float]:
    """What the size of each actor stands for under this view."""
    if view.size_by == "contacten":
        return [float(d) for d in net.degree]
    if view.size_by == "relaties":
        counts = [0.0] * net.n
        for i in (*net.van.tolist(), *net.naar.tolist()):
            counts[i] += 1.0
        return counts
    if view.size_by == "routes":
        return [float(share) for share in route_shares(net)[0]]
    if view.size_by == "bereik":
        return [float(k) for k in reach(net.indptr, net.indices, 2)[:, 1]]
    if view.size_by == "maat":
        given = dict(view.measure)
        return [float(given.get(str(i), 0.0)) for i in net.actors["id"]]
    return [0.0] * net.n


def places_of(net: Net, scene: Scene, positions: Mapping[str, Position]) -> dict[str, Position]:
    """Where each sign goes: an actor at its place, a group in the middle of all of its actors.

    Groups are moved off each other.
    """
    ids = net.actors["id"]
    places = {n.id: positions[str(ids[n.members[0]])] for n in scene.nodes if not n.group}
    if scene.groups:
        middles = np.array(
            [
                np.mean([positions[str(ids[i])] for i in members], axis=0)
                for members in scene.groups.values()
            ]
        )
        room = np.array(
            [appearance.group_radius(len(members)) + 22.0 for members in scene.groups.values()]
        )
        for node, (x, y) in zip(scene.groups, push_apart(middles, room, 60), strict=True):
            places[node] = (round(float(x), 1), round(float(y), 1))
    return places


def _node(
    net: Net,
    schema: Schema,
    node: Node,
    marks: Marked,
    colours: Colouring,
    size: float,
    place: Position,
) -> dict[str, Any]:
    tint, hollow = colours.of[node.id]
    shape = (
        appearance.GROUP_SHAPE
        if node.group
        else appearance.shape_of(str(net.actors["soort"][node.members[0]]))
    )
    kind = marks.nodes.get(node.id)
    extra = {
        "mark": kind,
        "hollow": hollow or None,
        "opens": bool(node.group) or None,
    }
    described = VisNode(
        node.id,
        shape,
        node.label,
        title=node_title(net, schema, node),
        x=place[0],
        y=place[1],
        size=size,
        color=appearance.PALETTE[tint][0],
        tint=tint,
        rank=round(size + 100 * bool(kind) + 100 * bool(node.group), 1),
        **{key: value for key, value in extra.items() if value is not None},
    )
    return dict(described.options)


def _edges(net: Net, schema: Schema, tie: Tie, view: View, marks: Marked) -> list[dict[str, Any]]:
    mark = marks.ties.get((tie.a, tie.b))
    fade = view.fade and mark is None
    if (
        view.parallel == "los"
        and 1 < len(tie.rows) <= 8
        and not (group_of(tie.a) or group_of(tie.b))
    ):
        lines = [_line(net, schema, Tie(tie.a, tie.b, (row,)), mark, fade) for row in tie.rows]
        for k, line in enumerate(lines):
            bend = (k - (len(lines) - 1) / 2) * FAN
            line["id"] = f"{line['id']}#{k}"
            line["smooth"] = {
                "type": "curvedCW" if bend >= 0 else "curvedCCW",
                "roundness": round(abs(bend), 2),
            }
        return lines
    return [_line(net, schema, tie, mark, fade)]


def _line(net: Net, schema: Schema, tie: Tie, mark: str | None, fade: bool) -> dict[str, Any]:
    bundle = bool(group_of(tie.a) or group_of(tie.b))
    contact = any(net.contact[r] for r in tie.rows)
    strengths = [s for r in tie.rows if isinstance(s := net.relaties["sterkte"][r], int)]
    width = (
        appearance.bundle_width(len(tie.rows))
        if bundle
        else appearance.line_width(max(strengths, default=None))
    )
    tint = mark or ("contact" if contact else "affiliatie")
    line = _edge(
        tie.a,
        tie.b,
        tint,
        width + (2.0 if mark and mark != "valt_weg" else 0.0),
        title=tie_title(net, schema, tie),
        mark=mark,
    )
    if not contact and mark != "valt_weg":
        line["dashes"] = DASHES["affiliatie"]
    if len(tie.rows) > 1:
        line["label"] = str(len(tie.rows))
    arrows = "" if bundle else _arrows(net, schema, tie)
    if arrows:
        line["arrows"] = arrows
    if bundle:
        line["bundle"] = True
    if fade:
        line["faded"] = True
    return line


def _edge(
    a: str, b: str, tint: str, width: float, *, title: str, mark: str | None
) -> dict[str, Any]:
    described = Edge(
        a,
        b,
        id=f"{a}\u2192{b}",
        title=title,
        width=round(width, 1),
        color=appearance.PALETTE[tint][0],
        tint=tint,
    )
    extra: dict[str, Any] = {"mark": mark, "dashes": DASHES.get(mark)} if mark else {}
    return {**described.options, **{k: v for k, v in extra.items() if v is not None}}


def _arrows(net: Net, schema: Schema, tie: Tie) -> str:
    """Where arrow heads go: only for kinds whose direction means something."""
    ids = net.actors["id"]
    ends = set()
    for row in tie.rows:
        kind = schema.relaties.get(str(net.relaties["soort"][row]))
        if kind and kind.richting:
            ends.add("to" if str(ids[net.van[row]]) == tie.a else "from")
    return ", ".join(sorted(ends, reverse=True))
