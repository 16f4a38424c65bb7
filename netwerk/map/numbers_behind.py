"""Numbers behind the names of actors and kernen, for a mark that counts something there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyvis.network import Network

from netwerk.map.scene import Scene
from netwerk.map.view import Region, View
from netwerk.model import Kern
from netwerk.net.net import Net


def numbered(
    net: Net, scene: Scene, view: View, network: Network, regions: Sequence[Region]
) -> tuple[Region, ...]:
    """Write the numbers of the marks behind the names of signs; the regions with theirs.

    A group of actors has no number of its own: who is in it may be in the same thing.
    """
    numbers = _numbers(view)
    if not numbers:
        return tuple(regions)
    for node in scene.nodes:
        number = numbers.get(str(net.actors["id"][node.members[0]]))
        if number and not node.group:
            drawn = network.node_map[node.id]
            for key in ("label", "short"):
                if drawn.get(key):
                    drawn[key] = _with(str(drawn[key]), number)
    kernen = {kern.naam: numbers[kern.id] for kern in net.kernen if kern.id in numbers}
    return tuple(
        replace(region, name=_with(region.name, kernen[region.name]))
        if region.name in kernen
        else region
        for region in regions
    )


def numbered_kernen(kernen: Sequence[Kern], view: View) -> list[Kern]:
    """The kernen, with the numbers of the marks behind their names."""
    numbers = _numbers(view)
    return [
        replace(kern, naam=_with(kern.naam, numbers[kern.id])) if kern.id in numbers else kern
        for kern in kernen
    ]


def _numbers(view: View) -> dict[str, int]:
    return {id: number for mark in view.marks for id, number in mark.numbers}


def _with(name: str, number: int) -> str:
    return f"{name}\u00a0·\u00a0{number}"
