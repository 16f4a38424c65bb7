"""Compiled measures on a CSR: arrays in, arrays out, no knowledge of actors.

All take the contact CSR of a `Net` (undirected, no loops or parallel ties, neighbours ascending),
let go of the interpreter lock while they run, and give the same answer for the same input.
"""

from netwerk.net.kernels.brokerage import ROLES, Participation, gould_fernandez, participation
from netwerk.net.kernels.central import betweenness
from netwerk.net.kernels.cheapest import CheapestRoute, shortest_route
from netwerk.net.kernels.connectedness import (
    Fragility,
    Stability,
    core_numbers,
    fragility,
    fragility_under_loss,
    split_off,
)
from netwerk.net.kernels.distance import (
    all_distances,
    distances_from,
    reach,
    spans,
)
from netwerk.net.kernels.holes import Burt, burt
from netwerk.net.kernels.near import pairs_within
from netwerk.net.kernels.shared import SharedContactPairs, resource_allocation, shared_contacts
from netwerk.net.progress import Stopped

__all__ = [
    "Burt",
    "Fragility",
    "Participation",
    "ROLES",
    "CheapestRoute",
    "SharedContactPairs",
    "Stability",
    "Stopped",
    "all_distances",
    "betweenness",
    "burt",
    "core_numbers",
    "distances_from",
    "fragility",
    "fragility_under_loss",
    "gould_fernandez",
    "pairs_within",
    "participation",
    "reach",
    "resource_allocation",
    "shared_contacts",
    "shortest_route",
    "spans",
    "split_off",
]
