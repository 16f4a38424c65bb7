"""CSV files for `neo4j-admin database import`: the same graph as a store in Neo4j has.

What refers to something is a relation; it also stands with the item itself as a property.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from netwerk.exchange.formats.csv import csv_text
from netwerk.exchange.formats.neo4j_headers import (
    node_headers,
    relation_headers,
    relation_velden,
)
from netwerk.exchange.meaning.label_plans import LabelPlan, plans
from netwerk.exchange.out.outgoing import Outgoing, name_of_actor
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import Veld
from netwerk.typed.text import tidy

_TOWARDS_THE_ITEM = frozenset({"BETROKKEN_BIJ"})
"""References that read the other way: an actor is BETROKKEN_BIJ a signaal that lists it."""
_BETWEEN = (";", "|", "¦", "¬", "§", "¤", "‖", "␟")
"""What may stand between the values of a list: the first that is in none of them."""


def write_neo4j(out: Outgoing) -> dict[str, bytes]:
    """The files by name: nodes, relations, and how to load them."""
    between = _between(out)
    nodes: dict[str, bytes] = {}
    lines: dict[str, bytes] = {}
    for plan in plans().values():
        if plan.naam == Relatie.__name__:
            continue
        file = f"{plan.title.lower()}.csv"
        nodes[file] = _csv(_node_rows(out, plan, between))
        for veld in plan.references:
            if rows := list(_reference_rows(out, plan, veld)):
                ends = [f":START_ID({plan.naam})", f":END_ID({veld.verwijst_naar})"]
                if veld.relatie in _TOWARDS_THE_ITEM:
                    ends = [f":START_ID({veld.verwijst_naar})", f":END_ID({plan.naam})"]
                head = [*ends, ":TYPE", "volgorde:int"]
                lines[f"{plan.naam.lower()}-{veld.naam}.csv"] = _csv([head, *rows])
    lines["relaties.csv"] = _csv(_relation_rows(out))
    readme = _readme(sorted(nodes), sorted(lines), between)
    return {"LEESMIJ.md": readme.encode(), **nodes, **dict(sorted(lines.items()))}


def _node_rows(out: Outgoing, plan: LabelPlan, between: str) -> Iterator[list[str]]:
    velden = [veld for veld in plan.velden.values() if veld.naam != "id"]
    yield node_headers(plan)
    for _, item in sorted(out.existing.items.get(plan.naam, {}).items()):
        label = plan.naam
        values = [_value(item, veld, between) for veld in velden]
        if isinstance(item, Actor):
            label += ";" + item.soort.title().replace("_", "")
            values[0] = name_of_actor(item)
        yield [item.id, *values, label.replace(";", between)]


def _relation_rows(out: Outgoing) -> Iterator[list[str]]:
    velden = relation_velden()
    yield relation_headers()
    for relatie in out.relaties:
        values = [_value(relatie, veld, ";") for veld in velden]
        yield [relatie.van, relatie.naar, relatie.soort.upper(), *values]


def _reference_rows(out: Outgoing, plan: LabelPlan, veld: Veld) -> Iterator[list[str]]:
    there = out.existing.items.get(veld.verwijst_naar or "", {})
    for _, item in sorted(out.existing.items.get(plan.naam, {}).items()):
        value = getattr(item, veld.naam)
        many = value if isinstance(value, tuple) else (value,) if value else ()
        for number, key in enumerate(many):
            if key in there:
                ends = [item.id, str(key)]
                if veld.relatie in _TOWARDS_THE_ITEM:
                    ends.reverse()
                yield [*ends, veld.relatie or "", str(number)]


def _value(item: Item, veld: Veld, between: str) -> str:
    value = getattr(item, veld.naam)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return between.join(text for text in map(tidy, value) if text)
    return tidy(value) if isinstance(value, str) else repr(value)


def _between(out: Outgoing) -> str:
    used = {
        sign
        for items in out.existing.items.values()
        for item in items.values()
        for veld in plans()[type(item).__name__].velden.values()
        if veld.meervoudig
        for text in getattr(item, veld.naam)
        for sign in _BETWEEN
        if sign in text
    }
    return next((sign for sign in _BETWEEN if sign not in used), "\x1f")


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    return csv_text(rows, ",").encode()


def _readme(nodes: Sequence[str], lines: Sequence[str], between: str) -> str:
    options: Mapping[str, str] = {
        "id-type": "string",
        "array-delimiter": f"U+{ord(between):04X}" if not between.isascii() else f'"{between}"',
        "multiline-fields": "true",
        "input-encoding": "UTF-8",
    }
    words = [f"  --{name}={value}" for name, value in options.items()]
    words += [f"  --nodes=./{file}" for file in nodes]
    words += [f"  --relationships=./{file}" for file in lines]
    return (
        "# Netwerk voor Neo4j\n\n"
        "Deze bestanden zijn voor `neo4j-admin`. Zet ze in een map en voer daar deze opdracht uit. "
        "De database `netwerk` moet nieuw zijn.\n\n```\n"
        "neo4j-admin database import full netwerk \\\n" + " \\\n".join(words) + "\n```\n\n"
        "- Maak de database daarna aan in Neo4j: `CREATE DATABASE netwerk`. In de gratis uitgave "
        "is er maar één database: zet daar `neo4j` in plaats van `netwerk`.\n"
        "- Een actor heeft twee labels: `Actor` en de soort. Een relatie heeft de soort als type.\n"
        "- Wat naar iets verwijst (kern, gebied), is een relatie, en staat er ook bij als tekst.\n"
        "- Datums zijn tekst, want vaak is alleen het jaar bekend.\n"
        "- Leeg is: niet bekend. Dat is iets anders dan nee.\n"
        "- De geschiedenis zit er niet bij. Wil je netwerk zelf op Neo4j laten werken? Gebruik dan "
        "`netwerk copy`.\n"
        "- Wil je de gegevens weer inlezen in netwerk? Neem dan de werkmap (.xlsx).\n"
    )
