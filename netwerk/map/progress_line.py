"""A value over time as a small line: its band, the target, and the days it was measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netwerk.map.small_signs import PAPER, colour_of, whole_shape, words_shape

LEFT, RIGHT, TOP, BOTTOM = 12.0, 52.0, 22.0, 26.0
"""Pixels around the line: for the words of the values and of the years."""
PX = 11.0


@dataclass(frozen=True)
class LinePoint:
    """A value at a moment in years (2026.5), with its band when known. words: the value."""

    at: float
    value: float
    low: float
    high: float
    words: str


def progress_line(
    points: Sequence[LinePoint],
    target: LinePoint | None,
    *,
    title: str,
    width: float = 340.0,
    height: float = 150.0,
) -> str:
    """An SVG of these points, oldest first, and where they should go, dotted.

    title: what is to be seen, in words. '' without a point.
    """
    if not points:
        return ""
    shown = [*points, *([target] if target else [])]
    first, last = min(p.at for p in shown), max(p.at for p in shown)
    low, high = min(p.low for p in shown), max(p.high for p in shown)
    room = (high - low) or max(abs(high), 1.0)
    low, high = low - 0.08 * room, high + 0.08 * room

    def x(at: float) -> float:
        return LEFT + (at - first) / ((last - first) or 1.0) * (width - LEFT - RIGHT)

    def y(value: float) -> float:
        return TOP + (high - value) / (high - low) * (height - TOP - BOTTOM)

    line = [(x(p.at), y(p.value)) for p in points]
    parts = [_band([(x(p.at), y(p.low), y(p.high)) for p in points])]
    if target is not None:
        goal = (x(target.at), y(target.value))
        parts += [_path([(LEFT, goal[1]), goal], "voorstel", 1.2, "2 4")]
        parts += [_path([line[-1], goal], "rest", 1.2, "4 4")]
        parts += [_dot(*goal, "voorstel", hollow=True)]
        parts += [
            words_shape((f"doel {target.words}",), goal[0] + 7, goal[1] + 4, "tekst", "start")
        ]
    parts += [_path(line, "bedrijf", 2.0, "")]
    parts += [_dot(a, b, "bedrijf") for a, b in line]
    parts += _values(points, line)
    parts += _years(shown, x, height)
    return whole_shape(parts, title, width, height)


def _values(points: Sequence[LinePoint], line: Sequence[tuple[float, float]]) -> list[str]:
    """The first and the last value at their dot, out of the way of the line."""
    up = len(points) > 1 and points[1].value > points[0].value
    beside = line[0][1] + (16 if up else -7)
    parts = [words_shape((points[0].words,), line[0][0] - 4, beside, "tekst", "start")]
    if len(points) > 1:
        parts += [words_shape((points[-1].words,), line[-1][0], line[-1][1] - 7, "tekst")]
    return parts


def _years(shown: Sequence[LinePoint], x: Callable[[float], float], height: float) -> list[str]:
    first, last = int(min(p.at for p in shown)), int(max(p.at for p in shown))
    parts = [words_shape((str(first),), LEFT, height - 8, "rest", "start", bold=False, px=PX)]
    if last != first:
        at = x(max(p.at for p in shown))
        parts += [words_shape((str(last),), at, height - 8, "rest", "middle", bold=False, px=PX)]
    return parts


def _band(rows: Sequence[tuple[float, float, float]]) -> str:
    if all(low == high for _, low, high in rows):
        return ""
    ring = [(x, high) for x, _, high in rows] + [(x, low) for x, low, _ in reversed(rows)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
    return f'<path d="{path}" fill="{colour_of("bedrijf")}" fill-opacity=".16"/>'


def _path(line: Sequence[tuple[float, float]], key: str, width: float, dash: str) -> str:
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour_of(key)}" stroke-width="{width:g}"{dashes}/>'
    )


def _dot(x: float, y: float, key: str, *, hollow: bool = False) -> str:
    colour = colour_of(key)
    paint = (
        f'fill="{PAPER}" stroke="{colour}" stroke-width="2"'
        if hollow
        else f'fill="{colour}" stroke="{PAPER}" stroke-width="1"'
    )
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {paint}/>'
