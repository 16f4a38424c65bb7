"""Whether a text tells of the health or the circumstances of one person, and with which word."""

from __future__ import annotations

import re

from netwerk.exchange.guard.privacy_words import PrivacyWords, privacy_words

_LETTER = re.compile(r"\b[a-z]\.|\.{2,}")
"""Such a point, and that of 'mevr.', does not end a sentence."""
_NEAR = 120
"""So many characters before a word about health its person stands."""


def about_a_person(folded: str) -> str | None:
    """The first word about health or circumstances in a sentence about one person."""
    words = privacy_words()
    for match in words.health.finditer(folded):
        before = _sentence_before(folded, match.start(), words)
        if _is_of_somebody(before, folded[match.end() :], words):
            return match[0]
    for match in words.deeds.finditer(folded):
        if words.somebody.search(_sentence_before(folded, match.start(), words)):
            return match[0]
    return None


def _is_of_somebody(before: str, behind: str, words: PrivacyWords) -> bool:
    """Whether what stands around a word says it of one person."""
    if words.person_who.search(before):
        return True
    if words.somebody_who.search(before):
        return not words.of_a_group.match(behind)
    return bool(words.that_somebody.search(before) and words.does.match(behind))


def _sentence_before(folded: str, end: int, words: PrivacyWords) -> str:
    """What stands before a word in its own sentence."""
    near = folded[max(0, end - _NEAR) : end]
    near = _LETTER.sub(" ", words.greeting.sub(lambda greeted: greeted[0].rstrip("."), near))
    return re.split(r"[.;!?\n]", near)[-1]
