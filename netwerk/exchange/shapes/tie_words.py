"""Which kind of relation a header or a question asks about."""

from __future__ import annotations

import re

from netwerk.exchange.meaning.label_plans import header_word
from netwerk.model import fold
from netwerk.schema import schema

_WHO = re.compile(r"\b(wie|welke|who|whom|which)\b")
_KINDS = (
    (re.compile(r"samenwerk|\bwerk(?:en|t|te)?\b.*\bsamen\b|collab"), "werkt_samen_met"),
    (re.compile(r"\bwork(?:s|ed)?\b.*\bwith\b"), "werkt_samen_met"),
    (re.compile(r"organise(?:er|ert|ren)\b.*\bsamen"), "organiseert_samen"),
    (re.compile(r"overleg|coordinat"), "overlegt_met"),
    (re.compile(r"verwij|\brefer"), "verwijst_naar"),
    (re.compile(r"\blid\b|aangesloten|member"), "lid_van"),
    (re.compile(r"\bcontact|\bken(?:t|nen)?\b|\bknow|\bcommunicat"), "kent"),
)  # fmt: skip
_WISH = re.compile(
    r"\b(?:zou|zouden|willen|wil|wilt|wens|wensen|gewenst|graag|nog niet|ontbreekt|mis|mist|missen|"
    r"would|wish|want|like to|not at present|not yet)\b"
)
"""A question about what people would like: no relation that is there."""
_GRID = re.compile(r"(?s)(.*?)\s*\[([^\[\]]+)\]\s*")
_DASHED = re.compile(r"(?s)(.*\S)\s+[-–]\s+(\S.*)")
_WITH = re.compile(r"(?i)(.*\b(?:contact|samen|overleg|samenwerking) met)\s+(\w[^?]*)\?*")
_CHOICE = re.compile(r"\s+[-–]\s+(?:selected choice|geselecteerde keuze)$", re.IGNORECASE)
OTHERS = frozenset({"anders", "anders namelijk", "overig", "overige", "other", "andere"})
"""The last choice of a question: not somebody, its answer may be."""
NOBODY = frozenset({"geen", "niemand", "geen van deze", "none", "none of the above", "weet niet"})


def word_of(header: str) -> str | None:
    """The kind of relation of a header that is a word for one: 'Werkt samen met'."""
    word = header_word(header)
    return schema().keuzes["relatie"].find(word) if word else None


def asked_in(header: str) -> str | None:
    """The kind of relation that a question asks about: 'Met wie werken jullie samen?'."""
    word = fold(header)
    if not _WHO.search(word):
        return None
    return in_words(header)


def in_words(text: str) -> str | None:
    """The kind of relation that these words are about, None for none and for a wish."""
    word = fold(text)
    if _WISH.search(word):
        return None
    return word_of(text) or next((kind for found, kind in _KINDS if found.search(word)), None)


def choice_of(header: str) -> tuple[str, str] | None:
    """The question and the choice of a column about one choice: 'Contact met [Dorpshuis]'.

    Without brackets it is only sure when more columns ask the same.
    """
    plain = _CHOICE.sub("", header)
    match = _GRID.fullmatch(plain) or _DASHED.fullmatch(plain) or _WITH.fullmatch(plain)
    return (match[1].strip(), match[2].strip()) if match and match[1].strip() else None
