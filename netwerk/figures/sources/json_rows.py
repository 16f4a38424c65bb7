"""Figures in JSON: an answer of StatLine (OData), places of PDOK (GeoJSON), or areas in a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk.errors import InputError
from netwerk.figures.cbs_codes import code_in
from netwerk.figures.sources.read_value import DEGREES, METERS, FigureTable

LARGEST_DEGREE = 180.0
DEEPEST = 6
_SHORT = {
    "inwoners": "aantalInwoners",
    "inwoners65plus": "k_65JaarOfOuder",
    "inwoners0tot15": "k_0Tot15Jaar",
    "huishoudens": "HuishoudensTotaal",
    "wozWaarde": "GemiddeldeWOZWaardeVanWoningen",
    "koopwoningen": "Koopwoningen",
    "inkomenPerInwoner": "GemiddeldInkomenPerInwoner",
    "afstandHuisarts": "AfstandTotHuisartsenpraktijk",
    "afstandSupermarkt": "AfstandTotGroteSupermarkt",
    "afstandSchool": "AfstandTotSchool",
}


def json_tables(file: str, data: Any) -> tuple[FigureTable, ...]:
    """The tables in it. Raises InputError when it is JSON without figures per area."""
    if isinstance(data, dict) and isinstance(data.get("features"), list):
        return (_features(file, data),)
    if isinstance(data, dict) and isinstance(data.get("value"), list):
        title = str(data.get("odata.metadata") or data.get("@odata.context") or "")
        return (_table(file, _records(data["value"]), title),)
    if isinstance(data, list) and _records(data):
        return (_table(file, _records(data)),)
    areas = list(_areas(data, 0))
    if areas:
        return (_table(file, areas, _told_year(data)),)
    raise InputError(
        f"{file} is JSON waarin geen gemeente, wijk of buurt met een code van CBS staat."
    )


def _features(file: str, data: Mapping[str, Any]) -> FigureTable:
    """The properties of places on a map, each with its border."""
    features = [
        feature
        for feature in data["features"]
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict)
    ]
    table = _table(file, [f["properties"] for f in features], str(data.get("name") or ""))
    first = next((number for f in features if (number := _first(f)) is not None), None)
    return replace(
        table,
        borders="" if first is None else METERS if abs(first) > LARGEST_DEGREE else DEGREES,
        shapes=tuple(feature.get("geometry") for feature in features),
    )


def _first(feature: Mapping[str, Any]) -> float | None:
    """The first number of the first point of a place; None when it has no border."""
    geometry = feature.get("geometry")
    inner = geometry.get("coordinates") if isinstance(geometry, dict) else None
    while isinstance(inner, list) and inner:
        inner = inner[0]
    try:
        return float(inner) if inner is not None and not isinstance(inner, list) else None
    except (TypeError, ValueError):
        return None


def _areas(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every part of a tree that has a code of an area, with the figures that stand in it."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for part in node:
            yield from _areas(part, depth + 1)
        return
    if not isinstance(node, dict):
        return
    if code_in(str(node.get("code") or "")):
        figures = node.get("demografie")
        named = {
            _SHORT[key]: value
            for key, value in (figures.items() if isinstance(figures, dict) else ())
            if key in _SHORT
        }
        yield {"code": node["code"], "naam": node.get("name") or node.get("naam"), **named}
    for part in node.values():
        if isinstance(part, list):
            yield from _areas(part, depth + 1)


def _told_year(data: Any) -> str:
    sources = data.get("bronnen") if isinstance(data, dict) else None
    return str(sources.get("kerncijfers") or "") if isinstance(sources, dict) else ""


def _records(rows: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [row for row in rows if isinstance(row, dict)]


def _table(file: str, records: Sequence[Mapping[str, Any]], title: str = "") -> FigureTable:
    headers: dict[str, None] = {}
    for record in records:
        headers |= dict.fromkeys(str(key) for key in record)
    rows = tuple(tuple(_text(record.get(header)) for header in headers) for record in records)
    return FigureTable(file, tuple(headers), rows, title=title)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return str(value)
