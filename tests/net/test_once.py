"""What follows from a network alone is worked out once, for as long as it is there."""

from __future__ import annotations

import gc
import weakref

from netwerk.net.net import Net
from netwerk.net.once import once_per_net
from tests.builders import net_from_text


def test_it_is_worked_out_once_for_each_network_and_let_go_with_it() -> None:
    asked: list[int] = []

    @once_per_net
    def size(net: Net) -> int:
        asked.append(net.n)
        return net.n

    small, large = net_from_text("A-B"), net_from_text("A-B B-C")
    assert [size(net) for net in (small, large, small, large)] == [2, 3, 2, 3]
    assert asked == [2, 3]
    gone = weakref.ref(small)
    del small
    gc.collect()
    assert gone() is None
    assert size(large) == 3
    assert asked == [2, 3]
