"""Where signs go on a picture the size of a card: those of one kern in a field, others beside it.

Who stands left of another on the map does so here; distances are stretched to use the card.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.map.forces import push_apart
from netwerk.net.arrays import Bools, Ints, Points

EDGE = 16.0
"""Pixels between a sign and the edge of the card."""
ROOM = 17.0
"""Half the least distance between two signs, in pixels."""
STRIP = 46.0
"""Room for who stands beside the field, in pixels."""
MARGIN = 6.0
"""Pixels between the field and the edge of the card."""
NAME = 13.0
"""Height of a line of a name, in pixels."""
TITLE = 17.0
"""Height of the name of the field, in pixels."""
LEAST = 16.0
"""Width and height that signs in a field always have to stand in, in pixels."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Card:
    """Where each sign stands (n, 2), and the field (left, top, right, bottom) or None."""

    xy: Points
    field: Rectangle | None


def card_of(xy: Points, inside: Bools, pairs: Ints, width: float, height: float) -> Card:
    """Signs with these places on the map as they go on a card.

    xy (n, 2): places on the map. inside (n,): who is in the field. pairs (m, 2): the lines.
    """
    if not inside.any():
        return Card(_spread(xy, (EDGE, EDGE, width - EDGE, height - EDGE - NAME)), None)
    outer = np.flatnonzero(~inside).astype(np.int32)
    field, side, rows = _field_of(xy, inside, width, height)
    out = np.zeros_like(xy)
    out[inside] = _spread(xy[inside], _widened(_within(field)))
    if len(outer):
        out[outer] = _beside(out, outer, pairs, side, rows, field, (width, height))
    return Card(out, field)


def _field_of(xy: Points, inside: Bools, width: float, height: float) -> tuple[Rectangle, str, int]:
    """The field, on which side of it the others stand, and in how many rows."""
    box = (MARGIN, MARGIN, width - MARGIN, height - MARGIN)
    count = int((~inside).sum())
    if not count:
        return box, "", 1
    side = _side(xy, inside, width, height)
    along = width if side in ("top", "bottom") else height
    if count > along / 30 - 1:
        field = _cut(box, side, 2)
        left, top, right, bottom = _within(field)
        if min(right - left, bottom - top) >= LEAST:  # else one row less, so that it is not too low
            return field, side, 2
    return _cut(box, side, 1), side, 1


def _cut(box: Rectangle, side: str, rows: int) -> Rectangle:
    """The box without the strip on one side in which so many rows stand."""
    strip = STRIP + (rows - 1) * 26.0 + (16.0 if side in ("left", "right") else 0.0)
    left, top, right, bottom = box
    return (
        left + strip * (side == "left"),
        top + strip * (side == "top"),
        right - strip * (side == "right"),
        bottom - strip * (side == "bottom"),
    )


def _within(field: Rectangle) -> Rectangle:
    """Where the signs in a field go: below its name, with room for theirs."""
    left, top, right, bottom = field
    return left + EDGE, top + TITLE + 10, right - EDGE, bottom - EDGE - NAME


def _widened(box: Rectangle) -> Rectangle:
    """The box, made as wide and as high as the least that signs stand in, about its middle."""
    low, high = np.array(box[:2]), np.array(box[2:])
    more = np.maximum(LEAST - (high - low), 0.0) / 2
    left, top = (low - more).tolist()
    right, bottom = (high + more).tolist()
    return left, top, right, bottom


def _spread(xy: Points, box: Rectangle) -> Points:
    """Places stretched over the box, half by distance and half by order, and moved apart."""
    low, high = np.array(box[:2]), np.array(box[2:])
    if len(xy) == 1:
        middle: Points = ((low + high) / 2)[None, :]
        return middle
    rank = np.argsort(np.argsort(xy, axis=0, kind="stable"), axis=0, kind="stable")
    span = np.ptp(xy, axis=0)
    flat = span < 1e-6
    by_distance = np.where(flat, 0.5, (xy - xy.min(axis=0)) / np.where(flat, 1.0, span))
    share = np.where(flat, 0.5, 0.5 * by_distance + 0.5 * rank / (len(xy) - 1))
    placed: Points = low + share * (high - low)
    room = np.full(len(xy), min(ROOM, 0.42 * float(np.sqrt(np.prod(high - low) / len(xy)))))
    for _ in range(6):
        placed = np.clip(push_apart(placed, room, 8), low, high)
    return placed


def _side(xy: Points, inside: Bools, width: float, height: float) -> str:
    """On which side of the field the others stand: where most of them are on the map."""
    outer = xy[~inside]
    ways = (outer - xy[inside].mean(axis=0)) / np.maximum(np.abs(xy).max(axis=0), 1e-9)
    length = np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    x, y = (ways / length).sum(axis=0)
    wide = width > 1.25 * height
    if abs(x) > abs(y) * (0.8 if wide else 1.2):
        return "left" if x < 0 else "right"
    return "top" if y < 0 else "bottom"


def _beside(
    xy: Points,
    outer: Ints,
    pairs: Ints,
    side: str,
    rows: int,
    field: Rectangle,
    size: tuple[float, float],
) -> Points:
    """A row along the side of the field: each opposite whom it knows there, not on another."""
    along = 0 if side in ("top", "bottom") else 1
    number = {int(i): k for k, i in enumerate(outer.tolist())}
    known: list[list[float]] = [[] for _ in outer]
    for a, b in pairs.tolist():
        if a in number and b not in number:
            known[number[a]].append(float(xy[b, along]))
        elif b in number and a not in number:
            known[number[b]].append(float(xy[a, along]))
    middle = (field[along] + field[along + 2]) / 2
    wanted = np.array([float(np.mean(k)) if k else middle for k in known])
    order = np.argsort(wanted, kind="stable")
    low, high = EDGE, size[along] - EDGE
    gap = min(2 * ROOM, (high - low) / max(len(outer) - 1, 1))
    at = np.clip(wanted[order], low, high)
    for k in range(1, len(at)):
        at[k] = max(at[k], at[k - 1] + gap)
    at[-1] = min(at[-1], high)
    for k in range(len(at) - 2, -1, -1):
        at[k] = min(at[k], at[k + 1] - gap)
    depth = {
        "left": field[0] - STRIP * 0.6,
        "right": field[2] + STRIP * 0.6,
        "top": field[1] - STRIP * 0.5,
        "bottom": field[3] + STRIP * 0.5,
    }[side]
    known_there = np.isin(pairs, outer).all(axis=1).any() if len(pairs) else False
    step = 26.0 if rows > 1 else 14.0 if known_there else 0.0  # no tie along others
    out = np.zeros((len(outer), 2))
    out[order, along] = at
    outwards = 1.0 if side in ("right", "bottom") else -1.0
    out[order, 1 - along] = depth + outwards * step * (np.arange(len(outer)) % 2)
    return out
