"""What came of proposals that were taken up, beside what comes about by itself.

A proposal hits when there is contact now between two who had none when it was decided, also as
organisations. Beside it stands what random pairs of the same kern did in the same time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from netwerk.insight import wording as w
from netwerk.net.net import Net

FEWEST = 5
"""With fewer proposals taken up nothing is compared."""
SURE = 0.05


@dataclass(frozen=True)
class TakenUp:
    """A proposal that was taken up: the ids of the pair, and the network of the day before."""

    pair: tuple[str, str]
    before: Net


@dataclass(frozen=True)
class Hits:
    """Of so many proposals taken up in a place so many have contact now.

    gebied: its id, and place its name; both '' for all. chance: the share of random pairs of the
    same kern that came to have contact in the same time, None when no kern is known.
    """

    gebied: str
    place: str
    taken: int
    contact: int
    chance: float | None
    sentence: str


@dataclass(frozen=True)
class _Went:
    gebieden: tuple[str, ...]
    contact: bool
    chance: float | None


def hits(now: Net, taken: Iterable[TakenUp]) -> tuple[Hits, ...]:
    """How it went with all, then in each gebied; pairs that had contact already are left out.

    A pair counts in a gebied that both are of: there it was proposed. In all it counts once.
    """
    kept: dict[tuple[int, str], float | None] = {}
    went = [one for t in taken if (one := _went(now, t, kept)) is not None]
    if not went:
        return ()
    places = sorted({gebied for one in went for gebied in one.gebieden})
    by_place = [
        _hits(
            gebied,
            w.short_gebied_words(now, gebied),
            [one for one in went if gebied in one.gebieden],
        )
        for gebied in places
    ]
    return (_hits("", "", went), *by_place)


def _went(now: Net, taken: TakenUp, kept: dict[tuple[int, str], float | None]) -> _Went | None:
    before = taken.before
    ends = [i for actor in taken.pair if (i := now.index_of(actor)) is not None]
    then = [i for actor in taken.pair if (i := before.index_of(actor)) is not None]
    if len(ends) != 2 or (len(then) == 2 and before.levels.related(then[0], then[1])):
        return None
    a, b = ends
    kernen = sorted({str(k) for i in (a, b) if (k := now.actors["kern"][i])})
    rates = []
    for kern in kernen:
        key = (id(before), kern)
        if key not in kept:
            kept[key] = _by_itself(now, before, kern)
        rates.append(kept[key])
    known = [rate for rate in rates if rate is not None]
    gebieden = tuple(sorted({*now.gebieden_of(a)} & {*now.gebieden_of(b)}))
    chance = sum(known) / len(known) if known else None
    return _Went(gebieden, now.levels.related(a, b), chance)


def _by_itself(now: Net, before: Net, kern: str) -> float | None:
    """The share of the pairs of a kern without contact then that have it now; None without any."""
    members = {
        str(actor)
        for actor, own in zip(now.actors["id"], now.actors["kern"], strict=True)
        if own == kern and before.index_of(str(actor)) is not None
    }
    had, have = _in_contact(before, members), _in_contact(now, members)
    without = comb(len(members), 2) - len(had)
    return len(have - had) / without if without > 0 else None


def _in_contact(net: Net, members: set[str]) -> set[tuple[str, str]]:
    """The pairs of these actors that have contact, or are of one organisation; ids ascending."""
    levels, ids = net.levels, net.actors["id"]
    of_unit: dict[int, list[str]] = {}
    for actor in sorted(members):
        i = net.index_of(actor)
        for unit in levels.of(i) if i is not None else ():
            of_unit.setdefault(unit, []).append(actor)
    pairs = {pair for own in of_unit.values() for pair in combinations(own, 2)}
    for unit, own in of_unit.items():
        for other in levels.near(unit):
            for there in of_unit.get(other, ()):
                pairs |= {(min(a, there), max(a, there)) for a in own if a != there}
    return pairs if ids else set()


def _hits(gebied: str, place: str, went: Sequence[_Went]) -> Hits:
    contact = sum(one.contact for one in went)
    known = [one.chance for one in went if one.chance is not None]
    chance = sum(known) / len(known) if known else None
    told = _words(place, len(went), contact, chance)
    return Hits(gebied, place, len(went), contact, chance, told)


def _words(place: str, taken: int, contact: int, chance: float | None) -> str:
    where = f"in {place}" if place else ""
    if taken == 1:
        what = "contact" if contact else "nog geen contact"
        one = "het ene opgepakte voorstel"
        told = w.sentence(
            f"{where} leverde {one} {what} op" if where else f"{one} leverde {what} op"
        )
    else:
        count = w.whole(contact) if contact else "nog geen"
        verb = w.verb(contact or 1, "leverde", "leverden")
        some = f"van de {w.whole(taken)} opgepakte voorstellen {where}".strip()
        told = w.sentence(f"{some} {verb} er {count} contact op")
    if taken < FEWEST:
        return f"{told} Dat is te weinig om te vergelijken."
    if chance is None:
        return f"{told} Van geen van hen is een kern bekend om mee te vergelijken."
    beside = (
        f"van willekeurige paren uit dezelfde kern kreeg {w.percent(chance)} in die tijd contact"
    )
    better = _at_least(contact, taken, chance) <= SURE
    verdict = (
        "Voorstellen werken hier beter dan toeval."
        if better
        else "Of voorstellen beter werken dan toeval, is nog niet te zeggen."
    )
    return f"{told} {w.sentence(beside)} {verdict}"


def _at_least(hits: int, tries: int, chance: float) -> float:
    """The chance of at least so many hits when each comes about by itself with this chance."""
    return sum(
        comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(hits, tries + 1)
    )
