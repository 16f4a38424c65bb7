"""Looking: the card of an actor and the names of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.model import Actor, Gebied, Kern, Relatie
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.edits import stored_actor
from netwerk.store.values import Revision
from netwerk.typed.shown import gebied_name, shown


@dataclass(frozen=True)
class TieLine:
    """One relation on a card: with whom, what, how strong, source and date in words."""

    relatie: str
    version: int
    other: str
    other_id: str
    what: str
    is_contact: bool
    sterkte: str
    sinds: str
    bron: str
    laatst_bevestigd: str
    toelichting: str


@dataclass(frozen=True)
class Card:
    """Who an actor is, its ties with source and date, and what changed."""

    actor: Actor
    version: int
    facts: tuple[tuple[str, str], ...]
    ties: tuple[TieLine, ...]
    history: tuple[Revision, ...]


def card(desk: Desk, actor_id: str) -> Card:
    """The card of one actor. Raises NotFound."""
    stored = stored_actor(desk, actor_id)
    entries = desk.store.relaties_of([actor_id])
    others = {e.item.naar if e.item.van == actor_id else e.item.van for e in entries}
    names = {key: entry.item.naam for key, entry in desk.store.get(Actor, others).items()}
    ties = [_tie_line(e.item, e.version, actor_id, names) for e in entries]
    return Card(
        stored.item,
        stored.version,
        _facts(desk, stored.item),
        tuple(sorted(ties, key=lambda t: (not t.is_contact, t.other.casefold(), t.relatie))),
        tuple(desk.store.history(item=("Actor", actor_id), limit=10)),
    )


def place_names(desk: Desk) -> dict[str, str]:
    """Names of gebieden and kernen by id."""
    desk.require_somewhere(LEZEN)
    by_label = _places(desk)
    return by_label["Kern"] | by_label["Gebied"]


def places_by_label(desk: Desk) -> dict[str, dict[str, str]]:
    """Names of the gebieden and kernen by id, for the lists of a form."""
    desk.require_somewhere(LEZEN)
    return _places(desk)


def _places(desk: Desk) -> dict[str, dict[str, str]]:
    gebieden = {e.item.id: gebied_name(e.item) for e in desk.store.all(Gebied)}
    return {"Gebied": gebieden, "Kern": {e.item.id: e.item.naam for e in desk.store.all(Kern)}}


def _facts(desk: Desk, actor: Actor) -> tuple[tuple[str, str], ...]:
    places = place_names(desk)
    velden = schema().labels["Actor"].velden
    return tuple(
        (veld.label, shown("Actor", name, getattr(actor, name), places))
        for name, veld in velden.items()
        if name != "id"
    )


def _tie_line(relatie: Relatie, version: int, actor_id: str, names: Mapping[str, str]) -> TieLine:
    kind = schema().relaties.get(relatie.soort)
    outgoing = relatie.van == actor_id
    other = relatie.naar if outgoing else relatie.van
    label = kind.label if kind else relatie.soort
    what = label if outgoing or not (kind and kind.richting) else f"{label} (van de ander)"
    return TieLine(
        relatie=relatie.id,
        version=version,
        other=names.get(other, other),
        other_id=other,
        what=what,
        is_contact=bool(kind and kind.is_contact),
        sterkte=shown("Relatie", "sterkte", relatie.sterkte, {}),
        sinds=shown("Relatie", "sinds", relatie.sinds, {}),
        bron=shown("Relatie", "bron", relatie.bron, {}),
        laatst_bevestigd=shown("Relatie", "laatst_bevestigd", relatie.laatst_bevestigd, {}),
        toelichting=relatie.toelichting or "",
    )
