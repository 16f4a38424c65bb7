"""The formats in which things go out: for whom each is, what it holds, and who writes it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from netwerk.errors import InputError
from netwerk.exchange.formats.network import counted
from netwerk.exchange.formats.workbook import export
from netwerk.exchange.out.format_notes import (
    about_directions,
    about_ended,
    about_hsds,
    about_long_texts,
    about_pajek,
    about_strengths,
)
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.exchange.out.write_gexf import write_gexf
from netwerk.exchange.out.write_graphml import write_graphml
from netwerk.exchange.out.write_hsds import PERSONS, write_hsds
from netwerk.exchange.out.write_kumu import write_kumu_json, write_kumu_xlsx
from netwerk.exchange.out.write_neo4j import write_neo4j
from netwerk.exchange.out.write_node_link import write_node_link
from netwerk.exchange.out.write_pajek import write_pajek
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Relatie

Note = Callable[[Outgoing], Iterable[str]]
EVERYTHING = "alles"
"""The format that is made with history, for which a store is needed."""


def _nothing(_out: Outgoing) -> dict[str, bytes]:
    raise InputError("Alles met de geschiedenis gaat alleen in één zip-bestand.")


@dataclass(frozen=True)
class OutFormat:
    """One format.

    holds: the labels that are in it, each with the properties that are (None: all of them); None
    for everything that users enter. several: whether it is several files, in a zip or a folder.
    places: whether it has the places of the map. persons: whether professionals fit in it. ended:
    whether it can say that a relation is over. notes: what it holds in another way.
    """

    key: str
    title: str
    use: str
    suffix: str
    write: Callable[[Outgoing], Mapping[str, bytes]]
    holds: Mapping[str, frozenset[str] | None] | None = None
    several: bool = False
    places: bool = False
    persons: bool = True
    ended: bool = True
    notes: tuple[Note, ...] = field(default=())


_NETWORK: Mapping[str, frozenset[str] | None] = {"Actor": None, "Relatie": None}


def _one(
    name: str, write: Callable[[Outgoing], Iterable[str]]
) -> Callable[[Outgoing], dict[str, bytes]]:
    """A writer that gives its file piece by piece, as one that gives files."""

    def files(out: Outgoing) -> dict[str, bytes]:
        file = io.BytesIO()
        for piece in write(out):
            file.write(piece.encode())
        return {name: file.getvalue()}

    return files


_ALL = (
    OutFormat(
        "xlsx",
        "Werkmap (Excel, LibreOffice)",
        "Om in te werken en weer in te lezen. Wat er niet in staat, blijft in netwerk.",
        ".xlsx",
        lambda out: export(out.existing, "xlsx", out.mark),
        notes=(about_long_texts,),
    ),
    OutFormat(
        "csv",
        "CSV-bestanden",
        "Voor andere programma's, een bestand per soort gegeven.",
        ".zip",
        lambda out: export(out.existing, "csv"),
        several=True,
    ),
    OutFormat(
        "gexf",
        "GEXF (Gephi)",
        "Om het netwerk in Gephi te bekijken, met de plaatsen en kleuren van de kaart.",
        ".gexf",
        _one("netwerk.gexf", write_gexf),
        _NETWORK,
        places=True,
        notes=(about_ended, about_strengths, about_directions),
    ),
    OutFormat(
        "graphml",
        "GraphML (yEd, Gephi, Cytoscape)",
        "Om het netwerk in yEd, Gephi of Cytoscape te bekijken.",
        ".graphml",
        _one("netwerk.graphml", write_graphml),
        _NETWORK,
        places=True,
        notes=(about_ended, about_strengths, about_directions),
    ),
    OutFormat(
        "pajek",
        "Pajek (.net)",
        "Om in Pajek mee te rekenen.",
        ".net",
        _one("netwerk.net", write_pajek),
        {
            "Actor": frozenset({"naam"}),
            "Relatie": frozenset({"van", "naar", "soort", "sterkte"}),
        },
        places=True,
        ended=False,
        notes=(about_pajek,),
    ),
    OutFormat(
        "kumu",
        "Kumu (werkmap)",
        "Om in Kumu in te lezen: kies daar Import en dan dit bestand.",
        ".xlsx",
        lambda out: {"netwerk-kumu.xlsx": write_kumu_xlsx(out)},
        _NETWORK,
        notes=(about_long_texts, about_ended),
    ),
    OutFormat(
        "kumu-json",
        "Kumu (JSON)",
        "Hetzelfde voor Kumu als JSON.",
        ".json",
        _one("netwerk-kumu.json", write_kumu_json),
        _NETWORK,
        notes=(about_ended,),
    ),
    OutFormat(
        "node-link",
        "Node-link JSON (networkx, d3)",
        "Voor wie zelf programmeert, met de waarden zoals ze zijn bewaard.",
        ".json",
        _one("netwerk.json", write_node_link),
        _NETWORK,
        places=True,
        notes=(about_ended,),
    ),
    OutFormat(
        "neo4j",
        "CSV voor neo4j-admin",
        "Om in een eigen Neo4j te laden; hoe dat gaat, staat in LEESMIJ.md.",
        ".zip",
        write_neo4j,
        several=True,
        notes=(about_ended,),
    ),
    OutFormat(
        "hsds",
        "HSDS (Open Referral)",
        "Voor een sociale kaart: de organisaties en hoe je ze bereikt.",
        ".zip",
        write_hsds,
        {
            "Actor": frozenset(
                (
                    *("id", "naam", "soort", "andere_namen", "omschrijving", "email", "website"),
                    *("telefoon", "contact", "adres", "postcode", "kern", "kvk"),
                )
            )
        },
        several=True,
        persons=False,
        notes=(about_hsds,),
    ),
    OutFormat(
        EVERYTHING,
        "Alles met geschiedenis",
        "Voor wie weggaat of alles zelf wil bewaren. Ook zonder netwerk te lezen.",
        ".zip",
        _nothing,
        places=True,
        notes=(about_long_texts,),
    ),
)
OUT_FORMATS: Mapping[str, OutFormat] = {made.key: made for made in _ALL}
"""The formats by key, in the order in which they are offered."""


def out_format(key: str) -> OutFormat:
    """The format with this key. Raises InputError naming the formats that there are."""
    found = OUT_FORMATS.get(key)
    if found is None:
        raise InputError(f"'{key}' is geen bekend formaat. Kies uit: {', '.join(OUT_FORMATS)}.")
    return found


def fitting(out: Outgoing, format: OutFormat) -> tuple[Outgoing, tuple[str, ...]]:
    """What of this fits in a format, and in words what does not."""
    items = dict(out.existing.items)
    said = []
    if not format.persons:
        actors = out.existing.of(Actor)
        items["Actor"] = {id: actor for id, actor in actors.items() if actor.soort != PERSONS}
        if persons := len(actors) - len(items["Actor"]):
            many = counted(persons, "professional gaat", "professionals gaan")
            said.append(f"{many} niet mee: dit formaat is voor organisaties.")
    if not format.ended:
        relaties = out.existing.of(Relatie)
        items["Relatie"] = {id: r for id, r in relaties.items() if id not in out.ended}
        if over := len(relaties) - len(items["Relatie"]):
            many = counted(over, "relatie die voorbij is, gaat", "relaties die voorbij zijn, gaan")
            said.append(f"{many} niet mee: dit formaat kan niet zeggen dat iets voorbij is.")
    return (replace(out, existing=Existing(items)), tuple(said)) if said else (out, ())
