"""Soft regions around the actors of one kern or gebied, wherever they stand.

Who stands far off has an island.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netwerk.map import appearance
from netwerk.map.scene import Scene, value_label, values_by
from netwerk.map.view import Position, Region, View
from netwerk.net.net import Net
from netwerk.schema import Schema

NEAR = 210.0
"""Members up to this far apart, in pixels, share one patch of the region."""
ALONE = "Zonder lijn op deze kaart"
WIDTH = 92.0
"""Width of the soft border around a member, in pixels; the same in the browser part."""


def regions_of(
    net: Net, schema: Schema, scene: Scene, view: View, places: Mapping[str, Position]
) -> tuple[Region, ...]:
    """The regions of a scene by the value of ``view.regions``, and one for who has no tie.

    Bundles are in none.
    """
    tied = {end for tie in scene.ties for end in (tie.a, tie.b)}
    loose = [node.id for node in scene.nodes if node.id not in tied and not node.group]
    alone = (_region(ALONE, loose, "rest", places),) if loose and tied else ()
    if view.regions is None:
        return alone
    values = values_by(net, view.regions)
    members: dict[str, list[str]] = {}
    for node in scene.nodes:
        value = values[node.members[0]]
        if node.id in tied and not node.group and value is not None and value != "meer":
            members.setdefault(value, []).append(node.id)
    order = sorted({v for v in values if v is not None and v != "meer"})
    return alone + tuple(
        _region(
            _name(net, schema, view.regions, v),
            members[v],
            appearance.series(k % appearance.SERIES)[0],
            places,
        )
        for k, v in enumerate(order)
        if v in members
    )


def _name(net: Net, schema: Schema, by: str, value: str) -> str:
    """Short, since it stands on the map: a gebied by its number, where it has one."""
    number = (
        next((g.nummer for g in net.gebieden if g.id == value), None) if by == "gebied" else None
    )
    return value_label(net, schema, by, value) if number is None else f"Gebied {number}"


def _region(name: str, members: list[str], colour: str, places: Mapping[str, Position]) -> Region:
    links = _links(members, places)
    return Region(name, tuple(members), colour, links, _largest_patch(members, links))


def _largest_patch(members: list[str], links: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The members of the largest patch that hangs together by links (the first among equals)."""
    patch = {m: [m] for m in members}
    for a, b in links:
        if patch[a] is not patch[b]:
            one, other = patch[a], patch[b]
            one.extend(other)
            patch.update(dict.fromkeys(other, one))
    sizes = [len(patch[m]) for m in members]
    return tuple(patch[members[sizes.index(max(sizes))]])


def _links(members: list[str], places: Mapping[str, Position]) -> tuple[tuple[str, str], ...]:
    """The short edges of the shortest tree through the members (Prim, in order of members)."""
    xy: NDArray[np.float64] = np.array([places[m] for m in members])
    far = np.full(len(members), np.inf)
    nearest = np.zeros(len(members), np.int64)
    outside = np.ones(len(members), bool)
    now, links = 0, []
    for _ in range(len(members) - 1):
        outside[now] = False
        distance = np.linalg.norm(xy - xy[now], axis=1)
        closer = outside & (distance < far)
        far[closer], nearest[closer] = distance[closer], now
        now = int(np.argmin(np.where(outside, far, np.inf)))
        if far[now] <= NEAR:
            links.append((members[int(nearest[now])], members[now]))
    return tuple(links)
