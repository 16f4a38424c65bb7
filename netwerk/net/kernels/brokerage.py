"""Roles between groups: brokerage and participation.

After Gould & Fernandez 1989, and Guimera & Amaral 2005.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints
from netwerk.net.kernels.compiled import ints, kernel

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
"""The order of the columns, as w_I, w_O, b_IO, b_OI, b_O of R's sna."""


@dataclass(frozen=True, eq=False)
class Participation:
    """How an actor's contacts lie over groups, float64 (n,) each.

    participation: 1 - sum over groups of the squared share of contacts there; 0 without contacts.

    within_z: contacts in the own group in population standard deviations from the group's mean; 0
    where all members have the same number.
    """

    participation: Floats
    within_z: Floats


def gould_fernandez(
    indptr: Ints,
    indices: Ints,
    groups: Ints,
    in_indptr: Ints | None = None,
    in_indices: Ints | None = None,
) -> Floats:
    """Pairs (i, k) without a tie that the actor stands between, float64 (n, 5), columns as `ROLES`.

    Ordered pairs, as in R's sna: undirected, every pair counts twice and representative equals
    gatekeeper. With in_indptr and in_indices the ties have a direction: indptr, indices hold who
    each actor points at, the others who points at it. groups (n,): codes from 0. Raises ValueError
    for a negative code or another length.
    """
    groups = _codes(indptr, groups)
    if in_indptr is None or in_indices is None:
        return _undirected_roles(ints(indptr), ints(indices), groups)
    return _directed_roles(ints(indptr), ints(indices), ints(in_indptr), ints(in_indices), groups)


def participation(indptr: Ints, indices: Ints, groups: Ints) -> Participation:
    """How far each actor's contacts spread over the groups, and its place in its group.

    groups: codes from 0, int (n,).
    """
    groups = _codes(indptr, groups)
    spread, inside = _spread(ints(indptr), ints(indices), groups)
    count = np.maximum(np.bincount(groups), 1)
    mean = (np.bincount(groups, inside) / count)[groups] if len(groups) else inside
    variance = np.bincount(groups, (inside - mean) ** 2) / count if len(groups) else inside
    deviation = np.sqrt(variance)[groups] if len(groups) else inside
    z = np.divide(inside - mean, deviation, out=np.zeros(len(inside)), where=deviation > 0)
    return Participation(spread, z)


def _codes(indptr: Ints, groups: Ints) -> Ints:
    """Compiled code does not look whether an index exists, so it is seen to here."""
    groups = ints(groups)
    if len(groups) != len(indptr) - 1 or (len(groups) and groups.min() < 0):
        raise ValueError("every actor needs a group, numbered from 0")
    return groups


@kernel
def _add_open(g: int, out: Array, groups: Array, fro: Array, to: Array, counts: Array) -> None:
    """Count every two-path from one of ``fro`` over an actor of group g to one of ``to``.

    ``counts`` is all zero before and after.
    """
    own_out, same = 0, 0
    for k in fro:
        counts[groups[k]] += 1
    own_in = counts[g]
    for k in to:
        same += counts[groups[k]]
        own_out += groups[k] == g
    for k in fro:
        counts[groups[k]] = 0
    i, o = len(fro), len(to)
    out[0] += own_in * own_out
    out[1] += same - own_in * own_out
    out[2] += own_in * (o - own_out)
    out[3] += (i - own_in) * own_out
    out[4] += (i - own_in) * (o - own_out) - (same - own_in * own_out)


@kernel
def _role(i: int, j: int, k: int) -> int:
    """The column for a two-path between groups i -> j -> k."""
    if i == j:
        return 0 if j == k else 2
    if j == k:
        return 3
    return 1 if i == k else 4


@kernel
def _undirected_roles(indptr: Array, indices: Array, groups: Array) -> Array:
    n = len(indptr) - 1
    out = np.zeros((n, 5))
    counts = np.zeros(groups.max() + 1 if n else 1, np.int64)
    later, mark = np.empty(n, np.int32), np.full(n, -1, np.int32)
    for j in range(n):
        near = indices[indptr[j] : indptr[j + 1]]
        _add_open(groups[j], out[j], groups, near, near, counts)
        later[j] = indptr[j + 1]
        for e in range(indptr[j], indptr[j + 1]):
            out[j, 0 if groups[indices[e]] == groups[j] else 1] -= (
                1  # there and back again is no pair
            )
            if indices[e] > j and e < later[j]:
                later[j] = e
    for a in range(n):  # each triangle a < b < c once: it closes a pair for each of the three
        for e in range(later[a], indptr[a + 1]):
            mark[indices[e]] = a
        for e in range(later[a], indptr[a + 1]):
            b = indices[e]
            for f in range(later[b], indptr[b + 1]):
                c = indices[f]
                if mark[c] == a:
                    ga, gb, gc = groups[a], groups[b], groups[c]
                    out[a, _role(gb, ga, gc)] -= 1
                    out[a, _role(gc, ga, gb)] -= 1
                    out[b, _role(ga, gb, gc)] -= 1
                    out[b, _role(gc, gb, ga)] -= 1
                    out[c, _role(ga, gc, gb)] -= 1
                    out[c, _role(gb, gc, ga)] -= 1
    return out


@kernel
def _directed_roles(
    indptr: Array, indices: Array, in_indptr: Array, in_indices: Array, groups: Array
) -> Array:
    n = len(indptr) - 1
    out = np.zeros((n, 5))
    counts = np.zeros(groups.max() + 1 if n else 1, np.int64)
    mark = np.full(n, -1, np.int32)
    for j in range(n):
        fro = in_indices[in_indptr[j] : in_indptr[j + 1]]
        to = indices[indptr[j] : indptr[j + 1]]
        _add_open(groups[j], out[j], groups, fro, to, counts)
        for k in fro:
            mark[k] = j
        for k in to:
            if mark[k] == j:
                out[j, 0 if groups[k] == groups[j] else 1] -= 1
    mark[:] = -1
    for i in range(n):
        for e in range(indptr[i], indptr[i + 1]):
            mark[indices[e]] = i
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            for f in range(indptr[j], indptr[j + 1]):
                k = indices[f]
                if mark[k] == i and k != i:
                    out[j, _role(groups[i], groups[j], groups[k])] -= 1
    return out


@kernel
def _spread(indptr: Array, indices: Array, groups: Array) -> tuple[Array, Array]:
    n = len(indptr) - 1
    spread, inside = np.zeros(n), np.zeros(n)
    counts = np.zeros(groups.max() + 1 if n else 1, np.int64)
    for i in range(n):
        near = indices[indptr[i] : indptr[i + 1]]
        for k in near:
            counts[groups[k]] += 1
        inside[i] = counts[groups[i]]
        squares = 0
        for k in near:  # the contacts of a group add up to its count squared
            squares += counts[groups[k]]
        for k in near:
            counts[groups[k]] = 0
        if len(near):
            spread[i] = 1.0 - squares / (float(len(near)) * float(len(near)))
    return spread, inside
