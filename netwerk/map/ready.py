"""Getting the map ready: every compiled loop of places and pictures run once."""

from __future__ import annotations

from dataclasses import replace

from netwerk.map.export import export_map
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.small import overview_picture, small_picture
from netwerk.map.view import View
from netwerk.net.net import Net
from netwerk.schema import Schema


def get_map_ready(net: Net, schema: Schema) -> None:
    """Lay out and draw a net in all ways; seconds when new, what is on disk is only loaded.

    The net should have kernen, and actors with and without them.
    """
    places = layout(net)
    layout(net, dict(list(places.items())[1:]))  # a newcomer
    layout(replace(net, actors={**net.actors, "kern": [None] * net.n}))  # by ties alone
    export_map(draw(net, schema, places, View(regions="kern")), "svg")
    overview_picture(net, places, title="")
    small_picture(net, places, about=list(places)[:1], title="")
