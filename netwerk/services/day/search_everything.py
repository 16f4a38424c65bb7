"""One search for everything: an actor, a kern, a thema, what plays, what was agreed, a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.model import fold
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.day.search_index import (
    ACTOR,
    GEBIED,
    ITEMS,
    KERN,
    PAGE,
    THEMA,
    THEME_OF_TIES,
    Findable,
    SearchIndex,
    findable,
    search_index,
)
from netwerk.services.desk import Desk

MOST_SHOWN = 8
ORDER = {kind: at for at, kind in enumerate((ACTOR, KERN, GEBIED, *ITEMS.values(), THEMA, PAGE))}
EXACT, BEGINS, HOLDS_WORDS, LOOKS_LIKE = range(4)
"""How well something fits; lower is better."""
LONG_ENOUGH = 3
"""Letters of which a piece from the middle of a word says something."""


@dataclass(frozen=True)
class SearchHit:
    """One thing that was found. what: which one it is, in words; old: the former name it had."""

    kind: str
    id: str
    name: str
    what: str
    old: str = ""


@dataclass(frozen=True)
class SearchFound:
    """What was found, best first. sure: whether there is no doubt about the first."""

    hits: tuple[SearchHit, ...] = ()
    sure: bool = False


def search_everything(
    desk: Desk,
    text: str,
    gebied: str | None = None,
    pages: Mapping[str, str] | None = None,
    most: int = MOST_SHOWN,
) -> SearchFound:
    """Everything whose name holds these words, also an old name, also with a typing error.

    What is in ``gebied`` comes first among what fits as well. pages: names of pages by address,
    that are found too.
    """
    desk.require_somewhere(LEZEN)
    wanted, typed = fold(text), _words(fold(text))
    if not typed:
        return SearchFound()
    index = search_index(desk)
    of_pages = [findable(PAGE, id, name, "Pagina") for id, name in (pages or {}).items()]
    graded = [
        (grade, thing)
        for thing in (*index.there, *of_pages)
        if (grade := _grade(thing, wanted, typed)) is not None
    ]
    if not graded:
        graded = [((LOOKS_LIKE, -score), thing) for thing, score in _alike(index, typed)]
    graded.sort(key=lambda pair: _order(pair[0], pair[1], gebied))
    fits = [grade[0] for grade, _ in graded[:2]]
    sure = len(fits) == 1 or (len(fits) > 1 and fits[0] < fits[1] and fits[0] <= BEGINS)
    hits = tuple(_hit(thing, wanted) for _, thing in graded[:most])
    return SearchFound(hits, sure)


def actors_of_theme(desk: Desk, selection: Selection, id: str) -> tuple[str, ...]:
    """The ids of the actors of a thema that was found, in the selected network, in order of id."""
    desk.require_somewhere(LEZEN)
    net = desk.networks.net(selection)
    lijst, _, value = id.partition(":")
    rows = _with_theme(net, lijst, value)
    return tuple(str(net.actors["id"][row]) for row in rows)


def _with_theme(net: Net, lijst: str, value: str) -> Sequence[int]:
    if lijst == THEME_OF_TIES:
        ties = [at for at, t in enumerate(net.relaties["thema"]) if t and fold(str(t)) == value]
        rows: list[int] = np.unique(np.concatenate((net.van[ties], net.naar[ties]))).tolist()
        return rows
    if lijst == "domein":
        return [i for i, held in enumerate(net.actors["domeinen"]) if value in _tuple(held)]
    return [i for i, held in enumerate(net.actors["categorie"]) if held == value]


def _tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _grade(thing: Findable, wanted: str, typed: Sequence[str]) -> tuple[int, float] | None:
    """How well it fits, and how well among those; None when it does not."""
    for at, name in enumerate(thing.names):
        if name == wanted:
            return EXACT, min(at, 1)
    for at, name in enumerate(thing.names):
        if name.startswith(wanted):
            return BEGINS, min(at, 1)
    if all(any(word.startswith(t) for word in thing.words) for t in typed):
        return HOLDS_WORDS, 0
    if len(wanted) >= LONG_ENOUGH and any(wanted in name for name in thing.names):
        return HOLDS_WORDS, 1
    return None


def _alike(index: SearchIndex, typed: Iterable[str]) -> list[tuple[Findable, float]]:
    """What has a word like each of the typed words, with how much in all."""
    score: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    asked = list(typed)
    for word in asked:
        like = dict(index.like(word))
        like.update({w: 1.0 for w in index.words if w.startswith(word)})
        best: dict[int, float] = {}
        for other, ratio in like.items():
            for at in index.with_word[other]:
                best[at] = max(best.get(at, 0.0), ratio)
        for at, ratio in best.items():
            score[at] += ratio  # type: ignore[assignment]
        seen.update(best.keys())
    return [(index.there[at], float(score[at])) for at in score if seen[at] == len(asked)]


def _order(
    grade: tuple[int, float], thing: Findable, gebied: str | None
) -> tuple[int, bool, float, int, int, str, str]:
    fit, within = grade
    elsewhere = gebied is not None and bool(thing.gebieden) and gebied not in thing.gebieden
    return (
        fit,
        elsewhere,
        round(within, 2),
        ORDER[thing.kind],
        len(thing.name),
        thing.names[0] if thing.names else "",
        thing.id,
    )


def _hit(thing: Findable, wanted: str) -> SearchHit:
    """An old name is said when that is what was typed."""
    fits = (old for old in thing.old if wanted in fold(old))
    old = "" if wanted in fold(thing.name) else next(fits, "")
    return SearchHit(thing.kind, thing.id, thing.name, thing.what, old)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()
