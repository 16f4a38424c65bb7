"""How a card tells a kind of finding: its heading, and with what it stands on one card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from netwerk.insight.finding import Finding
from netwerk.insight.wording import ACTOR, number_word

GATHERED_ALONE, LEADS_KERN, JOINS_KERN = "alleen", "kern", "bij_kern"
"""What gathers on one card: who stand alone; what is said about a kern as such, and who joins."""


@dataclass(frozen=True)
class Headed:
    """What a heading is made of.

    name: of the subject. kern: the name of its kern, else of the subject. parts: how much else is
    said about the subject.
    """

    lead: Finding
    name: str
    kern: str
    parts: int = 0

    def count(self, key: str) -> int:
        """A number of the finding that leads, 0 without it."""
        value = self.lead.numbers.get(key)
        return int(value) if isinstance(value, int | float) else 0


HeadingRule = Callable[[Headed], str]


@dataclass(frozen=True)
class OnCard:
    """How a card tells a kind.

    heading: the line on top when this kind leads; None: the name of its subject. gathered: what it
    stands under, '' for a card of its own. of_place: it may be so only because contacts outside the
    chosen gebied are left out. in_table: a long list of names, which stands in the table and on no
    card. leads_only: it says once more what leads the card, so it is no line of it. is_pair: about
    two who are named in the heading. settled_apart: decided on a page of its own.
    """

    heading: HeadingRule | None = None
    gathered: str = ""
    of_place: bool = False
    in_table: bool = False
    leads_only: bool = False
    is_pair: bool = False
    settled_apart: bool = False


def name_and(words: str) -> HeadingRule:
    """'Koor Etten staat alleen'."""
    return lambda about: f"{about.name} {words}"


def kern_and(words: str) -> HeadingRule:
    """'Etten staat los van de rest'."""
    return lambda about: f"{about.kern} {words}"


def said(words: str) -> HeadingRule:
    """The same line whoever it is about."""
    return lambda _about: words


def actors_words(count: int) -> str:
    """'één actor', 'twee actoren'."""
    return f"{number_word(count)} {ACTOR[count != 1]}"


def others_words(count: int) -> str:
    """'één ander', 'twee anderen'."""
    return f"{number_word(count)} {'ander' if count == 1 else 'anderen'}"


def capital(words: str) -> str:
    """A sentence begins with a capital: Eén, not Één."""
    return f"Eén{words[3:]}" if words.startswith("één") else words[:1].upper() + words[1:]
