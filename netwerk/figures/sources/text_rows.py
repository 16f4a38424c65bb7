"""Figures as separated text: rows of cells, by the sign that parts the most cells."""

from __future__ import annotations

import csv
import io
from collections import Counter

SEPARATORS = (";", ",", "\t", "|")
LOOKED = 20


def numbered_rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a text with their numbers, blank ones left out, whatever separates the cells."""
    sample = "".join(text.splitlines(keepends=True)[:LOOKED])

    def fit(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator))
        usual = max((w for w in widths if w > 1), key=lambda w: (widths[w] * w, w), default=1)
        return usual * widths[usual] if usual > 1 else 0, usual

    best = max(SEPARATORS, key=fit)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=best)
    numbered = enumerate(rows, 1)
    return [(n, tuple(row)) for n, row in numbered if any(cell.strip() for cell in row)]
