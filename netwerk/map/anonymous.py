"""A picture without names, for a village meeting: its shape, and nobody who can be read from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pyvis.network import Network

from netwerk.insight import wording as w
from netwerk.map.geo import HUB
from netwerk.map.scene import group_of
from netwerk.map.view import MARKS, LegendEntry, Picture, Region
from netwerk.schema import schema

SIGN, LINE = ("teken", "tekens"), ("lijn", "lijnen")
KEEP_NODE = (
    "x",
    "y",
    "size",
    "shape",
    "color",
    "tint",
    "rank",
    "mark",
    "hollow",
    "faded",
    "loose",
    "kern",
    "head",
)
KEEP_EDGE = (
    "width",
    "color",
    "tint",
    "mark",
    "dashes",
    "label",
    "arrows",
    "smooth",
    "faded",
    "bundle",
    "between",
    "thread",
    "gates",
)


def anonymised(picture: Picture) -> Picture:
    """Numbers for ids, in order of place, and no name, title or row. Names of places stay."""
    network = Network(directed=True, height="640px", width="100%")
    network.options = picture.network.options
    ordered = sorted(
        picture.network.nodes, key=lambda n: (float(n["y"]), float(n["x"]), str(n["tint"]))
    )
    number = {str(node["id"]): str(k) for k, node in enumerate(ordered)}
    for node in ordered:
        kept = {key: node[key] for key in KEEP_NODE if key in node}
        label = _place_label(node)
        network.nodes.append(
            {"id": number[str(node["id"])], "label": label, "title": label, **kept}
        )
    ends = sorted(
        (number[str(e["from"])], number[str(e["to"])], k)
        for k, e in enumerate(picture.network.edges)
    )
    for n, (start, end, k) in enumerate(ends):
        edge = picture.network.edges[k]
        network.edges.append(
            {
                "id": f"r{n}",
                "from": start,
                "to": end,
                "title": "",
                **{f: edge[f] for f in KEEP_EDGE if f in edge},
            }
        )
    return replace(
        picture,
        network=network,
        legend=tuple(_legend_entry(entry) for entry in picture.legend),
        summary=f"Netwerkkaart zonder namen: {w.counted(len(ordered), SIGN)} en "
        f"{w.counted(len(ends), LINE)}.",
        notice="",
        headline=without_names(picture, picture.headline, ""),
        actors=(),
        ties=(),
        regions=tuple(_region(r, number) for r in picture.regions),
        members={},
        names=(),
    )


def without_names(picture: Picture, text: str, instead: str) -> str:
    """``text``, or ``instead`` when it holds the name of an actor of the picture."""
    folded = text.casefold()
    names = (
        naam.casefold() for naam in picture.names if naam.strip() and naam.casefold() in folded
    )
    return (
        instead
        if any(re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", folded) for naam in names)
        else text
    )


def _region(region: Region, number: Mapping[str, str]) -> Region:
    links = tuple((number[a], number[b]) for a, b in region.links)
    members, core = (tuple(number[m] for m in part) for part in (region.members, region.core))
    return replace(region, members=members, core=core, links=links)


def _place_label(node: dict[str, Any]) -> str:
    """The name of a place or a closed category; of anything else nothing."""
    if str(node["id"]).startswith(HUB):
        return str(node["label"])
    group = group_of(str(node["id"]))
    if group is None:
        return ""
    by, value = group
    closed = by in ("kern", "gebied") or (
        by == "categorie" and (not value or value in schema().keuzes["categorie"].keuzes)
    )
    return str(node["label"]) if closed else "Groep"


def _legend_entry(entry: LegendEntry) -> LegendEntry:
    """The words of a mark are written by hand and may hold a name: standard words instead.

    The same goes for the words of a group.
    """
    if entry.part == "kleur" and entry.style.get("of") == "groep":
        return replace(entry, label="Groep")
    kind = str(entry.style.get("mark", ""))
    if entry.part == "teken" and kind in MARKS:
        return replace(entry, label=MARKS[kind])
    return replace(entry, label="Groter: hogere waarde") if entry.part == "maat" else entry
