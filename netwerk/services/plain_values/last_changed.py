"""What was changed after a moment, for who asks only for what is new to him."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from netwerk.access.rights import LEZEN
from netwerk.services.desk import Desk
from netwerk.typed.moments import day_or_moment, end_of


def changed_after(desk: Desk, op: str) -> Callable[[int], bool]:
    """Whether an item of this version was changed after ``op``: a day, of its end, or a moment.

    The version of an item is the number of the revision that changed it last. Raises InputError
    for what is no day or moment.
    """
    desk.require_somewhere(LEZEN)
    moment = day_or_moment(op)
    until = end_of(moment)
    newest = desk.networks.moment().head.revision

    def is_later(number: int) -> bool:
        held = desk.reads.history(before=number + 1, limit=1)
        return bool(held) and held[0].at >= until

    def first() -> int:
        """The number of the first revision after it."""
        return 1 + bisect_left(range(1, newest + 1), True, key=is_later)

    then = desk.networks.kept_answer(("changed_after", until), first)
    return lambda version: version >= then


def how_it_stands(desk: Desk) -> str:
    """The name of the moment: as long as it is the same, so is every answer to this user."""
    desk.require_somewhere(LEZEN)
    return desk.networks.moment().name
