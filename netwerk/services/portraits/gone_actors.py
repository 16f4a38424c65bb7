"""An actor that is not there any more: removed, or merged into another that is."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.insight.finding import ActorRef
from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.store.values import Revision

MERGE = "samenvoegen"
MOST = 20
"""So many merges in a row are followed."""


@dataclass(frozen=True)
class GoneActor:
    """How it was called, the change that took it away, and who it is now (None: removed)."""

    naam: str
    revision: Revision
    now: ActorRef | None = None


def gone_actor(desk: Desk, id: str) -> GoneActor | None:
    """What became of an actor that was there once; None when no history knows it.

    For who may read everything: what is gone is in no gebied. Raises AccessDenied.
    """
    desk.require(LEZEN)
    return desk.networks.kept_answer(("gone_actor", id), lambda: _gone(desk, id, MOST))


def _gone(desk: Desk, id: str, left: int) -> GoneActor | None:
    for revision in desk.reads.history(item=("Actor", id), limit=1):
        changes = list(desk.store.changes(revision.number, revision.number))
        before = next((c.before for c in changes if (c.label, c.id) == ("Actor", id)), None)
        if not isinstance(before, Actor):
            return None
        now = None
        if revision.type == MERGE:
            kept = [
                c.after
                for c in changes
                if isinstance(c.after, Actor) and c.id != id and c.before is not None
            ]
            now = _still_there(desk, kept[0].id, left) if kept else None
        return GoneActor(before.naam, revision, now)
    return None


def _still_there(desk: Desk, id: str, left: int) -> ActorRef | None:
    entry = desk.reads.get(Actor, [id]).get(id)
    if entry is not None:
        return ActorRef(id, entry.item.naam)
    further = _gone(desk, id, left - 1) if left else None
    return further.now if further else None
