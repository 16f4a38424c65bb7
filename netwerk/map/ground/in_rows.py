"""Who has neither a tie nor a kern: in rows beside the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.net.arrays import Points

BETWEEN = (0.8, 0.9)
"""Empty room between the others and the rows, in cells: beside, and below."""


def rows_beside(
    others: Points, names: Sequence[str], across: float, down: float, aspect: float
) -> Points:
    """Places in rows at the right of the others or below, in order of name, float64 (n, 2).

    Whichever of the two lets everything be drawn larger. across, down: the cell of one, in pixels.
    """
    n = len(names)
    left = top = right = bottom = 0.0
    if len(others):
        half = np.array((across / 2, down / 2))
        left, top = (others.min(axis=0) - half).tolist()
        right, bottom = (others.max(axis=0) + half).tolist()
    below, columns = _shape(n, right - left, bottom - top, across, down, aspect)
    rows = -(-n // columns)
    k = np.arange(n)
    row, column = (k // columns, k % columns) if below else (k % rows, k // rows)
    if below:
        x0 = (left + right) / 2 - (columns - 1) * across / 2
        y0 = bottom + down * (0.5 + BETWEEN[1])
    else:
        x0 = right + across * (0.5 + BETWEEN[0])
        y0 = (top + bottom) / 2 - (rows - 1) * down / 2
    out = np.zeros((n, 2))
    order = sorted(range(n), key=lambda i: (names[i], i))
    out[order] = np.column_stack((x0 + column * across, y0 + row * down))
    return out


def _shape(
    n: int, wide: float, high: float, across: float, down: float, aspect: float
) -> tuple[bool, int]:
    """Whether the rows go below, and in how many columns: what makes the whole the least large."""
    best, shape = float("inf"), (True, n)
    for columns in range(1, n + 1):
        w, h = columns * across, -(-n // columns) * down
        beside = max(wide + w + across * BETWEEN[0], max(high, h) * aspect)
        under = max(max(wide, w), (high + h + down * BETWEEN[1]) * aspect)
        for size, below in ((beside, False), (under, True)):
            if size < best - 1e-6:
                best, shape = size, (below, columns)
    return shape
