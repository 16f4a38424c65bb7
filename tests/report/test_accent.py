"""The colour of the municipality can be read on white, whatever was chosen."""

from hypothesis import given
from hypothesis import strategies as st

from netwerk.report.accent import ACCENT, WHITE, accent_of, contrast, is_colour

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_guideline():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert contrast("#123456", "#123456") == 1


@given(COLOURS)
def test_every_colour_becomes_one_that_can_be_read_and_a_dark_one_stays(colour):
    made = accent_of(colour)
    assert contrast(made, WHITE) >= 4.5
    assert (made == colour) == (contrast(colour, WHITE) >= 4.5)


def test_what_is_no_colour_gives_the_usual_one():
    for text in ("", "rood", "#12345", "#12345g", "url(x)", "#1234567", "red;}"):
        assert not is_colour(text)
        assert accent_of(text) == ACCENT
