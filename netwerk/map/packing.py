"""Making room: packed clusters, a tidy grid of loose actors, a free spot near a point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.map import forces
from netwerk.net.arrays import Points

ASPECT = 1.6
"""Width against height of a screen or a page."""
CELL = 70.0
"""Side of a raster cell of the packing, in pixels."""
WIDE, TIGHT = (118.0, 66.0), (62.0, 56.0)
"""Distances across and down among loose actors: with room for a name, or for signs only."""
FEW = 40
"""Up to this many loose actors there is room for their names."""


def pack_parts(parts: Sequence[Points], room: float) -> list[Points]:
    """The parts moved so that they do not touch: the first in the middle, the next ones near it.

    Polyomino packing after Freivalds, Dogrusoz and Kikusts (Graph Drawing 2001): a part takes the
    raster cells that its actors stand on and those around.
    """
    if len(parts) < 2:
        return list(parts)
    shapes = [_cells(part, room) for part in parts]
    offsets = np.concatenate(([0], np.cumsum([len(s) for s in shapes]))).astype(np.int32)
    total = int(offsets[-1])
    widest = max(int(np.abs(s).max()) for s in shapes)
    half = int(np.sqrt(total) * ASPECT) + 2 * widest + 2
    spot = _nearest_first(half - widest)
    moves = forces.pack(np.concatenate(shapes), offsets, spot, 2 * half + 1)
    return [part + move * CELL for part, move in zip(parts, moves, strict=True)]


def _cells(part: Points, room: float) -> NDArray[np.int32]:
    """The raster cells of a part with one cell of air around, unique, int32 (c, 2)."""
    reach = np.array([-room - CELL * 0.45, 0.0, room + CELL * 0.45])
    around = np.array([(x, y) for x in reach for y in reach])
    cells = np.floor((part[:, None, :] + around[None, :, :]) / CELL).astype(np.int32).reshape(-1, 2)
    return np.unique(cells, axis=0)


def _nearest_first(half: int) -> NDArray[np.int32]:
    """All raster places up to ``half`` from the middle, nearest first.

    Across counts less than down.
    """
    side = np.arange(-half, half + 1)
    x, y = (a.ravel() for a in np.meshgrid(side, side))
    order = np.lexsort((x, y, (x / ASPECT) ** 2 + y**2))
    return np.column_stack((x[order], y[order])).astype(np.int32)


def grid_below(others: Points, count: int) -> Points:
    """``count`` places in rows under the others, float64 (count, 2).

    Around the middle when there are no others.
    """
    if not count:
        return np.zeros((0, 2))
    across, down = WIDE if count <= FEW else TIGHT
    if len(others):
        left, right = others[:, 0].min(), others[:, 0].max()
        half = ASPECT * (others[:, 1].max() - others[:, 1].min()) / 2
        whole = half + np.sqrt(
            half**2 + ASPECT * count * across * down
        )  # the width at which all of it has the aspect
        columns = min(count, max(6, int(max(whole, right - left) / across) + 1))
        x0, y0 = (left + right) / 2 - (columns - 1) * across / 2, others[:, 1].max() + 2.2 * down
    else:
        columns = max(1, round(np.sqrt(count * ASPECT * down / across)))
        x0, y0 = -(min(columns, count) - 1) * across / 2, 0.0
    i = np.arange(count)
    places: Points = np.column_stack((x0 + (i % columns) * across, y0 + (i // columns) * down))
    return places
