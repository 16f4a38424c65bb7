"""Stored values in words, as a Dutch reader writes them."""

from __future__ import annotations

from netwerk.model import Gebied
from netwerk.schema import Veld, schema
from netwerk.typed.dutch_numbers import exact

AS_WORDS = {("Huisstijl", "logo"): "een plaatje", ("Grens", "vorm"): "een lijn op de kaart"}
"""Properties that are a picture or a line as text, in words: their letters tell nobody anything."""


def gebied_name(gebied: Gebied) -> str:
    """How a gebied is called: by number and name."""
    return f"{gebied.nummer}. {gebied.naam}" if gebied.nummer is not None else gebied.naam


def shown(label: str, veld: Veld, value: object) -> str:
    """A value that refers to nothing in words: dates and numbers as a Dutch reader writes them."""
    if (label, veld.naam) in AS_WORDS and value:
        return AS_WORDS[label, veld.naam]
    if veld.type == "datum" and value:
        return "-".join(reversed(str(value)[:10].split("-")))
    if isinstance(value, float):
        return exact(value)
    return schema().toon(label, veld.naam, value)
