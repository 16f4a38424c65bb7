"""What it means that somebody confirmed a fact: a day and a function, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import names_a_person, told_in
from netwerk.exchange.guard.safe_samples import is_safe_sample
from netwerk.exchange.meaning.word_lists import field_word
from netwerk.model import Actor, Relatie
from netwerk.schema import schema

Confirmable = TypeVar("Confirmable", Actor, Relatie)
_BEHIND = re.compile(r"[,;:(\n]|\s[-\u2013]\s")
"""What stands behind a function is who has it, or something else that is not kept."""
_LETTERS = r"(?:[a-zA-Z]\.\s?)+(?=[a-zA-Z]{2})"
_NAMES = r"[A-Z][\w'-]+(?: (?:de|van|der|den|ten|ter|te|'t))* [A-Z]"


def as_function(text: str | None) -> str | None:
    """The function that somebody says he has; None for a name, a number or a private fact."""
    said = _BEHIND.split(text or "", maxsplit=1)[0].strip()
    if not said or re.search(r"[@\d]", said):
        return None
    if names_a_person(said, None) or told_in(said, True) or re.match(_LETTERS, said):
        return None
    said = _before_a_person(said)
    known = field_word(said.split()[0]).known
    return said if known or is_safe_sample("functie", said) else None


def _before_a_person(said: str) -> str:
    """The words before letters, a greeting or two names: of 'secretaris Jan Vork' the first.

    Two words of the field, such as 'Sociaal Werk', are no name.
    """
    greeting = privacy_words().greeting.pattern
    person = re.search(rf"\s(?:{_LETTERS}|(?i:{greeting})|{_NAMES})", said)
    if person is None or field_word(said[person.start() :].strip()).known:
        return said
    return said[: person.start()].rstrip(" /")


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
