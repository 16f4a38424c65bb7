"""A kern that may stand beside another: the one of the gemeente that is nearest in inhabitants.

It says what is usual in a kern of that size. It is no ranking: always one kern, never a list.
"""

from __future__ import annotations

from collections.abc import Mapping


def nearest_in_size(kern: str, sizes: Mapping[str, float | None], smallest: int) -> str | None:
    """The id of the other kern with the nearest number of inhabitants; None when there is none.

    sizes: inhabitants by id, None when not known. smallest: a kern with fewer has no figures to
    compare with. Of two equally near the one with the lowest id.
    """
    own = sizes.get(kern)
    if own is None:
        return None
    others = [
        (abs(size - own), id)
        for id, size in sizes.items()
        if id != kern and size is not None and size >= smallest
    ]
    return min(others)[1] if others else None
