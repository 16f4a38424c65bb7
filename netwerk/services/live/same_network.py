"""Whether a store went on without a change to the network: an afspraak, a talk, a kept moment."""

from __future__ import annotations

from netwerk.model import Afspraak, Item
from netwerk.services.live.steps import Steps
from netwerk.store.port import ItemChange
from netwerk.store.values import Head

BESIDE = frozenset(
    {
        *("Afspraak", "Gesprek", "Peilmoment", "Leesafspraak"),
        *("Stap", "Opgave", "Meting", "Cijfer", "Grens", "Doelgroep", "Activiteit"),
        *("Hoofdstuk", "Uitgave", "Huisstijl"),
    }
)
"""Labels on which no network, finding or picture depends, but for what an afspraak teaches."""
MOST = 20
"""So many changes are looked at and kept for who asks next."""
MOST_LOOKED_AT = 10_000
"""Of revisions that may be of figures alone: some years of them. After more all is made anew."""
OF_FIGURES = frozenset({"cijfers", "verwijderen", "herstel"})
"""Types of revisions that may be of hundreds of figures; of others so many are lists of actors."""


def same_network(steps: Steps, ours: Head, head: Head) -> bool:
    """Whether all that was changed between two heads of a store stands beside the network."""
    step = steps.step(ours, head)
    changes = steps.changes(step, MOST)
    if changes is None:
        of_figures = all(r.type in OF_FIGURES for r in step.revisions or ())
        return of_figures and steps.all_such(step, MOST_LOOKED_AT, _beside)
    return all(map(_beside, changes))


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
