"""What a reply says, by the three phrases KLOPT, ANDERS and WIJ KENNEN OOK.

Strict on purpose: what cannot be read for certain stands in ``unread`` and somebody has to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from netwerk.typed.text import one_line

_LEAD = r"[\s*•\-\"'“”‘’>]*"
_AGREES = re.compile(
    _LEAD
    + r"(?:(?:ja|dit|alles|allemaal|het|dat|nummers?|contact(?:en)?)[ ,]+)*klopt\b(?P<rest>.*)",
    re.I | re.S,
)
_NOTHING_MORE = re.compile(
    r"(?:\s|[.!,:;\"'”’*)(👍🙂😊✅]|\b(?:nog|steeds|allemaal|alles|helemaal|hoor|precies|zo|"
    r"dank je wel|dankjewel|bedankt|dank)\b)*",
    re.I,
)
_NUMBERS = re.compile(
    r"\s*[:,]?\s*((?:nummers?\s+)?\d{1,2}(?:\s*(?:,|en|&|\+)\s*\d{1,2})*)[\s.!]*", re.I
)
_OTHERWISE = re.compile(_LEAD + r"anders\b\s*[:,.\-]*\s*(?P<rest>.*)", re.I | re.S)
_OVER = re.compile(
    r"(?:nummers?\s+|contact(?:en)?\s+)?(?P<numbers>\d{1,2}(?:\s*(?:,|en|&|\+)\s*\d{1,2})*)\s*"
    r"(?:[:=,.\-]|is|zijn)*\s*(?:is\s+|zijn\s+)?"
    r"(?:gestopt|voorbij|geen contact(?: meer)?|niet meer|beëindigd|over)[\s.!]*",
    re.I,
)
_VALUE = re.compile(
    r"(?P<word>[^\W\d][\w \-]{1,25}?)\s*(?:[:=]|\bis nu\b|\bis\b|\bwordt\b)\s*(?P<value>.+)", re.S
)
_ALSO = re.compile(_LEAD + r"(?:wij|we|ik)\s+kennen?\s+ook\b\s*[:\-]*\s*(?P<rest>.*)", re.I | re.S)
_FUNCTION = re.compile(
    _LEAD + r"(?:mijn\s+)?functie\b\s*[:=\-]*\s*(?:is\s+)?(?P<rest>.*)", re.I | re.S
)
_POLITE = re.compile(
    r"\s*(?:(?:beste|hallo|hoi|dag|geachte|hi|ha|hey|goede(?:morgen|middag|avond|ndag))\b[^.?]{0,50}|"
    r"(?:alvast\s+)?(?:hartelijk\s+)?(?:dank|bedankt|dankjewel)\b[^?]{0,40}|"
    r"(?:hierbij|hieronder)\b.{0,20}\b(?:antwoord|reactie)\b.{0,20})[,.!]*\s*",
    re.I,
)
_NOBODY = re.compile(
    r"(?:geen|niemand|niets|niks|nvt|n\.v\.t\.?|onbekend|verder geen|nee|niet bekend|[-?.]+)\.?",
    re.I,
)
_WORD = (
    r"(?!(?:Niet|Nee|Geen|Alleen|Maar|Behalve|Wel|Stop|Gestopt|Fout|Onjuist|Oud|Anders)\b)"
    r"(?:[A-Z\u00c0-\u00de](?:[a-z\u00df-\u00ff'’-]+|\.)+|van|der|den|de|het|ter|ten|namens|en)"
)
_NAME = re.compile(rf"{_WORD}(?:[ ,]{{1,3}}{_WORD}){{0,5}}[ ,.]*")
"""Words that all begin with a capital: a name or a function, never a sentence."""
LONGEST_NAME = 100


@dataclass(frozen=True)
class Answer:
    """What was answered.

    agrees: KLOPT without more; agreed, stopped: numbers of ties; changes: word and new value; also:
    names of whom they know too; unread: what somebody has to look at.
    """

    agrees: bool = False
    agreed: tuple[int, ...] = ()
    stopped: tuple[int, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    functie: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether none of the three phrases was used in a way that can be read."""
        return not (self.agrees or self.agreed or self.stopped or self.changes or self.also)


