"""What a code of another year or without a name means, and what a place is made up of."""

from dataclasses import replace

import pytest

from netwerk.figures.figure_book import book_of
from netwerk.model import Cijfer, Kern

CODE = "BU15090100"
ETTEN = Kern(id="etten", naam="Etten", gebied="5", cbs_codes=(CODE,), cbs_jaar=2024)


def book(naam):
    return book_of(
        [
            Cijfer(
                id="c",
                maat="inwoners",
                plek=CODE,
                plek_soort="buurt",
                plek_naam=naam,
                jaar=2024,
                bron="CBS",
                waarde=10.0,
            )
        ]
    )


@pytest.mark.parametrize(
    ("of_kern", "naam", "counts"),
    [
        (2024, None, True),  # the year agrees
        (2020, "Etten", True),  # another year, and the name agrees
        (2020, "Terborg", False),
        (2020, None, False),  # neither is known to agree
        (None, None, False),
        (None, "Etten", True),
    ],
)
def test_a_code_is_a_part_of_the_kern_when_its_year_or_its_name_agrees(of_kern, naam, counts):
    kern = replace(ETTEN, cbs_jaar=of_kern)
    assert book(naam).means_kern(kern, CODE, 2024) is counts
