"""The lines to the board as a small picture: where things come from, and who has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.map.short_names import broken
from netwerk.map.small_signs import line_shape, lines_shape, sign_shape, whole_shape, words_shape

ROW, TOP, PX = 34.0, 26.0, 11.0
LEFT, RIGHT, WIDTH = 128.0, 292.0, 420.0
"""Where the signs stand, and how wide the picture is, in pixels."""
LETTERS = 20
WIDEST = 6.0


@dataclass(frozen=True)
class BoardStroke:
    """One thing that went up: from where, to whom, and whether it waits for an answer."""

    van: str
    naar: str
    waits: bool


def board_picture(lines: Sequence[BoardStroke], board: Sequence[str], title: str) -> str:
    """An SVG of lines from places (left) to the board (right); wider is more, dotted waits.

    board: who is of the board, also whom nothing went to. title: what is to be seen, in words.
    """
    left = _by_count([line.van for line in lines])
    right = _by_count([line.naar for line in lines])
    right += [name for name in dict.fromkeys(board) if name not in right]
    height = 2 * TOP + ROW * (max(len(left), len(right)) - 1)
    at_left, at_right = _places(len(left), height), _places(len(right), height)
    parts = []
    counts = Counter((line.van, line.naar, line.waits) for line in lines)
    for (van, naar, waits), count in sorted(counts.items()):
        shift = 3.0 if waits else -3.0  # both lie beside each other
        a = np.array([LEFT + 8, at_left[left.index(van)] + shift])
        b = np.array([RIGHT - 9, at_right[right.index(naar)] + shift])
        if waits:
            parts.append(line_shape(a, b, "voorstel"))
        else:
            parts.append(lines_shape(((a, b),), "contact", min(1.2 + count, WIDEST)))
    for name, y in zip(left, at_left, strict=True):
        parts.append(sign_shape("bewonersgroep", np.array([LEFT, y]), 5.5))
        parts.append(_name(name, LEFT - 10, y, "end"))
    for name, y in zip(right, at_right, strict=True):
        parts.append(sign_shape("professional", np.array([RIGHT, y]), 7.5))
        parts.append(_name(name, RIGHT + 12, y, "start"))
    return whole_shape(parts, title, WIDTH, height)


def _name(name: str, x: float, y: float, anchor: str) -> str:
    """A name beside its sign, on one line or two."""
    lines = broken(name, LETTERS)[0]
    first = y + 4 - PX * 0.57 * (len(lines) - 1)
    return words_shape(lines, x, first, "tekst", anchor)


def _by_count(names: Sequence[str]) -> list[str]:
    """Each name once, those that are there most first, then by name."""
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name.casefold()))


def _places(count: int, height: float) -> list[float]:
    """Heights of so many rows, in the middle of the picture."""
    first = height / 2 - ROW * (count - 1) / 2
    return [first + ROW * k for k in range(count)]
