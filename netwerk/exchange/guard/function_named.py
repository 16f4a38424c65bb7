"""Names in a text that should say a function: 'secretaris Jan de Vries', 'mw. A. Smit, beheer'.

Told by a greeting, initials, or a first name of graph_schema/privacy.toml before a capitalised
word. It may miss somebody with a first name that is not in that list.
"""

from __future__ import annotations

import re

from netwerk.exchange.guard.bare_name import BETWEEN, is_bare_name
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.model import Value, fold

_PARTS = re.compile(r"(\s*[,;:()/]\s*|\s[-–]\s|\s(?:en|of|&)\s|(?:^|(?<=[\s,;]))t\.a\.v\.\s)")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,5}$")
_NAMEWORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*\.?")
_SPLIT_INITIALS = re.compile(r"(?<=\b[A-Z]\.)\s+(?=[A-Z]\.)")
_FUNCTION = re.compile(
    r"(?:er|ster|or|rice|aris|ariaat|ist|ent|ente|ant|ante|eur|euse|kundige|lid|hoofd|coach|agent"
    r"|arts|team|bestuur|persoon|meester|raad|administratie|balie|loket|beheer|directie|dominee"
    r"|pastor|vz|zorg|werk)$"
)
"""How a word ends that says what somebody does; a name may stand behind it."""
_OF_PLACES = re.compile(
    r"(?:school|straat|plein|centrum|parochie|stichting|fonds|college|welzijn|team|vereniging|club"
    r"|beheer|sport|zorg)$"
)
"""How a last word ends that makes 'Anne Frankschool' a place and nobody."""
_FAMILY = frozenset({"fam", "familie", "wed", "weduwe"})
"""Greetings that are words of welfare too: only before a capital, and in front."""
_WORK = "mw"
"""Without a point and a name 'maatschappelijk werk'."""


def names_somebody_in(text: str) -> bool:
    """Whether a text that should say a function names somebody, alone or beside the function."""
    return any(_name_at(part) is not None for part in _parts(text))


def function_in(text: str) -> str | None:
    """The text without its names: 'secretaris'; None when no function is left."""
    if not names_somebody_in(text):
        return text
    left = []
    for part in _parts(text):
        at = _name_at(part)
        words = part.split() if at is None else _words(part)[:at]
        if any(_is_function(word) for word in words):
            left.append(" ".join(words))
    return ", ".join(left) or None


def function_of(label: str, naam: str, text: str) -> str:
    """What may go in of a property that names somebody; empty for nothing.

    Only of a contact: the other properties say one function, and are asked for again.
    """
    return (function_in(text) or "") if (label, naam) == ("Actor", "contact") else ""


def leave_names_away(
    label: str, naam: str, values: dict[str, Value], texts: dict[str, str]
) -> None:
    """Take a property out of a row, except for the function that stands beside the name."""
    values.pop(naam, None)
    if function := function_of(label, naam, texts.pop(naam, "")):
        values[naam] = texts[naam] = function


def name_said(text: str) -> str:
    """What is said of such a text, as part of a sentence."""
    return f"'{text[:40]}' lijkt de naam van een mens, noem de functie"


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text.strip())[::2] if part.strip()]


def _words(part: str) -> list[str]:
    return _SPLIT_INITIALS.sub("", part).split()


def _name_at(part: str) -> int | None:
    """At which word of a part the name of somebody begins."""
    words = _words(part)
    for at in range(len(words)):
        if _greets(words, at) or _is_named(words, at):
            return at
    return None


def _greets(words: list[str], at: int) -> bool:
    """Whether a greeting and a name begin at a word: 'mevr. Jansen', 'de heer Bos'."""
    rest = fold(" ".join(words[at:]))
    match = privacy_words().greeting.match(rest)
    if match is None:
        return False
    said = match[0].rstrip(".")
    follows = words[at + len(match[0].split()) :]
    name = [word for word in follows if fold(word) not in BETWEEN]
    if not name or (said == _WORK and words[at].isupper()):
        return False
    if name[0][0].isupper():
        return said not in _FAMILY or at == 0
    return at == 0 and said not in (*_FAMILY, _WORK) and len(follows) <= _SHORT


_SHORT = 4


def _is_named(words: list[str], at: int) -> bool:
    """Whether initials or a first name, and a last name, begin at a word."""
    if at and not _is_function(words[at - 1]):
        return False
    name: list[str] = []
    for word in words[at:]:
        starts = not name and _INITIALS.match(word)
        if not (starts or _NAMEWORD.fullmatch(word) or fold(word) in BETWEEN):
            break
        name.append(word)
    last = [word for word in name[1:] if fold(word) not in BETWEEN]
    if not last:
        return len(words) == 1 and is_bare_name(words[0])
    if _OF_PLACES.search(fold(last[-1])):
        return False
    return is_bare_name(" ".join(name))


def _is_function(word: str) -> bool:
    said = fold(word).strip(".")
    return bool(_FUNCTION.search(said)) or said in privacy_words().functions
