"""Finding actors by (a part of) a name: the same hits in the same order on every engine.

An engine keeps `search_text` with each actor and looks for the folded text in it; `rank` orders the
hits.
"""

from __future__ import annotations

from netwerk.model import Actor, fold


def search_text(actor: Actor) -> str:
    """All names of an actor, folded, one a line; the naam comes first."""
    return "\n".join([fold(actor.naam), *(fold(name) for name in actor.andere_namen)])


def rank(names: str, wanted: str) -> int:
    """How well a `search_text` fits a folded text; lower is better.

    0 the naam, 1 another name, 2 the naam begins with it, 3 a word of a name begins with it, 4
    somewhere in a name.
    """
    naam, _, others = names.partition("\n")
    if naam == wanted:
        return 0
    if wanted in others.split("\n"):
        return 1
    if naam.startswith(wanted):
        return 2
    spaced = " " + names.replace("\n", " ")
    return 3 if f" {wanted}" in spaced else 4
