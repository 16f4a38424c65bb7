"""What takes away a thread that others hang on: a contact that makes a second way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.partners import any_helped
from netwerk.net.net import Net


def mended(net: Net, actor: int, parts: Sequence[list[int]]) -> str:
    """What takes away a cut point: one contact for each part that would come loose.

    '' when only professionals would: those need nobody to introduce them.
    """
    helped = next((part for part in parts[1:] if any_helped(net, part)), None)
    if helped is None:
        return ""
    one, other = (_quiet_neighbour(net, actor, part) for part in (helped, parts[0]))
    pair = f"{w.name_of(net, one)} aan {w.name_of(net, other)}"
    asks, loose = f"vraag {w.name_of(net, actor)} om {pair} voor te stellen", len(parts) - 1
    if loose == 1:
        return w.sentence(f"{asks}: dan is er een tweede weg")
    need = f"Er zijn {w.number_word(loose)} nieuwe contacten nodig, voor elk los deel één."
    return f"{need} {w.sentence(asks)}"


def second_way(net: Net, a: int, inside: Sequence[int], b: int, outside: Sequence[int]) -> str:
    """A tie between quiet neighbours of ``a`` (inside) and ``b`` (outside): a second way.

    '' when only professionals are inside.
    """
    if not any_helped(net, inside):
        return ""
    one, other = _quiet_neighbour(net, a, inside), _quiet_neighbour(net, b, outside)
    names = f"{w.name_of(net, one)} in contact met {w.name_of(net, other)}"
    return f"Breng {names}: dan is er een tweede weg."


def _quiet_neighbour(net: Net, actor: int, side: Sequence[int]) -> int:
    """The contact of an actor on one side with the fewest contacts, else the actor itself.

    One that has no other contact comes last: a tie with it would hang on the same actor again.
    """
    member = np.zeros(net.n, bool)
    member[np.asarray(side, np.int64)] = True
    near = net.neighbours(actor)[member[net.neighbours(actor)]]
    return (
        int(near[np.lexsort((net.degree[near], net.degree[near] < 2))[0]]) if len(near) else actor
    )
