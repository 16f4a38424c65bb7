"""Whether the user may do here what a button offers: what is refused is not offered."""

from __future__ import annotations

from netwerk.insight.finding import Finding
from netwerk.model import Item
from netwerk.schema import schema
from netwerk.services.day.refusing import decidable
from netwerk.services.records.changeable import gebieden_to_change
from netwerk.services.rules.forms import targets
from netwerk.ui.frame import desk, selection


def may_decide(*findings: Finding) -> bool:
    """Whether the user may decide on each of these: of the gebied of its subject."""
    return len(decidable(desk(), findings)) == len(findings)


def may_add_here() -> bool:
    """Whether the user may add something to the chosen gebied; to any when none is chosen."""
    gebied = selection().gebied
    return desk().changes_somewhere if gebied is None else desk().may_change(gebied)


def may_change_here(label: str) -> bool:
    """Whether the user may change items of this label in the chosen gebied; in any without one."""
    gebied = selection().gebied
    if gebied is None:
        return desk().changes_somewhere_of(label)
    return desk().may_change(gebied, label)


def own_gebied_asked(item: Item) -> str:
    """What to choose for something new that is in no gebied and was refused; '' when it is."""
    places = [v for v, to in targets(type(item).__name__).items() if to in ("Gebied", "Kern")]
    if not places or any(getattr(item, veld) for veld in places) or desk().may_change():
        return ""
    own = gebieden_to_change(desk())
    word = schema().labels["Gebied"].enkel
    if len(own) == 1:
        return f"Kies {word} {own[0]}, of een kern daarin."
    return f"Kies een {word} waar je mag wijzigen, of een kern daarin." if own else ""


def gebied_to_add() -> str | None:
    """The gebied that something new gets: the chosen one, else the only one that is one's own.

    So too where another is looked at, in which the user adds nothing.

    None: of the whole municipality, or the kern has to say it.
    """
    gebied = selection().gebied
    if desk().may_change(gebied):
        return gebied
    own = gebieden_to_change(desk())
    return own[0] if len(own) == 1 else gebied
