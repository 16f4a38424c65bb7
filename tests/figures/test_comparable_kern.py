"""Beside a kern stands the one that is nearest in inhabitants, larger or smaller."""

import pytest

from netwerk.figures.comparable_kern import nearest_in_size

SIZES = {"etten": 1800.0, "groot": 9000.0, "klein": 400.0, "mini": 150.0, "stil": None}


@pytest.mark.parametrize(
    ("own", "more", "other"),
    [
        (1800.0, {"net-meer": 1900.0, "net-minder": 1650.0}, "net-meer"),
        (1800.0, {"b": 1700.0, "a": 1900.0}, "a"),  # as near: the lowest id
        (160.0, {}, "klein"),  # mini is nearer and too small to have figures
        (1800.0, {}, "klein"),
        (None, {}, None),
    ],
)
def test_the_nearest_that_is_large_enough_and_known(own, more, other):
    assert nearest_in_size("etten", SIZES | more | {"etten": own}, 200) == other


def test_when_no_other_is_known_there_is_none():
    assert nearest_in_size("etten", {"etten": 1800.0, "stil": None, "mini": 150.0}, 200) is None
