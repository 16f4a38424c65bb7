"""Where every actor stands: computed once, the same each time, stable when the network grows.

Each kern is one compact parcel of the canvas, where it lies on the real map; who serves several
kernen stands in the middle; who has no tie stands at the edge of the own kern. Where kernen are
unknown, groups of close contacts make the parcels. How: `netwerk.map.ground`.
"""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.map.ground.laid_out import placed
from netwerk.map.ground.newcomers import placed_newcomers
from netwerk.map.ground.tie_graph import tie_graph
from netwerk.map.view import Position
from netwerk.net.net import Net

VERSION = 2
"""Of the hand that lays out: kept places of an older one are no places of this one."""
ROOM = 23.0
"""Half the least distance between two actors in pixels, at any size."""


def layout(net: Net, kept: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """Places of all actors of ``net`` by id, in pixels at zoom 1, y down; 16 wide by 10 high.

    ``kept`` holds places that stay as they are (of an earlier layout, or dragged by hand); ids that
    are not in the net are left out. Newcomers are put in their own kern and move nobody. The same
    net gives the same places, whatever the order of its rows.
    """
    ids = [str(i) for i in net.actors["id"]]
    if not ids:
        return {}
    graph = tie_graph(net)
    known = {i: kept[name] for i, name in enumerate(ids) if name in kept} if kept else {}
    xy = placed_newcomers(net, graph, known) if known else placed(net, graph)
    return {
        name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(ids, xy, strict=True)
    }
