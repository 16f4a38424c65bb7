"""The small map of a portrait: whom it is about with whom they know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netwerk.access.rights import LEZEN
from netwerk.map.small import small_picture
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.changes import resource
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.portraits.kern_portrait import rows_in_kern
from netwerk.services.records.edits import stored_actor

Pairs = Iterable[tuple[str, str]]
ABOUT = 12
"""So many of a kern lead its picture."""


def actors_picture(
    desk: Desk, ids: Sequence[str], selection: Selection, title: str, thin: Pairs = ()
) -> str:
    """An SVG of these actors with whom they know: of the selection when all are in it."""
    for id in ids:
        entry = stored_actor(desk, id)
        desk.require(LEZEN, resource(desk, entry.item))
    chosen = Selection(gebied=selection.gebied)
    net = desk.networks.net(chosen)
    if any(net.index_of(id) is None for id in ids):
        chosen = Selection()
        net = desk.networks.net(chosen)
    return _drawn(desk, net, chosen, ids, title, thin)


def kern_picture(desk: Desk, kern: str, gebied: str, title: str, thin: Pairs = ()) -> str:
    """An SVG of a kern: who of it has the most contacts first. '' when nobody is there."""
    desk.require(LEZEN, in_gebied(gebied))
    chosen = Selection(gebied=gebied)
    net = desk.networks.net(chosen)
    rows = sorted(rows_in_kern(net, kern), key=lambda i: (-int(net.degree[i]), i))[:ABOUT]
    if not rows:
        return ""
    return _drawn(desk, net, chosen, [str(net.actors["id"][i]) for i in rows], title, thin)


def _drawn(
    desk: Desk, net: Net, chosen: Selection, ids: Sequence[str], title: str, thin: Pairs
) -> str:
    places = desk.atlas.places(chosen, desk.user.naam)
    here = tuple(pair for pair in thin if all(net.index_of(end) is not None for end in pair))
    return small_picture(net, places, about=ids, title=title, thin=here)
