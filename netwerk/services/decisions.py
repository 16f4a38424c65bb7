"""Proposals to introduce two actors, and what the user decided about each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netwerk.access.rights import BEWERKEN, User, require
from netwerk.errors import InputError
from netwerk.insight.catalogue import KANSEN, kinds_of
from netwerk.insight.finding import Finding
from netwerk.model import Verbindkans
from netwerk.schema import schema
from netwerk.store.port import Change, Delete, Put, Revision, Store, Stored


def proposals(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of the findings: whom to introduce to whom. Pairs that were decided are not among them."""
    return tuple(f for f in findings if f.kind in kinds_of(KANSEN))


def decided(store: Store) -> tuple[Stored[Verbindkans], ...]:
    """Every decision, newest first."""
    return tuple(
        sorted(store.all(Verbindkans), key=lambda e: (e.item.datum or "", e.item.id), reverse=True)
    )


def decide(
    store: Store,
    user: User,
    pair: tuple[str, str],
    besluit: str,
    today: date,
    reden: str = "",
    tot: str | None = None,
) -> Revision:
    """Keep a decision about a pair ('doen', 'later', 'klopt_niet'); a new one replaces the old one."""
    require(user, BEWERKEN)
    if besluit not in schema().keuzes["besluit"].keuzes:
        raise InputError(
            f"'{besluit}' is geen besluit. Kies uit: "
            f"{', '.join(schema().keuzes['besluit'].keuzes)}."
        )
    item_id = _key(pair)
    stored = store.get(Verbindkans, [item_id]).get(item_id)
    item = Verbindkans(
        id=item_id,
        actoren=tuple(sorted(pair)),
        besluit=besluit,
        reden=reden.strip() or None,
        tot=tot,
        datum=today.isoformat(),
    )
    why = f"Voorstel: {schema().keuzes['besluit'].label(besluit).lower()}"
    return store.apply(
        Change((Put(item, stored.version if stored else None),), user.naam, why, type="weergave")
    )


def reconsider(store: Store, user: User, entry: Stored[Verbindkans]) -> Revision:
    """Take a decision back, so that the pair can be proposed again."""
    require(user, BEWERKEN)
    return store.apply(
        Change(
            (Delete("Verbindkans", entry.item.id, entry.version),),
            user.naam,
            "Voorstel weer open",
            type="weergave",
        )
    )


def _key(pair: tuple[str, str]) -> str:
    return "kans--" + "--".join(sorted(pair))
