"""GraphML that yEd, Gephi and Cytoscape all show with names, places and colours.

Each has its own way: Gephi reads the keys label, x, y, r, g and b, Cytoscape takes name and
interaction, yEd its own elements. Those come last in a node, since Cytoscape reads no more of a
node after them; and texts with signs of XML stand in CDATA, of which Cytoscape does not lose the
beginning.
Every line has a key of its own: with the same key yEd shows only the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from netwerk.exchange.out.outgoing import (
    Outgoing,
    filled,
    has_direction,
    keys_of_lines,
    kind_of_relation,
    name_of_actor,
    title_of,
    usual_direction,
    velden_of,
)
from netwerk.model import Actor, Relatie
from netwerk.schema import Veld

_DRAWN = {"x": "double", "y": "double", "r": "int", "g": "int", "b": "int"}
_SIZE = 30.0
_SHAPES = {
    "bewonersgroep": "ellipse",
    "bedrijf": "rectangle",
    "instelling": "diamond",
    "professional": "triangle",
}
"""The signs of the map, as yEd calls them."""


def write_graphml(out: Outgoing) -> Iterator[str]:
    """A GraphML file, piece by piece."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:y="http://www.yworks.com/xml/graphml" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
        'http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">\n'
    )
    if out.mark:
        yield f"<desc>{escape(out.mark)}</desc>\n"
    of_actor = velden_of(Actor, "naam")
    of_relatie = velden_of(Relatie, "van", "naar", "soort")
    yield from _keys(of_actor, of_relatie)
    yield f'<graph id="netwerk" edgedefault="{usual_direction(out)}">\n'
    for actor in out.actors:
        yield _node(out, actor, of_actor)
    keys = keys_of_lines(out)
    for relatie in out.relaties:
        yield _edge(out, relatie, keys[relatie.id], of_relatie)
    yield "</graph>\n</graphml>\n"


def _keys(of_actor: tuple[Veld, ...], of_relatie: tuple[Veld, ...]) -> Iterator[str]:
    for name in ("label", "name"):
        yield _key(f"n_{name}", name, "node")
    for veld in of_actor:
        yield _key(f"n_{veld.naam}", title_of(veld), "node")
    for name, kind in _DRAWN.items():
        yield _key(f"n_{name}", name, "node", kind)
    yield '<key id="n_graphics" for="node" yfiles.type="nodegraphics"/>\n'
    yield _key("e_label", "label", "edge")
    yield _key("e_interaction", "interaction", "edge")
    for veld in of_relatie:
        kind = "int" if veld.naam == "sterkte" else "string"
        yield _key(f"e_{veld.naam}", title_of(veld), "edge", kind)
    yield '<key id="e_graphics" for="edge" yfiles.type="edgegraphics"/>\n'


def _key(id: str, name: str, of: str, kind: str = "string") -> str:
    return f'<key id="{id}" for="{of}" attr.name={quoteattr(name)} attr.type="{kind}"/>\n'


def _node(out: Outgoing, actor: Actor, velden: tuple[Veld, ...]) -> str:
    name = _text(name_of_actor(actor))
    parts = [f'<data key="n_label">{name}</data><data key="n_name">{name}</data>']
    parts += _values(out, actor, velden, "n")
    colour, place = out.colour(actor), out.places.get(actor.id)
    around, fill = "", ""
    if place:
        x, y = place
        # Gephi counts upwards; yEd downwards, from the corner of the sign
        parts.append(f'<data key="n_x">{x:.1f}</data><data key="n_y">{-y:.1f}</data>')
        around = f' x="{x - _SIZE / 2:.1f}" y="{y - _SIZE / 2:.1f}"'
    if colour:
        parts += [f'<data key="n_{c}">{part}</data>' for c, part in zip("rgb", colour, strict=True)]
        fill = '<y:Fill color="#{:02X}{:02X}{:02X}" transparent="false"/>'.format(*colour)
    parts.append(
        f'<data key="n_graphics"><y:ShapeNode><y:Geometry height="{_SIZE}" width="{_SIZE}"{around}'
        f'/>{fill}<y:NodeLabel modelName="sides" modelPosition="s">{name}</y:NodeLabel>'
        f'<y:Shape type="{_SHAPES.get(actor.soort, "octagon")}"/></y:ShapeNode></data>'
    )
    return f"<node id={_said(actor.id)}>{''.join(parts)}</node>\n"


def _edge(out: Outgoing, relatie: Relatie, key: str, velden: tuple[Veld, ...]) -> str:
    directed = has_direction(relatie)
    kind = _text(kind_of_relation(relatie))
    arrow = "standard" if directed else "none"
    values = "".join(_values(out, relatie, velden, "e"))
    return (
        f"<edge id={_said(key)} source={_said(relatie.van)} target={_said(relatie.naar)} "
        f'directed="{"true" if directed else "false"}"><data key="e_label">{kind}</data>'
        f'<data key="e_interaction">{kind}</data>{values}'
        f'<data key="e_graphics"><y:PolyLineEdge><y:Arrows source="none" target="{arrow}"/>'
        f"<y:EdgeLabel>{kind}</y:EdgeLabel></y:PolyLineEdge></data></edge>\n"
    )


def _values(out: Outgoing, item: Actor | Relatie, velden: tuple[Veld, ...], kind: str) -> list[str]:
    return [
        f'<data key="{kind}_{veld.naam}">{_text(text)}</data>'
        for veld, text in filled(out, item, velden)
    ]


def _text(text: str) -> str:
    if not any(sign in text for sign in "&<>"):
        return escape(text)
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _said(text: str) -> str:
    """A text as the value of an attribute; a new line in it stays one."""
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
