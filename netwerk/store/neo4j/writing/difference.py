"""From the network in the graph to the one that history leads to, and what others made there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netwerk.errors import InputError
from netwerk.model import Item
from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.form.rows import items
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.history.tally import Tally
from netwerk.store.neo4j.reading.last_state import Key, decoded, last_states
from netwerk.store.neo4j.reading.read import windows
from netwerk.store.port import ItemChange, Revision
from netwerk.store.settle import WriteStep

Target = dict[Key, tuple[Item, int]]
"""Every item that should be there, with its version."""


@dataclass(frozen=True)
class Difference:
    """The steps from what is there to what should be there.

    versions: of what should be there. foreign: how many nodes and relations of our kinds history
    does not know. unread: items of history that are there in a form that cannot be read.
    """

    steps: tuple[WriteStep, ...]
    versions: Mapping[Key, int]
    foreign: Mapping[str, int]
    unread: frozenset[Key]
    known: Mapping[str, Collection[str]]

    def version(self, step: WriteStep) -> int:
        """The version that an item gets."""
        return self.versions.get((step.label, step.id), 0)


def target_of(
    history: Iterable[tuple[Revision, Iterable[ItemChange], str]], start: Target | None = None
) -> Target:
    """Where history leads to."""
    state: Target = dict(start or {})
    for revision, changes, _ in history:
        for change in changes:
            if change.after is None:
                state.pop((change.label, change.id), None)
            else:
                state[change.label, change.id] = (change.after, revision.number)
    return state


def stored_target(
    tx: Tx, shape: Shape, first: int, last: int, start: Target, turned: bool = False
) -> Target:
    """Where the history on the server leads to.

    turned: it waits under negative numbers.
    """
    state = dict(start)
    for low, high in windows(first, last):
        span = {"first": -high, "last": -low} if turned else {"first": low, "last": high}
        for number, label, id, _, after in sorted(
            tx.rows("wijziging.range", **span), key=lambda row: abs(row[0])
        ):
            item = decoded(label, after) if label in shape.forms else None
            if item is None:
                state.pop((label, id), None)
            else:
                state[label, id] = (item, abs(number))
    return state


def difference(
    tx: Tx, shape: Shape, known: Collection[Key], target: Target, newest: int
) -> Difference:
    """Read the whole network and compare it.

    known: the items that history speaks of, up to the revision ``newest`` that stands now.
    """
    steps: list[WriteStep] = []
    foreign: Counter[str] = Counter()
    unread: set[Key] = set()
    by_label: dict[str, set[str]] = {label: set() for label in shape.forms}
    for label, id in known:
        by_label.setdefault(label, set()).add(id)
    wanted: dict[str, dict[str, tuple[Item, int]]] = {label: {} for label in shape.forms}
    for (label, id), entry in target.items():
        wanted[label][id] = entry
    for label, form in shape.forms.items():
        rows = tx.rows(f"{label}.all")
        present = {entry.item.id: entry.item for entry in items(form, rows)}
        its = by_label[label] | wanted[label].keys()
        # A key that is no text, such as a list, is of others.
        rows_of_text = [row for row in rows if isinstance(row[0], str)]
        foreign[label] += len(rows) - len(rows_of_text)
        rows = rows_of_text
        foreign[label] += sum(row[0] not in its for row in rows)
        foreign[label] += tx.rows(f"{label}.nameless.count")[0][0]
        hidden = {(label, row[0]) for row in rows if row[0] in its and row[0] not in present}
        unread |= hidden
        # What cannot be read goes too, such as what somebody died in while it was removed.
        goes = [key for key in hidden if key[1] not in wanted[label]]
        last = {id: item for (_, id), item in last_states(tx, shape, goes, newest).items()}
        if label in shape.nodes:
            last |= {id: wanted[label][id][0] for _, id in hidden if id in wanted[label]}
        last = {id: _with_other_links(shape, label, item) for id, item in last.items()}
        versions = {row[0]: row[len(form.names)] for row in rows}
        for id in sorted((present.keys() & its) | wanted[label].keys() | last.keys()):
            before = present.get(id, last.get(id))
            after, version = wanted[label].get(id, (None, 0))
            if id in last or before != after or (after is not None and versions.get(id) != version):
                steps.append(WriteStep(label, id, before, after))
    return Difference(
        tuple(steps),
        {key: version for key, (_, version) in target.items()},
        {label: n for label, n in foreign.items() if n},
        frozenset(unread),
        {label: its | wanted[label].keys() for label, its in by_label.items() if label in wanted},
    )


def _with_other_links(shape: Shape, label: str, item: Item) -> Item:
    """As if every link led elsewhere, so that each is cleared: which are there is not known."""
    node = shape.nodes.get(label)
    elsewhere: dict[str, Any] = {
        link.veld: ("",) if link.many else "" for link in (node.links if node else ())
    }
    return replace(item, **elsewhere)


def refuse_loss(tx: Tx, shape: Shape, found: Difference) -> None:
    """Raises InputError naming what others made that would go."""
    ties: Counter[str] = Counter()
    for label in shape.nodes:
        gone = [s.id for s in found.steps if s.label == label and s.after is None]
        if gone:
            for kind, n in tx.rows(f"{label}.ties_of_others", ids=gone):
                ties[kind] += n
    told = [f"{n} keer {label}" for label, n in found.foreign.items()]
    told += [f"{n} relaties van de soort {kind}" for kind, n in sorted(ties.items())]
    if told:
        raise InputError(
            "In deze Neo4j staat wat netwerk niet heeft gemaakt en wat bij terugzetten weg zou "
            f"gaan: {', '.join(told)}. Bewaar dat eerst, of zeg met --ook-van-anderen dat het weg "
            "mag."
        )


def remove_foreign(tally: Tally, shape: Shape, found: Difference) -> None:
    """Remove what of our kinds history does not know, and relations that cannot be read."""
    readable = set(found.known["Relatie"]) - {
        id for label, id in found.unread if label == "Relatie"
    }
    if found.foreign.get("Relatie") or len(readable) < len(found.known["Relatie"]):
        for soort, name in shape.types.items():
            tally.once(f"Relatie.{soort}.foreign", f":{name}", known=list(readable))
    for label in shape.nodes:
        if found.foreign.get(label):
            tally.once(f"{label}.foreign", None, known=list(found.known[label]))
