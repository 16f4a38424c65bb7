"""How a text reads: its sentences, its words, and phrases that come back.

A name counts as one word: nobody can make the name of a club shorter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LONGEST = 20
"""So many words a sentence may have."""
PHRASE = 4
"""From so many words on it is a phrase that a reader notices when it comes back."""
NAME = "¤"
WORDS = Path(__file__).parent / "plain_words.txt"
_WORD = re.compile(r"¤|[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|\d+(?:[.,]\d+)*%?")
_LETTERS = re.compile(r"[a-zà-ÿ]")


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with a sign for each name, the longest first."""
    pattern = _pattern(tuple(sorted(set(names) - {""}, key=lambda name: (-len(name), name))))
    return pattern.sub(NAME, text) if pattern else text


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def sentences(text: str) -> list[str]:
    """The sentences of a text: up to a full stop, a question mark or the end of a line."""
    parts = re.split(r"(?<=[.!?])\s+|\n+", text)
    return [part.strip() for part in parts if part.strip()]


def words(sentence: str) -> list[str]:
    """The words of a sentence in small letters; a number is one and a list of names is one."""
    listed = re.sub(rf"{NAME}(?:(?:, | en ){NAME})+", NAME, sentence)
    return _WORD.findall(listed.lower())


def too_long(text: str) -> list[str]:
    """The sentences with more words than a reader takes in at once."""
    return [part for part in sentences(text) if len(words(part)) > LONGEST]


@cache
def plain_words() -> frozenset[str]:
    """Every form of every word in the list."""
    forms: set[str] = set()
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, _, more = line.partition(":")
            forms |= {lemma.strip(), *more.split()}
    return frozenset(forms)


def hard_words(text: str) -> set[str]:
    """The words that are not in the list of plain ones."""
    return {word for word in words(text) if _LETTERS.match(word)} - plain_words()


def phrases(text: str) -> Counter[str]:
    """Every phrase of some words without a name or a number in it, and how often it comes."""
    seen: Counter[str] = Counter()
    for part in sentences(text):
        said = words(part)
        for i in range(len(said) - PHRASE + 1):
            phrase = said[i : i + PHRASE]
            if all(_LETTERS.match(word) for word in phrase):
                seen[" ".join(phrase)] += 1
    return seen
