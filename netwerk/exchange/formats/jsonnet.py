"""Networks in JSON: Kumu, Graph Commons, Polinode, Cytoscape, d3, node-link, sigma, Gephi, APOC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk.exchange.formats.jsontext import Record, flat, records, text_of
from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable

_POINTS = ("nodes", "elements", "vertices", "knopen")
_LINES = ("edges", "links", "connections", "relationships", "ties", "relations")
_INNER = ("data", "attributes", "properties", "metadata")
_KEYS = ("id", "_id", "ID", "Id", "key", "uuid", "@id", "slug")
_FROM = ("source", "from", "From", "Source", "start", "source_id", "from_id", "van", "_from")
_TO = ("target", "to", "To", "Target", "end", "target_id", "to_id", "naar", "_to")
_NAMES = ("label", "Label", "name", "Name", "naam", "title")
_SOORTEN = ("connection type", "edge_type", "relationship_type", "edgeType", "relation")
_LEFT = frozenset(("position", "group_key", "selected", "parent", "renderedPosition", "classes"))


@dataclass(frozen=True)
class JsonNetwork:
    """The records of points and of lines in a JSON file."""

    points: Sequence[Record]
    lines: Sequence[Record]


def find_network(data: Any) -> JsonNetwork | None:
    """The points and lines of what a JSON file holds, None when it is no network."""
    if isinstance(data, list):
        return _in_list(records(data))
    if not isinstance(data, dict):
        return None
    for wrapper in ("graph", "network", "fullGraph", "graphDataset"):
        inside = data.get(wrapper)
        if isinstance(inside, dict) and (found := find_network(_with_data(inside))) is not None:
            return found
    elements = data.get("elements")
    if isinstance(elements, dict):
        return find_network(elements)
    if isinstance(elements, list) and not any(key in data for key in _LINES):
        return _in_list(records(elements)) or JsonNetwork(records(elements), ())
    points = next((records(data[key]) for key in _POINTS if key in data), None)
    lines = next((records(data[key]) for key in _LINES if key in data), None)
    if points is None and not (lines and _is_line(lines[0])):
        return None
    return JsonNetwork(points or (), lines or ())


def read_network(name: str, found: JsonNetwork) -> list[RawTable]:
    """The tables of a network in JSON. Raises InputError when it is empty or too large."""
    network = NetworkFile(name)
    by_position = not any(_first(point, _KEYS) for point in map(_opened, found.points))
    by_name = by_position and _by_name(found)
    for number, record in enumerate(found.points):
        values, opened = flat(_drawn_off(record), _INNER), _opened(record)
        label = _first(opened, _NAMES)
        key = str(number) if by_position else _first(opened, _KEYS)
        if by_name:
            key = label
        network.point(key or label, _without(values, _KEYS), label)
    for record in found.lines:
        values, opened = flat(_drawn_off(record), _INNER), _opened(record)
        soort = next((values.pop(word) for word in _SOORTEN if word in values), "")
        if soort:
            values = {"soort": soort, **values}
        van, naar = _end(opened, _FROM), _end(opened, _TO)
        network.line(van, naar, _without(values, (*_KEYS, *_FROM, *_TO)))
    return network.tables()


def _with_data(inside: Record) -> Record:
    """Gephi Lite keeps what points say apart from the graph itself."""
    full = inside.get("fullGraph")
    if not isinstance(full, dict):
        return inside
    out: Record = {}
    for part, extra in (("nodes", inside.get("nodeData")), ("edges", inside.get("edgeData"))):
        said = extra if isinstance(extra, dict) else {}
        out[part] = [
            {**record, "data": said.get(str(record.get("key")), {})}
            for record in records(full.get(part))
        ]
    return out


def _in_list(found: list[Record]) -> JsonNetwork | None:
    """Points and lines in one list: Cytoscape elements, APOC, or lines only."""
    if not found:
        return None
    if all(record.get("type") in ("node", "relationship") for record in found):
        lines = [r for r in found if r["type"] == "relationship"]
        points = [r for r in found if r["type"] == "node"]
        return JsonNetwork(
            [{k: v for k, v in r.items() if k != "type"} for r in points],
            [_apoc(record) for record in lines],
        )
    if all(isinstance(record.get("data"), dict) for record in found):
        lines = [record for record in found if _is_line(record["data"])]
        return JsonNetwork([record for record in found if not _is_line(record["data"])], lines)
    if all(map(_is_line, found)):
        return JsonNetwork((), found)
    return None


def _apoc(record: Record) -> Record:
    ends = {k: _end(record, (k,)) for k in ("start", "end")}
    rest = {k: v for k, v in record.items() if k not in ("type", "label", "start", "end")}
    return {"soort": record.get("label"), **rest, "source": ends["start"], "target": ends["end"]}


def _opened(record: Record) -> Record:
    """A record with what is nested under 'data' or 'attributes' beside it; its own key first."""
    out: Record = {}
    for inner in _INNER:
        if isinstance(record.get(inner), dict):
            out |= record[inner]
    return {**out, **{k: v for k, v in record.items() if k not in _INNER}}


def _drawn_off(record: Record) -> Record:
    return {
        k: v for k, v in record.items() if k not in _LEFT and not str(k).startswith("metrics::")
    }


def _is_line(record: Record) -> bool:
    return bool(_end(record, _FROM) and _end(record, _TO))


def _end(record: Record, words: Sequence[str]) -> str:
    """An end of a line: a key or a name, also when the whole point stands there."""
    for word in words:
        value = record.get(word)
        if isinstance(value, dict):
            value = next((value[key] for key in (*_KEYS, *_NAMES) if text_of(value.get(key))), None)
        if not isinstance(value, list) and (text := text_of(value)):
            return text
    return ""


def _first(record: Mapping[str, Any], words: Sequence[str]) -> str:
    return next((text for word in words if (text := text_of(record.get(word)))), "")


def _without(values: dict[str, str], words: Sequence[str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if key not in words}


def _by_name(found: JsonNetwork) -> bool:
    """Whether lines call points by name and not by position: some end is no number.

    Only when each point has a name of its own, for points with one name are two.
    """
    names = [_first(_opened(point), _NAMES) for point in found.points]
    if "" in names or len(set(names)) < len(names):
        return False
    ends = [_end(_opened(line), words) for line in found.lines[:50] for words in (_FROM, _TO)]
    return any(not end.isdecimal() for end in ends) or not ends
