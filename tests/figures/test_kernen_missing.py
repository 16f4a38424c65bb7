"""Of a gebied that lacks a figure it is said of which kernen it is not known."""

import pytest

from netwerk.figures.figure_book import book_of
from netwerk.figures.figure_place import FigurePlace
from netwerk.figures.of_place import history
from netwerk.model import Cijfer

NAMEN = ("Breedenbroek", "Etten", "Gendringen", "Silvolde", "Terborg", "Ulft")


def of_kernen(known: int, there: int) -> str:
    """The note on a count that is known of the first kernen of a gebied."""
    kernen = tuple(naam.lower() for naam in NAMEN[:there])
    kept = [
        Cijfer(
            id=f"c{kern}",
            maat="misdrijven",
            plek=kern,
            plek_soort="kern",
            jaar=2024,
            waarde=9.0,
            bron="b",
        )
        for kern in kernen[:known]
    ]
    place = FigurePlace("g", (), kernen, NAMEN[:there])
    (found,) = history(book_of(kept), place, "misdrijven")
    assert found.value is None
    return found.note


@pytest.mark.parametrize(
    ("known", "there", "who"),
    [
        (3, 4, "Silvolde"),
        (2, 4, "Gendringen en Silvolde"),
        (1, 4, "Etten, Gendringen en Silvolde"),
        (2, 6, "vier kernen"),
    ],
)
def test_the_kernen_are_named_and_many_are_counted(known, there, who):
    said = f"van {who} is dit niet bekend, dus ook niet van het geheel"
    assert of_kernen(known, there) == said
