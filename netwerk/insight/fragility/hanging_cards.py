"""How cards head what is apart or hangs by a thread."""

from __future__ import annotations

from netwerk.insight.on_card import (
    JOINS_KERN,
    Headed,
    OnCard,
    actors_words,
    name_and,
    others_words,
)


def _apart(about: Headed) -> str:
    return f"{actors_words(about.count('size'))} staan los van de rest"


def _hangs(about: Headed) -> str:
    if about.lead.numbers.get("by") == "tie":
        return f"{about.name} hangt aan één contact"
    return f"{about.name} is voor {others_words(len(about.lead.actors) - 1)} de enige weg"


def _only_contact(about: Headed) -> str:
    return f"{about.name} is het enige contact van {others_words(about.count('hanging'))}"


PAIR_APART = OnCard(name_and("staan los van de rest"), gathered=JOINS_KERN, of_place=True)
CLUSTER_APART = OnCard(_apart, gathered=JOINS_KERN, of_place=True)
HANGS = OnCard(_hangs, gathered=JOINS_KERN, of_place=True)
ONLY_CONTACT = OnCard(_only_contact, gathered=JOINS_KERN, of_place=True)
