"""How often somebody was asked already: nobody is asked again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from netwerk.insight import wording as w
from netwerk.model import Verbindkans
from netwerk.net.net import Net

MOST_A_QUARTER = 3
"""Who was asked so often this quarter is left in peace, or it is said."""


def asked_this_quarter(net: Net, choices: Iterable[Verbindkans], today: date) -> Counter[int]:
    """How often each actor (index) was introduced, or asked to, in this quarter.

    By the decisions to do so: both ends of the pair, and who was asked to introduce them.
    """
    quarter = _quarter(today.isoformat())
    counts: Counter[int] = Counter()
    for choice in choices:
        if choice.besluit == "doen" and choice.datum and _quarter(choice.datum) == quarter:
            found = (net.index_of(actor) for actor in {*choice.actoren, *choice.via})
            counts.update(i for i in found if i is not None)
    return counts


def _quarter(day: str) -> tuple[str, int] | None:
    """The year and quarter of a day; None for a year alone."""
    month = day[5:7]
    return (day[:4], (int(month) - 1) // 3) if month.isdecimal() else None


def often_words(count: int) -> str:
    """'al drie keer gevraagd dit kwartaal'."""
    return f"al {w.number_word(count)} keer gevraagd dit kwartaal"


@dataclass(frozen=True)
class Load:
    """How often each actor is introduced, and asked as go-between, in one list.

    before: how often this quarter, decided earlier.
    """

    most: int
    before: Counter[int] = field(default_factory=Counter)
    introduced: Counter[int] = field(default_factory=Counter)
    asked: Counter[int] = field(default_factory=Counter)

    def takes(self, ends: Sequence[int]) -> bool:
        """Whether these can be introduced once more."""
        return all(self.introduced[end] < self.most for end in ends) and not self.tired(ends)

    def tired(self, actors: Iterable[int]) -> list[int]:
        """Those of them who were asked often enough this quarter."""
        return [actor for actor in actors if self.before[actor] >= MOST_A_QUARTER]

    def add(self, a: int, b: int, via: Iterable[int]) -> None:
        """Count one more proposal."""
        self.introduced.update((a, b))
        self.asked.update(via)

    @property
    def spent(self) -> frozenset[int]:
        """Who cannot be asked as go-between once more in this list."""
        return frozenset(actor for actor, count in self.asked.items() if count >= self.most)

    @property
    def full(self) -> frozenset[int]:
        """Who cannot be introduced once more."""
        return frozenset(a for a, count in self.introduced.items() if count >= self.most)
