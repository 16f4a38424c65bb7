"""Lines of text in one column: names behind a dash or number, and pairs: 'Koor - Kerk'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netwerk.exchange.table import Cells, Row

_BULLET = re.compile(r"\A\s*(?:[-–—*+•▪●◦·‣⁃>✓✔☑]+\s+|[•▪●◦·‣⁃✓✔☑]|\(?\d{1,3}[.):]\s+)(?=\S)")
_ARROWS = r"<[-=]+>|[-=]+>|<[-=]+|→|↔|←|⇄|⇒|⇔"
_BETWEEN = re.compile(rf"\s*({_ARROWS})\s*|\s+(?:[-–—]+|=+|/|\|)\s+")
_BACK = re.compile(r"<[-=]+|←")


def without_bullet(text: str) -> str:
    """A text without the dash, dot or number of a list in front of it."""
    return _BULLET.sub("", text, count=1)


def listed(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of a list with dashes or numbers without these, and the other rows around it.

    Only when most rows have one; else all rows as they are.
    """
    marked = [row for row in rows if _BULLET.match(_first(row[1]))]
    if len(marked) < 2 or 2 * len(marked) < len(rows):
        return tuple(rows), ()
    items = tuple((n, tuple(map(without_bullet, cells))) for n, cells in marked)
    return items, tuple(row for row in rows if row not in marked)


def pair_in(text: str) -> tuple[str, str] | None:
    """The two names of a line: 'Koor - Kerk', 'Koor -> Kerk'; None when it is no pair."""
    line = without_bullet(text)
    match = _BETWEEN.search(line)
    if match is None:
        return None
    one, other = line[: match.start()].strip(), line[match.end() :].strip()
    if not one or not other or _BETWEEN.search(other):
        return None
    return (other, one) if match[1] and _BACK.fullmatch(match[1]) else (one, other)


def are_pairs(rows: Sequence[Row]) -> bool:
    """Whether these rows of one cell are mostly two names with a dash or an arrow between them."""
    found = [pair_in(_first(cells)) for _, cells in rows]
    return len(found) > 1 and 2 * sum(1 for pair in found if pair) > len(found)


def in_pairs(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows as pairs in two columns, and the titles above the first pair."""
    split: list[Row] = []
    titles: list[Row] = []
    for number, cells in rows:
        pair = pair_in(_first(cells))
        if pair:
            split.append((number, pair))
        else:
            (split if split else titles).append((number, (_first(cells), "")))
    return tuple(split), tuple(titles)


def _first(cells: Cells) -> str:
    return next((cell for cell in cells if cell), "")
