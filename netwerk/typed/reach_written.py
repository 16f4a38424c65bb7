"""How a mail address, website, KvK number or postcode is written, so that it can be used."""

from __future__ import annotations

import re

_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\W\d_]{2}")
_SITE = re.compile(r"(?:[a-z]+://)?(?:www\.)?+[^\s./?#]+\.[^\s./?#]", re.IGNORECASE)
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([a-z]{2})", re.IGNORECASE)
_NUMBER = re.compile(r"[\d\s.]+")
_DIGITS = (8, 9, 12)
"""Of a KvK number, and of an RSIN or the number of a vestiging that people type there."""


def is_site(text: str) -> bool:
    """Whether a web address has a name and an end: 'www.dorpshuis.nl', not 'www.dorpshuis'."""
    return _SITE.match(text) is not None


def tidy_postcode(text: str) -> str:
    """A whole postcode as it is written, '7071 BB'; any other text as it is."""
    found = _POSTCODE.fullmatch(text)
    return f"{found[1]} {found[2].upper()}" if found else text


def why_of_no_use(naam: str, text: str) -> str | None:
    """Why the text of a property cannot be used, and how to mend it; None when it can."""
    shown = f"'{text[:60]}'"
    if naam == "email" and not _MAIL.search(text):
        return f"{shown} is geen heel e-mailadres. Schrijf bijvoorbeeld info@dorpshuis.nl."
    if naam == "website" and not is_site(text):
        return f"{shown} is geen heel webadres. Schrijf bijvoorbeeld www.dorpshuis.nl."
    if naam == "kvk" and _NUMBER.fullmatch(text) and _digits(text) not in _DIGITS:
        return f"{shown} heeft {_digits(text)} cijfers. Een KvK-nummer heeft er acht."
    return None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
