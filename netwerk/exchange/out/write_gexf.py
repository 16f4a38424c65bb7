"""GEXF 1.3 for Gephi: places, colours, each relation a line of its own with its kind.

A strength is a property and no weight: a weight that is not given counts as 1, and not recorded is
not weak.
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


def write_gexf(out: Outgoing) -> Iterator[str]:
    """A GEXF file, piece by piece."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        f"<meta><creator>netwerk</creator>{_described(out)}</meta>\n"
        f'<graph defaultedgetype="{usual_direction(out)}" mode="static" idtype="string">\n'
    )
    of_actor = velden_of(Actor, "naam")
    of_relatie = velden_of(Relatie, "van", "naar", "soort")
    yield _declared("node", of_actor)
    yield _declared("edge", of_relatie)
    yield "<nodes>\n"
    for actor in out.actors:
        yield _node(out, actor, of_actor)
    yield "</nodes>\n<edges>\n"
    keys = keys_of_lines(out)
    for relatie in out.relaties:
        yield _edge(out, relatie, keys[relatie.id], of_relatie)
    yield "</edges>\n</graph>\n</gexf>\n"


def _described(out: Outgoing) -> str:
    return f"<description>{escape(out.mark)}</description>" if out.mark else ""


def _declared(kind: str, velden: tuple[Veld, ...]) -> str:
    attributes = "".join(
        f"<attribute id={_said(veld.naam)} title={_said(title_of(veld))} "
        f'type="{"integer" if veld.naam == "sterkte" else "string"}"/>\n'
        for veld in velden
    )
    return f'<attributes class="{kind}" mode="static">\n{attributes}</attributes>\n'


def _node(out: Outgoing, actor: Actor, velden: tuple[Veld, ...]) -> str:
    colour, place = out.colour(actor), out.places.get(actor.id)
    drawn = ""
    if colour:
        drawn += '<viz:color r="{}" g="{}" b="{}"/>'.format(*colour)
    if place:  # Gephi counts upwards
        drawn += f'<viz:position x="{place[0]:.1f}" y="{-place[1]:.1f}" z="0.0"/>'
    values = _values(out, actor, velden)
    return (
        f"<node id={_said(actor.id)} label={_said(name_of_actor(actor))}>{values}{drawn}</node>\n"
    )


def _edge(out: Outgoing, relatie: Relatie, key: str, velden: tuple[Veld, ...]) -> str:
    kind = _said(kind_of_relation(relatie))
    direction = "directed" if has_direction(relatie) else "undirected"
    return (
        f"<edge id={_said(key)} source={_said(relatie.van)} target={_said(relatie.naar)} "
        f'type="{direction}" kind={kind} label={kind}>{_values(out, relatie, velden)}</edge>\n'
    )


def _values(out: Outgoing, item: Actor | Relatie, velden: tuple[Veld, ...]) -> str:
    values = "".join(
        f"<attvalue for={_said(veld.naam)} value={_said(text)}/>"
        for veld, text in filled(out, item, velden)
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _said(text: str) -> str:
    """A text as the value of an attribute; a new line in it stays one."""
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
