"""What a text or a row says that is private: BSN, birth, a home, health, a number of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.about_a_person import about_a_person
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.model import fold

_BSN = re.compile(
    r"(?<![\d.,/+-])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[.]\d{2}[.]\d{3})(?![\d,/-])"
)
_OTHER_NUMBER = re.compile(
    r"(?:kvk|rsin|btw|nl|vestiging\w*|lrk|fiscaal\w*|tel\w*|anbi|iban|id|nr|nummer|fax)\W{0,3}$"
)
_BORN = re.compile(
    r"\b(?:geb|geboren|geboortedatum|geb\.? ?datum|date of birth|dob)\b[.:]? ?"
    r"(?:op |d\.?d\.? ?|in )?"
    r"\(?\d{1,2}(?:[-/. ]\d{1,2}[-/. ]| [a-z]{3,9}\.? )'?\d{2,4}"
)
_MAIL = re.compile(r"([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})", re.ASCII)
_HOUSE = re.compile(
    r"\b[a-z' -]{2,40}(?:straat|weg|laan|plein|hof|dijk|pad|kade|steeg|singel|dreef|ring|plantsoen|"
    r"markt|gracht|kamp|veld|akker|es|brink) \d{1,4}\b"
)
_BEHIND = re.compile(r"(?:\)\s*[-–:,]?|,|\s[-–])\s*(?P<organisation>[^\W\d][^()]{2,80})$")
_LONG_WORD = 4
PROFESSIONAL = "professional"


def bsn_in(text: str) -> bool:
    """Whether a text holds a number that is a BSN by its check digits, and says nothing else."""
    for match in _BSN.finditer(text):
        before = fold(text[max(0, match.start() - 20) : match.start()])
        if passes_eleven_test(match[0]) and not _OTHER_NUMBER.search(before):
            return True
    return False


def passes_eleven_test(text: str) -> bool:
    """Whether the digits are a BSN by its check digits (eight digits: the first nought is lost)."""
    digits = re.sub(r"\D", "", text)
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return False
    weighed = zip(map(int, digits.zfill(9)), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    return sum(digit * weight for digit, weight in weighed) % 11 == 0


def is_greeted(name: str) -> bool:
    """Whether a name starts as that of a person: 'mevr. Jansen', 'familie De Wit'."""
    return privacy_words().greeting.match(fold(name)) is not None


def names_a_person(name: str, soort: str | None) -> bool:
    """Whether a name is that of a person ('mevr. Roos', 'Piet (vz) - Club') and no professional.

    A number of a person in it makes it one, whatever the soort.
    """
    if mobile_in(name) or bsn_in(name):
        return True
    if soort == PROFESSIONAL:
        return False
    return is_greeted(name) or privacy_words().function.match(fold(name)) is not None


def organisation_behind(name: str) -> str | None:
    """The organisation in the name of a person: the club of 'Piet (vz) - Club', 'mw. Roos, Club'.

    None when the name is that of a person only.
    """
    match = _BEHIND.search(name)
    return match["organisation"].strip() if match else None


def private_mail_in(text: str, name: str) -> str | None:
    """The first private mail address in a text; not that of a function or with the actor's name."""
    for local, domain in _MAIL.findall(text):
        if fold(domain) in privacy_words().domains and not _is_general(fold(local), name):
            return f"{local}@{domain}"
    return None


def mail_of(person: str, text: str, name: str) -> str | None:
    """The mail address in a text that holds the name of ``person`` and not that of the actor."""
    words = [w for w in re.findall(r"[a-z]+", fold(person)) if len(w) >= _LONG_WORD]
    words = [w for w in words if w not in privacy_words().functions and w not in fold(name)]
    for local, domain in _MAIL.findall(text):
        if any(word in fold(local) for word in words):
            return f"{local}@{domain}"
    return None


def told_in(text: str, professional: bool) -> str | None:
    """What private facts a note tells of a person, as part of a sentence; None for none.

    professional: the note stands with a person, so that 'ziek' is about that person.
    """
    folded = fold(text)
    found = []
    if bsn_in(text):
        found.append("er staat een burgerservicenummer (BSN) in")
    if _BORN.search(folded):
        found.append("er staat een geboortedatum in")
    words = privacy_words()
    oneself = words.of_oneself.search(folded) if professional else None
    lines = (folded, *map(fold, text.splitlines()))  # a line may be a sentence, or go on
    if word := oneself["word"] if oneself else next(filter(None, map(about_a_person, lines)), None):
        found.append(f"er staat iets in over de gezondheid of het leven van een mens ('{word}')")
    greeted = re.search(rf"\b(?:{words.greeting.pattern})", folded)
    if greeted and _HOUSE.search(folded[greeted.end() : greeted.end() + 100]):
        found.append("er staat een huisadres in van een mens")
    return every_reason(found)


def every_reason(found: Iterable[str | None]) -> str | None:
    """All of these reasons as one part of a sentence, each once; None when there are none.

    Who says that one of them is no matter has then seen the others.
    """
    return ", en ".join(dict.fromkeys(filter(None, found))) or None


def _is_general(local: str, name: str) -> bool:
    """Whether what stands before the @ is a function, or the name of the actor itself."""
    parts = re.findall(r"[a-z]+", local)
    if privacy_words().functions & set(parts):
        return True
    words = re.findall(r"[a-z0-9]+", fold(name))
    initials = "".join(word[0] for word in words)
    return any(len(word) >= _LONG_WORD and word in local for word in words) or (
        len(initials) > 2 and initials in local
    )
