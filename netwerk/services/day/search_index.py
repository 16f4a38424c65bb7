"""What can be looked for by name: everything once, with its words as they are compared.

Made once for each revision and each reader; what a user may not read is not in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, cast

from netwerk.access.contact_data import without_contact_in
from netwerk.model import Actor, Afspraak, Initiatief, Item, Signaal, Vraagstuk, fold
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import readable
from netwerk.services.day.agreements import seen_agreements
from netwerk.services.desk import Desk
from netwerk.services.rules.name_and_place import PlaceNames, place_names, place_words
from netwerk.typed.shown import gebied_name

ACTOR, KERN, GEBIED, THEMA, PAGE = "actor", "kern", "gebied", "thema", "pagina"
ITEMS = {
    Vraagstuk: "vraagstuk",
    Signaal: "signaal",
    Initiatief: "initiatief",
    Afspraak: "afspraak",
}
LISTS = {"categorie": "Categorie", "domein": "Domein"}
THEME_OF_TIES = "relatie"
LIKE = 0.72
"""How much a typed word must look like a word of a name (Ratcliff and Obershelp, as in difflib)."""
IN_COMMON = 0.45
"""Words with a smaller share of their pairs of letters in common are not compared any further."""


@dataclass(frozen=True, eq=False)
class Findable:
    """One thing that can be found.

    kind: ACTOR, KERN, GEBIED, THEMA, PAGE or what stands in ITEMS. what: which one of that name it
    is. names: all names, folded, the one of today first. words: of its names and its place, folded.
    gebieden: where it is.
    """

    kind: str
    id: str
    name: str
    what: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    gebieden: frozenset[str] = frozenset()
    old: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """All of them, and for each pair of letters the words that hold it."""

    there: tuple[Findable, ...]
    words: tuple[str, ...]
    having: Mapping[str, tuple[int, ...]]
    with_word: Mapping[str, tuple[int, ...]]

    def like(self, typed: str) -> Mapping[str, float]:
        """The words that look like a typed one, each with how much, 0..1."""
        pairs = _pairs(typed)
        seen = Counter(at for pair in pairs for at in self.having.get(pair, ()))
        found = {}
        for at, count in seen.items():
            word = self.words[at]
            if 2 * count < IN_COMMON * (len(pairs) + len(word) - 1):
                continue
            ratio = SequenceMatcher(None, typed, word).ratio()
            if ratio >= LIKE:
                found[word] = ratio
        return found


def search_index(desk: Desk) -> SearchIndex:
    """What the user of this desk can find."""
    net = desk.networks.net(Selection())
    now = desk.networks.moment().name  # afspraken are found too
    return desk.networks.kept((now, "search_index"), lambda: _made(desk, net))


def findable(
    kind: str,
    id: str,
    name: str,
    what: str,
    *,
    also: Iterable[str] = (),
    more: Iterable[str] = (),
    **rest: Any,
) -> Findable:
    """One thing, its words made ready.

    also: what it is called too; more: words by which it is found, as those of its kern. by: as much
    of its name as it is found by.
    """
    old = cast("tuple[str, ...]", rest.get("old", ()))
    by = rest.pop("by", name)
    names = tuple(fold(text) for text in (by, *also, *old) if text)
    words = dict.fromkeys(word for text in (*names, *map(fold, more)) for word in _words(text))
    return Findable(kind, id, name, what, names, tuple(words), **rest)


def _made(desk: Desk, net: Net) -> SearchIndex:
    places = place_names(net.gebieden, net.kernen)
    there = (*_actors(desk, net, places), *_places(net), *_themes(net), *_items(desk, places))
    having: dict[str, list[int]] = defaultdict(list)
    with_word: dict[str, list[int]] = defaultdict(list)
    for at, thing in enumerate(there):
        for word in thing.words:
            with_word[word].append(at)
    words = tuple(with_word)
    for at, word in enumerate(words):
        for pair in _pairs(word):
            having[pair].append(at)
    return SearchIndex(
        there,
        words,
        {pair: tuple(held) for pair, held in having.items()},
        {word: tuple(held) for word, held in with_word.items()},
    )


def _actors(desk: Desk, net: Net, places: PlaceNames) -> Iterator[Findable]:
    soorten = schema().keuzes["soort"]
    for entry in desk.store.all(Actor):
        actor = entry.item
        at = net.index_of(actor.id)
        if at is None:
            continue
        where = place_words(actor.kern, actor.gebieden, places)
        soort = soorten.label(actor.soort)
        yield findable(
            ACTOR,
            actor.id,
            actor.naam,
            f"{soort} in {where}" if where else soort,
            more=(where,),
            by=_name_seen(desk, actor),
            old=actor.andere_namen,
            gebieden=frozenset(net.gebieden_of(at)),
        )


def _name_seen(desk: Desk, actor: Actor) -> str:
    """Its name, without a number in it that the user of this desk may not see."""
    seen = without_contact_in(actor.naam)
    return actor.naam if seen == actor.naam or desk.sees_contact(actor) else seen


def _places(net: Net) -> Iterator[Findable]:
    short = place_names(net.gebieden, ()).gebieden
    for kern in net.kernen:
        where = short.get(kern.gebied, "")
        yield findable(
            KERN,
            kern.id,
            kern.naam,
            f"Kern in {where}" if where else "Kern",
            old=kern.andere_namen,
            gebieden=frozenset((kern.gebied,)),
        )
    for gebied in net.gebieden:
        yield findable(
            GEBIED,
            gebied.id,
            gebied_name(gebied),
            "Gebied",
            also=(short[gebied.id], gebied.naam),
            gebieden=frozenset((gebied.id,)),
        )


def _themes(net: Net) -> Iterator[Findable]:
    """Categorieën and domeinen with their actors, and what ties are about."""
    domeinen = [d for held in net.actors["domeinen"] if isinstance(held, tuple) for d in held]
    for lijst, values in (("categorie", net.actors["categorie"]), ("domein", domeinen)):
        for value, count in Counter(str(v) for v in values if v).items():
            label = schema().keuzes[lijst].label(value)
            many = f"{count} actoren" if count > 1 else "1 actor"
            yield findable(THEMA, f"{lijst}:{value}", label, f"{LISTS[lijst]}, {many}")
    for value, count in Counter(fold(str(t)) for t in net.relaties["thema"] if t).items():
        many = f"{count} relaties" if count > 1 else "1 relatie"
        yield findable(THEMA, f"{THEME_OF_TIES}:{value}", value, f"Thema, {many}")


def _items(desk: Desk, places: PlaceNames) -> Iterator[Findable]:
    for cls, word in ITEMS.items():
        stored = (
            seen_agreements(desk) if cls is Afspraak else desk.reads.all(cast("type[Item]", cls))
        )
        entries: list[Any] = [entry.item for entry in stored]
        for item in cast("list[Any]", readable(desk, entries)):
            where = places.gebieden.get(item.gebied or "", "")
            yield findable(
                word,
                item.id,
                item.titel,
                f"{word.capitalize()} in {where}" if where else word.capitalize(),
                gebieden=frozenset((item.gebied,) if item.gebied else ()),
            )


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _pairs(word: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(word))
