"""How the schema becomes a graph: labels, relation types, and which property lives where.

    (:Actor:Bewonersgroep {id, naam, ...})-[:WERKT_SAMEN_MET {id, sterkte, sinds, bron,
    ...}]->(:Actor:Bedrijf)
    (:Actor)-[:ACTIEF_IN]->(:Gebied), (:Actor)-[:GEVESTIGD_IN]->(:Kern)-[:LIGT_IN]->(:Gebied)

A property that refers to another item is a relation, the soort of an actor a second label, the
soort of a relation its type. Names in Cypher texts come from here, so from the closed lists of the
schema, never from users.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.errors import SchemaError
from netwerk.schema import Schema, Veld
from netwerk.store.item_rules import Form, Forms

STAND, REVISIE, WIJZIGING = "Netwerk_Stand", "Netwerk_Revisie", "Netwerk_Wijziging"
"""The labels of what netwerk keeps beside the network: its state, its revisions, what each did."""

AFMELDING = "Netwerk_Afmelding"
"""The label of who signed out when: no part of the network, its history or any copy of it."""

HOORT_BIJ = "HOORT_BIJ"
"""The relation from what was done to one item to the revision that did it."""

TOWARDS_THE_ITEM = frozenset({"BETROKKEN_BIJ"})
"""References that read the other way: an actor is BETROKKEN_BIJ a signaal that lists it."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Link:
    """A property that is a relation in the graph.

    type: of the relation. label: of what it refers to.
    """

    veld: str
    type: str
    label: str
    many: bool

    def pattern(self, near: str, relation: str, far: str) -> str:
        """The pattern from ``near`` (the item) to ``far`` (what it refers to)."""
        if self.type in TOWARDS_THE_ITEM:
            return f"({near})<-[{relation}:{self.type}]-({far})"
        return f"({near})-[{relation}:{self.type}]->({far})"


@dataclass(frozen=True)
class NodeShape:
    """The items of one label: ``plain`` are the properties on the node itself."""

    form: Form
    plain: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def label(self) -> str:
        """The label in the graph."""
        return self.form.label


@dataclass(frozen=True)
class Shape:
    """The whole graph: items that are nodes, the relations of actors, the labels of the soorten."""

    nodes: Mapping[str, NodeShape]
    relatie: Form
    types: Mapping[str, str]
    soorten: Mapping[str, str]

    @property
    def relation_plain(self) -> tuple[str, ...]:
        """The properties on a relation itself."""
        return tuple(name for name in self.relatie.names if name not in {"van", "naar", "soort"})

    @property
    def forms(self) -> dict[str, Form]:
        """The form of every label, nodes and relations."""
        return {label: node.form for label, node in self.nodes.items()} | {"Relatie": self.relatie}


def shape_of(schema: Schema, forms: Forms) -> Shape:
    """The graph of a schema. Raises SchemaError for a name that cannot be a label or type."""
    nodes = {label: _node(form) for label, form in forms.items() if label != "Relatie"}
    types = {soort: soort.upper() for soort in schema.relaties}
    soorten = {soort: soort.title().replace("_", "") for soort in schema.keuzes["soort"].keuzes}
    for name in (
        *nodes,
        *types.values(),
        *soorten.values(),
        *(k.type for n in nodes.values() for k in n.links),
    ):
        if not _NAME.fullmatch(name):
            raise SchemaError(
                f"graph_schema: '{name}' kan geen naam in Neo4j zijn. Gebruik letters, cijfers "
                "en _."
            )
    return Shape(nodes, forms["Relatie"], types, soorten)


def _node(form: Form) -> NodeShape:
    links = tuple(_link(veld) for veld in form.velden if veld.verwijst_naar)
    apart = {link.veld for link in links} | ({"soort"} if form.label == "Actor" else set())
    return NodeShape(form, tuple(name for name in form.names if name not in apart), links)


def _link(veld: Veld) -> Link:
    return Link(veld.naam, veld.relatie or "", veld.verwijst_naar or "", veld.meervoudig)