@dataclass
class _Found:
    agrees: bool = False
    agreed: list[int] = field(default_factory=list)
    stopped: list[int] = field(default_factory=list)
    changes: list[tuple[str, str]] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    functie: str | None = None
    unread: list[str] = field(default_factory=list)


def answer_in(lines: Iterable[str]) -> Answer:
    """The answer in these lines (see `own_words`)."""
    found = _Found()
    for part in _parts(lines):
        _read(part, found)
    return Answer(
        found.agrees,
        tuple(dict.fromkeys(found.agreed)),
        tuple(dict.fromkeys(found.stopped)),
        tuple(found.changes),
        tuple(dict.fromkeys(found.also)),
        found.functie,
        tuple(found.unread),
    )


def _parts(lines: Iterable[str]) -> list[str]:
    """The lines by phrase: what stands right below a bare phrase or names belongs to it."""
    parts: list[str] = []
    last_phrase = 0
    takes_more = False
    for line in lines:
        if not line:
            takes_more = takes_more and "\n" not in parts[-1] and _is_bare(parts[-1])
            continue
        starts = any(p.fullmatch(line) for p in (_AGREES, _OTHERWISE, _ALSO, _FUNCTION))
        if takes_more and not starts and not _POLITE.fullmatch(line):
            parts[-1] += f"\n{line}"
            continue
        parts.append(line)
        if starts:
            last_phrase = len(parts)
            takes_more = _ALSO.fullmatch(line) is not None or _is_bare(line)
    return _without_names(parts, last_phrase)


def _is_bare(part: str) -> bool:
    """Whether a phrase stands by itself, so that what it says comes below it."""
    found = (_OTHERWISE.fullmatch(part), _ALSO.fullmatch(part), _FUNCTION.fullmatch(part))
    return any(match and not match["rest"].strip() for match in found)


def _without_names(parts: list[str], last_phrase: int) -> list[str]:
    """Without the names at the end: somebody signed without a greeting."""
    while len(parts) > last_phrase > 0 and _NAME.fullmatch(parts[-1]):
        parts.pop()
    return parts


def _read(part: str, found: _Found) -> None:
    if _POLITE.fullmatch(part):
        return
    if match := _AGREES.fullmatch(part):
        _read_agreement(part, match["rest"], found)
    elif match := _OTHERWISE.fullmatch(part):
        for line in match["rest"].split("\n") if match["rest"].strip() else [part]:
            _read_change(line.strip(" \t-*•"), found)
    elif match := _ALSO.fullmatch(part):
        _read_names(match["rest"], found)
    elif match := _FUNCTION.fullmatch(part):
        found.functie = one_line(match["rest"]).strip(" .,")[:60] or None
    else:
        found.unread.append(one_line(part))


def _read_agreement(part: str, rest: str, found: _Found) -> None:
    if _NOTHING_MORE.fullmatch(rest):
        found.agrees = True
    elif numbers := _NUMBERS.fullmatch(rest):
        found.agreed += map(int, re.findall(r"\d+", numbers[1]))
    else:
        found.unread.append(one_line(part))


def _read_change(line: str, found: _Found) -> None:
    if match := _OVER.fullmatch(line):
        found.stopped += map(int, re.findall(r"\d+", match["numbers"]))
    elif match := _VALUE.fullmatch(line):
        found.changes.append((one_line(match["word"]), one_line(match["value"])))
    else:
        found.unread.append(one_line(line))


def _read_names(rest: str, found: _Found) -> None:
    for name in re.split(r"[,;\n]", rest):
        plain = one_line(name).strip(" .-*•")
        if not plain or _NOBODY.fullmatch(plain):
            continue
        if len(plain) > LONGEST_NAME or re.search(r"[@?]|\b(?:niet|geen)\b", plain, re.I):
            found.unread.append(plain)
        else:
            found.also.append(plain)
