"""Numbers as a Dutch reader writes them."""

import pytest

from netwerk.errors import InputError
from netwerk.typed.dutch_numbers import (
    decimal,
    exact,
    typed_count,
    typed_euros,
    typed_number,
    whole,
)


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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.500", 1500),
        ("€ 1.500", 1500),
        ("1.500,50", 1500.5),
        ("1500,50", 1500.5),
        ("1500.50", 1500.5),
        ("1 500 euro", 1500),
        ("1.500,-", 1500),
        ("1.250.000", 1250000),
        ("-2,5", -2.5),
        ("0.125", 0.125),
    ],
)
def test_a_number_as_a_dutch_reader_types_it(text, number):
    assert typed_number(text) == number


@pytest.mark.parametrize(
    "text", ["veel", "1.50.000", "12,5,5", "", "nan", "inf", "1e9", "1.500.50"]
)
def test_what_is_no_number_is_refused_in_a_sentence(text):
    with pytest.raises(InputError, match=r"is geen getal\. Schrijf bijvoorbeeld"):
        typed_number(text)


def test_an_amount_with_three_decimals_may_be_two_amounts():
    with pytest.raises(InputError, match="Bedoel je 1500 of 1,5"):
        typed_euros("1,500")
    assert typed_euros(2500.0) == 2500
    assert typed_euros("12,50") == 12.5


def test_a_count_is_whole():
    assert [typed_count(text) for text in ("45", "1.500", "0")] == [45, 1500, 0]
    with pytest.raises(InputError, match="heel getal"):
        typed_count("1,5")
