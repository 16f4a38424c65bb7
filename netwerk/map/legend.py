"""The legend: exactly what is on the map, nothing more."""

from __future__ import annotations

from netwerk.map import appearance
from netwerk.map.colours import Colouring
from netwerk.map.marks import Marked
from netwerk.map.regions import SHARED, MapGround
from netwerk.map.scene import Scene, count_by, group_of
from netwerk.map.view import LegendEntry, View
from netwerk.net.net import Net
from netwerk.schema import Schema

SIZE_WORDS = {
    "contacten": "Groter: meer contacten",
    "relaties": "Groter: meer relaties",
    "routes": "Groter: vaker op de kortste route tussen twee anderen",
    "bereik": "Groter: meer actoren binnen twee stappen",
}


def legend_of(
    net: Net,
    schema: Schema,
    scene: Scene,
    view: View,
    marks: Marked,
    colours: Colouring,
    ground: MapGround,
) -> tuple[LegendEntry, ...]:
    """The lines of the legend in reading order: actors, colours, size, lines, marks, areas.

    The chip in the style of a line is what the closed legend says of it.
    """
    return (
        *_signs(net, schema, scene, view, colours),
        *_lines(net, schema, scene),
        *_threads(ground),
        *_marks(marks),
        *_areas(view, ground),
    )


def _signs(
    net: Net, schema: Schema, scene: Scene, view: View, colours: Colouring
) -> list[LegendEntry]:
    alone = [n for n in scene.nodes if not n.group]
    entries = []
    if view.colour_by == "soort":
        entries = [
            LegendEntry("actor", c.label, c.count, _sign(c.shape, c.tint)) for c in colours.used
        ]
    else:
        soorten = count_by([str(net.actors["soort"][n.members[0]]) for n in alone])
        order = list(schema.keuzes["soort"].keuzes)
        for soort, count in sorted(
            soorten, key=lambda s: order.index(s[0]) if s[0] in order else len(order)
        ):
            label = schema.keuzes["soort"].label(soort)
            entries.append(
                LegendEntry(
                    "actor", label, count, _sign(appearance.shape_of(soort), "tekst", hollow=True)
                )
            )
        for c in colours.used:
            style = {**_sign(c.shape, c.tint, hollow=c.hollow), "of": view.colour_by}
            entries.append(LegendEntry("kleur", c.label, c.count, style))
    groups = len(scene.nodes) - len(alone)
    if groups:
        entries.append(
            LegendEntry(
                "actor", "Samengevoegde groep", groups, _sign(appearance.GROUP_SHAPE, "groep")
            )
        )
    if alone and view.size_by != "gelijk":
        words = SIZE_WORDS.get(view.size_by) or f"Groter: {view.measure_label or 'hogere waarde'}"
        entries.append(LegendEntry("maat", words, None, {"tint": "rest"}))
    return entries


def _sign(shape: str, tint: str, *, hollow: bool = False) -> dict[str, object]:
    return {"shape": shape, "tint": tint, "hollow": hollow}


def _lines(net: Net, schema: Schema, scene: Scene) -> list[LegendEntry]:
    contact = sum(any(net.contact[r] for r in tie.rows) for tie in scene.ties)
    entries = []
    if contact:
        entries.append(LegendEntry("lijn", "Contact", contact, {"tint": "contact", "dash": "vol"}))
    if len(scene.ties) - contact:
        label = "Alleen aangesloten (lid, werkt voor, gebruikt zaal)"
        entries.append(
            LegendEntry(
                "lijn", label, len(scene.ties) - contact, {"tint": "affiliatie", "dash": "streep"}
            )
        )
    single = [tie for tie in scene.ties if not (group_of(tie.a) or group_of(tie.b))]
    rows = [r for tie in single for r in tie.rows]
    if any(net.relaties["sterkte"][r] for r in rows):
        entries.append(
            LegendEntry("lijn", "Dikker: sterker contact", None, {"tint": "contact", "dash": "dik"})
        )
    kinds = {str(net.relaties["soort"][r]) for r in rows}
    if any(kind in schema.relaties and schema.relaties[kind].richting for kind in kinds):
        entries.append(
            LegendEntry("lijn", "Pijl: van wie naar wie", None, {"tint": "contact", "dash": "pijl"})
        )
    if any(len(tie.rows) > 1 for tie in scene.ties):
        entries.append(
            LegendEntry(
                "lijn", "Getal: aantal relaties", None, {"tint": "contact", "dash": "getal"}
            )
        )
    return entries


def _marks(marks: Marked) -> list[LegendEntry]:
    entries = []
    for kind, label in marks.labels.items():
        actors, ties = marks.counts[kind]
        if actors or ties:
            line = ties > 0 and (not actors or kind == "voorstel")
            style = {"tint": kind, "mark": kind, "sign": "lijn" if line else "ring"}
            entries.append(LegendEntry("teken", label, ties if line else actors, style))
    return entries


def _areas(view: View, ground: MapGround) -> list[LegendEntry]:
    entries = []
    if ground.alone:
        style = {"tint": "tekst", "mark": "los", "sign": "ring", "chip": "Ring: geen contact"}
        words = "Gestippelde ring: geen contact"
        entries.append(LegendEntry("teken", words, len(ground.alone), style))
    kernen = [region for region in ground.regions if region.number >= 0]
    if kernen:
        of = "gebied" if view.regions == "gebied" else "kern"
        style = {"tint": "k3", "chip": f"Kleur: {view.colour_by}, vlak: {of}"}
        entries.append(LegendEntry("vlak", f"Gekleurd vlak: zelfde {of}", None, style))
    alone = sum(region.los for region in kernen)
    if 0 < alone < len(kernen):
        style = {"tint": "k3", "dash": "streep"}
        entries.append(LegendEntry("vlak", "Streeprand: geen lijn naar buiten", alone, style))
    if any(region.soft and region.name == SHARED for region in ground.regions):
        entries.append(LegendEntry("vlak", "Grijs vlak: in meer kernen", None, {"tint": "rest"}))
    return entries


def _threads(ground: MapGround) -> list[LegendEntry]:
    threads = len(ground.leaving.threads)
    words = "Roze: een kern heeft maar een of twee lijnen"
    style = {"tint": "brug", "dash": "draad", "chip": "Roze: dunne draad"}
    return [LegendEntry("lijn", words, threads, style)] if threads else []
