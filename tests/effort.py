"""How long the tests with random input go on: as usual, or ten times as long with ``--endurance``."""

from __future__ import annotations

import os

from hypothesis import settings

USUAL, ENDURANCE = "usual", "endurance"
USUAL_ROUNDS, ENDURANCE_ROUNDS = 8, 50
"""Rounds of kill -9, for each engine."""
USUAL_APP_ROUNDS = 3
"""The same with the web app among the killed, which takes some seconds to start."""
ROUNDS = "NETWERK_CRASH_ROUNDS"
"""Says how many rounds there are, of both."""
settings.register_profile(USUAL, max_examples=100, deadline=None)
settings.register_profile(ENDURANCE, max_examples=1000, deadline=None)


def choose(endurance: bool) -> None:
    """To be called before a test module is imported."""
    settings.load_profile(ENDURANCE if endurance else USUAL)


def rounds(endurance: bool, usual: int) -> int:
    """How many rounds of killing: what the environment says, or as usual, or many."""
    return int(os.environ.get(ROUNDS) or (ENDURANCE_ROUNDS if endurance else usual))


def examples(count: int) -> settings:
    """The settings of a test that usually tries ``count`` examples."""
    return settings(max_examples=tries(count), deadline=None)


def tries(count: int) -> int:
    """How many examples are tried now where there usually are ``count``."""
    return count * settings.default.max_examples // 100
