"""Soft regions: around the actors of one kern or gebied, wherever they stand; who stands far off has an island."""

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
ALONE = "Zonder relatie op deze kaart"
WIDTH = 92.0
"""Width of the soft border around a member, in pixels; the same in the browser part."""


def regions_of(net: Net, schema: Schema, scene: Scene, view: View, places: Mapping[str, Position]) -> tuple[Region, ...]:
    """The regions of a scene, by the value that ``view.regions`` names; and one for who has no tie."""
    tied = {end for tie in scene.ties for end in (tie.a, tie.b)}
    loose = [node.id for node in scene.nodes if node.id not in tied and not node.group]
    alone = (Region(ALONE, tuple(loose), "rest", _links(loose, places)),) if loose and tied else ()
    if view.regions is None:
        return alone
    values = values_by(net, view.regions)
    members: dict[str, list[str]] = {}
    for node in scene.nodes:
        if node.id not in tied:
            continue
        inside = {values[i] for i in node.members}
        value = inside.pop() if len(inside) == 1 else None
        if value is not None and value != "meer":
            members.setdefault(value, []).append(node.id)
    order = sorted({v for v in values if v is not None and v != "meer"})
    return alone + tuple(
        Region(
            value_label(net, schema, view.regions, value),
            tuple(members[value]),
            appearance.series(k % appearance.SERIES)[0],
            _links(members[value], places),
        )
        for k, value in enumerate(order)
        if value in members
    )


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
