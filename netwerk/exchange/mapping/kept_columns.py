"""Columns that are kept as they are: a feature of the item, or a remark in its note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.exchange.mapping.file_mapping import FEATURE
from netwerk.exchange.meaning.word_lists import is_nothing
from netwerk.schema import schema
from netwerk.typed.text import one_line

LABELS = "labels"
"""The property that keeps features as 'kop: waarde'."""
FEATURE_LIMIT = 200
"""A longer text is a remark."""


@dataclass(frozen=True, slots=True)
class KeptLines:
    """What the kept columns of a row say; ``header``: that of the first remark."""

    remarks: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    header: str = ""


def kept_lines(
    label: str, kept: Sequence[tuple[int, str]], headers: Sequence[str], cells: Sequence[str]
) -> KeptLines:
    """The lines of one row; ``kept``: the columns, each as a feature or a remark."""
    if not kept:
        return KeptLines()
    remarks: list[str] = []
    features: list[str] = []
    first = ""
    has_labels = LABELS in schema().labels[label].velden
    for index, kind in kept:
        text = one_line(cells[index]) if index < len(cells) else ""
        if not text or is_nothing(text, numeric=True):
            continue
        line = f"{one_line(headers[index])}: {text}"
        if kind == FEATURE and has_labels and len(line) <= FEATURE_LIMIT:
            features.append(line)
        else:
            first = first or headers[index]
            remarks.append(line)
    return KeptLines(tuple(remarks), tuple(features), first)
