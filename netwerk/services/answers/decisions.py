"""Proposals to introduce two actors, and what the user decided about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Finding
from netwerk.model import Actor, Afspraak, Verbindkans, decision_key
from netwerk.schema import schema
from netwerk.services.changes import apply
from netwerk.services.day.made_contact import proposal_keys, reopened_op
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision


@dataclass(frozen=True)
class Decided:
    """A decision as it is stored, with the names of the two it is about.

    contact: whether contact between the two is recorded now.
    """

    item: Verbindkans
    version: int
    namen: tuple[str, ...]
    contact: bool = False


def proposals(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of the findings: whom to introduce to whom. Pairs that were decided are not among them."""
    decidable = {kind.name for kind in every_kind() if kind.decidable}
    return tuple(f for f in findings if f.kind in decidable)


def decided(desk: Desk) -> tuple[Decided, ...]:
    """Every decision, newest first."""
    desk.require(LEZEN)
    entries = sorted(
        desk.reads.all(Verbindkans), key=lambda e: (e.item.datum or "", e.item.id), reverse=True
    )
    ids = {actor for entry in entries for actor in entry.item.actoren}
    names = {key: stored.item.naam for key, stored in desk.reads.get(Actor, ids).items()}
    return tuple(
        Decided(
            e.item,
            e.version,
            tuple(names.get(actor, actor) for actor in e.item.actoren),
            in_contact(desk, e.item.actoren),
        )
        for e in entries
    )


def in_contact(desk: Desk, pair: Sequence[str]) -> bool:
    """Whether contact between these two is recorded, also over who works for them."""
    desk.require(LEZEN)
    net = desk.networks.net()
    ends = [i for actor in pair if (i := net.index_of(actor)) is not None]
    return len(ends) == len(pair) == 2 and net.levels.related(*ends)


def decide(
    desk: Desk,
    pair: tuple[str, str],
    besluit: str,
    reden: str = "",
    tot: str | None = None,
    via: Sequence[str] = (),
) -> Revision:
    """Keep a decision about a pair (see the choices of besluit) in the place of an older one.

    via: who is asked to introduce them, so that nobody is asked too often.
    """
    if besluit not in schema().keuzes["besluit"].keuzes:
        raise InputError(
            f"'{besluit}' is geen besluit. Kies uit: "
            f"{', '.join(schema().keuzes['besluit'].keuzes)}."
        )
    item_id = decision_key(pair)
    stored = desk.store.get(Verbindkans, [item_id]).get(item_id)
    item = Verbindkans(
        id=item_id,
        actoren=tuple(sorted(pair)),
        besluit=besluit,
        reden=reden.strip() or None,
        tot=tot,
        datum=desk.today.isoformat(),
        via=tuple(via) if besluit == "doen" else (),
    )
    why = f"Voorstel {_named(desk, pair)}: {schema().keuzes['besluit'].label(besluit).lower()}"
    base = stored.version if stored else None
    return apply(desk, Change((Put(item, base),), desk.user.naam, why, type="weergave"))


def reconsider(desk: Desk, decision: Decided) -> Revision:
    """Take a decision back, so that the pair can be proposed again: also what was agreed on it."""
    keys = proposal_keys(decision.item.actoren)
    agreed = [e for e in desk.store.all(Afspraak) if e.item.bevinding in keys]
    return apply(
        desk,
        Change(
            (
                Delete("Verbindkans", decision.item.id, decision.version),
                *(reopened_op(entry) for entry in agreed),
            ),
            desk.user.naam,
            f"Voorstel {_named(desk, decision.item.actoren)} weer open",
            type="weergave",
        ),
    )


def _named(desk: Desk, pair: Sequence[str]) -> str:
    names = desk.store.get(Actor, pair)
    return " en ".join(names[id].item.naam if id in names else id for id in sorted(pair))
