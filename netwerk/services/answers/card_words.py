"""The few words of a card: a heading, a short sentence, a short step.

The whole sentences stand in the table of a page and on the page of the actor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from netwerk.insight.bands import grounds_words as grounds_words
from netwerk.insight.catalogue import kind_of
from netwerk.insight.finding import MORE, Finding
from netwerk.insight.on_card import Headed, capital
from netwerk.insight.subjects import Told

MOST_WORDS = 30
"""A card says at most so many words in a row, in whole sentences."""
STEP_WORDS = 20
NOT_KNOWN, NO_CONTACT = (
    "; dat zij elkaar kennen, is niet bekend",
    "; dat zij contact hebben, is niet bekend",
)
"""Every card of introductions says this: the page does once."""
NOBODY_ELSE = ": niemand anders daar heeft dat."
SECOND_WAY = ": dan is er een tweede weg."
HEDGE = "Niet alles is vastgelegd"
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ý])")

Kernen = Mapping[str, str]
"""Names of kernen by id."""


def heading(told: Told, kernen: Kernen) -> str:
    """What a card is about, in a line: 'Etten hangt aan één contact'."""
    lead, subject = told.lead, told.subject
    rule = kind_of(lead.kind).card.heading
    if rule is None or lead.about == MORE or not subject.name:
        return subject.name or short(lead.sentence, 12)
    kern = lead.kern or (subject.ids[0] if subject.kind == "kern" else "")
    of_kern = kernen.get(kern, subject.name)
    return capital(rule(Headed(lead, subject.name, of_kern, parts=len(told.parts))))


def short(text: str, most: int = MOST_WORDS) -> str:
    """The first sentences of a text, whole, as long as they are few words; at least one.

    What a reader has to know of all figures alike (`HEDGE`) is not said again.
    """
    kept: list[str] = []
    for sentence in _SENTENCE.split(" ".join(text.split())):
        if sentence.startswith(HEDGE):
            break
        if kept and len(" ".join([*kept, sentence]).split()) > most:
            break
        kept.append(sentence)
    return " ".join(kept)


def here_short(finding: Finding, text: str) -> str:
    """`short` without the name of the gebied, which the page says already."""
    chosen = re.match(r"gebied \w+", finding.selection)
    if chosen:
        text = re.sub(rf" in {re.escape(chosen[0])}(?=[ .,:;])", "", text)
    text = text.replace(NOBODY_ELSE, ".")
    pair = " en ".join(actor.naam for actor in finding.actors[:2])
    if kind_of(finding.kind).card.is_pair and text.startswith(f"{pair} "):  # the heading names them
        text = f"Zij{text[len(pair) :]}".replace(NOT_KNOWN, "").replace(NO_CONTACT, "")
    return short(text)


def short_step(finding: Finding, text: str) -> str:
    """A step in few words: whom to ask or to bring together, without how many steps it takes."""
    text = re.sub(r"^Er zijn [^.]*nodig[^.]*\. ", "", text).replace(SECOND_WAY, ".")
    return short(here_short(finding, text), STEP_WORDS)
