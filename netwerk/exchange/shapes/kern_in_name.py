"""Names that carry their kern: 'Harmonie (Terborg)', 'Zonnebloem (afd. Etten)'."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from netwerk.exchange.places import Places
from netwerk.exchange.table import Row
from netwerk.model import fold
from netwerk.typed.convert import name_key

_BRACKETS = re.compile(r"(?s)(\S.*?)\s*[(\[]([^()\[\]]{2,60})[)\]]\s*")
_OF = re.compile(r"(?:afd\.?|afdeling|kern|dorp|te|in|uit)\s+")


def kernen_in_names(
    rows: Sequence[Row], name_at: int, kern_at: int | None, places: Places, known: Collection[str]
) -> tuple[tuple[Row, ...], dict[int, str]]:
    """The rows with their names, and by row number the kern that a name carries in brackets.

    A name that is nothing but name and kern goes on without it; a name that exists as it is written
    (``known``, as compared) never does, nor one with a kern of its own in the row.
    """
    kept: list[Row] = []
    texts: dict[int, str] = {}
    for number, cells in rows:
        name = cells[name_at] if name_at < len(cells) else ""
        own = cells[kern_at] if kern_at is not None and kern_at < len(cells) else ""
        match = _BRACKETS.fullmatch(name) if name[-1:] in (")", "]") else None
        if match and not own and name_key(name) not in known:
            plain = match[2].strip()
            text = _OF.sub("", fold(plain)) if _OF.match(fold(plain)) else plain
            if _is_kern(text, places):
                texts[number] = text
                if text == plain and places.kern_in(text, ()).ids:
                    cells = (*cells[:name_at], match[1].strip(), *cells[name_at + 1 :])
        kept.append((number, cells))
    return tuple(kept), texts


def _is_kern(text: str, places: Places) -> bool:
    if not places.names_a_place(text):
        return False
    named = places.kern_in(text, ())
    return bool(named.ids) or " kan " in "".join(named.unknown)
