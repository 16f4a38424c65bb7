"""Where an actor is: the gebieden and kern that a row names, or its postcode makes certain."""

from __future__ import annotations

from netwerk.exchange.drafts import Draft
from netwerk.exchange.identity.clusters import postcode4
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.model import Value


def gebieden_of(draft: Draft, places: Places, notes: Notes) -> tuple[str, ...]:
    """The ids of the gebieden that a row names; what is unknown is left out and said."""
    text = draft.texts.get("gebieden")
    if not text:
        return ()
    named = places.gebieden_in(text)
    for unknown in named.unknown:
        said = f"{unknown}; weggelaten. Bekend: {places.gebieden_words()}."
        notes.count(draft.where("gebieden"), said)
    return named.ids


def kern_of(draft: Draft, places: Places, gebieden: tuple[str, ...], notes: Notes) -> str | None:
    """The id of the kern that a row names; an unknown one is left out and said."""
    text = draft.texts.get("kern")
    if not text:
        return None
    named = places.kern_in(text, gebieden)
    for unknown in named.unknown:
        said = f"{unknown}; leeg gelaten. Kies een kern uit de lijst."
        notes.count(draft.where("kern"), said)
    return named.ids[0] if named.ids else None


def suggest_place(draft: Draft, values: dict[str, Value], places: Places, notes: Notes) -> None:
    """Fill in the kern or the gebied where the postcode leaves no choice; say so."""
    if "postcode" not in values or "kern" in values or "gebieden" in values:
        return
    here = places.by_postcode(str(values["postcode"]))
    gebieden = sorted({kern.gebied for kern in here})
    where = draft.where("postcode")
    if len(here) == 1:
        values["kern"] = here[0].id
        notes.count(where, "de kern is ingevuld op grond van de postcode.")
    elif len(gebieden) == 1:
        values["gebieden"] = (gebieden[0],)
        notes.count(where, "het gebied is ingevuld op grond van de postcode.")
    elif gebieden:
        which = " en ".join(gebieden)
        notes.count(
            where,
            f"postcode {postcode4(str(values['postcode']))} ligt in gebied {which}; vul zelf "
            "het gebied of de kern in.",
        )
