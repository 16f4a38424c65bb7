"""Whether the user may do here what a button offers: what is refused is not offered."""

from __future__ import annotations

from netwerk.insight.finding import Finding
from netwerk.services.day.refusing import decidable
from netwerk.services.records.changeable import gebieden_to_change
from netwerk.ui.frame import desk, selection


def may_decide(*findings: Finding) -> bool:
    """Whether the user may decide on each of these: of the gebied of its subject."""
    return len(decidable(desk(), findings)) == len(findings)


def may_add_here() -> bool:
    """Whether the user may add something to the chosen gebied; to any when none is chosen."""
    gebied = selection().gebied
    return desk().changes_somewhere if gebied is None else desk().may_change(gebied)


def gebied_to_add() -> str | None:
    """The gebied that something new gets: the chosen one, else the only one that is one's own.

    None: of the whole municipality, or the kern has to say it.
    """
    if (gebied := selection().gebied) is not None or desk().may_change():
        return gebied
    own = gebieden_to_change(desk())
    return own[0] if len(own) == 1 else None
