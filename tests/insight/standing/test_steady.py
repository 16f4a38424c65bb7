"""No band changes by what has nothing to do with it, and hardly any finding comes or goes."""

from tests.calibrate.steady import changed

DRAWN = ("group", "broker")
"""Kinds whose chance is a share of 30 draws: docs/certainty.md says how steady they are."""


def test_one_contact_elsewhere_changes_at_most_one_in_a_hundred():
    found = changed(16, seed=5)
    assert found.bands > 2500
    others = found.flips.total() - sum(found.flips[kind] for kind in DRAWN)
    assert others / found.bands <= 0.01
    assert found.flips.total() / found.bands <= 0.03
    assert found.elsewhere > 1500
    assert found.moved / found.elsewhere <= 0.05
