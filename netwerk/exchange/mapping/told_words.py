"""Words in the cells of a file: what the user says that they stand for, and which nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.exchange.mapping.file_mapping import AS_IS, AS_NOTHING, AS_TEXT, WordKey
from netwerk.exchange.meaning.word_lists import (
    field_word,
    is_address,
    is_against,
    is_no_contact,
    is_nothing,
)
from netwerk.model import fold
from netwerk.schema import Veld, schema
from netwerk.typed.convert import convert
from netwerk.typed.rhythm import rhythm
from netwerk.typed.text import join_list, split_list

LONGEST = 100
"""A longer text is a sentence, and nobody is asked what it stands for."""
WORDED = ("soort", "categorie", "rol")
"""Properties of an actor whose words may stand under each other."""
PLACED = ("gebieden", "kern")
"""Properties of an actor that name a place: places know which words those are."""


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell with the words of the user in it.

    text: as it is to be read; empty when nothing is left. keep: lines for the note. said: each word
    with what is said of it. unknown: the words of which nobody knows what they stand for. as_is:
    the user takes the words as they are, so that there is nothing to remark.
    """

    text: str
    keep: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    as_is: bool = False


def is_asked(veld: Veld) -> bool:
    """Whether the words under a property come from a list or are places."""
    if veld.naam in PLACED:
        return True
    return bool(veld.keuzes) and not schema().keuzelijst(veld).getallen


def told_words(words: Mapping[WordKey, str], label: str, veld: Veld, text: str) -> ToldCell:
    """What the words in a cell stand for; ``words``: what the user says."""
    whole = (label, veld.naam, fold(text)) in words
    split = veld.keuzes and veld.meervoudig and not whole and not _is_known(label, veld, text)
    parts = [item for item, _ in split_list(text)] if split else [text]
    left, keep, said, unknown = [], [], [], []
    for part in parts:
        meaning = words.get((label, veld.naam, fold(part)))
        if not meaning:
            left.append(part)
            if veld.naam not in PLACED and not _is_known(label, veld, part):
                unknown.append(part)
            continue
        said.append((part, meaning))
        if meaning == AS_TEXT:
            keep.append(f"{veld.label}: {part}")
        elif meaning == AS_IS:
            left.append(part)
        elif meaning != AS_NOTHING:
            left.append(meaning)
    as_is = bool(said) and all(meaning == AS_IS for _, meaning in said) and not unknown
    plain = text if not said else join_list(left) if split else "".join(left)
    return ToldCell(plain, tuple(keep), tuple(said), tuple(unknown), as_is)


def _is_known(label: str, veld: Veld, text: str) -> bool:
    """Whether a word is in its list, stands for nothing, or is no word to ask about."""
    if len(text) > LONGEST or (veld.keuzes and schema().keuzelijst(veld).find(text)):
        return True
    if is_nothing(text) or is_address(text):
        return True
    if label == "Actor" and veld.naam in WORDED:
        return field_word(text).known
    if label == "Relatie" and (is_no_contact(text, veld.naam != "soort") or is_against(text)):
        return True
    if veld.keuzes == "frequentie" and rhythm(text):
        return True
    return convert(veld, text)[1] is None
