"""The few words of a card: a heading, a short sentence, a short step.

The whole sentences stand in the table of a page and on the page of the actor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from netwerk.insight.bands import grounds_words as grounds_words
from netwerk.insight.finding import MORE, Finding
from netwerk.insight.subjects import Told
from netwerk.insight.wording import ACTOR, number_word

MOST_WORDS = 30
"""A card says at most so many words in a row, in whole sentences."""
STEP_WORDS = 20
PAIRS = frozenset({"shared_setting", "introduction_easy", "introduction_gain"})
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
    lead = told.lead
    made = HEADINGS.get(lead.kind)
    if made is None or lead.about == MORE or not told.subject.name:
        return told.subject.name or short(lead.sentence, 12)
    return _capital(made(told, kernen))


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
    if finding.kind in PAIRS and text.startswith(f"{pair} "):  # the heading names them
        text = f"Zij{text[len(pair) :]}".replace(NOT_KNOWN, "").replace(NO_CONTACT, "")
    return short(text)


def short_step(finding: Finding, text: str) -> str:
    """A step in few words: whom to ask or to bring together, without how many steps it takes."""
    text = re.sub(r"^Er zijn [^.]*nodig[^.]*\. ", "", text).replace(SECOND_WAY, ".")
    return short(here_short(finding, text), STEP_WORDS)


def actors_words(count: int) -> str:
    """'één actor', 'twee actoren'."""
    return f"{number_word(count)} {ACTOR[count != 1]}"


def _capital(words: str) -> str:
    """A sentence begins with a capital: Eén, not Één."""
    return f"Eén{words[3:]}" if words.startswith("één") else words[:1].upper() + words[1:]


def _count(finding: Finding, key: str) -> int:
    value = finding.numbers.get(key)
    return int(value) if isinstance(value, int | float) else 0


def _kern(told: Told, kernen: Kernen) -> str:
    kern = told.lead.kern or (told.subject.ids[0] if told.subject.kind == "kern" else "")
    return kernen.get(kern, told.subject.name)


def _held(told: Told, kernen: Kernen) -> str:
    one = _count(told.lead, "holders") <= 1
    on = (
        "één contact"
        if one and _count(told.lead, "evidence") == 1
        else ("één actor" if one else "een paar actoren")
    )
    return f"{_kern(told, kernen)} hangt aan {on}"


def _hangs(told: Told, _kernen: Kernen) -> str:
    if told.lead.numbers.get("by") == "tie":
        return f"{told.subject.name} hangt aan één contact"
    return f"{told.subject.name} is voor {_others(len(told.lead.actors) - 1)} de enige weg"


def _others(count: int) -> str:
    return f"{number_word(count)} {'ander' if count == 1 else 'anderen'}"


def _name(words: str) -> Callable[[Told, Kernen], str]:
    return lambda told, _kernen: f"{told.subject.name} {words}"


def _said(words: str) -> Callable[[Told, Kernen], str]:
    return lambda _told, _kernen: words


def _twice(told: Told, _kernen: Kernen) -> str:
    if not told.parts:
        return f"Staat {told.lead.actors[0].naam} er dubbel in?"
    return f"{actors_words(1 + len(told.parts))} staan er misschien dubbel in"


def _alone_here(told: Told, _kernen: Kernen) -> str:
    alone, actors = _count(told.lead, "alone"), _count(told.lead, "actors")
    return f"{told.subject.name}: {alone} van de {actors} zonder contact"


HEADINGS: Mapping[str, Callable[[Told, Kernen], str]] = {
    "maybe_twice": _twice,
    "isolated": _name("staat alleen"),
    "only_affiliation": _name("staat alleen"),
    "outside_only": _name("heeft hier geen contact"),
    "kern_apart": lambda told, kernen: f"{_kern(told, kernen)} staat los van de rest",
    "small_component": lambda told, _: (
        f"{actors_words(_count(told.lead, 'size'))} staan los van de rest"
    ),
    "pair": _name("staan los van de rest"),
    "kern_held_by_few": _held,
    "hangs_on_one": _hangs,
    "pendant": lambda told, _: (
        f"{told.subject.name} is het enige contact van {_others(_count(told.lead, 'hanging'))}"
    ),
    "physical_social": _name("kennen elkaar weinig"),
    "gap": _name("kennen elkaar weinig"),
    "kern_without_care": lambda told, kernen: (
        f"{_kern(told, kernen)} heeft geen bekend contact met zorg"
    ),
    "no_makelaar_tie": _said("Wie de makelaar nog niet kent"),
    "no_team_tie": _said("Wie het gebiedsteam nog niet kent"),
    "alone_by_gebied": _alone_here,
    "alone_by_kern": _alone_here,
    "alone_by_categorie": _alone_here,
    "alone_by_domein": _alone_here,
    "ask_first": _said("Wie je het eerst kunt vragen"),
    "cut_point": lambda told, _: (
        f"{told.subject.name} houdt {actors_words(_count(told.lead, 'lost'))} vast"
    ),
    "carried_by_one": lambda told, _: (
        f"{_capital(number_word(_count(told.lead, 'contacts')))} "
        f"{'contact loopt' if _count(told.lead, 'contacts') == 1 else 'contacten lopen'} "
        f"alleen via {told.lead.actors[0].naam}"
    ),
    "broker": _name("staat vaak tussen anderen"),
    "broker_role": _name("staat tussen groepen"),
    "between_groups": _name("staat tussen groepen"),
    "bridge": _name("is een brug"),
    "local_bridge": _name("zijn een korte weg"),
    "reach": lambda told, _: f"Wie {told.subject.name} bereikt",
    "without_us": _said("Zonder het team blijft minder over"),
    "holds_together": _said("Drie die samen veel vasthouden"),
    "reaches_most": _said("Zij bereiken samen het meest"),
}
"""The heading of a card by the kind that leads it; of any other kind the name of its subject."""
