"""GDF, the format of GUESS: a list of nodes and a list of edges with commas, in one file."""

from __future__ import annotations

import csv
import re

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable

_TYPE = re.compile(r"\s+(?:VARCHAR|DOUBLE|FLOAT|INT|INTEGER|BIGINT|BOOLEAN|COLOR)\b.*$", re.I)


def read_gdf(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a GDF file. Raises InputError when it cannot be read."""
    text, _ = decode(name, content)
    network = NetworkFile(name)
    headers: list[str] = []
    nodes = True
    for number, line in enumerate(text.splitlines(), 1):
        opened = re.match(r"\s*(node|edge)def\s*>", line, re.IGNORECASE)
        if opened:
            nodes = opened[1].casefold() == "node"
            headers = [_TYPE.sub("", part[:200]).strip() for part in _cells(line[opened.end() :])]
        elif line.strip() and headers:
            cells = [cell.strip() for cell in _cells(line)]
            if len(cells) < (1 if nodes else 2):
                raise InputError(
                    f"{name}, regel {number}: een lijn heeft twee einden nodig. Sla het netwerk "
                    "opnieuw op als GDF of GEXF."
                )
            _add(network, nodes, headers, cells)
    return network.tables()


def _add(network: NetworkFile, nodes: bool, headers: list[str], cells: list[str]) -> None:
    values = {h: cell for h, cell in zip(headers, cells, strict=False) if cell}
    if len(cells) > len(headers):
        values["overig"] = ", ".join(filter(None, cells[len(headers) :]))
    if nodes:
        key = cells[0]
        values.pop(headers[0], None)
        network.point(key, values, values.get("label", ""))
    else:
        for header in headers[:2]:
            values.pop(header, None)
        if values.pop("directed", "") == "true":
            values["gericht"] = "ja"
        network.line(cells[0], cells[1], values)


def _cells(line: str) -> list[str]:
    """The parts of a line; quotes are single (or double) and may hold commas."""
    quote = '"' if '"' in line and "'" not in line else "'"
    try:
        return next(csv.reader([line], quotechar=quote, skipinitialspace=True), [])
    except csv.Error:
        return line.split(",")
