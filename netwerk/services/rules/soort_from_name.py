"""What a name says of the soort of an actor: a carnavalsvereniging is a bewonersgroep."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.meaning.word_lists import LONGEST, field_word


@dataclass(frozen=True)
class NameSays:
    """The soort, categorie and rol that a name makes plain; None where it does not."""

    soort: str | None = None
    categorie: str | None = None
    rol: str | None = None


def soort_from_name(naam: str) -> NameSays:
    """What the words of this name agree on, by the same words as in an import.

    Nothing when they do not agree, or when the name is no name but a text.
    """
    if len(naam) > LONGEST:
        return NameSays()
    word = field_word(" ".join(naam.split()))
    return NameSays(word.soort, word.categorie, word.rol)
