"""Doelgroepen that almost every gebied needs, to be kept and then changed."""

from __future__ import annotations

from netwerk.model import Doelgroep

SCHOOL_WORDS = ("basisschool", "kindcentrum", "obs", "cbs", "kbs")
"""How a basisschool is called; kinderopvang and other schools are called otherwise."""
CHANNELS = ("mail", "dorpswebsite", "gemeentepagina")


def audience_offers(gebied: str | None, where: str) -> tuple[Doelgroep, ...]:
    """The ready-made ones of a gebied (its id), without a key yet; None: of the whole gemeente.

    where: how that place is called in the name: 'gebied 6'.
    """
    gebieden = (gebied,) if gebied is not None else ()
    return (
        Doelgroep(
            id="",
            naam=f"Basisscholen en sportclubs in {where}",
            gebieden=gebieden,
            categorieen=("sport_en_spel",),
            woorden=SCHOOL_WORDS,
            kanalen=CHANNELS,
        ),
        Doelgroep(
            id="",
            naam=f"Vrijwilligersorganisaties in {where}",
            gebieden=gebieden,
            soorten=("bewonersgroep",),
            kanalen=CHANNELS,
        ),
        Doelgroep(
            id="",
            naam=f"Kerken in {where}",
            gebieden=gebieden,
            categorieen=("kerk_en_zin",),
            kanalen=("mail", "langsgaan"),
        ),
        Doelgroep(
            id="",
            naam=f"Kernpartners in {where}",
            gebieden=gebieden,
            soorten=("instelling", "professional"),
            kanalen=("mail", "telefoon"),
        ),
    )
