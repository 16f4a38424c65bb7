"""VNA, the format of NetDraw: node data, node properties and tie data, each with headers."""

from __future__ import annotations

import re

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable

_WORD = re.compile(r'"([^"]*)"|([^\s,]+)')


def read_vna(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a VNA file. Raises InputError when it cannot be read."""
    text, _ = decode(name, content)
    network = NetworkFile(name)
    section, headers = "", [""]
    for number, line in enumerate(text.splitlines(), 1):
        words = [match[1] if match[1] is not None else match[2] for match in _WORD.finditer(line)]
        if not words:
            continue
        if words[0].startswith("*"):
            section, headers = " ".join(words).lstrip("* ").casefold(), []
        elif not headers:
            headers = words
        elif section.startswith("node"):
            values = dict(zip(headers[1:], words[1:], strict=False))
            _point(network, words[0], values, section)
        elif section.startswith("tie"):
            if len(words) < 2:
                raise InputError(
                    f"{name}, regel {number}: een lijn heeft twee einden nodig. Sla het netwerk "
                    "in NetDraw opnieuw op."
                )
            values = dict(zip(headers[2:], words[2:], strict=False))
            network.line(words[0], words[1], values)
    return network.tables()


def _point(network: NetworkFile, key: str, values: dict[str, str], section: str) -> None:
    """A point of the data, or what the drawing says about it."""
    if "properties" not in section:
        network.point(key, values)
        return
    label = values.get("shortlabel", "")
    there = network.there(key)
    if label and label != key:
        there.setdefault("label", label)
