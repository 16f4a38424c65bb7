"""GML: nested lists of words between brackets, with nodes and edges in a graph."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable

DEPTH = 100
_TOKEN = re.compile(r'"([^"]*)"|(\[)|(\])|([^\s\[\]"]+)')
_COMMENT = re.compile(r"(?m)^\s*#.*$")

_Pairs = list[tuple[str, "str | _Pairs"]]


def read_gml(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a GML file. Raises InputError when it cannot be read."""
    text, _ = decode(name, content)
    network = NetworkFile(name)
    for kind, pairs in _things(name, _COMMENT.sub("", text)):
        values = {key: value for key, value in pairs if isinstance(value, str) and value}
        texts = [
            value
            for key, inner in pairs
            if key.casefold() == "labelgraphics" and not isinstance(inner, str)
            for word, value in inner
            if word == "text" and isinstance(value, str)
        ]
        if kind == "node":
            label = values.pop("label", "") or (texts[0] if texts else "")
            network.point(values.pop("id", ""), values, label)
        else:
            van, naar = values.pop("source", ""), values.pop("target", "")
            values.pop("id", None)
            if texts:
                values.setdefault("label", texts[0])
            network.line(van, naar, values)
    return network.tables()


def _things(name: str, text: str) -> Iterator[tuple[str, _Pairs]]:
    """Every node and edge of every graph, with what it says."""
    stack: list[tuple[str, _Pairs]] = [("", [])]
    key = ""
    for match in _TOKEN.finditer(text):
        quoted, opens, closes, word = match.groups()
        if opens:
            stack.append((key.casefold(), []))
            if len(stack) > DEPTH:
                raise _broken(name, text, match.start(), f"dieper genest dan {DEPTH} lagen")
        elif closes:
            if len(stack) == 1:
                raise _broken(name, text, match.start(), "er staat een ']' te veel")
            yield from _closed(stack)
        elif key:
            value = word if quoted is None else html.unescape(quoted)
            if stack[-1][0] != "graph":
                stack[-1][1].append((key, value))
        key = word if word and not key else ""
    if len(stack) > 1:
        raise _broken(name, text, len(text), "er ontbreekt een ']'; het bestand is niet heel")


def _closed(stack: list[tuple[str, _Pairs]]) -> Iterator[tuple[str, _Pairs]]:
    """The thing that closes: a node or edge of a graph, or a part of what is around it."""
    kind, pairs = stack.pop()
    if kind in ("node", "edge") and stack[-1][0] == "graph":
        yield kind, pairs
    elif kind != "graph":
        stack[-1][1].append((kind, pairs))


def _broken(name: str, text: str, place: int, what: str) -> InputError:
    line = text.count("\n", 0, place) + 1
    return InputError(
        f"{name}, regel {line}: {what}. Sla het netwerk opnieuw op in het programma waar het uit "
        "komt."
    )
