"""Soft regions: one rounded hull around the actors of each kern, grey ones for who has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.counts import standing
from netwerk.map import appearance
from netwerk.map.gates import Leaving, leaving
from netwerk.map.ground.laid_out import cell_of
from netwerk.map.hulls import rounded
from netwerk.map.kern_numbers import KernNumbers, kern_numbers, leaves
from netwerk.map.scene import Scene, value_label, values_by
from netwerk.map.view import Position, Region, View
from netwerk.net.arrays import Ints
from netwerk.net.net import Net
from netwerk.schema import Schema, gebied_word

PAD = 34.0
"""Air around a member, in pixels at zoom 1; less where cells are small."""
ALONE = "Zonder lijn op deze kaart"
SHARED = "Werkt in meer kernen"
NOTHING = Leaving(frozenset(), frozenset(), {}, {}, frozenset())
GROUPED = -2
"""Stands for the kern of a collapsed group."""


@dataclass(frozen=True)
class MapGround:
    """The regions of a scene, how its lines leave them, and the kern of each sign.

    home: kern number by node id, -1 for who has none, GROUPED for a group. loose: node ids without
    a line on this map. alone: those without any contact. pad: air of the outlines, in pixels.
    """

    regions: tuple[Region, ...]
    leaving: Leaving
    home: Mapping[str, int]
    loose: frozenset[str]
    alone: frozenset[str]
    pad: float


def ground_of(
    net: Net, schema: Schema, scene: Scene, view: View, places: Mapping[str, Position]
) -> MapGround:
    """What lies under a scene: a region a kern, in its own colour.

    With ``view.regions`` "gebied" the regions of one gebied have its name; with None there is none.
    """
    kernen = kern_numbers(net)
    home = {n.id: GROUPED if n.group else int(kernen.of[n.members[0]]) for n in scene.nodes}
    tied = {end for tie in scene.ties for end in (tie.a, tie.b)}
    loose = frozenset(n.id for n in scene.nodes if n.id not in tied and not n.group)
    pad = min(PAD, 0.5 * min(cell_of(net.n)) + 3.0)
    members = _by_kern(home)
    rings = {
        kern: rounded(np.array([places[m] for m in ids]), pad) for kern, ids in members.items()
    }
    middle = [n for n, kern in home.items() if kern == -1 and n not in loose]
    rings |= {-1: rounded(np.array([places[m] for m in middle]), pad)} if middle else {}
    left = _leaving(scene, home, places, rings) if view.regions is not None else NOTHING
    regions: list[Region] = []
    if view.regions is not None:
        named = _names(net, schema, view, kernen, members)
        regions += [
            _region(
                *named[kern],
                members[kern],
                rings[kern],
                kern,
                left.gate_of.get(kern),
                los=kern in left.lone and not leaves(net, kernen.of == kern),
            )
            for kern in sorted(members)
        ]
        regions += _soft(SHARED, middle, places, pad, bool(members))
    nowhere = sorted(n for n in loose if home[n] == -1)
    regions += _soft(ALONE, nowhere, places, pad, bool(tied))
    without = standing(net).without_contact
    alone = frozenset(n.id for n in scene.nodes if not n.group and without[n.members[0]])
    return MapGround(tuple(regions), left, home, loose, alone, round(pad, 1))


def _by_kern(home: Mapping[str, int]) -> dict[int, list[str]]:
    members: dict[int, list[str]] = {}
    for node, kern in home.items():
        if kern >= 0:
            members.setdefault(kern, []).append(node)
    return members


def _leaving(
    scene: Scene,
    home: Mapping[str, int],
    places: Mapping[str, Position],
    rings: Mapping[int, Sequence[Position]],
) -> Leaving:
    number = {node.id: k for k, node in enumerate(scene.nodes)}
    ends: Ints = np.array([(number[t.a], number[t.b]) for t in scene.ties], np.int32).reshape(-1, 2)
    xy = np.array([places[n.id] for n in scene.nodes], np.float64).reshape(-1, 2)
    return leaving(xy, np.array([home[n.id] for n in scene.nodes], np.int32), ends, rings)


def _names(
    net: Net, schema: Schema, view: View, kernen: KernNumbers, members: Mapping[int, Sequence[str]]
) -> dict[int, tuple[str, str]]:
    """The name and the colour of each kern; of gebieden only the largest kern has the name."""
    if view.regions != "gebied":
        return {kern: (kernen.names[kern], kernen.colours[kern]) for kern in members}
    of = {kern.id: kern.gebied for kern in net.kernen}
    gebied = {kern: of.get(kernen.ids[kern], "") for kern in members}
    series = sorted(
        {v for v in values_by(net, "gebied") if v not in (None, "meer")} | set(gebied.values())
    )
    largest: dict[str, int] = {}
    for kern in sorted(members, key=lambda k: (len(members[k]), -k)):
        largest[gebied[kern]] = kern
    return {
        kern: (
            _gebied_name(net, schema, gebied[kern]) if largest[gebied[kern]] == kern else "",
            appearance.series(series.index(gebied[kern]) % appearance.SERIES)[0],
        )
        for kern in members
    }


def _gebied_name(net: Net, schema: Schema, value: str) -> str:
    """Short, since it stands on the map: a gebied by its number, where it has one."""
    number = next((g.nummer for g in net.gebieden if g.id == value), None)
    return (
        value_label(net, schema, "gebied", value)
        if number is None
        else f"{gebied_word().capitalize()} {number}"
    )


def _region(
    name: str,
    colour: str,
    members: Sequence[str],
    ring: tuple[Position, ...],
    kern: int,
    gate: Position | None,
    *,
    los: bool,
) -> Region:
    return Region(
        name=name,
        members=tuple(members),
        colour=colour,
        core=tuple(members),
        ring=ring,
        at=_top(ring),
        los=los,
        number=kern,
        gate=gate,
    )


def _soft(
    name: str, members: Sequence[str], places: Mapping[str, Position], pad: float, shown: bool
) -> list[Region]:
    """A grey region without an edge, when there is somebody to show it of."""
    if not members or not shown:
        return []
    ring = rounded(np.array([places[m] for m in members]), pad)
    return [
        Region(
            name, tuple(members), "rest", core=tuple(members), ring=ring, at=_top(ring), soft=True
        )
    ]


def _top(ring: Sequence[Position]) -> Position:
    """The middle of the upper edge of a ring."""
    top = min(y for _, y in ring)
    near = [x for x, y in ring if y < top + 8]
    return round(sum(near) / len(near), 1), top
