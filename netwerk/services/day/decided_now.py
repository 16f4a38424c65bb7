"""What was decided and holds today: which findings need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.errors import Conflict, NotFound
from netwerk.insight.finding import Finding
from netwerk.insight.openings.settled import is_decided
from netwerk.model import Afspraak, Verbindkans
from netwerk.net.selection import Selection
from netwerk.services.day.agreements import (
    KLOPT_NIET,
    LATER,
    OPEN,
    VERVALLEN,
    Agreed,
    decided_words,
    seen_agreements,
    with_names,
)
from netwerk.services.day.made_contact import proposal_keys
from netwerk.services.desk import Desk, in_gebied
from netwerk.store.values import Stored

AL_CONTACT, ANDERS = "al_contact", "anders"
"""What a decision of before there were reasons is taken to mean."""


def standing(desk: Desk) -> Mapping[str, Afspraak]:
    """The decision that holds today by the key of its finding.

    'later' holds until its day, everything else until somebody opens it again. Of a pair under the
    key of each list that could propose it; what was decided as Verbindkans before is here too.
    """
    return {key: entry.item for key, entry in standing_among(desk, seen_agreements(desk)).items()}


def decisions_that_stand(desk: Desk) -> tuple[Agreed, ...]:
    """Those decisions, each once, newest first: what `open_findings` leaves out and why.

    One that was kept as Verbindkans only has version 0: see `reopen_finding`.
    """
    holding = standing_among(desk, seen_agreements(desk)).values()
    once = {entry.item.id: entry for entry in holding}
    order = sorted(once.values(), key=lambda e: (e.item.datum or "", e.item.id), reverse=True)
    return with_names(desk, order)


def open_findings(desk: Desk, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings on which no decision holds today, in the order given."""
    decided = standing(desk)
    return tuple(finding for finding in findings if finding.key not in decided)


def finding_with_key(desk: Desk, key: str, selection: Selection) -> Finding:
    """The finding of the selected network with this key, else of the whole.

    Raises Conflict when it is gone because somebody decided on it, NotFound.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    looked_at = (selection, Selection()) if desk.may_read() else (selection,)
    for part in looked_at:
        for finding in desk.networks.findings(part, desk.today):
            if finding.key == key:
                return finding
    held = standing(desk).get(key)
    if held is not None:
        raise Conflict(f"Hierover is al besloten: {decided_words(held)}.")
    raise NotFound(
        f"Er is geen bevinding met de sleutel '{key}'. De sleutels staan bij 'key' in 'netwerk "
        "insight --json'; staat hij bij een gebied, noem dan dat gebied."
    )


def decision_values(item: Afspraak | None) -> dict[str, Any] | None:
    """A decision as plain values for scripts; ``words`` is how a reader is told of it."""
    if item is None:
        return None
    names = ("beslissing", "stand", "wie", "voor", "tot", "waarom", "reden", "uitkomst", "datum")
    values = {name: getattr(item, name) for name in (*names, "eigenaar")}
    return {"afspraak": item.id} | values | {"words": decided_words(item)}


def standing_among(
    desk: Desk, entries: Iterable[Stored[Afspraak]]
) -> Mapping[str, Stored[Afspraak]]:
    """Of these the newest decision that holds today, by the key of its finding.

    For services that ask about rights themselves: what nobody may see may be among the entries.
    """
    desk.require_somewhere(LEZEN)
    today, out = desk.today.isoformat(), dict[str, Stored[Afspraak]]()
    out |= _only_as_pair(desk)
    for entry in sorted(entries, key=lambda e: (e.item.datum or "", e.item.id)):
        item = entry.item
        if not item.bevinding or not _holds(item, today):
            continue
        keys = proposal_keys(item.actoren[:2])
        for key in keys if item.bevinding in keys else (item.bevinding,):
            out[key] = entry
    return out


def _holds(item: Afspraak, today: str) -> bool:
    return item.beslissing != LATER or item.tot is None or today < item.tot


def _only_as_pair(desk: Desk) -> Mapping[str, Stored[Afspraak]]:
    """What was decided on pairs before there were afspraken, as if it were one; version 0."""
    out, net = dict[str, Stored[Afspraak]](), desk.networks.net()
    for entry in desk.reads.all(Verbindkans):
        chance: Any = entry.item
        known = all(net.index_of(actor) is not None for actor in chance.actoren)
        if len(chance.actoren) != 2 or not known or not is_decided(chance, desk.today):
            continue
        item = Afspraak(
            id=chance.id,
            titel="Laat hen kennismaken",
            beslissing=KLOPT_NIET if chance.besluit == "kennen_al" else chance.besluit,
            stand=VERVALLEN if chance.besluit in ("kennen_al", "klopt_niet") else OPEN,
            waarom={"kennen_al": AL_CONTACT, "klopt_niet": ANDERS}.get(chance.besluit),
            reden=chance.reden,
            tot=chance.tot,
            datum=chance.datum,
            actoren=chance.actoren,
        )
        for key in proposal_keys(chance.actoren):
            out[key] = Stored(item, 0)
    return out
