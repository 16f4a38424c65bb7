"""A doelgroep: who is in it by its rule, worked out each time from what is recorded now.

The rule answers three questions, and an actor is in it when all that were answered fit. *Who*: one
of these categorieen, rollen or woorden in the name ("sportclubs, and what is called basisschool").
*Where*: in one of these places; of a gebied of which kernen are named too, those kernen only.
*Narrower*: soorten, domeinen and labels, of each at least one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.model import Actor, Doelgroep, fold
from netwerk.net.coding import gebieden_of

SHORT = 3
"""A word of so many letters or fewer counts as a whole word only: 'obs' is not in 'jobs'."""
NARROWING = ("soorten", "domeinen", "labels")
ASKING = ("categorieen", "rollen", "woorden", "gebieden", "kernen", *NARROWING)
"""The properties of a rule that say who is in it."""


@dataclass(frozen=True)
class RulePlaces:
    """Where a rule looks: these whole gebieden and these kernen, by id. Empty: everywhere."""

    gebieden: frozenset[str]
    kernen: frozenset[str]


def in_audience(
    rule: Doelgroep, actors: Iterable[Actor], home: Mapping[str, str]
) -> tuple[Actor, ...]:
    """Those of these actors that the rule means, by naam and id. home: of each kern its gebied."""
    where = places_of_rule(rule, home)
    held = [actor for actor in actors if _fits(rule, actor, where, home)]
    return tuple(sorted(held, key=lambda actor: (fold(actor.naam), actor.id)))


def asks_nothing(rule: Doelgroep) -> bool:
    """Whether the rule says nothing of who is meant, so that it would be everybody."""
    return not any(getattr(rule, name) for name in ASKING)


def places_of_rule(rule: Doelgroep, home: Mapping[str, str]) -> RulePlaces:
    """Where the rule looks: a named kern stands for its gebied, the other gebieden are whole."""
    narrowed = {home[kern] for kern in rule.kernen if kern in home}
    return RulePlaces(frozenset(set(rule.gebieden) - narrowed), frozenset(rule.kernen))


def has_word(name: str, word: str) -> bool:
    """Whether a name holds a word, whatever its capitals and accents; a short one as a whole."""
    wanted, text = fold(word), fold(name)
    if not wanted:
        return False
    if len(wanted) > SHORT:
        return wanted in text
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _fits(rule: Doelgroep, actor: Actor, where: RulePlaces, home: Mapping[str, str]) -> bool:
    # what takes longest comes last: most actors are of another place
    return _is_there(actor, where, home) and _is_narrowed(rule, actor) and _is_who(rule, actor)


def _is_who(rule: Doelgroep, actor: Actor) -> bool:
    if not (rule.categorieen or rule.rollen or rule.woorden):
        return True
    names = (actor.naam, *actor.andere_namen)
    return (
        actor.categorie in rule.categorieen
        or actor.rol in rule.rollen
        or any(has_word(name, word) for name in names for word in rule.woorden)
    )


def _is_there(actor: Actor, where: RulePlaces, home: Mapping[str, str]) -> bool:
    if not (where.gebieden or where.kernen):
        return True
    there = gebieden_of(actor.gebieden, actor.kern, home)
    return actor.kern in where.kernen or not where.gebieden.isdisjoint(there)


def _is_narrowed(rule: Doelgroep, actor: Actor) -> bool:
    labels = {fold(label) for label in actor.labels}
    return (
        (not rule.soorten or actor.soort in rule.soorten)
        and (not rule.domeinen or not set(rule.domeinen).isdisjoint(actor.domeinen))
        and (not rule.labels or any(fold(label) in labels for label in rule.labels))
    )
