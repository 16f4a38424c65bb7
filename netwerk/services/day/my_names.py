"""By which names the user signs: as the settings call him, and as the actor that he is."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.model import Actor, fold
from netwerk.services.desk import Desk


def my_names(desk: Desk, ik: str | None) -> frozenset[str]:
    """The names, folded, under which this user is in afspraken and gesprekken.

    ik: id of the actor that the user said to be; None, or one that is not there: not known.
    """
    desk.require_somewhere(LEZEN)
    stored = desk.reads.get(Actor, [ik] if ik else [])
    return frozenset(map(fold, (desk.user.naam, *(entry.item.naam for entry in stored.values()))))
