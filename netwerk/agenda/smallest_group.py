"""The smallest group that covers all that is asked, of whom any two reach each other. Exact.

Who is in it is a number, a set of them is the bits of an int. A part of a group that reaches each
other does so too, so in a smallest group everybody brings something that no other of it brings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce

Key = tuple[int, int, tuple[int, ...]]
"""What is compared of groups of one size, least first: pairs without contact, load, who."""


@dataclass(frozen=True, eq=False)
class Choices:
    """Whom to choose from, by number.

    brings: what each brings, as bits. reach: whom each reaches, without itself. direct: whom each
    has contact with. load: what each has to do already. asked: all that has to be brought, as bits.
    """

    brings: Sequence[int]
    reach: Sequence[int]
    direct: Sequence[int]
    load: Sequence[int]
    asked: int

    @property
    def everybody(self) -> int:
        """All of them as bits."""
        return (1 << len(self.brings)) - 1


def smallest_group(choices: Choices, among: int) -> tuple[int, ...] | None:
    """The best of the smallest groups within ``among`` (bits), ascending; None when there is none.

    Fewest members first, then fewest pairs without direct contact, then the least load together,
    then the lowest numbers. Nobody when nothing is asked.
    """
    if not choices.asked:
        return ()
    search = _Search(choices, among)
    for size in range(search.fewest(choices.asked), choices.asked.bit_count() + 1):
        found = search.of_size(size)
        if found is not None:
            return found
    return None


def another_group(
    choices: Choices, among: int, first: Sequence[int]
) -> tuple[tuple[int, ...] | None, bool]:
    """A second group, and whether nobody of the first is in it.

    The best group without anybody of the first; without one, the best that leaves at least one of
    the first out. None when there is neither.
    """
    apart = smallest_group(choices, among & ~_bits(first))
    if apart is not None:
        return apart, True
    found = [smallest_group(choices, among & ~(1 << one)) for one in first]
    held = [(len(group), measured(choices, group), group) for group in found if group is not None]
    return (min(held)[2], False) if held else (None, False)


def measured(choices: Choices, group: Sequence[int]) -> Key:
    """What a group is compared by with others of its size."""
    all_of = _bits(group)
    linked = sum((choices.direct[i] & all_of).bit_count() for i in group) // 2
    apart = len(group) * (len(group) - 1) // 2 - linked
    return apart, sum(choices.load[i] for i in group), tuple(sorted(group))


def members(bits: int) -> Iterator[int]:
    """The numbers of a set, ascending."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _bits(group: Sequence[int]) -> int:
    return reduce(lambda held, i: held | 1 << i, group, 0)


class _Search:
    """One search: what does not depend on the size is worked out once."""

    def __init__(self, choices: Choices, among: int) -> None:
        self.choices = choices
        useful = [i for i in members(among) if choices.brings[i] & choices.asked]
        self.pool = _bits(useful)
        self.bringing = {
            bit: _bits([i for i in useful if choices.brings[i] >> bit & 1])
            for bit in members(choices.asked)
        }
        loads = sorted({choices.load[i] for i in useful})
        self.by_load = [_bits([i for i in useful if choices.load[i] == load]) for load in loads]
        held = {choices.brings[i] & choices.asked for i in useful}
        most = [one for one in held if not any(one != two and one & two == one for two in held)]
        never = choices.asked.bit_count() + 1

        @cache
        def fewest(open_: int) -> int:
            if not open_:
                return 0
            low = open_ & -open_
            return 1 + min((fewest(open_ & ~one) for one in most if one & low), default=never)

        self.fewest = fewest
        self.best: Key | None = None

    def of_size(self, size: int) -> tuple[int, ...] | None:
        """The best group of exactly this size, when there is no smaller one."""
        self.best = None
        self._go([], self.pool, self.choices.asked, size, 0, 0)
        return None if self.best is None else self.best[2]

    def _go(
        self, group: list[int], pool: int, open_: int, slots: int, apart: int, load: int
    ) -> None:
        if self.fewest(open_) > slots:
            return
        if self.best is not None and (apart, load) > self.best[:2]:
            return
        if slots == 1:
            self._last(group, pool, open_, apart, load)
            return
        bit = min(members(open_), key=lambda one: (pool & self.bringing[one]).bit_count())
        chosen = _bits(group)
        for i in members(pool & self.bringing[bit]):
            pool &= ~(1 << i)  # groups with this one are all seen in this turn
            strange = (chosen & ~self.choices.direct[i]).bit_count()
            self._go(
                [*group, i],
                pool & self.choices.reach[i],
                open_ & ~self.choices.brings[i],
                slots - 1,
                apart + strange,
                load + self.choices.load[i],
            )

    def _last(self, group: list[int], pool: int, open_: int, apart: int, load: int) -> None:
        """The best one to complete a group: who knows most of it, has least to do, comes first."""
        for bit in members(open_):
            pool &= self.bringing[bit]
        if not pool:
            return
        knowing = [pool, *([0] * len(group))]
        """Who has contact with at least so many of the group."""
        for one in group:
            for many in range(len(group), 0, -1):
                knowing[many] |= knowing[many - 1] & self.choices.direct[one]
        many = max(many for many, who in enumerate(knowing) if who)
        best = next(some for held in self.by_load if (some := held & knowing[many]))
        last = next(members(best))
        key = (
            apart + len(group) - many,
            load + self.choices.load[last],
            tuple(sorted((*group, last))),
        )
        if self.best is None or key < self.best:
            self.best = key
