"""Which texts of a file may stand outside it as a sample: nothing that could be somebody's."""

from __future__ import annotations

import re

from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import names_a_person, told_in
from netwerk.exchange.meaning.label_plans import all_words, header_word, plans

_NUMBER = re.compile(r"(?:\d\D*){5}")
_NAMED = re.compile(
    r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)? (?:de|van|der|den|ten|ter|te|el|al|vd|'t)(?: [a-z]+)?"
    r" [A-Z].*"
)
"""Written as 'Jan de Boer'."""
_CAPITALS = re.compile(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]*)+")
"""Written as 'Jan Bos': a club may be, and is then not shown either."""
_OF_PEOPLE = ("telefoon", "email", "contact", "adres", "bevestigd_door", "postcode")


def is_safe_sample(header: str, text: str) -> bool:
    """Whether a text under a header may be shown as a sample in a file that others read.

    header: empty for a word or a header on its own. No numbers of five figures, mail addresses,
    what may be the name of somebody or a private fact, and nothing from columns about how to reach
    people.
    """
    words = privacy_words()
    word = header_word(header)
    if word in words.bsn_headers | words.birth_headers | words.home_headers:
        return False
    if plans()["Actor"].words.get(word, ("", 0))[0] in _OF_PEOPLE:
        return False
    if "@" in text or _NUMBER.search(text) or mobile_in(text):
        return False
    if names_a_person(text, None) or told_in(text, False):
        return False
    if header and _CAPITALS.fullmatch(text):
        return False
    return _NAMED.match(text) is None or header_word(text.split()[0]) in all_words()
