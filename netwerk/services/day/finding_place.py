"""Where a finding is: the gebied and kern that a decision on it is kept under."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight.finding import Finding
from netwerk.model import Actor
from netwerk.net.net import Net
from netwerk.services.desk import Desk


def place_of_finding(desk: Desk, finding: Finding) -> tuple[str | None, str | None]:
    """The gebied and kern of a finding, None for what it has none of: its own, else of its subject.

    Of an actor in several gebieden the first that this user may change: then he may decide on it.
    """
    net, subject = desk.networks.net(), finding.subject
    of_subject = subject.ids[0] if subject is not None and subject.kind == "kern" else None
    rows = [i for id in _whom(finding) if (i := net.index_of(id)) is not None]
    kern = finding.kern or of_subject or _one_kern(net, rows)
    gebied = next((k.gebied for k in net.kernen if k.id == kern), None)
    if gebied is not None:
        return gebied, kern
    if subject is not None and subject.kind == "gebied":
        return finding.gebied or subject.ids[0], None
    if finding.gebied is not None:
        return finding.gebied, None
    return _one_gebied(desk, net, rows), None


def hidden_actors(desk: Desk, finding: Finding) -> tuple[Actor, ...]:
    """Whom a finding is about and this user may not read."""
    net = desk.networks.net()
    unseen = [id for id in _whom(finding) if net.index_of(id) is None]
    return tuple(entry.item for entry in desk.reads.get(Actor, unseen).values())


def _whom(finding: Finding) -> tuple[str, ...]:
    subject = finding.subject
    if subject is not None and subject.kind in ("actor", "tie"):
        return subject.ids
    return tuple(actor.id for actor in finding.actors)


def _one_kern(net: Net, rows: Sequence[int]) -> str | None:
    kernen = {net.actors["kern"][i] for i in rows}
    return str(kernen.pop()) if len(kernen) == 1 and None not in kernen else None


def _one_gebied(desk: Desk, net: Net, rows: Sequence[int]) -> str | None:
    each = [set(net.gebieden_of(i)) for i in rows]
    if not each:
        return None
    shared = set.intersection(*each) or set.union(*each)
    order = sorted(shared)
    return next((g for g in order if desk.may_change(g)), next(iter(order), None))
