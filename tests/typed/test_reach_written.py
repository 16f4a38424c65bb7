"""What cannot be used to reach somebody is said in the form, and a postcode is written as one."""

import pytest

from netwerk.errors import InputError
from netwerk.model import Actor
from netwerk.services.rules.forms import item_typed
from netwerk.ui.portraits.reach_part import site

GIVEN = {"naam": "Zoete Inval", "soort": "winkel"}


@pytest.mark.parametrize(
    ("naam", "text", "said"),
    [
        ("email", "dehoek@", "geen heel e-mailadres"),
        ("email", "dehoek@dorp", "geen heel e-mailadres"),
        ("email", "geen", "geen heel e-mailadres"),
        ("website", "www.zoete-inval", "geen heel webadres"),
        ("website", "https://zoete-inval", "geen heel webadres"),
        ("kvk", "1234567", "heeft 7 cijfers"),
    ],
)
def test_what_cannot_be_used_is_said_with_how_to_write_it(naam: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        item_typed("Actor", GIVEN | {naam: text})


@pytest.mark.parametrize(
    ("naam", "text"),
    [
        ("email", "info@dehoek.nl"),
        ("email", "info@dehoek.nl, bestuur@dehoek.nl"),
        ("website", "zoete-inval.nl"),
        ("website", "www.zoete-inval.nl/agenda"),
        ("website", "https://zoete.inval.example"),
        ("kvk", "01234567"),
        ("kvk", "0123 4567"),
        ("kvk", "aangevraagd"),
    ],
)
def test_what_can_be_used_is_kept_as_typed(naam: str, text: str) -> None:
    assert getattr(item_typed("Actor", GIVEN | {naam: text}), naam) == text


def test_what_stood_there_already_may_stay() -> None:
    old = Actor(id="z", naam="Zoete Inval", soort="winkel", email="dehoek@")
    assert item_typed("Actor", {"email": "dehoek@", "rol": "buurtwinkel"}, old).rol == "buurtwinkel"


@pytest.mark.parametrize(
    ("typed", "kept"), [("7071bb", "7071 BB"), ("7071 Bb", "7071 BB"), ("7071", "7071")]
)
def test_a_postcode_is_kept_as_it_is_written(typed: str, kept: str) -> None:
    assert item_typed("Actor", GIVEN | {"postcode": typed}).postcode == kept


def test_a_website_without_an_end_is_no_link() -> None:
    assert "<a" not in site("www.zoete-inval")
    assert "<a" in site("www.zoete-inval.nl")
