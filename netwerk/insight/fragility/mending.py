"""What takes away a thread that others hang on: a contact that makes a second way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.active import asked_of, is_active
from netwerk.insight.partners import any_helped
from netwerk.insight.strangers import NOBODY, first_strangers
from netwerk.net.arrays import Longs
from netwerk.net.net import Net


def mended(net: Net, actor: int, parts: Sequence[list[int]], decided: Longs = NOBODY) -> str:
    """What takes away a cut point: one contact for each part that would come loose.

    '' when only professionals would: those need nobody to introduce them. decided: pairs of which
    somebody decided already, as in `first_strangers`.
    """
    helped = next((part for part in parts[1:] if any_helped(net, part)), None)
    if helped is None:
        return ""
    pair = _pair(net, (actor, helped), (actor, parts[0]), decided)
    if pair is None:
        return asked_of(net, actor, "wie deze contacten ook kan onderhouden.")
    names, loose = [w.name_of(net, end) for end in pair], len(parts) - 1
    if is_active(net, actor) and set(pair) <= set(net.neighbours(actor).tolist()):
        asks = f"vraag {w.name_of(net, actor)} om {names[0]} aan {names[1]} voor te stellen"
    else:
        asks = f"breng {names[0]} in contact met {names[1]}"
    if loose == 1:
        return w.sentence(f"{asks}: dan is er een tweede weg")
    need = f"Er zijn {w.number_word(loose)} nieuwe contacten nodig, voor elk los deel één."
    return f"{need} {w.sentence(asks)}"


def second_way(
    net: Net,
    a: int,
    inside: Sequence[int],
    b: int,
    outside: Sequence[int],
    decided: Longs = NOBODY,
) -> str:
    """A tie between quiet neighbours of ``a`` (inside) and ``b`` (outside): a second way.

    '' when only professionals are inside.
    """
    if not any_helped(net, inside):
        return ""
    pair = _pair(net, (a, inside), (b, outside), decided)
    if pair is None:
        both = [w.name_of(net, end) for end in (a, b) if is_active(net, end)]
        return f"Vraag {' en '.join(both)} wie hun contact ook kan onderhouden." if both else ""
    one, other = (w.name_of(net, end) for end in pair)
    return f"Breng {one} in contact met {other}: dan is er een tweede weg."


def _pair(
    net: Net,
    one: tuple[int, Sequence[int]],
    other: tuple[int, Sequence[int]],
    decided: Longs,
) -> tuple[int, int] | None:
    """Of each side one, that need an introduction: quiet contacts of its end, else who is there."""
    near = [_quiet(net, _beside(net, *side)) or [side[0]] for side in (one, other)]
    pair = first_strangers(net, near[0], near[1], decided)
    if pair is not None:
        return pair
    every = [
        [*first, *_quiet(net, [i for i in side[1] if i not in set(first)])]
        for first, side in zip(near, (one, other), strict=True)
    ]
    return first_strangers(net, every[0], every[1], decided)


def _beside(net: Net, actor: int, side: Sequence[int]) -> list[int]:
    """The contacts of an actor on one side."""
    member = np.zeros(net.n, bool)
    member[np.asarray(side, np.int64)] = True
    near = net.neighbours(actor)
    beside: list[int] = near[member[near]].tolist()
    return beside


def _quiet(net: Net, some: Sequence[int]) -> list[int]:
    """Those with the fewest contacts first.

    One that has no other contact comes last: a tie with it would hang on the same actor again.
    """
    at = np.asarray(some, np.int64)
    degree = net.degree[at]
    quiet: list[int] = at[np.lexsort((at, degree, degree < 2))].tolist()
    return quiet
