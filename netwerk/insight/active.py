"""Which actors still exist as far as is recorded."""

from __future__ import annotations

import numpy as np

from netwerk.net.csr import Bools
from netwerk.net.net import Net

GONE = frozenset({"gestopt", "opgegaan_in"})
"""Values of `status` of an actor that is not there any more."""


def active(net: Net) -> Bools:
    """All actors but those that stopped or merged into another, bool (n,)."""
    return np.array([status not in GONE for status in net.actors["status"]], bool)
