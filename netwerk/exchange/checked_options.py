"""The options of an import with stored values for the words of the user, or what is wrong."""

from __future__ import annotations

from dataclasses import replace

from netwerk.errors import InputError
from netwerk.exchange.places import Places
from netwerk.exchange.request import INHOUD, Existing, ImportOptions
from netwerk.model import Gebied, Kern
from netwerk.schema import schema
from netwerk.typed.text import one_line, tidy


def checked_options(options: ImportOptions, existing: Existing) -> ImportOptions:
    """The options, with the defaults of the mapping where they say nothing.

    Raises InputError for a soort, relatie, inhoud or gebied that there is not.
    """
    said = options.told.defaults
    inhoud = options.inhoud or said.inhoud
    if inhoud and inhoud not in INHOUD:
        raise InputError(f"'{inhoud[:60]}' is geen bekende inhoud. Kies uit: {', '.join(INHOUD)}.")
    return replace(
        options,
        soort=_chosen("soort", options.soort or said.soort),
        relatie=_chosen("relatie", options.relatie or said.relatie),
        bron=one_line(tidy(options.bron or said.bron or "")) or None,
        gebied=_gebied(options.gebied or said.gebied, existing),
        inhoud=inhoud,
        create_missing=options.create_missing or said.create_missing,
        contactpersonen=options.contactpersonen or said.contactpersonen,
        gestopt=options.gestopt or said.gestopt,
        vervang=options.vervang or said.vervang,
    )


def _chosen(name: str, word: str | None) -> str | None:
    lijst = schema().keuzes[name]
    value = lijst.find(word) if word else None
    if word and value is None:
        raise InputError(
            f"'{word[:60]}' is geen bekende {name}. Kies uit: {', '.join(lijst.keuzes)}."
        )
    return value


def _gebied(word: str | None, existing: Existing) -> str | None:
    if not word:
        return None
    places = Places(existing.of(Gebied).values(), existing.of(Kern).values())
    if word in places.gebieden:
        return word
    found = places.gebieden_in(word)
    if len(found.ids) != 1 or found.unknown:
        raise InputError(
            f"'{word[:60]}' is geen gebied dat netwerk kent. Kies uit: {places.gebieden_words()}."
        )
    return found.ids[0]
