"""Add, change, remove and merge by hand, and take any change back.

Each is one transaction with its author.
"""

from __future__ import annotations

import uuid
from dataclasses import replace

from netwerk.access.rights import BEWERKEN, User, require
from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Item, Relatie, Verbindkans, fold
from netwerk.schema import schema
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change, Delete, Put, Revision, Store, Stored
from netwerk.store.undo import undo_ops
from netwerk.typed.text import one_line, slug, tidy

NOT_BY_ITSELF = frozenset({"plaatsen", "weergave"})
"""Revisions that are taken back only when named: they hold no facts about the network."""


def add_actor(store: Store, user: User, actor: Actor, token: str) -> Revision:
    """Add an actor; ``actor.id`` may be empty, then a readable one is made.

    The same token adds it once.

    Raises InputError when naam or soort is missing or not known, AccessDenied, StoreError.
    """
    require(user, BEWERKEN)
    named = _named(actor)
    if not named.id:
        named = replace(named, id=f"{slug(named.naam)}-{token[:6]}")
    return store.apply(Change((Put(named),), user.naam, f"{named.naam} toegevoegd", token=token))


def change_actor(store: Store, user: User, actor: Actor, base: int, token: str) -> Revision:
    """Change an actor that was read at version ``base``.

    Raises Conflict naming both values when somebody was first.

    Also InputError when naam is empty, AccessDenied, StoreError.
    """
    require(user, BEWERKEN)
    named = _named(actor)
    return store.apply(
        Change((Put(named, base),), user.naam, f"{named.naam} gewijzigd", token=token)
    )


def add_relatie(store: Store, user: User, relatie: Relatie, token: str) -> Revision:
    """Add a relation between two actors; the same token adds it once.

    Raises InputError, NotFound, AccessDenied.
    """
    require(user, BEWERKEN)
    if relatie.van == relatie.naar:
        raise InputError(
            "Een relatie gaat tussen twee verschillende actoren. Kies bij 'naar' een andere actor."
        )
    names = _names(store, relatie)
    named = relatie if relatie.id else replace(relatie, id=f"relatie-{token[:16]}")
    why = f"{names[0]} {schema().relaties[named.soort].label if named.soort in schema().relaties else named.soort} {names[1]}"
    return store.apply(Change((Put(named),), user.naam, why, token=token))


def change_relatie(store: Store, user: User, relatie: Relatie, base: int, token: str) -> Revision:
    """Change a relation that was read at version ``base``."""
    require(user, BEWERKEN)
    names = _names(store, relatie)
    return store.apply(
        Change(
            (Put(relatie, base),),
            user.naam,
            f"Relatie {names[0]} - {names[1]} gewijzigd",
            token=token,
        )
    )


def remove_actor(store: Store, user: User, actor_id: str, base: int) -> Revision:
    """Remove an actor with all its relations, and its name from what refers to it."""
    require(user, BEWERKEN)
    actor = stored_actor(store, actor_id).item
    ops: list[Put | Delete] = [
        Delete("Relatie", entry.item.id, entry.version) for entry in store.relaties_of([actor_id])
    ]
    ops += [_without(entry, actor_id) for entry in store.referring_to("Actor", [actor_id])]
    ops.append(Delete("Actor", actor_id, base))
    return store.apply(
        Change(tuple(ops), user.naam, f"{actor.naam} verwijderd", type="verwijderen")
    )


def remove_relatie(store: Store, user: User, relatie_id: str, base: int) -> Revision:
    """Remove one relation."""
    require(user, BEWERKEN)
    found = store.get(Relatie, [relatie_id]).get(relatie_id)
    if found is None:
        raise NotFound("Deze relatie staat niet meer in het netwerk. Ververs de pagina.")
    names = _names(store, found.item)
    why = f"Relatie {names[0]} - {names[1]} verwijderd"
    return store.apply(
        Change((Delete("Relatie", relatie_id, base),), user.naam, why, type="verwijderen")
    )


def merge_actoren(store: Store, user: User, keep: str, drop: str) -> Revision:
    """Make one actor of two: relations, names and sources of both are kept on ``keep``.

    Undo gives both back.
    """
    require(user, BEWERKEN)
    ends = [stored_actor(store, actor_id).item.naam for actor_id in (keep, drop)]
    why = f"{ends[1]} samengevoegd met {ends[0]}"
    return store.apply(
        Change(tuple(merge_ops(store, keep, drop)), user.naam, why, type="samenvoegen")
    )


def last_undoable(store: Store) -> Revision | None:
    """The newest revision that a plain undo would take back: facts, not undone yet, no undo itself."""
    before: int | None = None
    while page := store.history(before=before):
        for revision in page:
            if (
                revision.undoes is None
                and revision.undone_by is None
                and revision.type not in NOT_BY_ITSELF
            ):
                return revision
        before = page[-1].number
    return None


def undo(store: Store, user: User, number: int | None = None) -> Revision:
    """Take back one revision (the last one when no number is given) as a new change.

    Raises NotFound when there is nothing to undo, Conflict when later changes depend on it.
    """
    require(user, BEWERKEN)
    target = last_undoable(store) if number is None else _revision(store, number)
    if target is None:
        raise NotFound("Er is niets om ongedaan te maken.")
    if target.undone_by is not None:
        raise InputError(
            f"Wijziging {target.number} is al ongedaan gemaakt (met wijziging {target.undone_by})."
        )
    why = f"Ongedaan gemaakt: {target.why}"
    ops = tuple(undo_ops(store, target.number))
    return store.apply(Change(ops, user.naam, why, type="herstel", undoes=target.number))


def stored_actor(store: Store, actor_id: str) -> Stored[Actor]:
    """One actor with its version. Raises NotFound with a sentence."""
    found = store.get(Actor, [actor_id]).get(actor_id)
    if found is None:
        raise NotFound(
            f"Er is geen actor met de sleutel '{actor_id}'. Zoek op naam en probeer het opnieuw."
        )
    return found


def find_actor(store: Store, text: str) -> Actor:
    """The actor meant by an id or a name (also an old name).

    Raises NotFound, or InputError when several fit.
    """
    by_id = store.get(Actor, [text]).get(text)
    if by_id is not None:
        return by_id.item
    hits = [entry.item for entry in store.search(text, limit=10)]
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
    """The actor with its name on one line, without what cannot be seen.

    As an import would write it.
    """
    naam = one_line(tidy(actor.naam))
    if not naam:
        raise InputError("De naam ontbreekt. Vul een naam in en sla opnieuw op.")
    return replace(actor, naam=naam)


def _revision(store: Store, number: int) -> Revision:
    found = store.history(before=number + 1, limit=1)
    if not found or found[0].number != number:
        raise NotFound(
            f"Er is geen wijziging met nummer {number}. Kijk in de geschiedenis welke nummers "
            "er zijn."
        )
    return found[0]


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


def _names(store: Store, relatie: Relatie) -> tuple[str, str]:
    ends = store.get(Actor, [relatie.van, relatie.naar])
    for actor_id in (relatie.van, relatie.naar):
        if actor_id not in ends:
            raise NotFound(
                f"Er is geen actor met de sleutel '{actor_id}'. Voeg de actor eerst toe."
            )
    return ends[relatie.van].item.naam, ends[relatie.naar].item.naam
