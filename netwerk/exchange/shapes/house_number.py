"""A house number in a column of its own, and what comes behind it: both belong to the address."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.meaning.word_lists import is_nothing
from netwerk.exchange.table import Cells, Row

_NUMBER = frozenset(
    {"huisnummer", "huisnr", "huis nr", "huis nummer", "house number", "housenumber", "hnr"}
    | {"opvanglocatie huisnummer", "huisnummer toevoeging", "huisnummertoevoeging"}
)
_BESIDE = frozenset({"nr", "nummer", "no", "number"})
"""Only the house number when it stands directly behind the street."""
_MORE = frozenset(
    {"toevoeging", "toev", "huisletter", "letter", "huisnummer toevoeging", "toevoegsel"}
    | {"huisnummertoevoeging", "huisnr toev", "huisnr toevoeging", "huisnummer toev", "bis"}
)


def house_columns(cells: Cells, mapping: Mapping[int, str]) -> tuple[int, ...]:
    """The columns that go on with the address: the house number, and what comes behind it."""
    street = next((i for i, veld in mapping.items() if veld == "adres"), None)
    if street is None:
        return ()
    words = [header_word(cell) if cell else "" for cell in cells]
    number = next((i for i, word in enumerate(words) if word in _NUMBER and i != street), None)
    if number is None and street + 1 < len(words) and words[street + 1] in _BESIDE:
        number = street + 1
    if number is None:
        return ()
    more = (i for i, word in enumerate(words) if word in _MORE and i not in (number, street))
    return number, *sorted(more)


def with_house_numbers(
    rows: Sequence[Row], street: int, columns: Collection[int]
) -> tuple[Row, ...]:
    """The rows with the house number in the address, where it does not stand there already."""
    return tuple((number, _joined(cells, street, columns)) for number, cells in rows)


def _joined(cells: Cells, street: int, columns: Collection[int]) -> Cells:
    name = cells[street] if street < len(cells) else ""
    parts = [cells[i] for i in columns if i < len(cells) and not is_nothing(cells[i])]
    if not name or is_nothing(name) or not parts:
        return cells
    house = re.sub(r"[.,]0+$", "", parts[0])
    if re.search(rf"\b{re.escape(house)}\b", name):
        return cells
    joined = " ".join([name, house, *parts[1:]])
    return (*cells[:street], joined, *cells[street + 1 :])
