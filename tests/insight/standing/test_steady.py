"""No band changes by what has nothing to do with it."""

from tests.calibrate.steady import changed


def test_one_contact_elsewhere_changes_at_most_one_in_a_hundred_bands():
    flips, total = changed(16, seed=5)
    assert total > 1500
    assert flips / total <= 0.01
