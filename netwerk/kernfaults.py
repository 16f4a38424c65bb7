"""What is wrong with the block of a kern in a file, each with its key and what to write."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from netwerk.fitting import misfit
from netwerk.model import Kern

FILLED: Mapping[str, Any] = {"id": "", "naam": "", "gebied": ""}
"""A kern with nothing in it: beside it one value is looked at."""
NEEDED = ("naam", "gebied")
KNOWN = (
    *NEEDED,
    *("andere_namen", "soort", "postcodes", "cbs_codes"),
    *("cbs_jaar", "inwoners", "lengtegraad", "breedtegraad"),
)
"""What may stand there."""
LISTS = {
    "andere_namen": '["De Hoek"]',
    "postcodes": '["9991"]',
    "cbs_codes": '["BU99990100"]',
}
WHOLE, FRACTIONS = ("cbs_jaar", "inwoners"), ("lengtegraad", "breedtegraad")


def block_faults(
    key: str, table: Mapping[str, Any], gebieden: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Each value that cannot be: the name it stands under ('' for what lacks), and a sentence."""
    faults = [("", f"bij kern '{key}' ontbreekt '{name}'") for name in NEEDED if name not in table]
    for name, value in table.items():
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, 1)
            which = near[0] if near else f"uit {', '.join(KNOWN)}"
            faults.append((name, f"bij kern '{key}': '{name}' ken ik niet; kies {which}"))
        elif misfit(Kern, {**FILLED, name: value}):
            faults.append((name, f"bij kern '{key}' {_shape(name)}"))
    gebied = table.get("gebied")
    if isinstance(gebied, str) and gebied not in gebieden:
        words = f"kern '{key}' ligt in gebied '{gebied}', en dat gebied staat er niet in"
        faults.append(("gebied", words))
    return faults


def _shape(name: str) -> str:
    """How a value is written."""
    if name in LISTS:
        return f"hoort '{name}' een lijst te zijn; schrijf {name} = {LISTS[name]}"
    if name in WHOLE:
        return f"klopt '{name}' niet; schrijf een getal zonder punt en zonder aanhalingstekens"
    if name in FRACTIONS:
        return f"klopt '{name}' niet; schrijf een getal met een punt, zonder aanhalingstekens"
    return f"hoort '{name}' tussen aanhalingstekens"
