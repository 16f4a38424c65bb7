"""A network brought up to date from what changed since: equal to reading everything again.

Only what changed is worked out again; the rest is shared with the network before. The numbers of
the contacts are made anew as a whole when a contact changed: that takes less than mending them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Gebied, Item, Kern, Relatie, Verschil
from netwerk.net.coding import Code, strengths
from netwerk.net.columns import Edited, States, edited, row_of
from netwerk.net.csr import contact_csr, relation_counts
from netwerk.net.ending import endings, is_over, over_on
from netwerk.net.net import Net, contact_kinds, frozen, net_from
from netwerk.schema import Schema
from netwerk.store.port import ItemChange, Snapshot

Some = TypeVar("Some", Gebied, Kern, Verschil)
NUMBERS = ("van", "naar", "soort", "sterkte")
"""What the numbers of a relation follow from."""


@dataclass(frozen=True, eq=False)
class WholeNet:
    """The whole network of now, with what it was made from: as read, for a day."""

    snapshot: Snapshot
    day: str | None
    net: Net


def whole_net(snapshot: Snapshot, schema: Schema, day: str | None) -> WholeNet:
    """The network as read; ``day`` as in `net_from`."""
    return WholeNet(snapshot, day, net_from(snapshot, schema, day))


def updated(
    whole: WholeNet, changes: Iterable[ItemChange], revision: int, schema: Schema
) -> WholeNet:
    """The network after these changes, the oldest first, which end with this revision."""
    last: dict[str, dict[str, Item | None]] = {}
    for change in changes:
        last.setdefault(change.label, {})[change.id] = change.after
    before = whole.snapshot
    actors = edited(before.actors, last.get("Actor", {}))
    ties = last.get("Relatie", {})
    relaties = edited(before.relaties, ties)
    snapshot = replace(
        before,
        revision=revision,
        actors=actors.columns,
        relaties=relaties.columns,
        gebieden=_followed_items(before.gebieden, last.get("Gebied", {})),
        kernen=_followed_items(before.kernen, last.get("Kern", {})),
        verschillen=_followed_items(before.verschillen, last.get("Verschil", {})),
    )
    net = _followed(whole, snapshot, actors, relaties, ties, schema)
    return WholeNet(
        snapshot, whole.day, net_from(snapshot, schema, whole.day) if net is None else net
    )


def _followed_items(items: tuple[Some, ...], states: States) -> tuple[Some, ...]:
    if not states:
        return items
    now: dict[str, Any] = {item.id: item for item in items} | dict(states)
    return tuple(now[id] for id in sorted(now) if now[id] is not None)


def _followed(
    whole: WholeNet,
    snapshot: Snapshot,
    actors: Edited,
    relaties: Edited,
    ties: States,
    schema: Schema,
) -> Net | None:
    """The net after the edits; None when a relation misses an end, before or after.

    Only a change outside netwerk leaves such a relation.
    """
    net, day = whole.net, whole.day
    if net.lone:
        return None
    over = {id for id, tie in ties.items() if _is_over(tie, day)}
    stay = relaties
    if over or net.relaties is not whole.snapshot.relaties:
        stay = edited(net.relaties, {id: None if id in over else ties[id] for id in ties})
    ended, last_ended = net.ended, net.last_ended
    if over or any(_was_over(whole, id) for id in ties):
        now = snapshot.relaties
        ended, last_ended = endings(now, over_on(now["tot"], day), contact_kinds(schema))
    if _misses_an_end(ended, [ties[id] for id in over], whole.snapshot, snapshot, actors):
        return None
    made = replace(
        net,
        revision=snapshot.revision,
        actors=snapshot.actors,
        relaties=stay.columns if ended else snapshot.relaties,
        gebieden=snapshot.gebieden,
        kernen=snapshot.kernen,
        verschillen=snapshot.verschillen,
        ended=ended,
        last_ended=last_ended,
    )
    if not actors.moved and all(stay.columns[name] is net.relaties[name] for name in NUMBERS):
        return made
    return _counted_again(made, net.n, actors, stay, schema)


def _is_over(tie: Item | None, day: str | None) -> bool:
    return isinstance(tie, Relatie) and day is not None and is_over(tie.tot, day)


def _was_over(whole: WholeNet, id: str) -> bool:
    row = row_of(whole.snapshot.relaties["id"], id)
    tot = None if row is None else whole.snapshot.relaties["tot"][row]
    return whole.day is not None and is_over(tot, whole.day)


def _misses_an_end(
    ended: Iterable[tuple[str, str, str]],
    over: Iterable[Item | None],
    before: Snapshot,
    now: Snapshot,
    actors: Edited,
) -> bool:
    """Whether a relation that is over misses an end: a new one, or one of a removed actor."""
    gone = {before.actors["id"][row] for row in actors.removed}
    if gone and any(van in gone or naar in gone for van, naar, _ in ended):
        return True
    ends = (str(getattr(tie, end)) for tie in over for end in ("van", "naar"))
    return any(row_of(now.actors["id"], end) is None for end in ends)


def _counted_again(
    net: Net, n_before: int, actors: Edited, ties: Edited, schema: Schema
) -> Net | None:
    """The net with its numbers following the edits; None when a relation misses an end."""
    ids, kinds = net.actors["id"], contact_kinds(schema)

    def number(end: str) -> Callable[[Item], int]:
        def of(tie: Item) -> int:
            row = row_of(ids, str(getattr(tie, end)))
            return -1 if row is None else row

        return of

    van, naar = net.van, net.naar
    if actors.moved:
        renumber = actors.renumbered(n_before)
        van, naar = renumber[van], renumber[naar]
    van, naar = _edited(van, ties, number("van")), _edited(naar, ties, number("naar"))
    if (van < 0).any() or (naar < 0).any():
        return None
    contact = _edited(net.contact, ties, lambda tie: getattr(tie, "soort", "") in kinds)
    known = strengths(net.relaties["sterkte"])
    indptr, indices, strength = contact_csr(len(ids), van, naar, contact, known)
    counted = replace(
        net,
        van=van,
        naar=naar,
        contact=contact,
        indptr=indptr,
        indices=indices,
        strength=strength,
        all_contacts=np.diff(indptr),
        all_relations=relation_counts(len(ids), van, naar),
    )
    return frozen(counted)


def _edited(codes: NDArray[Code], edit: Edited, code: Callable[[Item], int]) -> NDArray[Code]:
    """The code of each row after an edit."""
    made = codes.copy()
    for row, item in edit.changed:
        made[row] = code(item)
    if edit.removed:
        made = np.delete(made, list(edit.removed))
    if edit.added:
        made = np.insert(made, edit.places(), [code(item) for _, item in edit.added])
    return made
