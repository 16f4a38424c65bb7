"""De or het: the article of a noun, and the other words that follow it."""

from __future__ import annotations

NEUTER = frozenset(
    {
        *("gebied", "signaal", "vraagstuk", "initiatief", "verschil", "gesprek", "peilmoment"),
        *("cijfer", "tweetal", "gegeven", "contact"),
    }
)
"""Nouns with 'het' that sentences are made with; the others have 'de'."""


def the(noun: str) -> str:
    """'de' or 'het'."""
    return "het" if noun in NEUTER else "de"


def this(noun: str) -> str:
    """'deze' or 'dit'."""
    return "dit" if noun in NEUTER else "deze"


def that(noun: str) -> str:
    """'die' or 'dat'."""
    return "dat" if noun in NEUTER else "die"
