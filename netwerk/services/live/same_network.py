"""Whether a store went on without a change to the network: an afspraak, a talk, a kept moment."""

from __future__ import annotations

from netwerk.services.live.whole import revisions_since
from netwerk.store.port import Store
from netwerk.store.values import Head

BESIDE = frozenset({"Afspraak", "Gesprek", "Peilmoment", "Leesafspraak"})
"""Labels of which no network, finding or picture depends."""
MOST = 20
"""So many changes at most are looked at; after more all is worked out anew."""


def same_network(store: Store, ours: Head, head: Head) -> bool:
    """Whether all that was changed between two heads of a store stands beside the network."""
    revisions = revisions_since(store, ours, head)
    if not revisions:
        return False
    wanted = sum(r.added + r.changed + r.removed for r in revisions)
    if wanted > MOST:
        return False
    changes = list(store.changes(revisions[-1].number, revisions[0].number))
    return len(changes) == wanted and all(change.label in BESIDE for change in changes)
