"""Add, change, remove and merge by hand, and take any change back.

Each is one transaction with its author.
"""

from __future__ import annotations

import uuid
from dataclasses import replace

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Item, Kern, Relatie, Verbindkans, fold
from netwerk.schema import schema
from netwerk.services.changes import apply, resource
from netwerk.services.desk import Desk
from netwerk.services.forms import with_suggested_place
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change, Delete, Put
from netwerk.store.undo import undo_ops
from netwerk.store.values import Revision, Stored
from netwerk.typed.text import one_line, slug, tidy

NOT_BY_ITSELF = frozenset({"plaatsen", "weergave"})
"""Revisions that are taken back only when named: they hold no facts about the network."""


def add_actor(desk: Desk, actor: Actor, token: str) -> Revision:
    """Add an actor; ``actor.id`` may be empty, then a readable one is made.

    The same token adds it once.

    Raises InputError when naam or soort is missing or not known, AccessDenied, StoreError.
    """
    named = _named(actor)
    if not named.id:
        named = replace(named, id=f"{slug(named.naam)}-{token[:6]}")
    return apply(
        desk, Change((Put(named),), desk.user.naam, f"{named.naam} toegevoegd", token=token)
    )


def change_actor(desk: Desk, actor: Actor, base: int, token: str) -> Revision:
    """Change an actor that was read at version ``base``.

    Raises Conflict naming both values when somebody was first, InputError when naam is empty,
    AccessDenied, StoreError.
    """
    named = _named(actor)
    return apply(
        desk, Change((Put(named, base),), desk.user.naam, f"{named.naam} gewijzigd", token=token)
    )


def add_relatie(desk: Desk, relatie: Relatie, token: str) -> Revision:
    """Add a relation between two actors; the same token adds it once.

    Raises InputError, NotFound, AccessDenied.
    """
    if relatie.van == relatie.naar:
        raise InputError(
            "Een relatie gaat tussen twee verschillende actoren. Kies bij 'naar' een andere actor."
        )
    names = _names(desk, relatie)
    named = relatie if relatie.id else replace(relatie, id=f"relatie-{token[:16]}")
    kind = schema().relaties.get(named.soort)
    why = f"{names[0]} {kind.label if kind else named.soort} {names[1]}"
    return apply(desk, Change((Put(named),), desk.user.naam, why, token=token))


def change_relatie(desk: Desk, relatie: Relatie, base: int, token: str) -> Revision:
    """Change a relation that was read at version ``base``."""
    names = _names(desk, relatie)
    return apply(
        desk,
        Change(
            (Put(relatie, base),),
            desk.user.naam,
            f"Relatie {names[0]} - {names[1]} gewijzigd",
            token=token,
        ),
    )


def remove_actor(desk: Desk, actor_id: str, base: int) -> Revision:
    """Remove an actor with all its relations, and its name from what refers to it."""
    actor = stored_actor(desk, actor_id).item
    ops: list[Put | Delete] = [
        Delete("Relatie", entry.item.id, entry.version)
        for entry in desk.store.relaties_of([actor_id])
    ]
    ops += [_without(entry, actor_id) for entry in desk.store.referring_to("Actor", [actor_id])]
    ops.append(Delete("Actor", actor_id, base))
    return apply(
        desk, Change(tuple(ops), desk.user.naam, f"{actor.naam} verwijderd", type="verwijderen")
    )


def remove_relatie(desk: Desk, relatie_id: str, base: int) -> Revision:
    """Remove one relation."""
    stored = desk.store.get(Relatie, [relatie_id]).get(relatie_id)
    if stored is None:
        desk.require(BEWERKEN)
        raise NotFound("Deze relatie staat niet meer in het netwerk. Ververs de pagina.")
    names = _names(desk, stored.item)
    why = f"Relatie {names[0]} - {names[1]} verwijderd"
    return apply(
        desk,
        Change((Delete("Relatie", relatie_id, base),), desk.user.naam, why, type="verwijderen"),
    )


def merge_actoren(desk: Desk, keep: str, drop: str) -> Revision:
    """Make one actor of two: relations, names and sources of both are kept on ``keep``.

    Undo gives both back.
    """
    ends = [stored_actor(desk, actor_id).item.naam for actor_id in (keep, drop)]
    why = f"{ends[1]} samengevoegd met {ends[0]}"
    return apply(
        desk,
        Change(tuple(merge_ops(desk.store, keep, drop)), desk.user.naam, why, type="samenvoegen"),
    )


def last_undoable(desk: Desk) -> Revision | None:
    """The newest revision that a plain undo takes back: facts, not undone yet, no undo itself."""
    desk.require(LEZEN)
    before: int | None = None
    while page := desk.store.history(before=before):
        for revision in page:
            if (
                revision.undoes is None
                and revision.undone_by is None
                and revision.type not in NOT_BY_ITSELF
            ):
                return revision
        before = page[-1].number
    return None


