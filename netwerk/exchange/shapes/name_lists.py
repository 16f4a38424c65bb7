"""Several names in one cell: 'Koor, Veer en Kerk', 'D|E'; never a name that exists as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from netwerk.exchange.shapes.lines import without_bullet
from netwerk.typed.text import one_line, split_list

_COMMA = re.compile(r'(?:"[^"]*"|\([^()]*\)|[^,"(]|["(])+')
_AND = re.compile(r"\s+(?:en|and|&|\+)\s+|\s*/\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,5}|(?:van|de|der|den|von|ten|ter|te|'t)(?: \w+)?")
IsKnown = Callable[[str], bool]


def names_in(text: str, is_known: IsKnown, is_list: bool) -> tuple[str, ...]:
    """The names that a cell holds, each once; the cell itself when it holds one.

    is_list: the cell stands in a column for several names, so that a comma is enough to split.
    """
    whole = one_line(text)
    if is_known(whole):
        return (whole,)
    names: list[str] = []
    for item, quoted in split_list(text, more="\x00"):
        plain = one_line(item if quoted or is_known(one_line(item)) else without_bullet(item))
        names.extend(
            [plain] if quoted or is_known(plain) else _between_commas(plain, is_known, is_list)
        )
    return tuple(dict.fromkeys(name for name in names if name)) or (whole,)


def looks_like_several(text: str) -> bool:
    """Whether a name may be several names that nobody knows."""
    return "," in text and not _INITIALS.fullmatch(text.rpartition(",")[2].strip())


def _between_commas(text: str, is_known: IsKnown, is_list: bool) -> list[str]:
    parts = [part.strip() for part in _COMMA.findall(text) if part.strip(" ,")]
    if len(parts) < 2:
        return _around_and(_bare(text), is_known, False)
    if any(_INITIALS.fullmatch(part) for part in parts[1:]):
        return [text]
    names, split = _longest_known(parts, is_known)
    if not (is_list or split):
        return [text]
    *first, last = names
    return [*first, *([last] if is_known(last) else _around_and(last, is_known, True))]


def _longest_known(parts: Sequence[str], is_known: IsKnown) -> tuple[list[str], bool]:
    """The parts, those that are one known name together as one; whether any is known."""
    names: list[str] = []
    found = False
    i = 0
    while i < len(parts):
        size = next(
            (
                n
                for n in range(min(len(parts) - i, 6), 0, -1)
                if is_known(", ".join(parts[i : i + n]))
            ),
            0,
        )
        found = found or bool(size)
        names.append(_bare(", ".join(parts[i : i + max(size, 1)])))
        i += max(size, 1)
    return names, found


def _around_and(text: str, is_known: IsKnown, in_list: bool) -> list[str]:
    """The names around 'en': at the end of a list, or when all of them are known."""
    parts = [part.strip() for part in _AND.split(text) if part.strip()]
    if len(parts) < 2:
        return [text]
    if in_list and len(parts) == 2 and " en " in text:
        return parts
    return parts if all(map(is_known, parts)) else [text]


def _bare(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
