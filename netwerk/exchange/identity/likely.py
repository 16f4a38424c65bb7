"""Actors in the store that may be one and the same, the likeliest first: proposals only.

Nobody is compared with everybody: only who shares a block (a name, another name, a KvK number, or a
name but for one letter) and is not in another kern. One letter off is found as in SymSpell (Garbe
2012): two names at one edit share what is left of them when a letter is taken out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from netwerk.exchange.identity.contradiction import VELDEN, Marks, marks_of_actor
from netwerk.model import Actor, Kern, fold
from netwerk.schema import schema
from netwerk.typed.same_name import kern_spellings, name_key, plain_name

MOST_IN_BLOCK = 50
"""One common name must not make a million pairs."""
SPELLED = "dezelfde naam, anders geschreven"
LONG_ENOUGH = 7
"""Letters of a name in which one letter may be a typing error; in a short one it is another."""
NAME, NEAR, KVK = "dezelfde naam", "bijna dezelfde naam", "KvK-nummer"
ALIAS = "een andere naam van de een is de naam van de ander"
SHARED = {
    "telefoon": "hetzelfde telefoonnummer",
    "email": "hetzelfde mailadres",
    "kvk": "hetzelfde KvK-nummer",
}
_POINTS = {NAME: 5, ALIAS: 4, NEAR: 3, KVK: 5}


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two actors that may be one; ``same`` and ``differ``: why, and why not, in words."""

    ids: tuple[str, str]
    same: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def key(self) -> frozenset[str]:
        """The two, whatever their order."""
        return frozenset(self.ids)


def likely_pairs(
    actors: Iterable[Actor], kernen: Iterable[Kern], apart: Set[frozenset[str]] = frozenset()
) -> tuple[LikelyPair, ...]:
    """The pairs that may be one, likeliest first; never one of ``apart`` or of two kernen."""
    known = {actor.id: actor for actor in actors}
    reasons: dict[tuple[str, str], set[str]] = defaultdict(set)
    for why, blocks in _blocks(known.values(), tuple(kernen)):
        for ids in blocks:
            for one, other in _within(ids, known):
                if frozenset((one, other)) not in apart:
                    reasons[one, other].add(why)
    marks = {id: marks_of_actor(known[id]) for pair in reasons for id in pair}
    found = [
        _judged((known[one], known[other]), why, (marks[one], marks[other]))
        for (one, other), why in reasons.items()
    ]
    return tuple(pair for _, pair in sorted(found, key=lambda judged: judged[0]))


def likely_pair(one: Actor, other: Actor, kernen: Iterable[Kern]) -> LikelyPair:
    """These two as a pair, whether they look alike or not."""
    known = {actor.id: actor for actor in (one, other)}
    why = {
        why
        for why, blocks in _blocks(known.values(), tuple(kernen))
        if any(len(set(ids)) > 1 for ids in blocks)
    }
    return _judged((one, other), why, (marks_of_actor(one), marks_of_actor(other)))[1]


def _blocks(
    actors: Iterable[Actor], kernen: Sequence[Kern]
) -> Iterator[tuple[str, Iterable[list[str]]]]:
    """For each reason the lists of ids that share something."""
    spellings = kern_spellings(kernen)
    here = {kern.id: (plain_name(kern.naam),) for kern in kernen}
    names: dict[str, list[str]] = defaultdict(list)
    aliases: dict[str, list[str]] = defaultdict(list)
    kvk: dict[str, list[str]] = defaultdict(list)
    for actor in sorted(actors, key=lambda a: a.id):
        without = here.get(actor.kern or "", ())
        if key := name_key(actor.naam, spellings, without):
            names[key].append(actor.id)
        for other in actor.andere_namen:
            if key := name_key(other, spellings, without):
                aliases[key].append(actor.id)
        if number := marks_of_actor(actor).kvk if actor.kvk else "":
            kvk[number].append(actor.id)
    yield NAME, (ids for ids in names.values() if len(ids) > 1)
    yield ALIAS, ([*ids, *names.get(key, ())] for key, ids in aliases.items())
    yield KVK, (ids for ids in kvk.values() if len(ids) > 1)
    yield NEAR, _one_letter_off(names)


