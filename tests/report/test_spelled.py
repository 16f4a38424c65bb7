"""Counts in words: of a range both ends or none."""

import pytest

from netwerk.report.spelled import spelled


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het zijn er tussen 6 en 11.", "Het zijn er tussen zes en elf."),
        ("Het zijn er tussen 6 en 16.", "Het zijn er tussen 6 en 16."),
        ("Tussen 11 en 16 van de 40.", "Tussen 11 en 16 van de 40."),
        ("Dat ging van 4 naar 15, bij 3 clubs.", "Dat ging van 4 naar 15, bij drie clubs."),
        ("Het kan tussen 6 en 11,5 zijn.", "Het kan tussen 6 en 11,5 zijn."),
        ("Tussen 6% en 11%.", "Tussen 6% en 11%."),
    ],
)
def test_a_range_is_in_words_or_in_figures(text, told):
    assert spelled(text) == told
