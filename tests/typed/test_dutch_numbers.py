"""Numbers as a Dutch reader writes them."""

import pytest

from netwerk.typed.dutch_numbers import decimal, exact, whole


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (1234.56, 1, "1.234,6"),
        (1_250_000.0, 0, "1.250.000"),
        (6.5, 2, "6,50"),
        (-0.04, 1, "0,0"),
        (-0.06, 1, "-0,1"),
        (0.4, 0, "0"),
    ],
)
def test_a_rounded_number(value, digits, words):
    assert decimal(value, digits) == words


def test_a_whole_number_and_one_with_all_its_decimals():
    assert whole(1250) == "1.250"
    assert [exact(value) for value in (25.5, 7.0, 1250.0, 7.35)] == ["25,5", "7", "1250", "7,35"]
