"""Findings as a document writes them: 'drie contacten' for '3 contacten', names left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netwerk.insight import wording as w
from netwerk.typed.dates import MONTHS

MOST = 12
_COUNT = re.compile(
    r"(?<![\w.,:/-])(?<!\b[Gg]ebied )(?<!\b[Gg]ebieden )(?<!\bgroep )(\d{1,2})(?=[.;:,]?(?:\s|$))"
    rf"(?!\s(?:{'|'.join(names[0] for names in MONTHS)}|uur)\b)"
)
_NUMBER = r"(\d+(?:[.,]\d+)*%?)"
_RANGE = re.compile(rf"\b(?:[Tt]ussen {_NUMBER} en|[Vv]an {_NUMBER} (?:naar|tot)) {_NUMBER}")
_START = re.compile(rf"(^|(?<=[.!?] ))({'|'.join(map(w.number_word, range(1, MOST + 1)))})\b")


def spelled(text: str, names: Iterable[str] = ()) -> str:
    """The text with counts up to twelve in words; days, gebieden and these names stay as they are.

    Of a range both ends are in words or none: 'tussen zes en elf', 'tussen 6 en 16'.
    names: of actors, in which a number is no count.
    """
    held = [name for name in names if name in text and any(c.isdigit() for c in name)]
    held += [found[0] for found in _RANGE.finditer(text) if not _all_small(found)]
    if not held:
        return _started(_COUNT.sub(_word, text))
    either = "|".join(map(re.escape, sorted(held, key=len, reverse=True)))
    parts = re.split(f"({either})", text)
    told = (part if k % 2 else _COUNT.sub(_word, part) for k, part in enumerate(parts))
    return _started("".join(told))


def _started(text: str) -> str:
    """A capital where a sentence now starts with a number in letters."""
    return _START.sub(lambda m: m[1] + m[2].capitalize().replace("É", "E"), text)


def _all_small(found: re.Match[str]) -> bool:
    """Whether both ends of a range can be in words: one in letters and one not reads as a slip."""
    return all(end.isdigit() and int(end) <= MOST for end in found.groups() if end is not None)


def _word(match: re.Match[str]) -> str:
    count = int(match[1])
    if count > MOST:
        return match[0]
    return "geen" if count == 0 else w.number_word(count)
