"""The checks that only Neo4j needs, since others can write there too.

They come before those that hold for every engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from netwerk.errors import StoreDamaged
from netwerk.schema import Schema
from netwerk.store.checks import check_store
from netwerk.store.item_rules import Form
from netwerk.store.name_search import search_text
from netwerk.store.neo4j.connection.bolt import Bolt, Tx, newest
from netwerk.store.neo4j.form.fixed_cypher import Texts
from netwerk.store.neo4j.form.rows import items, lost
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.migrate import missing_names
from netwerk.store.neo4j.reading.read import everything
from netwerk.store.port import Problem, Store
from netwerk.typed.articles import this

SHOWN = 40
MOST = 100
"""Problems named one by one of each label; the rest is counted."""


def check(store: Store, bolt: Bolt, shape: Shape, schema: Schema, wanted: Texts) -> list[Problem]:
    """Whether the graph holds only what the schema knows and history says, and can be read."""

    def graph_checks() -> list[Problem]:
        missing = [
            Problem("Neo4j", f"De regel of index '{name}' ontbreekt. Open de gegevens opnieuw.")
            for name in missing_names(bolt, wanted)
        ]
        return [*missing, *bolt.read(lambda tx: list(_graph(tx, shape)))]

    try:
        return check_store(store, schema, graph_checks)
    except StoreDamaged as error:
        return [*graph_checks(), Problem("geschiedenis", str(error))]


def _graph(tx: Tx, shape: Shape) -> Iterator[Problem]:
    yield from _history(tx)
    for label in shape.forms:
        yield from _unread(tx, shape, label)
        yield from _unknown_properties(tx, shape, label)
    yield from _unknown_relations(tx)
    yield from _doubles(tx, shape)
    yield from _soorten(tx)
    yield from _names(tx, shape)


def _history(tx: Tx) -> Iterator[Problem]:
    lost = int(tx.rows("wijziging.lost")[0][0])
    if lost:
        yield Problem(
            "geschiedenis",
            f"{lost} wijzigingen horen bij geen enkele revisie. Ze zijn buiten netwerk om "
            "gemaakt of beschadigd.",
        )
    numbers = [row[0] for row in tx.rows("revisie.numbers")]
    if numbers != list(range(1, newest(tx) + 1)):
        yield Problem(
            "geschiedenis",
            "De nummers van de revisies lopen niet door: er is er een weg, of er is er een "
            "bijgemaakt.",
        )


def _unread(tx: Tx, shape: Shape, label: str) -> Iterator[Problem]:
    """Items that are left out, and values that are left out of an item."""
    form = shape.forms[label]
    names = form.names
    yield from _nameless(form, tx.rows(f"{label}.nameless"), label)
    rows = tx.rows(f"{label}.all")
    whole = {entry.item.id: entry for entry in items(form, rows)}
    unread = lost(form, rows)
    told = 0
    seen: set[object] = set()
    for row in rows:
        where = f"{label} {row[0]}"
        if str(row[0]) in seen:
            yield Problem(where, f"De sleutel '{row[0]}' komt twee keer voor.")
        seen.add(str(row[0]))
        wrong = unread.get(str(row[0]), [])
        absent = [
            v.naam
            for v, value in zip(form.velden, row, strict=False)
            if v.verplicht and value in (None, [])
        ]
        if not isinstance(row[0], str) or row[0] not in whole:
            yield Problem(
                where,
                f"{this(form.enkel).capitalize()} {form.enkel} wordt niet getoond: "
                f"{', '.join([*absent, *wrong]) or 'de sleutel'} ontbreekt of klopt niet.",
            )
        elif wrong:
            yield Problem(
                where,
                f"Bij {this(form.enkel)} {form.enkel} wordt niet getoond wat er staat bij: "
                f"{', '.join(wrong)}. Dat past niet in het schema: {_reasons(form, row, wrong)}. "
                "Verander het in Neo4j, of vul het in netwerk opnieuw in.",
            )
        elif type(row[len(names)]) is not int:
            yield Problem(
                where,
                f"{this(form.enkel).capitalize()} {form.enkel} is buiten netwerk om gemaakt en "
                "staat nog niet in de geschiedenis.",
            )
        else:
            continue
        told += 1
        if told == MOST:
            yield Problem(label, f"Er zijn er meer dan {MOST}; de rest staat er niet bij.")
            return


def _nameless(form: Form, rows: Sequence[Sequence[Any]], label: str) -> Iterator[Problem]:
    """What others made without a key: who can be taken over, and what is missing in the rest."""
    whole, lacks = 0, Counter[str]()
    for number, (_, _, *values) in enumerate(rows):
        row = [str(number), *values]
        if items(form, [row]):
            whole += 1
            continue
        wrong = {*lost(form, [row]).get(row[0], ())}
        lacks.update(
            v.naam
            for v, value in zip(form.velden, row, strict=False)
            if v.naam in wrong or (v.verplicht and value in (None, []))
        )
    if whole:
        yield Problem(
            label,
            f"{whole} keer is er een {form.enkel} zonder sleutel (id). Die neemt netwerk vanzelf "
            "over.",
        )
    if len(rows) > whole:
        named = ", ".join(f"{naam} ({n} keer)" for naam, n in lacks.items()) or "iets"
        yield Problem(
            label,
            f"{len(rows) - whole} keer kan netwerk een {form.enkel} zonder sleutel (id) niet "
            f"overnemen: {named} ontbreekt of klopt niet. Vul dat in Neo4j aan.",
        )


def _reasons(form: Form, row: Sequence[Any], wrong: Collection[str]) -> str:
    """What stands at these properties, and what may."""
    told = []
    for value, (veld, keep) in zip(row, form.keeps, strict=False):
        if veld.naam in wrong:
            try:
                keep(tuple(value) if isinstance(value, list) else value)
                reason = f"kan niet {_shortened(value)} zijn"
            except (ValueError, TypeError, AttributeError) as error:
                reason = str(error).rstrip(".")
            told.append(f"{veld.naam} {reason}")
    return "; ".join(told)


def _shortened(value: object) -> str:
    """A value of others in a sentence, not longer than a line."""
    text = str(value)
    return f"'{text[:SHOWN]}{'...' if len(text) > SHOWN else ''}'"


def _unknown_properties(tx: Tx, shape: Shape, label: str) -> Iterator[Problem]:
    plain = shape.relation_plain if label == "Relatie" else shape.nodes[label].plain
    for name, times in tx.rows(f"{label}.keys", known=[*plain, "versie", "zoek"]):
        enkel = shape.forms[label].enkel
        yield Problem(
            label,
            f"De eigenschap '{name}' ({times} keer bij een {enkel}) kent netwerk niet: die "
            "blijft staan en wordt niet getoond.",
        )


def _unknown_relations(tx: Tx) -> Iterator[Problem]:
    for name, times in tx.rows("Relatie.unknown"):
        yield Problem(
            "Relatie",
            f"De soort relatie '{name}' ({times} keer) kent netwerk niet: die blijft staan en "
            "wordt niet getoond.",
        )
    for name, times in tx.rows("Relatie.astray"):
        yield Problem(
            "Relatie",
            f"De relatie '{name}' loopt {times} keer niet van actor naar actor: die wordt niet "
            "getoond.",
        )


def _doubles(tx: Tx, shape: Shape) -> Iterator[Problem]:
    for node in shape.nodes.values():
        for link in node.links:
            if not link.many:
                for (id,) in tx.rows(f"{node.label}.{link.veld}.double"):
                    yield Problem(
                        f"{node.label} {id}",
                        f"Er is meer dan één '{link.type}', en er kan er maar één zijn. netwerk "
                        "toont de eerste.",
                    )


def _soorten(tx: Tx) -> Iterator[Problem]:
    for id, soorten in tx.rows("Actor.soorten"):
        yield Problem(
            f"Actor {id}",
            f"Deze actor heeft in Neo4j meer dan één soort: {', '.join(soorten)}. netwerk toont de "
            "eerste; haal de labels weg die niet kloppen.",
        )


def _names(tx: Tx, shape: Shape) -> Iterator[Problem]:
    kept = {str(id): zoek for id, zoek in tx.rows("zoek.all")}
    for entry in everything(tx, shape, "Actor"):
        item = entry.item
        if kept.get(item.id) != search_text(item):  # type: ignore[arg-type]
            naam = item.naam  # type: ignore[union-attr]
            yield Problem(
                f"Actor {item.id}", f"'{naam}' is met zoeken niet of niet goed te vinden."
            )
