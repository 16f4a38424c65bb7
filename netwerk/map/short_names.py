"""Names as short as they can be on a map: without what the region around them says already.

The table, the panel, the search and every file keep the whole name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from netwerk.net.net import Net

OFTEN = 5
"""A tail that so many names share says nothing about one of them."""
LEAST = 3
"""A name of fewer letters is no name."""
TWO_FROM = 12
"""A name of so many letters may go on two lines."""
TWO_AT_ONCE = 18
"""Above so many letters two lines are tried before one."""
TAIL = 8
"""A shared tail has at least so many letters."""


@lru_cache(maxsize=4)
def short_names(net: Net) -> tuple[str, ...]:
    """The short name of every actor, in the order of ``net.actors``.

    "Dorpshuis Heelweg" in Heelweg is "Dorpshuis"; a tail that many names share falls away too. A
    name stays whole when the short one is another's in the same kern, or hardly a name.
    """
    names = [str(naam) for naam in net.actors["naam"]]
    kernen = {kern.id: kern.naam for kern in net.kernen}
    own = [kernen.get(str(kern), "") if kern else "" for kern in net.actors["kern"]]
    tails = Counter(tail for name in names for tail in set(_tails(name)))
    common = frozenset(tail for tail, count in tails.items() if count >= OFTEN)
    short = [_shortened(name, kern, common) for name, kern in zip(names, own, strict=True)]
    same = Counter(zip(short, own, strict=True))
    return tuple(
        cut if same[cut, kern] == 1 else name
        for cut, kern, name in zip(short, own, names, strict=True)
    )


def _tails(name: str) -> Iterator[str]:
    """The ends of two words or more of a name, longest first."""
    words = name.split()
    for k in range(1, len(words) - 1):
        tail = " ".join(words[k:])
        if len(tail) >= TAIL and tail[0].isupper():
            yield tail


def _shortened(name: str, kern: str, common: frozenset[str]) -> str:
    places = (kern, kern.split("-")[0]) if kern else ()
    for tail in (*places, *(tail for tail in _tails(name) if tail in common)):
        ending = re.search(rf"\s{re.escape(tail)}\s*$", name, re.IGNORECASE)
        if ending:
            cut = re.sub(r"[\s,(-]*\b(?:in|te|van|voor|uit)?\s*$", "", name[: ending.start()])
            return cut if len(cut) >= LEAST else name
    return name


def broken(name: str, most: int) -> tuple[tuple[str, ...], ...]:
    """The ways to write a name, best first: on one line, or on two as even as can be.

    A line longer than ``most`` letters ends in an ellipsis.
    """
    words = name.split()
    whole = " ".join(words)
    one = (cut_off(whole, most),)
    if len(words) < 2 or len(whole) < TWO_FROM:
        return (one,)
    k = min(
        range(1, len(words)),
        key=lambda k: max(len(" ".join(words[:k])), len(" ".join(words[k:]))),
    )
    two = (cut_off(" ".join(words[:k]), most), cut_off(" ".join(words[k:]), most))
    return (two, one) if len(whole) > min(TWO_AT_ONCE, most) else (one, two)


def cut_off(text: str, most: int) -> str:
    """A text of at most ``most`` letters, with an ellipsis where it is cut."""
    return text if len(text) <= most else text[: most - 1] + "\u2026"
