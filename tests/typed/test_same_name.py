"""Two spellings of one name."""

import pytest

from netwerk.model import Kern
from netwerk.typed.same_name import kern_spellings, name_key

KERNEN = (Kern(id="silvolde", naam="Silvolde", gebied="3", andere_namen=("Sillevold", "Silvold")),)
SPELLINGS = kern_spellings(KERNEN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Voetbal Vereniging Silvolde", "Voetbalvereniging Silvolde"),
        ("Schutterij Sint Joris", "Schutterij St. Joris"),
        ("Stichting Het Trefpunt", "'t Trefpunt"),
        ("Heemkundige kring Sillevold", "Heemkundige Kring Silvolde"),
        ("S.D.O.U.C.", "sdouc"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one, SPELLINGS) == name_key(other, SPELLINGS)


def test_a_kern_tells_names_apart_unless_it_is_left_out() -> None:
    assert name_key("Koor Silvolde", SPELLINGS) != name_key("Koor", SPELLINGS)
    assert name_key("Koor Sillevold", SPELLINGS, ("silvolde",)) == name_key("Koor", SPELLINGS)


def test_a_name_of_words_that_say_nothing_keeps_them() -> None:
    assert name_key("Stichting De Vereniging", SPELLINGS) == "stichtingdevereniging"
