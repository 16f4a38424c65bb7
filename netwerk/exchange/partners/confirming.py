"""What it means that somebody confirmed a fact: a day and a function, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from netwerk.model import Actor, Relatie
from netwerk.schema import schema

Confirmable = TypeVar("Confirmable", Actor, Relatie)


def confirmed(item: Confirmable, day: str, functie: str | None) -> Confirmable:
    """The item as confirmed on this day; a later confirmation that is there stays.

    Whose function is not known is not the one who confirmed it before either.
    """
    before = item.laatst_bevestigd or ""
    if before > day or (before == day and not functie):
        return item
    return replace(item, laatst_bevestigd=day, bevestigd_door=functie)


def tie_called(relatie: Relatie, actors: Mapping[str, Actor]) -> str:
    """A relation in words: 'Koor kent Zaal'."""
    van, naar = (actors[end].naam if end in actors else end for end in (relatie.van, relatie.naar))
    return f"{van} {schema().keuzes['relatie'].label(relatie.soort)} {naar}"
