"""What goes along with a decision: the contact it records, the pair it keeps out, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netwerk.access.rights import function_of
from netwerk.errors import InputError
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Finding
from netwerk.model import Afspraak, Relatie
from netwerk.net.net import is_over
from netwerk.services.desk import Desk
from netwerk.services.records.edits import new_token
from netwerk.services.rules.label_rules import rules_of, with_id
from netwerk.store.port import Delete, Put
from netwerk.store.values import Stored

KENT = "kent"


def pair_of(finding: Finding) -> tuple[str, str] | None:
    """The two that a finding proposes to introduce, None for any other finding."""
    if finding.kind not in _decidable() or len(finding.actors) < 2:
        return None
    return finding.actors[0].id, finding.actors[1].id


def proposal_keys(pair: Sequence[str]) -> tuple[str, ...]:
    """The keys that a finding about this pair can have: of each list that proposes pairs."""
    if len(pair) != 2:
        return ()
    ways = (":".join(sorted(pair)), ":".join(sorted(pair, reverse=True)))
    return tuple(f"{kind}:{way}" for kind in _decidable() for way in ways)


def contact_op(desk: Desk, ends: tuple[str, str], new: bool) -> Put:
    """The operation that records contact of these two, seen today by this user.

    A contact of that kind that is there already is confirmed instead. new: it began today.
    Raises InputError when they are one, NotFound.
    """
    if ends[0] == ends[1]:
        raise InputError("Een contact is er tussen twee verschillende actoren.")
    today, me = desk.today.isoformat(), function_of(desk.user)
    for entry in desk.store.relaties_of([ends[0]]):
        tie = entry.item
        if tie.soort == KENT and {tie.van, tie.naar} == set(ends) and not is_over(tie.tot, today):
            seen = replace(tie, laatst_bevestigd=today, bevestigd_door=me)
            return Put(seen, entry.version)
    made = Relatie(
        id="",
        van=ends[0],
        naar=ends[1],
        soort=KENT,
        sinds=today if new else None,
        bron=f"gesprek {me}",
        laatst_bevestigd=today,
        bevestigd_door=me,
    )
    rules_of("Relatie").checked(desk.store, made, None)
    return Put(with_id(made, new_token()))


def reopened_op(entry: Stored[Afspraak]) -> Put | Delete:
    """The operation that lets a finding come back: what was done and came of it stays."""
    if entry.item.stand == "gedaan":
        return Put(replace(entry.item, bevinding=None), entry.version)
    return Delete("Afspraak", entry.item.id, entry.version)


def _decidable() -> tuple[str, ...]:
    return tuple(kind.name for kind in every_kind() if kind.decidable)
