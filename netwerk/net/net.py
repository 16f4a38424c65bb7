"""`Net`: the network as immutable numbers, built once per (revision, selection).

Columns of actors and relations plus one undirected int32 CSR of the contact ties. Loops are dropped and
parallel ties merged here and nowhere else: the CSR holds each pair of actors with at least one contact tie
once per direction, its strength the greatest known strength of the pair (0: not known).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Gebied, Kern, Value, fold
from netwerk.net.selection import Selection
from netwerk.schema import Schema
from netwerk.store.port import Snapshot

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Net:
    """One network, seen through one selection. Arrays are read-only.

    actors: columns by name (see store.port.ACTOR_COLUMNS), each of length n, in order of id.
    relaties: columns by name, each of length m; only relations with both ends in the selection.
    van, naar: int32 (m,), actor indices of each relation. contact: bool (m,), whether it is a contact tie.
    indptr (n+1,), indices (2p,), strength int8 (2p,): the contact CSR over p pairs, neighbours ascending.
    all_contacts, all_relations int32 (n,): contact partners and relations in the whole network, so that
    nobody is called isolated for contacts that the selection leaves out.
    lone: relations whose ends are not both known actors (only after a change outside netwerk).
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
    strength: NDArray[np.int8]
    all_contacts: Ints
    all_relations: Ints
    lone: int = 0

    @property
    def n(self) -> int:
        """Number of actors."""
        return len(self.indptr) - 1

    @property
    def m(self) -> int:
        """Number of stored relations with both ends in the selection."""
        return len(self.van)

    @property
    def degree(self) -> Ints:
        """Number of contact partners within the selection, int32 (n,)."""
        return np.diff(self.indptr).astype(np.int32)

    def neighbours(self, i: int) -> Ints:
        """Indices of the contact partners of actor ``i``, ascending."""
        return self.indices[self.indptr[i] : self.indptr[i + 1]]

    def index_of(self, actor_id: str) -> int | None:
        """The index of an actor by id (ids are sorted), else None."""
        ids = self.actors["id"]
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if str(ids[middle]) < actor_id:
                low = middle + 1
            else:
                high = middle
        return low if low < len(ids) and ids[low] == actor_id else None

    def gebieden_of(self, i: int) -> tuple[str, ...]:
        """The gebieden of actor ``i``: those it works in and that of its kern, sorted."""
        return _gebieden(self.actors["gebieden"][i], self.actors["kern"][i], _kern_gebied(self.kernen))

    def relations_of(self, i: int) -> NDArray[np.int64]:
        """Row numbers of the relations of actor ``i`` in ``relaties``, contact and affiliation."""
        return np.flatnonzero((self.van == i) | (self.naar == i))

    def relations_between(self, i: int, j: int) -> NDArray[np.int64]:
        """Row numbers of the relations between two actors, in either direction."""
        return np.flatnonzero(((self.van == i) & (self.naar == j)) | ((self.van == j) & (self.naar == i)))


def net_from(snapshot: Snapshot, schema: Schema) -> Net:
    """The whole network of a snapshot."""
    ids = snapshot.actors["id"]
    index = {str(actor): i for i, actor in enumerate(ids)}
    find = index.get
    van = np.array([find(x, -1) for x in snapshot.relaties["van"]], np.int32)  # type: ignore[call-overload]
    naar = np.array([find(x, -1) for x in snapshot.relaties["naar"]], np.int32)  # type: ignore[call-overload]
    is_contact = {name: kind.is_contact for name, kind in schema.relaties.items()}
    contact = np.array([is_contact.get(soort, False) for soort in snapshot.relaties["soort"]], bool)  # type: ignore[call-overload]
    relaties: Mapping[str, Sequence[Value]] = snapshot.relaties
    known = (van >= 0) & (naar >= 0)
    lone = int(len(known) - known.sum())
    if lone:
        rows = np.flatnonzero(known)
        relaties = _take(relaties, rows)
        van, naar, contact = van[rows], naar[rows], contact[rows]
    sterkte = _strengths(relaties["sterkte"])
    indptr, indices, strength = contact_csr(len(ids), van, naar, contact, sterkte)
    net = Net(
        snapshot.revision, Selection(op=snapshot.op), snapshot.actors, relaties, snapshot.gebieden, snapshot.kernen,
        van, naar, contact, indptr, indices, strength,
        np.diff(indptr).astype(np.int32), _relation_counts(len(ids), van, naar), lone,
    )  # fmt: skip
    return _frozen(net)


