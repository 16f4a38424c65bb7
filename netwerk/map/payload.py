"""A picture as plain values for the browser: the same for the component and for the HTML file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from netwerk.map.view import Picture

REMEMBERED = 8
"""How many scenes a browser is taken to have; it keeps some more (frontend/scene_cache.js)."""


@dataclass(frozen=True)
class SentScene:
    """A described picture as JSON, under a name that says what is in it."""

    name: str
    content: str


_SCENES: WeakKeyDictionary[Picture, SentScene] = WeakKeyDictionary()
"""Of pictures that are still kept elsewhere: a picture is shared by all who look at the same."""


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
        "pad": picture.pad,
        "crowded": picture.crowded,
        "letters": picture.letters,
    }


def scene_of(picture: Picture) -> SentScene:
    """The scene of a picture, made once for each picture."""
    scene = _SCENES.get(picture)
    if scene is None:
        content = json.dumps(described(picture), ensure_ascii=False, separators=(",", ":"))
        scene = _SCENES[picture] = SentScene(sha256(content.encode()).hexdigest()[:24], content)
    return scene


def sending(scene: SentScene, sent: Sequence[str]) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """What goes to a browser that was sent these scenes before, and what it was sent after that.

    The content goes along once; after that the name is enough.
    """
    content = None if scene.name in sent else scene.content
    after = (*(name for name in sent if name != scene.name), scene.name)[-REMEMBERED:]
    return {"scene": scene.name, "content": content}, after


def _without_colour(item: dict[str, Any]) -> dict[str, Any]:
    """The browser takes the colour of the theme from the palette.

    Sending the light one for each item is a waste.
    """
    return {key: value for key, value in item.items() if key != "color"}
