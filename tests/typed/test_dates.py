"""Years of two digits, as Excel reads them."""

import pytest

from netwerk.typed.dates import iso_date, on_day_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1-2-00", "2000-02-01"),
        ("1-2-29", "2029-02-01"),
        ("1-2-30", "1930-02-01"),
        ("1-2-99", "1999-02-01"),
        ("mei '29", "2029-05"),
        ("mei '31", "1931-05"),
    ],
)
def test_a_year_of_two_digits_is_of_this_century_up_to_29(typed, meant):
    assert iso_date(typed) == meant


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2026", "in 2026"), ("2026-05", "in mei 2026"), ("2026-05-03", "op 3 mei 2026")],
)
def test_when_it_was_has_the_right_word_before_it(iso, words):
    assert on_day_words(iso) == words
