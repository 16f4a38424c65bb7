"""What the map can show and what a picture holds.

Frozen values that cross to the page, the component and the export.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from netwerk.fitting import misfit

if TYPE_CHECKING:
    from pyvis.network import Network

Position = tuple[float, float]

COLOUR_BY = ("soort", "categorie", "gebied", "kern", "groep")
SIZE_BY = ("contacten", "relaties", "routes", "bereik", "gelijk", "maat")
COLLAPSE_BY = ("kern", "gebied", "categorie", "groep")
REGIONS = ("kern", "gebied")
LAYERS = ("contact", "affiliatie")
PARALLEL = ("een", "los")
MOST_STEPS = 9
"""Of ``View.steps``: further is everybody."""
MARKS = {
    "brug": "Brug: zonder dit contact raakt een deel los",
    "spil": "Actor waar een deel aan hangt: zonder deze actor raakt dat deel los",
    "route": "Route",
    "voorstel": "Voorstel: dit contact is er nog niet",
    "valt_weg": "Valt weg",
    "nadruk": "Uitgelicht",
}
"""Every way to mark actors and ties, with its words in the legend."""


@dataclass(frozen=True)
class Mark:
    """Actors and ties that are lifted out; ``kind`` is a key of MARKS.

    Ties are pairs of actor ids, in either order.

    A tie under ``voorstel`` need not exist: it is drawn as a dotted line. ``label`` replaces the
    words in the legend. ``words``: what each tie rests on and via whom, in the order of ``ties``.
    ``numbers``: written behind the names of actors and kernen with these ids.
    """

    kind: str
    actors: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    label: str = ""
    words: tuple[tuple[str, str], ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class View:
    """Every choice that decides what a picture of a net looks like.

    Equal views of a net give equal pictures.

    colour_by: one of COLOUR_BY. size_by: one of SIZE_BY; ``routes`` is the share of the shortest
      routes between two others, ``bereik`` who is within two steps; ``maat`` uses ``measure``
      (pairs of actor id and value >= 0) named ``measure_label``. regions: draw kernen or gebieden
      as soft areas. layers: which kinds of tie are drawn.
    marks: what is lifted out; ``fade`` makes everything else pale. focus and steps: only this actor
      and who is within that many ties. only: (by, value) of COLLAPSE_BY, nobody else is shown.
      hidden: actors left out. collapse_by: one node a kern, gebied, categorie or groep, except
      those in ``expanded``; ``collapsed`` holds single groups as (by, value). parallel: draw
      several ties between two actors as ``een`` line with their number, or ``los``.
    auto_collapse: above ``limit`` actors, collapse by itself.
    """

    colour_by: str = "soort"
    size_by: str = "contacten"
    measure: tuple[tuple[str, float], ...] = ()
    measure_label: str = ""
    regions: str | None = None
    layers: tuple[str, ...] = ("contact", "affiliatie")
    marks: tuple[Mark, ...] = ()
    fade: bool = False
    focus: str | None = None
    steps: int = 1
    only: tuple[str, str] | None = None
    hidden: tuple[str, ...] = ()
    collapse_by: str | None = None
    expanded: tuple[str, ...] = ()
    collapsed: tuple[tuple[str, str], ...] = ()
    parallel: str = "een"
    auto_collapse: bool = True
    limit: int = 1500

    def to_values(self) -> dict[str, Any]:
        """The view as plain values for JSON (a saved view, a link)."""
        return asdict(self)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> View:
        """The inverse of `to_values`, also after JSON turned tuples into lists.

        Unknown keys are left out. Raises ValueError for values that are no choice.
        """
        fields = {
            name: _frozen(value)
            for name, value in values.items()
            if name in cls.__dataclass_fields__
        }
        if wrong := misfit(cls, fields):
            raise ValueError(f"{wrong} is no choice of a view")
        marks = tuple(
            Mark(**{name: _frozen(value) for name, value in mark.items()})
            for mark in fields.pop("marks", ())
        )
        view = cls(**fields, marks=marks)
        view._check()
        return view

    def _check(self) -> None:
        """Raises ValueError for a word that no list has, or a number that cannot be."""
        groups = [by for by, _ in self.collapsed]
        choices = (
            ((self.colour_by,), COLOUR_BY),
            ((self.size_by,), SIZE_BY),
            ((self.regions,), (None, *REGIONS)),
            ((self.collapse_by, self.only and self.only[0], *groups), (None, *COLLAPSE_BY)),
            ((self.parallel,), PARALLEL),
            (self.layers, LAYERS),
            ([mark.kind for mark in self.marks], MARKS),
        )
        if not all(word in known for words, known in choices for word in words):
            raise ValueError("a word that is no choice of a view")
        if not (1 <= self.steps <= MOST_STEPS and self.limit >= 0):
            raise ValueError("a number that is no choice of a view")
        if any(value < 0 for _, value in self.measure):
            raise ValueError("a measure below zero")


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: ``part`` is actor, kleur, maat, lijn, teken or vlak.

    ``style`` says how to draw its sign.
    """

    part: str
    label: str
    count: int | None
    style: Mapping[str, Any]


