"""A bare name where a function belongs: 'Jan de Vries', 'J. de Vries', and not 'beheerder De Zaal'.

Told by a first name or initials in front. Whose first name is not in graph_schema/privacy.toml is
not seen: a word too few is said, rather than a function taken for somebody.
"""

from __future__ import annotations

import re

from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import names_a_person
from netwerk.model import fold

_HEAD = re.compile(r"\s*[,;(/]|\s[-–]\s")
"""What stands behind a name is its function or organisation."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,5}")
BETWEEN = frozenset(
    {
        "de",
        "den",
        "der",
        "van",
        "von",
        "ter",
        "ten",
        "te",
        "el",
        "al",
        "la",
        "le",
        "'t",
        "op",
        "het",
    }
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'-]*(?:[-'][^\W\d_]+)*\.?")
_MOST = 6
_BODIES = frozenset(
    {"bv", "cbs", "kbo", "nv", "obs", "pcb", "pkn", "rk", "rkbs", "sv", "vv", "vvv"}
)
"""What is written with points and is nobody's initials: 'V.V. Etten'."""


def is_bare_name(text: str) -> bool:
    """Whether a text that should say a function, names somebody instead."""
    head = _HEAD.split(text.strip(), maxsplit=1)[0]
    words = re.sub(r"(?<=\.)\s+(?=[A-Z]\.)", "", head).split()
    if not 0 < len(words) <= _MOST or not all(map(_is_word, words)):
        return False
    first, rest = words[0], words[1:]
    if any(fold(word) in privacy_words().functions for word in rest):
        return False
    last = [word for word in rest if fold(word) not in BETWEEN]
    if _INITIALS.fullmatch(first):
        if fold(first).replace(".", "") in _BODIES:
            return False
        return bool(last) and all(word[0].isupper() for word in last)
    if fold(first) not in privacy_words().first_names:
        return False
    if not rest:
        return True
    if head == head.lower():  # typed without capitals: only a word between tells
        return bool(last) and len(last) < len(rest)
    return bool(last) and all(word[0].isupper() for word in last)


def names_somebody(text: str) -> bool:
    """Whether a function is filled with a name: a bare one, or 'mevr. De Vries'."""
    return names_a_person(text, None) or is_bare_name(text)


def _is_word(word: str) -> bool:
    return bool(_NAME.fullmatch(word) or _INITIALS.fullmatch(word) or fold(word) in BETWEEN)
