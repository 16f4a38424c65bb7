"""How long the tests with random input go on: as usual, or ten times as long with ``--endurance``."""

from __future__ import annotations

from hypothesis import settings

USUAL, ENDURANCE = "usual", "endurance"
USUAL_ROUNDS, ENDURANCE_ROUNDS = 8, 50
"""Rounds of kill -9, for each engine."""
settings.register_profile(USUAL, max_examples=100, deadline=None)
settings.register_profile(ENDURANCE, max_examples=1000, deadline=None)


def choose(endurance: bool) -> None:
    """To be called before a test module is imported."""
    settings.load_profile(ENDURANCE if endurance else USUAL)


def examples(count: int) -> settings:
    """The settings of a test that usually tries ``count`` examples."""
    return settings(max_examples=tries(count), deadline=None)


def tries(count: int) -> int:
    """How many examples are tried now where there usually are ``count``."""
    return count * settings.default.max_examples // 100
