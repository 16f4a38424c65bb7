"""What is stored and stays although a row says something else: a newer date, text of a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.model import Actor, Item, Value
from netwerk.schema import schema
from netwerk.typed.convert import same
from netwerk.typed.shown import shown
from netwerk.typed.text import one_line

DATES = ("laatst_bevestigd", "gevraagd")
"""The newest of these counts: an older list says nothing about later."""
BY_WHOM = {"laatst_bevestigd": "bevestigd_door"}
"""What says of a date who was behind it, and so goes with it."""
TEXT = "omschrijving"
SHOWN = 60
Values = dict[str, Value]


def with_newest_dates(
    before: Item, values: Values, drafts: Sequence[Draft], notes: Notes
) -> tuple[Values, tuple[str, ...]]:
    """The values without dates that are older than the stored ones, and which those are."""
    rest, stays = dict(values), []
    for naam in DATES:
        said, stored = str(values.get(naam) or ""), str(getattr(before, naam, None) or "")
        if not said or said >= stored:
            continue
        rest.pop(naam)
        if stored.startswith(said):
            continue  # the same date, said less precisely
        rest.pop(BY_WHOM.get(naam, ""), None)
        stays.append(naam)
        there = _shown(before, naam, stored)
        older = f"{_shown(before, naam, said)} is ouder dan wat er al staat"
        notes.count(_row_of(naam, drafts).where(naam), f"{older}; de nieuwste blijft: {there}.")
    return rest, tuple(stays)


def with_own_text(
    before: Actor, values: Values, drafts: Sequence[Draft], notes: Notes
) -> tuple[Values, tuple[str, ...]]:
    """The values without a description in the place of one that somebody wrote."""
    said, stored = str(values.get(TEXT) or ""), before.omschrijving or ""
    if not said or not stored:
        return values, ()
    rest = {naam: value for naam, value in values.items() if naam != TEXT}
    veld = plans()["Actor"].velden[TEXT]
    if said in stored or same(veld, stored, said):
        return rest, ()
    short = one_line(said)[:SHOWN]
    notes.count(
        _row_of(TEXT, drafts).where(TEXT),
        f"'{short}' is niet overgenomen: de omschrijving die er al is, blijft staan.",
    )
    return rest, (TEXT,)


def without_unread(drafts: Collection[Draft], notes: Notes) -> list[Draft]:
    """The lines of these rows that the user keeps; of the others is said that they are not kept.

    A word that netwerk does not know is no text about an actor that is known already.
    """
    velden = schema().labels["Actor"].velden.values()
    by_label = {veld.label: veld.naam for veld in velden} | {"Plaats": "kern", "Gebied": "gebieden"}
    for draft in drafts:
        for line in draft.kept:
            if line not in draft.chosen:
                naam = by_label.get(line.partition(": ")[0])
                notes.not_kept(draft.where(naam if naam in draft.texts else None), line)
    return [draft.with_only_chosen() for draft in drafts]


def _row_of(naam: str, drafts: Sequence[Draft]) -> Draft:
    """The first row that says this."""
    return next((draft for draft in drafts if naam in draft.values), drafts[0])


def _shown(item: Item, naam: str, value: str) -> str:
    label = type(item).__name__
    return shown(label, plans()[label].velden[naam], value)
