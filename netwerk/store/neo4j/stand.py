"""The one node that says how the store stands: version, newest revision, what belongs to it.

It is also the writers' lock. Nothing of the network is on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stand:
    """How the store stands.

    version: of the graph, as `migrate` knows it. revision: the newest, 0 for none. counted: how
    many nodes and relations of each kind belong to that revision, in the order of ``counted``;
    None when nobody counted. seal: of the newest revision. own: every property of the node.
    """

    version: int
    revision: int
    counted: tuple[int, ...] | None
    seal: str
    own: Mapping[str, Any]


def stand_from(own: Mapping[str, Any]) -> Stand:
    """The stand in the properties of its node."""
    counted = own.get("geteld")
    return Stand(
        version=int(own.get("versie", 0)),
        revision=int(own.get("revisie", 0)),
        counted=None if counted is None else tuple(map(int, counted)),
        seal=str(own.get("zegel", "")),
        own=own,
    )
