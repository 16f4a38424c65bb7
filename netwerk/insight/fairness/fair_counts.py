"""How likely so little attention for a group is, when everybody had the same chance of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, log1p, sqrt


def fair_chance(seen: int, actors: int, reached: int, everyone: int, spread: float = 1.0) -> float:
    """The chance of at most ``seen`` of ``actors`` among ``reached`` of ``everyone``, if fair.

    Exact (hypergeometric). spread: how many at a time get attention together within a group, 1 when
    each on his own; above 1 the same by a normal curve of that much more variance, and the larger
    of the two chances counts.
    """
    least = max(0, reached + actors - everyone)
    exact = sum(
        exp(
            _log_choose(actors, k)
            + _log_choose(everyone - actors, reached - k)
            - _log_choose(everyone, reached)
        )
        for k in range(least, min(seen, actors, reached) + 1)
    )
    exact = min(1.0, exact)
    variance = _variance(actors, reached, everyone) * spread
    if spread <= 1.0 or variance <= 0:
        return exact
    distance = (seen + 0.5 - expected(actors, reached, everyone)) / sqrt(variance)
    return max(exact, erfc(-distance / sqrt(2)) / 2)


def expected(actors: int, reached: int, everyone: int) -> float:
    """How many of a group get attention when it is shared in proportion."""
    return reached * actors / everyone if everyone else 0.0


def power_of_half(
    rare: float, actors: int, reached: int, everyone: int, spread: float = 1.0
) -> float:
    """The chance that a group with half the attention of the others is found, at this limit.

    Who has half the occasions, is not reached half as often where nearly everybody is: that share
    is 1 - sqrt(1 - share elsewhere). 0 when even no attention at all is no surprise.
    """
    most, over = -1, min(actors, reached) + 1  # so few is rare, so many is not
    while over - most > 1:
        middle = (most + over) // 2
        if fair_chance(middle, actors, reached, everyone, spread) <= rare:
            most = middle
        else:
            over = middle
    if most < 0:
        return 0.0
    others = max(everyone - actors, 1)
    share = 1 - sqrt(1 - min(1.0, reached / max(everyone, 1)))
    for _ in range(8):  # the others got what this group lacks
        elsewhere = min(1.0, max(0.0, (reached - actors * share) / others))
        share = 1 - sqrt(1 - elsewhere)
    variance = actors * share * (1 - share) * spread
    if spread > 1.0 and variance > 0:
        return erfc(-(most + 0.5 - actors * share) / sqrt(2 * variance)) / 2
    if not 0 < share < 1:
        return float(share <= 0)
    return min(
        1.0,
        sum(
            exp(_log_choose(actors, k) + k * log(share) + (actors - k) * log1p(-share))
            for k in range(min(most, actors) + 1)
        ),
    )


def holm(chances: Sequence[float]) -> list[float]:
    """Chances corrected for asking all of them: below x, at most a share x of fair worlds has any.

    Holm 1979; in the order given.
    """
    out, highest = [1.0] * len(chances), 0.0
    for place, at in enumerate(sorted(range(len(chances)), key=lambda i: (chances[i], i))):
        highest = max(highest, min(1.0, chances[at] * (len(chances) - place)))
        out[at] = highest
    return out


def _variance(actors: int, reached: int, everyone: int) -> float:
    if everyone < 2:
        return 0.0
    share = actors / everyone
    return reached * share * (1 - share) * (everyone - reached) / (everyone - 1)


def _log_choose(n: int, k: int) -> float:
    if k < 0 or k > n:
        return float("-inf")
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
