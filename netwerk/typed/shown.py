"""Stored values in words, as a Dutch reader writes them."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.model import Gebied
from netwerk.schema import schema


def gebied_name(gebied: Gebied) -> str:
    """How a gebied is called: by number and name."""
    return f"{gebied.nummer}. {gebied.naam}" if gebied.nummer is not None else gebied.naam


def shown(label: str, veld: str, value: object, places: Mapping[str, str]) -> str:
    """A stored value in words.

    References by the name of the place, dates as a Dutch reader writes them.
    """
    if schema().labels[label].velden[veld].verwijst_naar in {"Gebied", "Kern"} and value:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(places.get(str(i), str(i)) for i in ids)
    if schema().labels[label].velden[veld].type == "datum" and value:
        return "-".join(reversed(str(value)[:10].split("-")))
    return schema().toon(label, veld, value)
