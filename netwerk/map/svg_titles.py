"""The names of kernen and areas on a still picture, each where it hides the least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.map.fonts import text_width
from netwerk.map.hulls import within
from netwerk.map.spots import Covered
from netwerk.map.svg_paper import Camera
from netwerk.map.view import Picture, Position, Region
from netwerk.net.arrays import Points

PX, TALL = 15.0, 18.0
"""Letters of the name of a kern, and the height of its line, in pixels."""
LARGE = 24.0
"""Letters of the name of a kern on a crowded map."""
ON_NAME, ON_SIGN, ON_OTHER = 5.0, 2.0, 1.5
"""What it costs to cover another name, a sign, or to stand in another kern."""


@dataclass(frozen=True)
class Title:
    """A text: the middle of its baseline, its size, palette key or colour; ``under`` the signs."""

    text: str
    x: float
    y: float
    px: float
    colour: str
    bold: bool = True
    under: bool = False


def titles_of(
    picture: Picture, camera: Camera, covered: Covered, frame: Sequence[float]
) -> list[Title]:
    """The names of areas and regions; each takes its room in ``covered``."""
    titles = []
    for area in picture.areas:
        x, y = camera.at(area.at)
        half = text_width(area.name, 16, True) / 2 + 4
        if covered.take_free((x - half, y - 15, x + half, y + 5), signs=False):
            titles.append(Title(area.name, x, y, 16.0, area.colour))
    rings = [
        np.array([camera.at(p) for p in region.ring]).reshape(-1, 2) for region in picture.regions
    ]
    for k in sorted(range(len(rings)), key=lambda k: picture.regions[k].soft):
        region = picture.regions[k]
        if not region.name or not len(rings[k]):
            continue
        if picture.crowded and not region.soft:
            titles.append(_large(region, rings[k]))
            continue
        solid = [
            ring
            for j, ring in enumerate(rings)
            if j != k and len(ring) > 2 and not picture.regions[j].soft
        ]
        titles.append(_beside(region, rings[k], solid, covered, frame, picture.letters))
    return titles


def _large(region: Region, ring: Points) -> Title:
    """Large and pale in the middle of its kern."""
    room = float(np.ptp(ring[:, 0])) * 0.9
    px = min(LARGE, PX * room / max(text_width(region.name, PX, True), 1.0))
    x, y = (ring.min(axis=0) + ring.max(axis=0)) / 2
    return Title(region.name, float(x), float(y) + px / 3, px, region.colour, under=True)


def _beside(
    region: Region,
    ring: Points,
    others: Sequence[Points],
    covered: Covered,
    frame: Sequence[float],
    letters: float,
) -> Title:
    """Above the kern, else under or in it; ``letters``: how much larger than usual."""
    tall = TALL * letters
    half = text_width(region.name, PX * letters, True) / 2 + 3
    best: tuple[float, tuple[float, float, float, float]] | None = None
    for cost, x, top in _spots(region, ring, half, frame, tall):
        box = (x - half, top, x + half, top + tall)
        if box[0] < frame[0] or top < frame[1] or box[2] > frame[2] or box[3] > frame[3]:
            continue
        names, signs = covered.under(box)
        cost += ON_NAME * names + ON_SIGN * signs
        cost += ON_OTHER * sum(within(o, np.array([[x, top + tall / 2]]))[0] for o in others)
        if best is None or cost < best[0]:
            best = (cost, box)
    if best is None:
        x, top = _upper(ring)
        best = (0.0, (x - half, top - tall, x + half, top))
    box = best[1]
    covered.take(box)
    return Title(
        region.name, (box[0] + box[2]) / 2, box[1] + 0.78 * tall, PX * letters, region.colour
    )


def _spots(
    region: Region, ring: Points, half: float, frame: Sequence[float], tall: float
) -> Iterator[tuple[float, float, float]]:
    """Places for the name of a kern: what each costs, its middle and its top."""
    x, y = _upper(ring)
    x = min(max(x, frame[0] + half), max(frame[2] - half, frame[0] + half))
    bottom = float(ring[:, 1].max())
    lower = float(ring[ring[:, 1] > bottom - 6][:, 0].mean())
    inside = 1.0 if region.soft else 0.0  # the grey middle has its name within
    for cost, cx, top in (
        (0.0, x, y - tall),
        (0.5, x, y + 2),
        (0.7, lower, bottom + 1),
        (0.8, float(ring[:, 0].mean()), bottom - tall - 2),
    ):
        yield cost + inside, cx, top
    left, right = ring[:, 0].min() + half, ring[:, 0].max() - half
    for cx in np.linspace(left, right, 5).tolist():
        for top in np.linspace(y + 4, bottom - tall - 3, 7).tolist():
            yield 1.0, cx, top


def _upper(ring: Points) -> Position:
    """The middle of the upper edge."""
    top = float(ring[:, 1].min())
    return float(ring[ring[:, 1] < top + 6][:, 0].mean()), top
