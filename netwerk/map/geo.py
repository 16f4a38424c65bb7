"""The same network on a schematic map: kernen at their places, gebieden as areas, no tiles.

Around each kern stand its actors; ties within a kern are drawn one by one, ties between kernen as
one bundle with their number, so that a kern without any tie to another shows at once. Places are
local metres (equirectangular around the middle of the kernen: within 0.1 % over 50 km), moved apart
a little where kernen would cover each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node as VisNode

from netwerk.figures.gebied_borders import GebiedBorders
from netwerk.map import appearance, forces
from netwerk.map.areas import MARGIN, areas_from_geojson, areas_of_kernen
from netwerk.map.border_areas import areas_of_borders
from netwerk.map.numbers_behind import numbered_kernen
from netwerk.map.packing import grid_below
from netwerk.map.picture import draw
from netwerk.map.projection import (
    PIXELS_PER_METRE,
    WITH_BORDERS,
    Projection,
    projection_around,
)
from netwerk.map.scene import group_id, group_of
from netwerk.map.view import LegendEntry, Picture, Position, View
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.schema import Schema

STEP = 30.0
"""Distance between actors around a kern, in pixels."""
OWN_AREAS, SCHEMATIC = "Vlak: gebied", "Vlak: gebied (schematisch)"
LAYOUT = "plattegrond"
NOWHERE = ""
HUB = "+plek:"
GOLDEN = 2.399963229728653


def draw_geo(
    net: Net,
    schema: Schema,
    view: View = View(),  # noqa: B008 (a frozen value)
    geojson: bytes | None = None,
    borders: GebiedBorders | None = None,
) -> Picture:
    """The picture of ``net`` on the map.

    geojson: polygons of the gebieden in WGS84. borders: those that are kept of their buurten, for
    when there is no geojson. Without either areas around the kernen are drawn.

    Collapsing and regions of the view do not apply here, except that a large net collapses by
    itself as on the other map. Raises InputError when the geojson cannot be used.
    """
    kernen = [k for k in net.kernen if k.lengtegraad is not None and k.breedtegraad is not None]
    homes = _homes(net, kernen)
    lines = borders if kernen and not geojson else None
    projection = projection_around(kernen, WITH_BORDERS if geojson or lines else PIXELS_PER_METRE)
    hubs = _hub_places(kernen, projection, homes)
    places = _around(net, hubs, homes)
    if geojson:
        areas, area_words = areas_from_geojson(geojson, projection.to_map), OWN_AREAS
    elif lines:
        areas = areas_of_borders(lines, projection.to_map)
        some = "; niet alle grenzen bekend" if lines.lacking else ""
        area_words = f"{OWN_AREAS} ({lines.called}{some})"
    else:
        areas, area_words = areas_of_kernen(kernen, net.gebieden, hubs), SCHEMATIC
    lacking = lines.lacking if lines else ""
    flat = replace(view, collapse_by=None, collapsed=(), regions=None)
    picture = draw(net, schema, places, flat)
    shown = {str(node["id"]) for node in picture.network.nodes}
    bundles = _bundle(net, picture.network, homes)
    _add_hubs(picture.network, numbered_kernen(kernen, view), hubs, bundles)
    nowhere = sum(not homes[i] and str(net.actors["id"][i]) in shown for i in range(net.n))
    return replace(
        picture,
        areas=areas,
        regions=(),
        legend=_legend(picture.legend, bundles, len(kernen), area_words),
        summary=_summary(picture, kernen, bundles),
        notice=" ".join(filter(None, (picture.notice, _notice(nowhere), lacking))),
        layout_key=f"{LAYOUT}-grenzen" if lines else LAYOUT,
    )


def _notice(nowhere: int) -> str:
    if nowhere == 0:
        return ""
    who = (
        "1 actor zonder bekende kern staat"
        if nowhere == 1
        else f"{nowhere} actoren zonder bekende kern staan"
    )
    return f"{who} onder de kaart, met lichte lijnen naar wie zij kennen."


def _homes(net: Net, kernen: list[Kern]) -> list[str]:
    """The kern of each actor, empty when it is not known or not on the map."""
    ids = {k.id for k in kernen}
    return [str(k) if k in ids else NOWHERE for k in net.actors["kern"]]


def _hub_places(
    kernen: list[Kern], projection: Projection, homes: list[str]
) -> dict[str, Position]:
    if not kernen:
        return {}
    points = np.array(
        [projection.to_map(k.lengtegraad or 0.0, k.breedtegraad or 0.0) for k in kernen]
    )
    room = np.array([_disc(homes.count(k.id)) for k in kernen])
    apart = forces.push_apart(points, room, 200)
    return {
        k.id: (round(float(x), 1), round(float(y), 1))
        for k, (x, y) in zip(kernen, apart, strict=True)
    }


def _disc(actors: int) -> float:
    """Radius in pixels that a kern with so many actors needs."""
    return 26.0 + STEP * float(np.sqrt(actors + 1)) * 0.95


def _around(net: Net, hubs: Mapping[str, Position], homes: list[str]) -> dict[str, Position]:
    """Actors on a sunflower around their kern, most contacts nearest to the middle.

    Who has no contacts stands in rows below.
    """
    ids = net.actors["id"]
    places: dict[str, Position] = {}
    for kern, (x, y) in hubs.items():
        members = sorted(
            (i for i in range(net.n) if homes[i] == kern),
            key=lambda i: (-int(net.degree[i]), str(ids[i])),
        )
        for k, i in enumerate(members):
            r, turn = STEP * np.sqrt(k + 1.4), (k + 1) * GOLDEN
            places[str(ids[i])] = (
                round(x + float(r * np.cos(turn)), 1),
                round(y + float(r * np.sin(turn)), 1),
            )
    below = [i for i in range(net.n) if not homes[i]]
    base = np.array([(x, y + MARGIN) for x, y in hubs.values()]).reshape(-1, 2)
    for i, (x, y) in zip(below, grid_below(base, len(below)), strict=True):
        places[str(ids[i])] = (round(float(x), 1), round(float(y), 1))
    return places


def _bundle(net: Net, network: Network, homes: list[str]) -> dict[tuple[str, str], int]:
    """Take the lines between kernen out of the network and count their relations by pair of kernen.

    A line that is marked stays as well; a proposal is no relation. Lines to who has no kern are
    pale: there are many of professionals who work everywhere, and they hide where a tie between
    kernen is not.
    """
    home = {str(a): h for a, h in zip(net.actors["id"], homes, strict=True)}
    home |= {
        node: group[1]
        for node in network.node_ids
        if (group := group_of(node)) and group[0] == "kern"
    }
    bundles: dict[tuple[str, str], int] = {}
    kept = []
    for edge in network.edges:
        one, other = home.get(str(edge["from"]), NOWHERE), home.get(str(edge["to"]), NOWHERE)
        between = one != other and bool(one) and bool(other)
        if not between or edge.get("mark") or edge.get("bundle"):
            kept.append(edge)
        if not (one and other) and not edge.get("mark"):
            edge["faded"] = True
        if between and edge.get("mark") != "voorstel":
            pair = (min(one, other), max(one, other))
            bundles[pair] = bundles.get(pair, 0) + int(edge.get("label", 1))
    network.edges[:] = kept
    return bundles


def _add_hubs(
    network: Network,
    kernen: list[Kern],
    hubs: Mapping[str, Position],
    bundles: Mapping[tuple[str, str], int],
) -> None:
    tied = {kern for pair in bundles for kern in pair}
    names = {k.id: k.naam for k in kernen}
    bundled = {node for node in network.node_ids if group_of(node)}
    for kern in kernen:
        if group_id("kern", kern.id) in bundled:
            continue
        x, y = hubs[kern.id]
        words = "" if kern.id in tied else "\nGeen relatie met een andere kern op deze kaart"
        hub = VisNode(
            HUB + kern.id,
            appearance.GROUP_SHAPE,
            kern.naam,
            title=f"{kern.naam}{words}",
            x=x,
            y=y,
            size=15,
            color=appearance.PALETTE["groep"][0],
            tint="groep",
            rank=200,
            hollow=kern.id not in tied,
        )
        network.nodes.append(hub.options)
        network.node_ids.append(HUB + kern.id)
        network.node_map[HUB + kern.id] = hub.options
    for (one, other), count in sorted(bundles.items()):
        if not {HUB + one, HUB + other} <= network.node_map.keys():
            continue  # a bundle of the picture itself
        title = f"{names[one]} en {names[other]}: {count} {'relatie' if count == 1 else 'relaties'}"
        line = Edge(
            HUB + one,
            HUB + other,
            id=f"{HUB}{one}\u2192{other}",
            title=title,
            width=appearance.bundle_width(count) + 1.0,
            color=appearance.PALETTE["groep"][0],
            tint="groep",
            label=str(count),
            bundle=True,
        )
        network.edges.append(line.options)


def _legend(
    legend: tuple[LegendEntry, ...],
    bundles: Mapping[tuple[str, str], int],
    kernen: int,
    area_words: str,
) -> tuple[LegendEntry, ...]:
    tied = len({kern for pair in bundles for kern in pair})
    extra = (
        [LegendEntry("actor", "Kern", tied, {"shape": appearance.GROUP_SHAPE, "tint": "groep"})]
        if tied
        else []
    )
    if kernen - tied:
        style = {"shape": appearance.GROUP_SHAPE, "tint": "groep", "hollow": True}
        extra.append(
            LegendEntry("actor", "Kern zonder relatie met een andere kern", kernen - tied, style)
        )
    if bundles:
        label = "Relaties tussen kernen, met hun aantal"
        extra.append(
            LegendEntry("lijn", label, sum(bundles.values()), {"tint": "groep", "dash": "dik"})
        )
    area = LegendEntry("vlak", area_words, None, {"tint": "k3"})
    order = ("actor", "kleur", "maat", "lijn", "teken")
    return (
        *sorted(
            [*(e for e in legend if e.part != "vlak"), *extra], key=lambda e: order.index(e.part)
        ),
        area,
    )


def _summary(picture: Picture, kernen: list[Kern], bundles: Mapping[tuple[str, str], int]) -> str:
    names = {k.id: k.naam for k in kernen}
    tied = {kern for pair in bundles for kern in pair}
    alone = sorted(names[k] for k in names if k not in tied)
    most = sorted(bundles.items(), key=lambda item: (-item[1], item[0]))[:3]
    words = [picture.summary.replace("Netwerkkaart", "Plattegrond", 1)]
    if most:
        words.append(
            "Meeste relaties tussen kernen: "
            + ", ".join(f"{names[a]} en {names[b]} ({n})" for (a, b), n in most)
            + "."
        )
    if alone:
        words.append("Kernen zonder relatie met een andere kern: " + ", ".join(alone) + ".")
    return " ".join(words)
