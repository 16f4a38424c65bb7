"""The chapters of a description by a stable key: for who chooses parts, and for own text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from netwerk.errors import InputError

FRONT = "wethouder"
PLACE, FIGURES, SAID, WHO, HALLS, NETWORK, TEAM, RUNNING, OPGAVEN, UNKNOWN, ACCOUNT, BESIDE = (
    "plek",
    "tellen",
    "vertellen",
    "wie",
    "zalen",
    "netwerk",
    "team",
    "loopt",
    "opgaven",
    "onbekend",
    "verantwoording",
    "vergelijking",
)
ACTORS, ACTIONS, FIGURE_LIST, SOURCES, WORDS = (
    "actoren",
    "acties",
    "cijfers",
    "bronnen",
    "begrippen",
)

CHAPTERS: Mapping[str, str] = {
    FRONT: "Voor de wethouder",
    PLACE: "De plek",
    FIGURES: "Hoe het gaat",
    SAID: "Wat mensen zeggen",
    WHO: "Wie er is",
    HALLS: "Zalen en wie er komt",
    NETWORK: "Het netwerk",
    TEAM: "Wie er werkt",
    RUNNING: "Wat er loopt",
    OPGAVEN: "Opgaven",
    UNKNOWN: "Wat wij niet weten",
    ACCOUNT: "Verantwoording",
    BESIDE: "Vergeleken met een ander gebied",
}
"""Every chapter with its title, in the order in which it is told."""

APPENDICES: Mapping[str, str] = {
    ACTORS: "Actoren per kern",
    ACTIONS: "Wat, wie, wanneer, stand",
    FIGURE_LIST: "Cijfers",
    SOURCES: "Bronnen",
    WORDS: "Begrippen",
}
"""Every appendix with its title."""


def chosen_parts(called: Collection[str]) -> frozenset[str]:
    """The keys of the parts that somebody named; nothing named is everything.

    Raises InputError, with the keys there are, for a part that does not exist.
    """
    every = (*CHAPTERS, *APPENDICES)
    unknown = [name for name in called if name not in every]
    if unknown:
        raise InputError(f"Het deel '{unknown[0]}' bestaat niet. Kies uit: {', '.join(every)}.")
    return frozenset(called or every)
