"""A picture as plain values for the browser: the same for the component and for the HTML file."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from netwerk.map.view import Picture


def asset(name: str) -> str:
    """The text of a file of the map's browser part."""
    return (files("netwerk.map") / "component" / "frontend" / name).read_text(encoding="utf-8")


def described(picture: Picture) -> dict[str, Any]:
    """What the browser part needs to draw a picture; only plain values, text as it was typed."""
    nodes, edges, _, _, _, options = picture.network.get_network_data()
    return {
        "nodes": [_without_colour(node) for node in nodes],
        "edges": [_without_colour(edge) for edge in edges],
        "options": json.loads(options),
        "palette": {key: list(pair) for key, pair in picture.palette.items()},
        "legend": [asdict(entry) for entry in picture.legend],
        "regions": [asdict(region) for region in picture.regions],
        "areas": [asdict(area) for area in picture.areas],
        "summary": picture.summary,
        "layout_key": picture.layout_key,
    }


def _without_colour(item: dict[str, Any]) -> dict[str, Any]:
    """The browser takes the colour of the theme from the palette.

    Sending the light one for each item is a waste.
    """
    return {key: value for key, value in item.items() if key != "color"}
