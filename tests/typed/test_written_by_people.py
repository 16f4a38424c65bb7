"""Dates, numbers and texts as people write them and programs spoil them."""

import pytest

from netwerk.schema import schema
from netwerk.typed.convert import convert
from netwerk.typed.dates import about, iso_date
from netwerk.typed.mended import mended
from netwerk.typed.rhythm import rhythm
from netwerk.typed.text import split_list


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("sinds 2019", "2019"),
        ("vanaf mei 2020", "2020-05"),
        ("ma 1 april 2024", "2024-04-01"),
        ("maandag 1 april 2024", "2024-04-01"),
        ("wo. 3-4-2024", "2024-04-03"),
        ("in 2015", "2015"),
    ],
)
def test_a_date_with_words_around_it_is_that_date(text, iso):
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("voorjaar 2024", "2024"),
        ("Q2 2024", "2024"),
        ("2024 Q2", "2024"),
        ("2e kwartaal 2024", "2024"),
        ("begin mei 2024", "2024-05"),
        ("eind 2023", "2023"),
        ("ca. 2010", "2010"),
        ("± 2012", "2012"),
        ("tweede helft van 2023", "2023"),
        ("seizoen 2023/2024", "2023"),
        ("week 12 2024", "2024"),
        ("45383", "2024-04-01"),
        ("2023-2024", None),
        ("ooit", None),
        ("12345", None),
        ("voor 2010", None),
        ("3 april 2024", None),
    ],
)
def test_of_a_vague_date_what_is_certain_is_read(text, certain):
    assert about(text) == certain
    if certain:
        assert iso_date(text) is None


def test_what_is_read_of_a_vague_date_is_said():
    value, remark = convert(schema().labels["Relatie"].velden["sinds"], "voorjaar 2024")
    assert (value, remark) == ("2024", "'voorjaar 2024' is gelezen als 2024.")


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("1x per week", "wekelijks"),
        ("2x per maand", "maandelijks"),
        ("4x per jaar", "kwartaal"),
        ("5 keer per week", "dagelijks"),
        ("om de week", "wekelijks"),
        ("elke 2 weken", "wekelijks"),
        ("1-2x per maand", "maandelijks"),
        ("elke drie maanden", "kwartaal"),
        ("paar keer per jaar", "kwartaal"),
        ("1x per jaar", "jaarlijks"),
        ("0 keer per week", None),
        ("regelmatig", None),
    ],
)
def test_how_often_is_counted(text, often):
    assert rhythm(text) == often


@pytest.mark.parametrize(
    "text", ["elk kwartaal", "per kwartaal", "4x per jaar", "Eens per kwartaal"]
)
def test_how_often_has_many_words(text):
    assert convert(schema().labels["Relatie"].velden["frequentie"], text)[0] == "kwartaal"


@pytest.mark.parametrize(
    ("spoilt", "whole"),
    [
        ("De Haar &amp; Zn", "De Haar & Zn"),
        ("De Haar &amp;amp; Zn", "De Haar & Zn"),
        ("Caf&eacute;", "Café"),
        ("CafÃ©", "Café"),
        ("â€˜t Hoekje", "\u2018t Hoekje"),
        ("IJsclub &#39;t Veen", "IJsclub 't Veen"),
        ("Café", "Café"),
        ("A & B", "A & B"),
        ("AT&T; en B", "AT&T; en B"),
        ("São João", "São João"),
        ("Ã", "Ã"),
    ],
)
def test_spoilt_text_is_mended_and_sound_text_stays(spoilt, whole):
    assert mended(spoilt) == whole


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('zorg, "Sport, spel en bewegen"', ["zorg", "Sport, spel en bewegen"]),
        ('"Sport, spel", zorg, jeugd', ["Sport, spel", "zorg", "jeugd"]),
        ('zorg; "a; b"', ["zorg", "a; b"]),
        ('12" plaat, single', ['12" plaat', "single"]),
    ],
)
def test_what_stands_in_quotes_is_one_item_of_a_list(text, items):
    assert [item for item, _ in split_list(text)] == items
