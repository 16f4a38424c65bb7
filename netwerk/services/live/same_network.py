"""Whether a store went on without a change to the network: an afspraak, a talk, a kept moment."""

from __future__ import annotations

from netwerk.model import Afspraak, Item
from netwerk.services.live.steps import Steps
from netwerk.store.port import ItemChange
from netwerk.store.values import Head

BESIDE = frozenset(
    {
        *("Afspraak", "Gesprek", "Peilmoment", "Leesafspraak"),
        *("Stap", "Opgave", "Meting", "Cijfer", "Doelgroep", "Activiteit"),
        *("Hoofdstuk", "Uitgave", "Huisstijl"),
    }
)
"""Labels on which no network, finding or picture depends, but for what an afspraak teaches."""
MOST = 20
"""So many changes at most are looked at; after more all is worked out anew."""


def same_network(steps: Steps, ours: Head, head: Head) -> bool:
    """Whether all that was changed between two heads of a store stands beside the network."""
    changes = steps.changes(steps.step(ours, head), MOST)
    return changes is not None and all(map(_beside, changes))


def _beside(change: ItemChange) -> bool:
    """Whether nothing that was worked out from the network is other because of this change."""
    return change.label in BESIDE and _teaches(change.before) == _teaches(change.after)


def _teaches(item: Item | None) -> tuple[object, ...] | None:
    """What proposals learn from an afspraak (`insight.openings.misfit`); None when nothing."""
    from netwerk.insight.catalogue import every_kind

    if not isinstance(item, Afspraak) or not item.bevinding:
        return None
    proposed = {kind.name for kind in every_kind() if kind.decidable}
    if item.bevinding.partition(":")[0] not in proposed:
        return None
    return item.bevinding, item.beslissing, item.waarom, item.actoren
