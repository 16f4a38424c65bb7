"""Where actors meet without being known to have contact: a hall, a board, a membership (Feld 1981).

Two layers stand apart: confirmed contact is the CSR of a net; possible contact is this, and it is
never counted as contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from netwerk.model import Initiatief, fold
from netwerk.net.net import Net

HALL, BOARD, BOARDS, MEMBER = "zaal", "bestuur", "bestuurder", "lid"
INITIATIEF, EVENT = "initiatief", "samen"
WEIGHT = {BOARD: 3.0, BOARDS: 3.0, INITIATIEF: 2.5, EVENT: 2.0, MEMBER: 1.5, HALL: 1.0}
"""How much one shared setting of a kind says about two actors. A choice."""
LARGEST = 40
"""A setting of more actors says nothing about two of them."""
OF_RELATION = {"gebruikt_locatie_van": HALL, "lid_van": MEMBER, "bestuurslid_van": BOARD}
TOGETHER = "organiseert_samen"
WORDS = {
    HALL: ("zelfde zaal", "zelfde zaal: {name}"),
    MEMBER: ("allebei lid", "allebei lid van {name}"),
    BOARD: ("samen in een bestuur", "samen in het bestuur van {name}"),
    BOARDS: ("zelfde bestuurslid", "zelfde bestuurslid: {name}"),
    INITIATIEF: ("zelfde initiatief", "zelfde initiatief: {name}"),
    EVENT: ("samen organiseren", "organiseren samen: {name}"),
}
"""What each kind is called by itself, and with its name: the same words wherever it stands."""


@dataclass(frozen=True)
class Setting:
    """One setting: its kind, a name, the actor that hosts it (None: no actor), who is in it."""

    kind: str
    name: str
    host: int | None
    members: tuple[int, ...]

    @property
    def short(self) -> str:
        """What two in it share, without its name."""
        return WORDS[self.kind][0]

    @property
    def words(self) -> str:
        """The same with its name."""
        return WORDS[self.kind][1].format(name=self.name)

    @property
    def via(self) -> str:
        """Where or through whom the two can meet."""
        return f"via {self.name}" if self.host is not None else f"bij {self.name}"


@dataclass(frozen=True)
class Possible:
    """Two actors (indices, ascending) without a relation that share settings, and how much."""

    a: int
    b: int
    score: float
    shared: tuple[Setting, ...]


def settings_of(net: Net, initiatieven: Iterable[Initiatief] = ()) -> tuple[Setting, ...]:
    """The settings of at least two and at most LARGEST actors, by kind and name.

    BOARD: the members of one board; BOARDS: those that share a board member. An event is what
    several actors of one kern organise with others under one theme.
    """
    names = net.actors["naam"]
    found: list[Setting] = []
    hosted = _by_host(net)
    for kind, groups in hosted.items():
        found += [Setting(kind, str(names[host]), host, _in(own)) for host, own in groups.items()]
    for member, boards in _boards_by_member(hosted).items():
        found.append(Setting(BOARDS, str(names[member]), member, _in(boards)))
    found += [Setting(EVENT, theme, None, _in(own)) for theme, own in _events(net)]
    for one in initiatieven:
        there = {i for actor in one.betrokken if (i := net.index_of(actor)) is not None}
        found.append(Setting(INITIATIEF, one.titel, None, _in(there)))
    fit = (setting for setting in found if 2 <= len(setting.members) <= LARGEST)
    return tuple(sorted(set(fit), key=lambda s: (s.kind, s.name, s.members)))


def pairs_within(settings: Iterable[Setting]) -> frozenset[tuple[int, int]]:
    """The pairs (ascending) that share one of these settings, with contact or without."""
    return frozenset(pair for setting in settings for pair in combinations(setting.members, 2))


def possible_contacts(net: Net, settings: Iterable[Setting]) -> tuple[Possible, ...]:
    """Pairs that share settings and have no contact, also not as organisations; best first.

    The score is the sum of weight / (size - 1): a small board says more than a large hall (Newman
    2001). Ties by more settings, then by naam and id.
    """
    shared: dict[tuple[int, int], list[Setting]] = defaultdict(list)
    for setting in settings:
        for pair in combinations(setting.members, 2):
            shared[pair].append(setting)
    ends = np.array(sorted(shared), np.int64).reshape(-1, 2)
    low, high = np.minimum(net.van, net.naar).astype(np.int64), np.maximum(net.van, net.naar)
    known = np.isin(ends[:, 0] * net.n + ends[:, 1], low * net.n + high)
    known |= net.levels.all_related(ends[:, 0], ends[:, 1])
    out = [
        Possible(a, b, _score(own), tuple(sorted(own, key=lambda s: (-_weight(s), s.name))))
        for a, b in ends[~known].tolist()
        for own in (shared[a, b],)
    ]
    names, ids = net.actors["naam"], net.actors["id"]

    def order(pair: Possible) -> tuple[float, int, list[tuple[str, str]]]:
        ends = sorted((str(names[i]), str(ids[i])) for i in (pair.a, pair.b))
        return (-round(pair.score, 9), -len(pair.shared), ends)

    return tuple(sorted(out, key=order))


def _score(settings: Iterable[Setting]) -> float:
    return sum(map(_weight, settings))


def _weight(setting: Setting) -> float:
    return WEIGHT[setting.kind] / (len(setting.members) - 1)


def _in(actors: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(actors)))


def _by_host(net: Net) -> Mapping[str, Mapping[int, set[int]]]:
    """Of each kind of setting who is in that of each host."""
    groups: dict[str, dict[int, set[int]]] = {
        kind: {} for kind in sorted(set(OF_RELATION.values()))
    }
    for row, soort in enumerate(net.relaties["soort"]):
        kind = OF_RELATION.get(str(soort))
        if kind is not None and net.van[row] != net.naar[row]:
            own = groups[kind].setdefault(int(net.naar[row]), set())
            own.add(int(net.van[row]))
    return groups


def _boards_by_member(hosted: Mapping[str, Mapping[int, set[int]]]) -> Mapping[int, set[int]]:
    """The boards that each member is in: those share a board member."""
    boards: dict[int, set[int]] = defaultdict(set)
    for host, members in hosted[BOARD].items():
        for member in members:
            boards[member].add(host)
    return boards


def _events(net: Net) -> Iterable[tuple[str, set[int]]]:
    """What actors of one kern organise under one theme, each with somebody: the theme, and who."""
    events: dict[tuple[str, str], tuple[str, set[int]]] = {}
    kernen, themas = net.actors["kern"], net.relaties["thema"]
    for row, soort in enumerate(net.relaties["soort"]):
        if soort == TOGETHER and themas[row]:
            for end in (int(net.van[row]), int(net.naar[row])):
                if kernen[end]:
                    key = (fold(str(themas[row])), str(kernen[end]))
                    events.setdefault(key, (str(themas[row]), set()))[1].add(end)
    return [events[key] for key in sorted(events)]
