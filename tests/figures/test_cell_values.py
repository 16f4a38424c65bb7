"""What stands in a cell: a number, or nothing that is known; never 0 for what is not known."""

import pytest

from netwerk.figures.sources.cell_values import cell_value


@pytest.mark.parametrize(
    "text", ["-99995", "-99997", "-99995.0", ".", "x", "-", "", " NaN", "n.b."]
)
def test_what_says_that_it_is_not_known_is_no_number(text):
    assert cell_value(text) is None


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("-0,15", -0.15), (" 12,5 % ", 12.5)])
def test_a_number_is_read_whatever_its_comma(text, value):
    assert cell_value(text) == value
