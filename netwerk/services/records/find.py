"""Finding an actor by what somebody remembers: a part of its name, an old one, a typing error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from netwerk.access.rights import LEZEN
from netwerk.model import Actor, fold
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.rules.name_and_place import PlaceNames, actor_with_place, place_names
from netwerk.store.name_search import rank, search_text

MOST = 6
"""How many actors are suggested."""
LIKE = 0.7
"""How much a typed word must look like a word of a name.

Ratcliff and Obershelp 1988, as in difflib.
"""
ALIKE_WORDS = 8


@dataclass(frozen=True, eq=False)
class Names:
    """The names of all actors.

    label: how each is shown in a list, every label once; words: who has a word in a name.
    """

    label: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def names(desk: Desk) -> Names:
    """The names of everybody, old names too; made once for each revision."""
    desk.require(LEZEN)
    net = desk.networks.net(Selection())
    return desk.networks.kept(
        (net.moment, "names"), lambda: _names(net, [e.item for e in desk.store.all(Actor)])
    )


def suggestions(desk: Desk, text: str) -> tuple[str, ...]:
    """The ids of who may be meant, best first, at most MOST; one id when there is no doubt.

    Empty when nobody looks like it.
    """
    desk.require(LEZEN)
    wanted = fold(text)
    if not wanted:
        return ()
    hits = desk.store.search(text, limit=MOST)
    ranks = [rank(search_text(hit.item), wanted) for hit in hits]
    if hits and (len(hits) == 1 or (ranks[0] < 2 and ranks[1] != ranks[0])):
        return (hits[0].item.id,)
    return tuple(hit.item.id for hit in hits) or _alike(names(desk), wanted)


def _names(net: Net, actors: Iterable[Actor]) -> Names:
    there = list(actors)
    places = place_names(net.gebieden, net.kernen)
    label = {actor.id: _label(actor, places) for actor in there}
    often = Counter(label.values())
    label |= {a.id: f"{label[a.id]}, {a.id}" for a in there if often[label[a.id]] > 1}
    words: dict[str, set[str]] = {}
    for actor in there:
        for word in search_text(actor).split():
            words.setdefault(word, set()).add(actor.id)
    return Names(label, {word: frozenset(ids) for word, ids in words.items()})


def _label(actor: Actor, places: PlaceNames) -> str:
    named = actor_with_place(actor, places)
    return f"{named}, ook: {', '.join(actor.andere_namen)}" if actor.andere_namen else named


def _alike(everybody: Names, wanted: str) -> tuple[str, ...]:
    """Who has a word that looks like each of the typed words, the likest first."""
    score: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    typed = wanted.split()
    for word in typed:
        best: dict[str, float] = {}
        for like in get_close_matches(word, everybody.words, n=ALIKE_WORDS, cutoff=LIKE):
            likeness = SequenceMatcher(None, word, like).ratio()
            for actor in everybody.words[like]:
                best[actor] = max(best.get(actor, 0.0), likeness)
        score.update(best)
        seen.update(best.keys())
    all_of_them = [actor for actor in score if seen[actor] == len(typed)]
    return tuple(
        sorted(all_of_them, key=lambda a: (-score[a], everybody.label[a].casefold(), a))[:MOST]
    )
