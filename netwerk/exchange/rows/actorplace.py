"""Where an actor is: the gebieden and kern that a row names, or its postcode makes certain."""

from __future__ import annotations

from netwerk.exchange.identity.same_actor import PLACE_KEPT, postcode4
from netwerk.exchange.notes import KEPT, Notes
from netwerk.exchange.places import PlaceIds, Places
from netwerk.exchange.reading.drafts import Draft
from netwerk.model import Value


def gebieden_of(
    draft: Draft, places: Places, notes: Notes
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the gebieden that a row names, and lines to keep; what is unknown is said."""
    text = draft.texts.get("gebieden")
    if not text:
        return (), ()
    named = places.gebieden_in(text)
    if named.unknown and not draft.sheet.our_keys:
        notes.word(draft.where("gebieden"), "Actor", "gebieden", text)
    for unknown in named.unknown:
        said = f"{unknown}; {KEPT}. Bekend: {places.gebieden_words()}."
        notes.count(draft.where("gebieden"), said)
    return named.ids, (f"Gebied: {text}",) if named.unknown else ()


def kern_of(
    draft: Draft, places: Places, gebieden: tuple[str, ...], notes: Notes
) -> tuple[PlaceIds, tuple[str, ...]]:
    """The kern that a row names, or which it can be, and lines to keep; an unknown one is said."""
    text = draft.texts.get("kern")
    if not text:
        return PlaceIds(()), ()
    named = places.kern_in(text, gebieden)
    if named.unknown and not draft.sheet.our_keys:
        notes.word(draft.where("kern"), "Actor", "kern", text)
    for unknown in named.unknown:
        said = f"{unknown}; {KEPT}. Kies een kern uit de lijst."
        notes.count(draft.where("kern"), said)
    return named, () if named.ids else (f"{PLACE_KEPT}{text}",)


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
