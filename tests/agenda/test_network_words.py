"""The network of a kern in words: number and verb right, and what is not known is said to be so."""

import pytest

from netwerk.agenda.spiegel.network_side import NetworkSide
from netwerk.agenda.spiegel.network_words import network_words
from netwerk.agenda.spiegel.themes import THEMES


@pytest.mark.parametrize(
    ("actors", "asked", "with_contact", "words"),
    [
        (0, 0, 0, "Hier is nog niemand vastgelegd."),
        (1, 0, 0, "Contacten zijn niet bekend: aan de ene actor hier is er niet naar gevraagd."),
        (6, 0, 0, "Contacten zijn niet bekend: aan geen van de zes is ernaar gevraagd."),
        (6, 2, 2, "Contacten zijn niet bekend: aan twee van de zes is ernaar gevraagd."),
        (6, 3, 0, "Er is geen contact bekend met zorg of welzijn."),
        (1, 1, 1, "De ene actor hier heeft contact met zorg of welzijn."),
        (2, 1, 1, "Eén van de twee actoren heeft contact met zorg of welzijn."),
        (2, 2, 2, "Beide actoren hebben contact met zorg of welzijn."),
        (6, 6, 2, "Twee van de zes actoren hebben contact met zorg of welzijn."),
        (6, 6, 6, "Alle zes actoren hebben contact met zorg of welzijn."),
    ],
)
def test_who_has_contact_in_one_sentence(actors, asked, with_contact, words):
    side = NetworkSide(
        actors=actors,
        asked=asked,
        serving=(),
        with_contact=with_contact,
        contacts=with_contact,
        expected=1.0,
    )
    assert network_words(THEMES["zorg"], "Etten", side) == (words,)


def test_who_is_there_for_it_is_counted_first():
    side = NetworkSide(
        actors=0, asked=0, serving=("a", "b"), with_contact=0, contacts=0, expected=None
    )
    assert network_words(THEMES["zorg"], "Etten", side) == (
        "In Etten zijn twee actoren voor zorg of ouderen vastgelegd.",
    )
