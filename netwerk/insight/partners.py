"""Whom to bring in contact with whom: only a partner with a reason that a makelaar accepts.

Worked out on the whole network, so that the advice is the same whatever part is looked at. Being of
one kern, or of one categorie, is no reason by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.active import active, is_active
from netwerk.net.net import Net
from netwerk.schema import Schema

PROFESSIONAL, SPEAKS = "professional", "belang_en_dorp"
HELPERS = 5
SPEAKS_FOR = "die spreekt voor de kern"


@dataclass(frozen=True, eq=False)
class Partners:
    """Those with most contacts of a whole network, by kern and domein, and who speaks for a kern.

    Several each, so that not everybody is sent to the same one.
    """

    whole: Net
    by: Mapping[tuple[str, str], Sequence[int]]

    def of(self, i: int, schema: Schema, out: Collection[int] = ()) -> tuple[int, str] | None:
        """A partner of an actor, both by index in the whole, and why; None without a reason.

        out: who cannot be one. Never the own organisation, its people or whom these know.
        """
        columns, kern = self.whole.actors, self.whole.actors["kern"][i]
        if not kern or columns["soort"][i] == PROFESSIONAL:
            return None
        for domein in domeinen_of(self.whole, i):
            if (found := self._one((str(kern), domein), i, out)) is not None:
                label = schema.keuzes["domein"].label(domein)
                return found, f"ook {label} en uit dezelfde kern"
        found = self._one((str(kern), f"+{SPEAKS}"), i, out)
        return None if found is None else (found, SPEAKS_FOR)

    def _one(self, key: tuple[str, str], i: int, out: Collection[int]) -> int | None:
        """One of these, another for the next actor: by its name, which is the same everywhere."""
        levels = self.whole.levels
        some = [h for h in self.by.get(key, ()) if h not in out and not levels.related(h, i)]
        turn = sum(map(ord, str(self.whole.actors["naam"][i])))
        return some[turn % len(some)] if some else None


def partners_of(whole: Net) -> Partners:
    """The partners of a whole network, made once for all findings of a kind."""
    by: dict[tuple[str, str], list[int]] = {}
    columns = whole.actors
    busiest = np.lexsort((np.arange(whole.n), -whole.degree))
    for i in busiest[active(whole)[busiest]].tolist():
        kern = columns["kern"][i]
        if whole.degree[i] and kern and columns["soort"][i] != PROFESSIONAL:
            for domein in domeinen_of(whole, i):
                by.setdefault((str(kern), domein), []).append(i)
            if columns["categorie"][i] == SPEAKS:
                by.setdefault((str(kern), f"+{SPEAKS}"), []).append(i)
    return Partners(whole, {key: some[:HELPERS] for key, some in by.items()})


def friend_of_friend(whole: Net, hub: int, whom: Iterable[int]) -> int | None:
    """Whom ``hub`` can introduce these to (indices in the whole): no professional, and not far.

    Somebody with another contact besides, of the same kern or gebied, the busiest first. Nobody
    when the hub itself stopped.
    """
    if not is_active(whole, hub):
        return None
    whom = list(whom)
    kern = whole.actors["kern"]
    places = {gebied for i in whom for gebied in whole.gebieden_of(i)}
    own = {kern[i] for i in whom}

    def fits(other: int) -> bool:
        here = not places.isdisjoint(whole.gebieden_of(other))
        return (
            whole.actors["soort"][other] != PROFESSIONAL
            and is_active(whole, other)
            and bool(whole.degree[other] > 1)
            and here
            and not any(whole.levels.related(other, i) for i in whom)
        )

    def order(other: int) -> tuple[bool, int, str]:
        return (
            kern[other] not in own,
            -int(whole.degree[other]),
            str(whole.actors["naam"][other]),
        )

    near = (int(other) for other in whole.neighbours(hub))
    return min((other for other in near if fits(other)), key=order, default=None)


def domeinen_of(net: Net, i: int) -> tuple[str, ...]:
    """The domeinen of an actor."""
    own = net.actors["domeinen"][i]
    return tuple(map(str, own)) if isinstance(own, tuple) else ()


def no_professionals(net: Net, actors: Iterable[int]) -> list[int]:
    """Those who can be helped to a contact: a professional of the team or the board needs none."""
    return [i for i in actors if net.actors["soort"][i] != PROFESSIONAL]


def any_helped(net: Net, actors: Iterable[int]) -> bool:
    """Whether somebody of these is no professional."""
    return any(net.actors["soort"][i] != PROFESSIONAL for i in actors)
