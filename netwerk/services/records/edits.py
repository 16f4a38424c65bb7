"""Merging two actors, finding one by name, and taking any change back.

What is added, changed and removed by hand is in `items`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import Conflict, InputError, NotFound
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.services.changes import apply, resource
from netwerk.services.contact_kept import refuse_merge_in_sight
from netwerk.services.desk import Desk
from netwerk.services.records.items import find_item
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change
from netwerk.store.undo import undo_ops
from netwerk.store.values import Revision, Stored

ERASED = "wissen"
"""The type of a revision that nothing takes back."""
NOT_BY_ITSELF = frozenset({"plaatsen", "weergave", ERASED})
"""Revisions that are taken back only when named: they hold no facts about the network."""

OTHER_NOW = (
    "Deze wijziging staat er niet meer: er is een reservekopie teruggezet, of er staan andere "
    "gegevens op deze plek. Er is niets ongedaan gemaakt. Kijk bij Geschiedenis wat er nu staat."
)
BUILT_ON = (
    "Deze wijziging kan niet ongedaan worden gemaakt, omdat er later op is voortgebouwd. Vraag "
    "iemand die alle gebieden ziet."
)


def merge_actoren(
    desk: Desk,
    keep: str,
    drop: str,
    chosen: Mapping[str, str] | None = None,
    seen: Mapping[str, int] | None = None,
) -> Revision:
    """Make one actor of two: relations, names and sources of both are kept on ``keep``.

    chosen: of properties the id of the one whose value stays. seen: the versions by id that the
    user looked at. Undo gives both back.

    Raises InputError (a property that is not there), Conflict when one was changed since.
    """
    stored = [stored_actor(desk, actor_id) for actor_id in (keep, drop)]
    velden = schema().labels["Actor"].velden
    for naam, whose in (chosen or {}).items():
        if naam not in velden or naam == "id":
            raise InputError(
                f"Een actor heeft geen '{naam}'. Kies uit: "
                f"{', '.join(n for n in velden if n != 'id')}."
            )
        if whose not in (keep, drop):
            raise InputError(f"Zeg van '{naam}' van wie van de twee de waarde blijft.")
    for entry in stored:
        if seen is not None and seen.get(entry.item.id) != entry.version:
            raise Conflict(
                f"{entry.item.naam} is intussen gewijzigd. Kijk wat er nu staat, en voeg dan samen."
            )
    refuse_merge_in_sight(desk, [entry.item for entry in stored])
    why = f"{stored[1].item.naam} samengevoegd met {stored[0].item.naam}"
    ops = merge_ops(desk.whole_store, keep, drop, chosen)
    return apply(desk, Change(ops, desk.user.naam, why, type="samenvoegen"), worked_out=True)


def last_undoable(desk: Desk) -> Revision | None:
    """The newest revision that a plain undo takes back.

    It changed facts, was not undone yet and is no undo itself.
    """
    desk.require(LEZEN)
    before: int | None = None
    while page := desk.store.history(before=before):
        for revision in page:
            if (
                revision.undoes is None
                and revision.undone_by is None
                and revision.type not in NOT_BY_ITSELF
                and revision.added + revision.changed + revision.removed
            ):
                return revision
        before = page[-1].number
    return None


def sets_up(revision: Revision) -> bool:
    """Whether it put the places of another municipality here, and that still holds.

    The change that begins a store only adds: without it there would be no gebied at all.
    """
    replaced = revision.changed + revision.removed
    return revision.type == "plaatsen" and replaced > 0 and revision.undone_by is None


def _set_up_last(desk: Desk) -> str:
    """How setting up is taken back, where that was the last that was done; else ''."""
    newest = next(iter(desk.store.history(limit=1)), None)
    if newest is None or not sets_up(newest):
        return ""
    return f" Draai het inrichten terug met zijn nummer: netwerk undo {newest.number}."


def undo(desk: Desk, number: int | None = None, seal: str | None = None) -> Revision:
    """Take back one revision (the last one when no number is given) as a new change.

    seal: that of the very change that is meant (`Revision.head`). After a restore its number may
    be of a change of somebody else.

    Raises NotFound when there is nothing to undo, Conflict when later changes depend on it.
    """
    desk.require_somewhere(BEWERKEN)
    target = last_undoable(desk) if number is None else _revision(desk, number, seal)
    if target is None:
        desk.require(BEWERKEN)
        raise NotFound(f"Er is niets om ongedaan te maken.{_set_up_last(desk)}")
    if target.undone_by is not None:
        raise InputError(
            f"Wijziging {target.number} is al ongedaan gemaakt (met wijziging {target.undone_by})."
        )
    if target.type == ERASED:
        desk.require(BEWERKEN)
        raise InputError(
            f"Wijziging {target.number} wiste gegevens van iemand. Dat kan niet ongedaan worden "
            "gemaakt: wat is gewist, is weg."
        )
    (whole,) = desk.whole_store.history(before=target.number + 1, limit=1)
    why = f"Ongedaan gemaakt: {whole.why}"
    try:
        ops = tuple(undo_ops(desk.whole_store, target.number))
    except Conflict:
        if desk.may_read():
            raise
        raise Conflict(BUILT_ON) from None  # what came later may be of a gebied that is not his
    if not ops:
        desk.require(BEWERKEN)
        raise InputError(
            f"Wat wijziging {target.number} deed, is later al teruggedraaid, vervangen of gewist: "
            "er is niets meer terug te draaien."
        )
    change = Change(ops, desk.user.naam, why, type="herstel", undoes=target.number)
    return apply(desk, change, worked_out=True)


def stored_actor(desk: Desk, actor_id: str) -> Stored[Actor]:
    """One actor with its version, asked of the store itself. Raises NotFound with a sentence."""
    return _there(desk, desk.store.get(Actor, [actor_id]).get(actor_id), actor_id)


def shown_actor(desk: Desk, actor_id: str) -> Stored[Actor]:
    """The same to look at: asked once as long as the store stays as it is."""
    return _there(desk, desk.reads.get(Actor, [actor_id]).get(actor_id), actor_id)


def _there(desk: Desk, stored: Stored[Actor] | None, actor_id: str) -> Stored[Actor]:
    if stored is None:
        desk.require(LEZEN)
        raise NotFound(
            f"Er is geen actor met de sleutel '{actor_id}'. Misschien heeft een ander die intussen "
            "samengevoegd of verwijderd. Zoek op naam en probeer het opnieuw."
        )
    desk.require(LEZEN, resource(desk, stored.item))
    return stored


def find_actor(desk: Desk, text: str) -> Actor:
    """The actor meant by an id or a name (also an old name).

    Raises NotFound, or InputError when several fit.
    """
    item = find_item(desk, "Actor", text)
    assert isinstance(item, Actor)  # noqa: S101 (for the type checker: asked by label)
    return item


def new_token() -> str:
    """A token for one form; made when the form opens, so that sending it twice adds one record."""
    return uuid.uuid4().hex


def _revision(desk: Desk, number: int, seal: str | None) -> Revision:
    newest = desk.store.history(before=number + 1, limit=1)
    there = bool(newest) and newest[0].number == number
    if seal is not None and not (there and newest[0].head.seal == seal):
        desk.require(BEWERKEN)
        raise NotFound(OTHER_NOW)
    if not there:
        desk.require(BEWERKEN)
        raise NotFound(
            f"Er is geen wijziging met nummer {number}. Kijk in de geschiedenis welke nummers "
            "er zijn."
        )
    return newest[0]
