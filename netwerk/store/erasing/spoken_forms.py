"""The forms in which somebody may be written down, and where in a text one of them stands.

A form is a row of words in lower case without accents. A phone number in any notation and a
postcode with or without its space are one word each.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

Form = tuple[str, ...]
"""Words that follow each other."""
Span = tuple[int, int]
"""Where a form stands in a text: from and up to."""

TITLES = (
    *(("mevrouw",), ("mevr",), ("mw",), ("dhr",), ("heer",), ("meneer",), ("mijnheer",)),
    *(("familie",), ("fam",)),
)
"""What may stand before a surname and so makes it a person."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[ ()./_\u00ad\u00b7\u200b\u2010-\u2015\u2212-]{0,5}"
_PHONE = re.compile(rf"(?<![\w+])(?:\+|00)?\d(?:{_BETWEEN}\d){{8,13}}(?!\w)")
_POSTCODE = re.compile(r"(?<!\w)([1-9]\d{3})[ -]?([a-z]{2})(?!\w)")
_NATIONAL = re.compile(r"(?:00310?|310?|0)?([1-9]\d{8})")
_GAP = re.compile(r"[^\w\n\"]{1,3}|_")
_TEL, _CODE = "tel:", "pc:"


def forms_of_name(words: str) -> frozenset[Form]:
    """A name as it may be written: with an initial, turned round, with a title, as in an address.

    One word is only itself.
    """
    name = tuple(word for _, _, word in _words(words))
    if len(name) < 2:
        return frozenset({name} if name else ())
    first, rest = name[0], name[1:]
    solid = "".join(rest)
    made = {name, (first[0], *rest), (first, solid), (first[0], solid), (first + solid,)}
    made |= {(first[0] + solid,), (f"{solid}{first[0]}",), (solid, first), (solid, first[0])}
    made |= {(*rest, first), (*rest, first[0]), (rest[-1], first, *rest[:-1])}
    made |= {(rest[-1], first[0], *rest[:-1])}
    made |= {(*title, *rest) for title in TITLES}
    return frozenset(made)


def forms_of_mail(address: str) -> frozenset[Form]:
    """A mail address, and what stands before its @ when that is more than one word."""
    local, _, _ = address.partition("@")
    whole = tuple(word for _, _, word in _words(address))
    part = tuple(word for _, _, word in _words(local))
    return frozenset({whole, part} if len(part) > 1 else {whole} if whole else ())


def forms_of_phone(number: str) -> frozenset[Form]:
    """A phone number in whatever notation; nothing when it is no Dutch number."""
    found = _national(number)
    return frozenset({(_TEL + found,)} if found else ())


def forms_of_address(text: str) -> frozenset[Form]:
    """A street with its number, and a postcode with its number: each part between commas."""
    parts = (tuple(word for _, _, word in _words(part)) for part in text.split(","))
    return frozenset(part for part in parts if part)


def spans(text: str, sizes: Iterable[int], known: Callable[[Form], bool]) -> list[Span]:
    """Where in a text forms stand, in order and without overlap.

    sizes: how many words a form may have. known: whether it is one of those that are looked for.
    """
    words = _words(text)
    found: list[Span] = []
    for size in sizes:
        for at in range(len(words) - size + 1):
            window = words[at : at + size]
            if _together(text, window) and known(tuple(word for _, _, word in window)):
                found.append((window[0][0], window[-1][1]))
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def may_hold(text: str, forms: Iterable[Form]) -> bool:
    """Whether it is worth looking: cheap, and never wrongly no."""
    bare = _plain(text)[0]
    digits = ""
    for form in forms:
        longest = max(form, key=len)
        if longest.startswith(_TEL):
            digits = digits or re.sub(r"\D", "", bare)
            if longest.removeprefix(_TEL) in digits:
                return True
        elif longest.startswith(_CODE) or longest in bare:
            return True
    return False


def phone_in(text: str) -> bool:
    """Whether a Dutch phone number stands in a text."""
    return any(word.startswith(_TEL) for _, _, word in _words(text))


def postcode_in(text: str) -> bool:
    """Whether a Dutch postcode stands in a text."""
    return any(word.startswith(_CODE) for _, _, word in _words(text))


def _together(text: str, window: list[tuple[int, int, str]]) -> bool:
    return all(_GAP.fullmatch(text, one[1], other[0]) for one, other in itertools.pairwise(window))


@lru_cache(maxsize=8192)
def _words_kept(text: str) -> tuple[tuple[int, int, str], ...]:
    plain, places = _plain(text)
    taken: list[tuple[int, int, str]] = []
    for match in _PHONE.finditer(plain):
        if number := _national(match[0]):
            taken.append((match.start(), match.end(), _TEL + number))
    for match in _POSTCODE.finditer(plain):
        if not any(start < match.end() and match.start() < end for start, end, _ in taken):
            taken.append((match.start(), match.end(), _CODE + match[1] + match[2]))
    inside = [(start, end) for start, end, _ in taken]
    for match in _WORD.finditer(plain):
        if not any(start < match.end() and match.start() < end for start, end in inside):
            taken.append((match.start(), match.end(), match[0]))
    return tuple((places[a], places[b - 1] + 1, word) for a, b, word in sorted(taken))


def _words(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with where each stands in it."""
    return list(_words_kept(text))


def _plain(text: str) -> tuple[str, list[int] | range]:
    """The text without case and accents, and where each of its letters stands in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for bare in unicodedata.normalize("NFKD", letter.casefold()):
            if not unicodedata.combining(bare):
                letters.append(bare)
                places.append(at)
    return "".join(letters), places


def _national(text: str) -> str | None:
    """The nine digits of a Dutch number; None when it is none."""
    found = _NATIONAL.fullmatch(re.sub(r"\D", "", text))
    return found[1] if found else None
