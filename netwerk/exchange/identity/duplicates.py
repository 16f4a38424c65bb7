"""Actors that may be the same one under another spelling: proposals, never merged here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from netwerk.exchange.identity.contradiction import difference
from netwerk.exchange.identity.same_actor import place_of
from netwerk.exchange.places import Places
from netwerk.exchange.report import Duplicate
from netwerk.model import Actor
from netwerk.typed.same_name import kern_spellings, name_key

LIMIT = 500


def find_duplicates(
    new: Sequence[Actor],
    stored: Iterable[Actor],
    places: Places,
    apart: Set[frozenset[str]] = frozenset(),
) -> tuple[Duplicate, ...]:
    """Pairs with a new actor in it that look alike, at most LIMIT, ordered by name.

    Alike is: the same name but for articles, dots, blanks, 'Sint'/'St.' and the spelling of a kern,
    or the same KvK number. Never proposed: the pairs of ids in ``apart``, and actors in different
    kernen (every village has its Harmonie).
    """
    spellings = kern_spellings(places.kernen.values())
    new_ids = {actor.id for actor in new}
    everyone = [*new, *(actor for actor in stored if actor.id not in new_ids)]
    pairs: dict[tuple[str, str], Duplicate] = {}

    def names_of(actor: Actor) -> list[str]:
        return [name_key(naam, spellings) for naam in (actor.naam, *actor.andere_namen)]

    def kvk_of(actor: Actor) -> list[str]:
        return [actor.kvk] if actor.kvk else []

    for key_of, why in ((names_of, "de namen lijken op elkaar"), (kvk_of, "hetzelfde KvK-nummer")):
        for one, other in _pairs(everyone, key_of, new_ids):
            first, second = sorted((one, other), key=lambda a: (a.naam, a.id))
            if frozenset((one.id, other.id)) in apart:
                continue
            apart_in = difference(first, second)
            said = f"{why}, maar {apart_in} verschillen" if apart_in else why
            pairs.setdefault(
                (first.id, second.id), Duplicate(first.id, first.naam, second.id, second.naam, said)
            )
    return tuple(sorted(pairs.values(), key=lambda d: (d.naam, d.id, d.other_naam, d.other_id)))[
        :LIMIT
    ]


def _pairs(
    everyone: Sequence[Actor], key_of: Callable[[Actor], Sequence[str]], new_ids: set[str]
) -> Iterator[tuple[Actor, Actor]]:
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actor in everyone:
        for key in dict.fromkeys(key_of(actor)):
            if key:
                groups[key].append(actor)
    for group in groups.values():
        group = sorted(group, key=lambda a: (a.id not in new_ids, a.id))[
            :50
        ]  # one common name must not make a million pairs
        for i, one in enumerate(group):
            if one.id in new_ids:
                yield from (
                    (one, other)
                    for other in group[i + 1 :]
                    if place_of(one).agrees(place_of(other))
                )
