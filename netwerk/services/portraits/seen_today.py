"""Klopt nog: what is recorded was seen to be so today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netwerk.access.rights import BEWERKEN
from netwerk.errors import Conflict, InputError
from netwerk.services.changes import apply, resource
from netwerk.services.desk import Desk
from netwerk.services.records.items import stored_item
from netwerk.services.rules.label_rules import called
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision

CONFIRMED = ("Actor", "Relatie")


def seen_today(
    desk: Desk, label: str, id: str, base: int, token: str, by: str | None = None
) -> Revision:
    """Say that an actor or a relation still is as it was read at version ``base``, since today.

    by: who says so, by function; None: not known, for what an earlier one said is not said now.
    Raises InputError for another label or when it was said today, Conflict when somebody changed
    it since, NotFound, AccessDenied.
    """
    if label not in CONFIRMED:
        raise InputError("Alleen van een actor of een relatie kun je zeggen dat het nog klopt.")
    entry = stored_item(desk, label, id)
    item: Any = entry.item
    desk.require(BEWERKEN, resource(desk, item))
    today = desk.today.isoformat()
    if item.laatst_bevestigd == today:
        raise InputError("Dit is vandaag al bevestigd.")
    if entry.version != base:  # what was not seen is not said to be so
        raise Conflict("Dit is intussen gewijzigd. Kijk wat er nu staat, en of dat klopt.")
    new = replace(item, laatst_bevestigd=today, bevestigd_door=by)
    why = f"{called(desk.store, item)}: klopt nog"
    return apply(desk, Change((Put(new, base),), desk.user.naam, why, token=token))