@dataclass(frozen=True)
class Region:
    """A soft area around the actors ``members`` (node ids) of a kern.

    ``colour`` is a palette key.

    ring: its outline, in the coordinates of the picture. at: the middle of its top, above which its
    name goes. los: no line leaves it. soft: grey and without an edge. number: of the kern, -1 when
    it is of none. gate: where its lines to the middle leave it.
    links and core: pairs of members near each other, and the members under the name, for who draws
    no outline.
    """

    name: str
    members: tuple[str, ...]
    colour: str
    links: tuple[tuple[str, str], ...] = ()
    core: tuple[str, ...] = ()
    ring: tuple[Position, ...] = ()
    at: Position | None = None
    los: bool = False
    soft: bool = False
    number: int = -1
    gate: Position | None = None


@dataclass(frozen=True)
class Area:
    """A fixed area under the network in the same coordinates.

    rings: of points. at: where its name goes. colour: a palette key.
    """

    name: str
    rings: tuple[tuple[Position, ...], ...]
    at: Position
    colour: str


@dataclass(frozen=True)
class ActorRow:
    """One actor (or collapsed group) of the picture in words, for the table beside it."""

    id: str
    naam: str
    soort: str
    categorie: str
    plaats: str
    contacten: int
    relaties: int
    marks: tuple[str, ...]


@dataclass(frozen=True)
class TieRow:
    """One relation of the picture in words; ``count`` is above 1 for a bundle between groups."""

    van_id: str
    naar_id: str
    van: str
    naar: str
    wat: str
    sterkte: str
    bron: str
    laatst_bevestigd: str
    count: int
    is_contact: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Picture:
    """A drawn map.

    network: a pyvis Network, for its description of nodes and edges, never for its HTML.
    pad: air of the outlines of regions around a sign. crowded: more signs than names have room.
    letters: how much larger names are written than usual, when there are few.

    palette: (light, dark) colours by key. headline: what there is to see, in one or two sentences
      to stand above the map.
    summary: the picture in words. notice: what the user should know about it (collapsed, actors
      left out), or empty. actors and ties: the same content for a table. members: actor ids of each
      collapsed node. names: of every actor of the net, shown or not, so that a version without
      names can leave them out. layout_key changes when all places are others (network or
      geographic).
    """

    network: Network
    palette: Mapping[str, tuple[str, str]]
    legend: tuple[LegendEntry, ...]
    summary: str
    notice: str
    actors: tuple[ActorRow, ...]
    ties: tuple[TieRow, ...]
    regions: tuple[Region, ...] = ()
    areas: tuple[Area, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    layout_key: str = "netwerk"
    headline: str = ""
    pad: float = 34.0
    crowded: bool = False
    letters: float = 1.0


@dataclass(frozen=True)
class MapEvent:
    """What the user did on the map, as the component gives it back.

    nodes, edges: what is chosen now (node ids; edges as pairs of node ids). expand: the node that
    was double-clicked in this run, else None. moved: places of nodes dragged so far.
    """

    nodes: tuple[str, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    expand: str | None = None
    moved: Mapping[str, Position] = field(default_factory=dict)