def _one_letter_off(names: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """The ids of each two names with one letter more, less or other, or two that changed places.

    'ij' and 'y' are one letter.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, list[str]] = defaultdict(list)
    for key, ids in names.items():
        spelled[key.replace("ij", "y")] += ids
    for key, ids in spelled.items():
        if len(ids) > 1:
            yield ids
        if len(key) >= LONG_ENOUGH:
            for rest in {key[:i] + key[i + 1 :] for i in range(len(key))} | {key}:
                rests[rest].append(key)
    told: set[tuple[str, str]] = set()
    for keys in rests.values():
        for one, other in combinations(sorted(keys)[:MOST_IN_BLOCK], 2):
            if (one, other) not in told and _one_edit(one, other):
                told.add((one, other))
                yield [*spelled[one], *spelled[other]]


def _one_edit(one: str, other: str) -> bool:
    """Whether a slip makes one of the other; another number is another team or school."""
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    short, long = sorted((one, other), key=len)
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = one[start : start + 2][::-1] == other[start : start + 2]
    return one[start + 1 :] == other[start + 1 :] or (
        swapped and one[start + 2 :] == other[start + 2 :]
    )


def _within(ids: Sequence[str], known: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    """The pairs of a block that can be one by where they are, by id; few of a very large block."""
    by_kern: dict[str | None, list[str]] = defaultdict(list)
    for id in sorted(set(ids)):
        by_kern[known[id].kern].append(id)
    anywhere = by_kern.pop(None, [])[:MOST_IN_BLOCK]
    for one, other in combinations(anywhere, 2):
        if _near(known[one], known[other]):
            yield one, other
    for there in by_kern.values():
        yield from combinations(there[:MOST_IN_BLOCK], 2)
        for one in there[:MOST_IN_BLOCK]:
            yield from ((min(one, other), max(one, other)) for other in anywhere)


def _near(one: Actor, other: Actor) -> bool:
    """Whether two without a kern can be at one place: not when each is known elsewhere."""
    return not (one.gebieden and other.gebieden) or bool(set(one.gebieden) & set(other.gebieden))


def _judged(
    pair: tuple[Actor, Actor], why: Set[str], marks: tuple[Marks, Marks]
) -> tuple[tuple[object, ...], LikelyPair]:
    """The pair with its words, and its place in the order."""
    one, other = pair
    velden = schema().labels["Actor"].velden
    same = [word for word in (NAME, NEAR, ALIAS) if word in why][:1]
    if same == [NAME] and fold(one.naam) != fold(other.naam):
        same = [SPELLED]
    points = max((_POINTS[word] for word in why), default=0)
    if one.kern and one.kern == other.kern:
        same.append("dezelfde kern")
        points += 2
    elif set(one.gebieden) & set(other.gebieden):
        same.append("hetzelfde gebied")
        points += 1
    clash = set(marks[0].differ(marks[1]))
    for naam, held in (
        ("telefoon", marks[0].phones & marks[1].phones),
        ("email", marks[0].mails & marks[1].mails),
        ("kvk", {marks[0].kvk} & {marks[1].kvk} - {""}),
    ):
        if held:
            same.append(SHARED[naam])
            points += 2
    differ = [velden[naam].label for naam in VELDEN if naam in clash]
    points -= 2 * len(differ)
    if one.soort != other.soort:
        differ.insert(0, velden["soort"].label)
        points -= 2
    made = LikelyPair(_ids(pair), tuple(same), tuple(differ))
    return (-points, min(one.naam, other.naam).casefold(), made.ids), made


def _ids(pair: tuple[Actor, Actor]) -> tuple[str, str]:
    return (min(a.id for a in pair), max(a.id for a in pair))
