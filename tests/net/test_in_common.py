"""What places have in common, beside every pair looked at one by one."""

import numpy as np

from netwerk.net.in_common import in_common


def test_it_is_what_every_pair_looked_at_one_by_one_gives() -> None:
    random, keys = np.random.default_rng(4), [f"g{k}" for k in range(6)]
    own = [tuple(random.permutation(keys)[: random.integers(0, 4)].tolist()) for _ in range(30)] + [
        ()
    ]
    shared, which, some = in_common(own, keys)
    for a, one in enumerate(own):
        assert some[a] == bool(one)
        for b, other in enumerate(own):
            both = set(one) & set(other)
            assert shared[a, b] == len(both)
            assert which[a, b] == sum(keys.index(key) for key in both)


def test_without_any_key_nothing_is_shared() -> None:
    shared, which, some = in_common([(), ()], [])
    assert not shared.any()
    assert not which.any()
    assert not some.any()
