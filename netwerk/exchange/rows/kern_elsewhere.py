"""A row that names a kern and another gebied than the one that kern lies in."""

from __future__ import annotations

from netwerk.exchange.places import Places
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import OTHER_GEBIED, Trouble
from netwerk.model import Item
from netwerk.typed.shown import gebied_name


def kern_elsewhere(
    item: Item, before: Item | None, draft: Draft, places: Places | None
) -> Trouble | None:
    """What is the matter when the kern of an item lies in another gebied, in one sentence.

    It names the columns, for who mends the sheet. What was stored so before may stay.
    """
    kern_id, gebied_id = _place(item)
    kern = places.kernen.get(kern_id) if places is not None and kern_id else None
    if places is None or kern is None or not gebied_id or kern.gebied in (None, gebied_id):
        return None
    if before is not None and _place(before) == (kern_id, gebied_id):
        return None
    named = (_named(places, kern.gebied), _named(places, gebied_id))
    columns = {column.veld: column.header for column in draft.sheet.columns}
    where = f" in kolom '{columns['kern']}'" if columns.get("kern") else ""
    other = f"in kolom '{columns['gebied']}'" if "gebied" in draft.texts else "als gebied"
    return Trouble(
        OTHER_GEBIED,
        f"{kern.naam}{where} ligt in gebied {named[0]}, maar {other} staat gebied {named[1]}. "
        "Verbeter de kern of het gebied, of laat het gebied leeg.",
    )


def _place(item: Item) -> tuple[str | None, str | None]:
    return getattr(item, "kern", None), getattr(item, "gebied", None)


def _named(places: Places, gebied: str) -> str:
    there = places.gebieden.get(gebied)
    return gebied if there is None else gebied_name(there)
