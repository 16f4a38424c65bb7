"""Who works for an organisation counts as it does, and a contact of one is a contact of both."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Bools
from netwerk.net.net import Net


def also_who_works_for(net: Net, some: Bools) -> Bools:
    """These actors, and who works for an organisation that is among them; bool (n,)."""
    levels, whole = net.levels, np.zeros(net.n, bool)
    among = some[levels.head]
    owner = np.repeat(np.arange(net.n), np.diff(levels.uptr))
    whole[owner[among[levels.unit]]] = True
    return np.asarray(some | whole)


def in_contact_with(net: Net, some: Bools) -> Bools:
    """Who has contact with any of these, also when it is the organisation or who works there.

    bool (n,).
    """
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    direct = np.zeros(net.n, bool)
    direct[rows[some[net.indices]]] = True
    levels = net.levels
    owner = np.repeat(np.arange(net.n), np.diff(levels.uptr))
    units = np.zeros(levels.size, bool)
    units[levels.unit[direct[owner]]] = True
    heads = levels.unit_of_head
    return np.asarray(direct | ((heads >= 0) & units[heads]))
