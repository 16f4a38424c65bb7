"""A whole gebied as a small picture: its kernen with their names, who is there, what ties them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from netwerk.insight.counts import standing
from netwerk.map.fonts import text_width
from netwerk.map.hulls import rounded
from netwerk.map.kern_numbers import kern_numbers, leaves
from netwerk.map.small_signs import (
    lines_shape,
    outline_shape,
    ring_shape,
    sign_shape,
    whole_shape,
    words_shape,
)
from netwerk.map.view import Position
from netwerk.net.arrays import Longs, Points
from netwerk.net.net import Net

PAD = 9.0
"""Pixels between a sign and the outline of its kern."""
PX = 11.0
TALL = 13.0
"""Height of the name of a kern, in pixels."""
THIN = 2
"""So many contacts out of a kern, or fewer, are drawn in colour."""
WIDTHS = {"contact": 0.7, "brug": 1.4}
"""Of the lines, what lies on top last."""


def overview_picture(
    net: Net,
    places: Mapping[str, Position],
    *,
    title: str,
    width: float = 340.0,
    height: float = 240.0,
) -> str:
    """An SVG of everybody of ``net`` in the kernen, without names of actors.

    places: of all actors of ``net`` (see `layout`). title: what is to be seen, in words.
    """
    if not net.n:
        return whole_shape((), title, width, height)
    xy = _fitted(np.array([places[str(i)] for i in net.actors["id"]]), width, height)
    degree = net.degree
    radius = 2.0 + 2.6 * np.sqrt(degree / max(int(degree.max()), 1))
    parts = [*_outlines(net, xy), *_contacts(net, xy)]
    without = standing(net).without_contact
    for i in np.argsort(radius, kind="stable").tolist():
        lone = bool(without[i])
        parts.append(
            sign_shape(str(net.actors["soort"][i]), xy[i], float(radius[i]), hollow=lone, edge=0.8)
        )
        if lone:
            parts.append(ring_shape(xy[i], float(radius[i]) - 1.5))
    return whole_shape((*parts, *_kern_names(net, xy, width)), title, width, height)


def _fitted(xy: Points, width: float, height: float) -> Points:
    """The places on the card, each direction stretched to use it."""
    low, high = xy.min(axis=0), xy.max(axis=0)
    room = np.array((width - 2 * PAD - 6, height - 2 * PAD - TALL - 6))
    scale = room / np.maximum(high - low, 1e-9)
    scale = np.minimum(scale, 1.8 * scale.min())
    middle = np.array((width / 2, (height + TALL) / 2))
    fitted: Points = (xy - (low + high) / 2) * scale + middle
    return fitted


def _members(net: Net) -> list[Longs]:
    kernen = kern_numbers(net)
    return [np.flatnonzero(kernen.of == k) for k in range(len(kernen.ids))]


def _outlines(net: Net, xy: Points) -> list[str]:
    kernen = kern_numbers(net)
    return [
        outline_shape(
            rounded(xy[members], PAD), kernen.colours[k], dashed=not leaves(net, kernen.of == k)
        )
        for k, members in enumerate(_members(net))
    ]


def _contacts(net: Net, xy: Points) -> list[str]:
    """Every two with a relation once; those of a kern with hardly any out of it in colour."""
    of = kern_numbers(net).of
    low, high = np.minimum(net.van, net.naar), np.maximum(net.van, net.naar)
    pairs = sorted({(int(a), int(b)) for a, b in zip(low, high, strict=True) if a != b})
    out: dict[int, int] = {}
    for a, b in pairs:
        if of[a] != of[b]:
            for kern in {int(of[a]), int(of[b])} - {-1}:
                out[kern] = out.get(kern, 0) + 1
    few = {kern for kern, count in out.items() if count <= THIN}
    colour = [
        "brug" if of[a] != of[b] and few & {int(of[a]), int(of[b])} else "contact" for a, b in pairs
    ]
    drawn = {
        kind: [(xy[a], xy[b]) for of, (a, b) in zip(colour, pairs, strict=True) if of == kind]
        for kind in WIDTHS
    }
    return [lines_shape(lines, kind, WIDTHS[kind]) for kind, lines in drawn.items() if lines]


def _kern_names(net: Net, xy: Points, width: float) -> list[str]:
    """The name of each kern above it where that is free, else under or in it, else nowhere."""
    kernen = kern_numbers(net)
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    members = _members(net)
    for k in sorted(range(len(members)), key=lambda k: (-len(members[k]), k)):
        own, name = xy[members[k]], kernen.names[k]
        half = text_width(name, PX, True) / 2 + 1
        x = float(np.clip(own[:, 0].mean(), half + 1, width - half - 1))
        top, bottom = own[:, 1].min() - PAD, own[:, 1].max() + PAD
        for y in (top - TALL, top + 1, bottom, bottom - TALL):
            box = (x - half, float(y), x + half, float(y) + TALL)
            if y >= 0 and _free(box, taken):
                taken.append(box)
                parts.append(words_shape((name,), x, float(y) + 0.82 * TALL, kernen.colours[k]))
                break
    return parts


def _free(box: Sequence[float], taken: Sequence[Sequence[float]]) -> bool:
    return not any(
        box[0] < c[2] and box[2] > c[0] and box[1] < c[3] and box[3] > c[1] for c in taken
    )
