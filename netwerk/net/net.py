"""`Net`: the network as immutable numbers, built once per (revision, selection).

Columns of actors and relations plus one undirected int32 CSR of the contact ties. Loops are dropped
and parallel ties merged here and nowhere else: the CSR holds each pair of actors with at least one
contact tie once per direction, its strength the greatest known strength of the pair (0: not known).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

import numpy as np

from netwerk.model import Gebied, Kern, Value, Verschil
from netwerk.net.arrays import Bools, Ints, Longs, Strengths
from netwerk.net.chosen import actors_in, ties_in
from netwerk.net.coding import (
    coded,
    gebieden_of,
    kern_gebied,
    numbers,
    order_of_ids,
    strengths,
    taken,
)
from netwerk.net.csr import contact_csr, relation_counts
from netwerk.net.ending import ended_in, endings, over_on
from netwerk.net.ending import is_over as is_over
from netwerk.net.levels import Levels, levels_in
from netwerk.net.look_alikes import Alike, alike_in, said_apart
from netwerk.net.ordering import own_order, tie_order
from netwerk.net.selection import Selection
from netwerk.schema import Schema
from netwerk.store.port import Snapshot
from netwerk.typed.moments import day_of


@dataclass(frozen=True, eq=False)
class Net:
    """One network, seen through one selection. Arrays are read-only.

    actors: columns by name (see store.port.ACTOR_COLUMNS), each of length n, in order of id.
    relaties: columns by name, each of length m; only relations with both ends in the selection.
    van, naar: int32 (m,), actor indices of each relation. contact: bool (m,), whether it is a
      contact tie. indptr (n+1,), indices (2p,), strength int8 (2p,): the contact CSR over p pairs,
      neighbours ascending.
    all_contacts, all_relations int32 (n,): contact partners and relations in the whole network, so
      that nobody is called isolated for contacts that the selection leaves out.
    lone: relations whose ends are not both known actors (only after a change outside netwerk).
    ended: the ends (ids) and soort of each stored relation in the selection that was over before
      the day of the net; those relations are in none of the columns and counts.
    last_ended: for each actor id with a contact that is over, when the last one ended (as stored)
      and with whom (id).
    moment: when and of which store it was read; what is worked out from the net is kept under it.
      Empty for a net of no store.
    part_of: the whole network that this is a part of; None for a whole one.
    verschillen: who looks alike and is not the same, as users said.
    by_id int64 (n,): the rows in order of id, for a net in another order (see `by_content`).
    """

    revision: int
    selection: Selection
    actors: Mapping[str, Sequence[Value]]
    relaties: Mapping[str, Sequence[Value]]
    gebieden: tuple[Gebied, ...]
    kernen: tuple[Kern, ...]
    van: Ints
    naar: Ints
    contact: Bools
    indptr: Ints
    indices: Ints
    strength: Strengths
    all_contacts: Ints
    all_relations: Ints
    lone: int = 0
    ended: tuple[tuple[str, str, str], ...] = ()
    last_ended: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    moment: str = ""
    part_of: Net | None = None
    by_id: Longs | None = None
    verschillen: tuple[Verschil, ...] = ()

    @property
    def n(self) -> int:
        """Number of actors."""
        return len(self.indptr) - 1

    @property
    def m(self) -> int:
        """Number of stored relations with both ends in the selection."""
        return len(self.van)

    @cached_property
    def degree(self) -> Ints:
        """Number of contact partners within the selection, int32 (n,); made once, read-only."""
        degree = np.diff(self.indptr).astype(np.int32)
        degree.setflags(write=False)
        return degree

    @property
    def pairs(self) -> int:
        """Number of pairs of actors with a contact tie."""
        return len(self.indices) // 2

    def neighbours(self, i: int) -> Ints:
        """Indices of the contact partners of actor ``i``, ascending."""
        return self.indices[self.indptr[i] : self.indptr[i + 1]]

    def index_of(self, actor_id: str) -> int | None:
        """The index of an actor by id, else None."""
        ids = cast("Sequence[str]", self.actors["id"])
        if self.by_id is None:
            row = place = bisect_left(ids, actor_id)
        else:
            place = bisect_left(self.by_id, actor_id, key=ids.__getitem__)
            row = int(self.by_id[place]) if place < len(ids) else place
        return row if place < len(ids) and ids[row] == actor_id else None

    @cached_property
    def by_content(self) -> Net:
        """The same network, its rows in an order of what they are: what findings are made of."""
        return _in_content_order(self)

    def gebieden_of(self, i: int) -> tuple[str, ...]:
        """The gebieden of actor ``i``: those it works in and that of its kern, sorted."""
        return gebieden_of(self.actors["gebieden"][i], self.actors["kern"][i], self._kern_gebied)

    @property
    def whole(self) -> Net:
        """The network without a selection."""
        return self.part_of or self

    @cached_property
    def place(self) -> Longs:
        """Of each actor its index in the whole network, int64 (n,)."""
        if self.part_of is None:
            return np.arange(self.n, dtype=np.int64)
        found = (self.part_of.index_of(str(actor)) for actor in self.actors["id"])
        return np.fromiter((-1 if i is None else i for i in found), np.int64, self.n)

    @cached_property
    def levels(self) -> Levels:
        """People and the organisations they work for, within the selection."""
        all_of, ends = self.whole, (self.whole.van, self.whole.naar)
        kinds = all_of.relaties["soort"]
        return levels_in(self.indptr, self.indices, self.place, kinds, ends, all_of.n)

    @cached_property
    def alike(self) -> Alike:
        """Who may be there twice, looked at over the whole network and by index there."""
        whole = self.whole
        if whole is not self:
            return whole.alike
        return alike_in(self.actors, self.kernen, self.degree, said_apart(self.verschillen))

    @cached_property
    def _kern_gebied(self) -> dict[str, str]:
        return kern_gebied(self.kernen)

    def relations_of(self, i: int) -> Longs:
        """Row numbers of the relations of actor ``i`` in ``relaties``, contact and affiliation."""
        return np.flatnonzero((self.van == i) | (self.naar == i))

    def relations_between(self, i: int, j: int) -> Longs:
        """Row numbers of the relations between two actors, in either direction."""
        return np.flatnonzero(
            ((self.van == i) & (self.naar == j)) | ((self.van == j) & (self.naar == i))
        )


def net_from(snapshot: Snapshot, schema: Schema, day: str | None = None) -> Net:
    """The whole network of a snapshot as it stands on a day.

    day (ISO): used when the snapshot has no day of its own (``op``).

    Relations that ended before that day (``tot``) are left out. Without any day none is taken to be
    over.
    """
    ids = snapshot.actors["id"]
    n = len(ids)
    index = dict(zip(ids, range(n), strict=True))
    van, naar = (
        numbers(index, snapshot.relaties["van"]),
        numbers(index, snapshot.relaties["naar"]),
    )
    kinds = contact_kinds(schema)
    contact = coded(snapshot.relaties["soort"], kinds.__contains__, np.bool_)
    relaties: Mapping[str, Sequence[Value]] = snapshot.relaties
    complete = (van >= 0) & (naar >= 0)
    over = complete & over_on(relaties["tot"], day_of(snapshot.op) if snapshot.op else day)
    ended, last = endings(relaties, over, kinds)
    lone = len(complete) - int(np.count_nonzero(complete))
    if lone or ended:
        rows = np.flatnonzero(complete & ~over)
        relaties = taken(relaties, rows)
        van, naar, contact = van[rows], naar[rows], contact[rows]
    indptr, indices, strength = contact_csr(n, van, naar, contact, strengths(relaties["sterkte"]))
    net = Net(
        revision=snapshot.revision,
        selection=Selection(op=snapshot.op),
        actors=snapshot.actors,
        relaties=relaties,
        gebieden=snapshot.gebieden,
        kernen=snapshot.kernen,
        van=van,
        naar=naar,
        contact=contact,
        indptr=indptr,
        indices=indices,
        strength=strength,
        all_contacts=np.diff(indptr),
        all_relations=relation_counts(n, van, naar),
        lone=lone,
        ended=ended,
        last_ended=last,
        verschillen=snapshot.verschillen,
    )
    return frozen(net)


def contact_kinds(schema: Schema) -> frozenset[str]:
    """The kinds of relation that are contact ties."""
    return frozenset(name for name, kind in schema.relaties.items() if kind.is_contact)


def select(net: Net, selection: Selection) -> Net:
    """The part of a whole network that a selection leaves; never another read.

    ``op`` is kept from the net.
    """
    selection = replace(selection, op=net.selection.op)
    if selection.is_whole:
        return net if selection == net.selection else replace(net, selection=selection)
    actors = actors_in(net.actors, net.kernen, selection)
    return part_with(net, selection, actors, ties_in(net.relaties, selection))


def part_with(net: Net, selection: Selection, actors: Bools, wanted: Bools) -> Net:
    """These actors (bool (n,)) of a net, and the wanted relations (bool (m,)) between them."""
    ties = actors[net.van] & actors[net.naar] & wanted
    keep, rows = np.flatnonzero(actors), np.flatnonzero(ties)
    renumber = np.cumsum(actors, dtype=np.int32) - np.int32(1)
    part = _with_rows(net, keep, renumber, rows)
    ended = ended_in(net.ended, net.actors["id"], keep.tolist(), selection)
    return frozen(replace(part, selection=selection, ended=ended, part_of=net.whole))


def _in_content_order(net: Net) -> Net:
    """With actors and relations in an order of what they are; a part in that of the whole.

    So what is decided by row (the first of equals) is the same under other ids and orders of rows.
    """
    if net.by_id is not None:
        return net
    whole = None if net.part_of is None else net.part_of.by_content
    if whole is None:
        order = own_order(net.actors, net.indptr, net.indices)
    else:
        order = np.argsort(replace(net, part_of=whole).place)
    renumber = np.empty(net.n, np.int32)
    renumber[order] = np.arange(net.n, dtype=np.int32)
    rows = tie_order(net.relaties, renumber[net.van], renumber[net.naar])
    made = _with_rows(net, order, renumber, rows)
    return frozen(replace(made, part_of=whole, by_id=order_of_ids(made.actors["id"])))


def _with_rows(net: Net, keep: Longs, renumber: Ints, rows: Longs) -> Net:
    """The net with these actors and relations, in this order; the actors by their new number."""
    van, naar, contact = renumber[net.van[rows]], renumber[net.naar[rows]], net.contact[rows]
    actors, relaties = taken(net.actors, keep), taken(net.relaties, rows)
    strong = strengths(relaties["sterkte"])
    indptr, indices, strength = contact_csr(len(keep), van, naar, contact, strong)
    return replace(
        net,
        actors=actors,
        relaties=relaties,
        van=van,
        naar=naar,
        contact=contact,
        indptr=indptr,
        indices=indices,
        strength=strength,
        all_contacts=net.all_contacts[keep],
        all_relations=net.all_relations[keep],
        by_id=None if net.by_id is None else order_of_ids(actors["id"]),
    )


def frozen(net: Net) -> Net:
    """The net with its arrays read-only."""
    numbers_of = (net.van, net.naar, net.contact, net.indptr, net.indices, net.strength)
    for array in (*numbers_of, net.all_contacts, net.all_relations):
        array.setflags(write=False)
    return net
