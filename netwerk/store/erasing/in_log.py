"""A line of the log without what was erased: the keys of items, names of users, and words.

A line names items by label and key, and a key is made from a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from netwerk.access.log_line import WISSEN, LogLine, id_written
from netwerk.model import ITEM_TYPES
from netwerk.store.erasing.erasure import Erasure, Key
from netwerk.store.erasing.spoken_forms import spans
from netwerk.store.erasing.without import INSTEAD, Texts

_LABELS = "|".join(ITEM_TYPES)
_KEYS = re.compile(rf"\b({_LABELS}) (\S.*?)(?=, | en nog \d+$| in gebied | \(| …|$)")


def without_erased(erasures: Sequence[Erasure]) -> Callable[[LogLine], LogLine]:
    """How a line may be kept after these erasures; what was written later is left as it is."""
    each = [(erasure.at, _of_one(erasure)) for erasure in erasures]

    def kept(line: LogLine) -> LogLine:
        for at, change in each:
            if line.wanneer <= at:
                line = change(line)
        return line

    return kept


def _of_one(erasure: Erasure) -> Callable[[LogLine], LogLine]:
    texts = Texts([erasure])
    sizes = sorted({size for size, _ in erasure.words})
    holds = cache(erasure.holds_form)

    def without_words(text: str) -> str:
        for start, end in reversed(spans(text, sizes, holds)):
            text = text[:start] + INSTEAD + text[end:]
        return text

    @cache
    def id_of(label: str, written: str) -> str:
        key: Key = (label, id_written(written))
        if erasure.of_key(key) in erasure.items:
            return INSTEAD
        return texts.other_id(key) or written

    @cache
    def without(text: str) -> str:
        parts, at = [], 0
        for found in _KEYS.finditer(text):
            parts += [without_words(text[at : found.start()]), f"{found[1]} "]
            parts.append(id_of(found[1], found[2]))
            at = found.end()
        return "".join([*parts, without_words(text[at:])])

    def changed(line: LogLine) -> LogLine:
        wie = erasure.instead_of(line.wie) or line.wie
        # An erasure itself says how many, and no names.
        waarop = line.waarop if line.wat == WISSEN else without(line.waarop)
        return replace(line, wie=wie, waarop=waarop)

    return changed
