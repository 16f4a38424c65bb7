"""Which actors still exist as far as is recorded."""

from __future__ import annotations

import numpy as np

from netwerk.insight.wording import name_of
from netwerk.net.csr import Bools
from netwerk.net.net import Net

GONE = frozenset({"gestopt", "opgegaan_in"})
"""Values of `status` of an actor that is not there any more."""


def is_active(net: Net, i: int) -> bool:
    """The same of one actor: who stopped is asked nothing, and nobody is sent there."""
    return net.actors["status"][i] not in GONE


def asked_of(net: Net, i: int, what: str) -> str:
    """The step that asks actor ``i`` something, '' for who stopped: nothing can be asked there."""
    return f"Vraag {name_of(net, i)} {what}" if is_active(net, i) else ""


def active(net: Net) -> Bools:
    """All actors but those that stopped or merged into another, bool (n,)."""
    return np.array([status not in GONE for status in net.actors["status"]], bool)
