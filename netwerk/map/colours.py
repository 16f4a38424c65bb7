"""Which colour each sign gets, and what each colour stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.map import appearance
from netwerk.map.kern_numbers import kern_places
from netwerk.map.scene import Scene, count_by, value_label, values_by
from netwerk.map.view import View
from netwerk.net.net import Net
from netwerk.schema import Schema


@dataclass(frozen=True)
class Colour:
    """What one colour stands for, and how many actors have it.

    tint: palette key. hollow: only its edge is drawn. shape: the sign to show the colour on.
    """

    label: str
    count: int
    tint: str
    hollow: bool
    shape: str


@dataclass(frozen=True)
class Colouring:
    """(palette key, hollow) by node id, and the colours that are used with what they stand for."""

    of: Mapping[str, tuple[str, bool]]
    used: tuple[Colour, ...]


def colouring_of(net: Net, schema: Schema, scene: Scene, view: View) -> Colouring:
    """The colours of a scene under a view; only values that are on the map get one."""
    by = view.colour_by
    values = (
        [str(v) if v else None for v in net.actors["soort"]]
        if by == "soort"
        else values_by(net, by)
    )
    shown = [node.members[0] for node in scene.nodes if not node.group]
    tints: dict[str | None, tuple[str, bool]] = {}
    of_kern = kern_places(net) if by == "kern" else {}
    used: list[Colour] = []
    rest = 0
    for k, (value, count) in enumerate(_in_order(schema, by, count_by([values[i] for i in shown]))):
        at = of_kern.get(value or "", k)
        tint, hollow, shape = _sign(schema, by, value, at)
        tints[value] = tint, hollow
        if tint == "rest" and value is not None and by != "soort":
            rest += count
        else:
            used.append(Colour(value_label(net, schema, by, value), count, tint, hollow, shape))
    if rest:
        used.append(Colour("Overige", rest, "rest", False, "dot"))
    of = {
        n.id: tints[values[n.members[0]]] if not n.group else _group_tint(values, n.members, tints)
        for n in scene.nodes
    }
    return Colouring(of, tuple(used))


def _in_order(
    schema: Schema, by: str, counts: list[tuple[str | None, int]]
) -> list[tuple[str | None, int]]:
    """Values of a closed list in the order of the schema, the others after them.

    Groups come largest first.
    """
    if by == "groep":
        return sorted(counts, key=lambda item: (item[0] is None, -item[1]))
    order = list(schema.keuzes[by].keuzes) if by in schema.keuzes else []
    return sorted(counts, key=lambda item: order.index(item[0]) if item[0] in order else len(order))


def _sign(schema: Schema, by: str, value: str | None, k: int) -> tuple[str, bool, str]:
    if by == "soort":
        return (
            (value if value in appearance.SOORT_SHAPES else "rest"),
            False,
            appearance.shape_of(value),
        )  # type: ignore[return-value]
    if value is None or value == "meer":
        return "rest", value == "meer", "dot"
    if by == "categorie":
        categories = schema.keuzes["categorie"].keuzes
        if value not in categories:
            return "rest", False, "dot"
        soort = categories[value].soort
        place = [c.waarde for c in categories.values() if c.soort == soort].index(value)
        return (*appearance.series(place), appearance.shape_of(soort))
    if by == "kern":  # as its area, also when there are very many
        return appearance.series(k % appearance.SERIES)[0], bool(k // appearance.SERIES % 2), "dot"
    return (*appearance.series(k), "dot")


def _group_tint(
    values: list[str | None], members: tuple[int, ...], tints: Mapping[str | None, tuple[str, bool]]
) -> tuple[str, bool]:
    """The colour of its members when they all have the same, else the colour of groups."""
    inside = {values[i] for i in members}
    value = inside.pop()
    return tints.get(value, ("groep", False)) if not inside else ("groep", False)