def undo(desk: Desk, number: int | None = None) -> Revision:
    """Take back one revision (the last one when no number is given) as a new change.

    Raises NotFound when there is nothing to undo, Conflict when later changes depend on it.
    """
    target = last_undoable(desk) if number is None else _revision(desk, number)
    if target is None:
        desk.require(BEWERKEN)
        raise NotFound("Er is niets om ongedaan te maken.")
    if target.undone_by is not None:
        raise InputError(
            f"Wijziging {target.number} is al ongedaan gemaakt (met wijziging {target.undone_by})."
        )
    why = f"Ongedaan gemaakt: {target.why}"
    ops = tuple(undo_ops(desk.store, target.number))
    return apply(desk, Change(ops, desk.user.naam, why, type="herstel", undoes=target.number))


def stored_actor(desk: Desk, actor_id: str) -> Stored[Actor]:
    """One actor with its version. Raises NotFound with a sentence."""
    stored = desk.store.get(Actor, [actor_id]).get(actor_id)
    if stored is None:
        desk.require(LEZEN)
        raise NotFound(
            f"Er is geen actor met de sleutel '{actor_id}'. Zoek op naam en probeer het opnieuw."
        )
    desk.require(LEZEN, resource(desk, stored.item))
    return stored


def at_suggested_place(desk: Desk, actor: Actor) -> Actor:
    """The actor with gebied and kern filled from its postcode, where that makes them certain."""
    desk.require_somewhere(LEZEN)
    if actor.gebieden or actor.kern or not actor.postcode:
        return actor
    return with_suggested_place(actor, tuple(entry.item for entry in desk.store.all(Kern)))


def find_actor(desk: Desk, text: str) -> Actor:
    """The actor meant by an id or a name (also an old name).

    Raises NotFound, or InputError when several fit.
    """
    desk.require(LEZEN)
    by_id = desk.store.get(Actor, [text]).get(text)
    if by_id is not None:
        return by_id.item
    hits = [entry.item for entry in desk.store.search(text, limit=10)]
    exact = [a for a in hits if fold(text) in {fold(a.naam), *map(fold, a.andere_namen)}]
    if len(exact) == 1:
        return exact[0]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise NotFound(
            f"Geen actor gevonden met de naam '{text}'. Controleer de spelling of zoek op een "
            "deel van de naam."
        )
    names = "; ".join(f"{a.naam} ({a.id})" for a in (exact or hits)[:5])
    raise InputError(
        f"Er zijn meer actoren die op '{text}' lijken: {names}. Geef de hele naam of de sleutel "
        "tussen haakjes."
    )


def new_token() -> str:
    """A token for one form; made when the form opens, so that sending it twice adds one record."""
    return uuid.uuid4().hex


def _named(actor: Actor) -> Actor:
    """The actor with its name as an import writes it: on one line, without what is not seen."""
    naam = one_line(tidy(actor.naam))
    if not naam:
        raise InputError("De naam ontbreekt. Vul een naam in en sla opnieuw op.")
    return replace(actor, naam=naam)


def _revision(desk: Desk, number: int) -> Revision:
    newest = desk.store.history(before=number + 1, limit=1)
    if not newest or newest[0].number != number:
        desk.require(BEWERKEN)
        raise NotFound(
            f"Er is geen wijziging met nummer {number}. Kijk in de geschiedenis welke nummers "
            "er zijn."
        )
    return newest[0]


def _without(entry: Stored[Item], actor_id: str) -> Put | Delete:
    """What happens to an item that refers to a removed actor.

    A decision about it goes too, any other forgets it.
    """
    item = entry.item
    if isinstance(item, Verbindkans):
        return Delete("Verbindkans", item.id, entry.version)
    velden = schema().labels[type(item).__name__].velden.values()
    cleared: dict[str, object] = {}
    for veld in velden:
        if veld.verwijst_naar == "Actor":
            held = getattr(item, veld.naam)
            cleared[veld.naam] = (
                tuple(x for x in held if x != actor_id) if veld.meervoudig else None
            )
    return Put(replace(item, **cleared), entry.version)  # type: ignore[arg-type]


def _names(desk: Desk, relatie: Relatie) -> tuple[str, str]:
    ends = desk.store.get(Actor, [relatie.van, relatie.naar])
    for actor_id in (relatie.van, relatie.naar):
        if actor_id not in ends:
            raise NotFound(
                f"Er is geen actor met de sleutel '{actor_id}'. Voeg de actor eerst toe."
            )
    return ends[relatie.van].item.naam, ends[relatie.naar].item.naam