def select(net: Net, selection: Selection) -> Net:
    """The part of a whole network that a selection leaves; never another read. ``op`` is kept from the net."""
    selection = replace(selection, op=net.selection.op)
    if selection.is_whole:
        return net if selection == net.selection else replace(net, selection=selection)
    actors = _actor_mask(net, selection)
    ties = actors[net.van] & actors[net.naar] & _tie_mask(net, selection)
    keep, rows = np.flatnonzero(actors), np.flatnonzero(ties)
    renumber = np.cumsum(actors, dtype=np.int32) - 1
    van, naar, contact = renumber[net.van[rows]], renumber[net.naar[rows]], net.contact[rows]
    relaties = _take(net.relaties, rows)
    indptr, indices, strength = contact_csr(len(keep), van, naar, contact, _strengths(relaties["sterkte"]))
    part = replace(
        net, selection=selection, actors=_take(net.actors, keep), relaties=relaties, van=van, naar=naar, contact=contact,
        indptr=indptr, indices=indices, strength=strength,
        all_contacts=net.all_contacts[keep], all_relations=net.all_relations[keep],
    )  # fmt: skip
    return _frozen(part)


def contact_csr(n: int, van: Ints, naar: Ints, contact: Bools, sterkte: NDArray[np.int8]) -> tuple[Ints, Ints, NDArray[np.int8]]:
    """The undirected CSR of the contact ties: loops dropped, parallel ties merged with the greatest strength.

    Returns indptr (n+1,), indices (2p,), strength (2p,); neighbours ascending within a row.
    """
    use = contact & (van != naar)
    a, b, s = van[use].astype(np.int64), naar[use].astype(np.int64), sterkte[use]
    key = np.concatenate((a * n + b, b * n + a))
    both = np.concatenate((s, s))
    order = np.argsort(key, kind="stable")
    key, both = key[order], both[order]
    first = np.ones(len(key), bool)
    first[1:] = key[1:] != key[:-1]
    starts = np.flatnonzero(first)
    strength = np.maximum.reduceat(both, starts) if len(starts) else both[:0]
    key = key[starts]
    row = key // n if n else key
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(row, minlength=n), out=indptr[1:])
    return indptr, (key - row * n).astype(np.int32), strength.astype(np.int8)


def _strengths(values: Sequence[Value]) -> NDArray[np.int8]:
    return np.array([v if isinstance(v, int) else 0 for v in values], np.int8)


def _relation_counts(n: int, van: Ints, naar: Ints) -> Ints:
    other = van != naar
    return (np.bincount(van, minlength=n) + np.bincount(naar[other], minlength=n)).astype(np.int32)


def _take(columns: Mapping[str, Sequence[Value]], rows: NDArray[np.int64]) -> dict[str, list[Value]]:
    picks = rows.tolist()
    return {name: [column[i] for i in picks] for name, column in columns.items()}


def _kern_gebied(kernen: tuple[Kern, ...]) -> dict[str, str]:
    return {kern.id: kern.gebied for kern in kernen}


def _gebieden(gebieden: Value, kern: Value, kern_gebied: Mapping[str, str]) -> tuple[str, ...]:
    own = gebieden if isinstance(gebieden, tuple) else ()
    home = kern_gebied.get(str(kern)) if kern else None
    return tuple(sorted({*own, home} if home else set(own)))


def _actor_mask(net: Net, selection: Selection) -> Bools:
    mask = np.ones(net.n, bool)
    if selection.gebied is not None:
        kern_gebied = _kern_gebied(net.kernen)
        pairs = zip(net.actors["gebieden"], net.actors["kern"], strict=True)
        mask &= np.array([selection.gebied in _gebieden(g, k, kern_gebied) for g, k in pairs], bool)
    if selection.kern is not None:
        mask &= np.array([k == selection.kern for k in net.actors["kern"]], bool)
    if selection.soorten:
        mask &= np.array([s in selection.soorten for s in net.actors["soort"]], bool)
    if selection.categorieen:
        mask &= np.array([c in selection.categorieen for c in net.actors["categorie"]], bool)
    if selection.domeinen:
        wanted = set(selection.domeinen)
        mask &= np.array([bool(wanted.intersection(d)) if isinstance(d, tuple) else False for d in net.actors["domeinen"]], bool)
    return mask


def _tie_mask(net: Net, selection: Selection) -> Bools:
    mask = np.ones(net.m, bool)
    if selection.relaties:
        mask &= np.array([s in selection.relaties for s in net.relaties["soort"]], bool)
    if selection.thema is not None:
        wanted = fold(selection.thema)
        mask &= np.array([isinstance(t, str) and wanted in fold(t) for t in net.relaties["thema"]], bool)
    return mask


def _frozen(net: Net) -> Net:
    for array in (net.van, net.naar, net.contact, net.indptr, net.indices, net.strength, net.all_contacts, net.all_relations):
        array.setflags(write=False)
    return net
