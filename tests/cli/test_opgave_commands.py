"""Opgaven and nulmetingen by command: words or JSON out, bad input is one sentence and no change."""

import json

import pytest

GOAL = (
    "titel=Meer vrijwilligers",
    "indicator=Aantal vrijwilligers",
    "beginwaarde=40",
    "begindatum=01-06-2024",
    "streefwaarde=50",
    "streefdatum=2031-12-31",
)


@pytest.fixture
def goal(netwerk, begun):
    said = netwerk("opgave", "add", "--gebied", "3", *GOAL, "--json")
    assert (said.code, said.err) == (0, "")
    return said.json["opgave"]["id"]


def test_an_opgave_is_added_counted_shown_and_undone(netwerk, goal):
    said = netwerk(
        "opgave", "measure", "meer vrijwilligers", "--waarde", "43", "--datum", "2025-06-01"
    )
    assert "Op 1 juni 2025 43 (was 40, doel 50): op weg." in said.out
    shown = netwerk("opgave", "show", goal, "--json").json
    assert shown["doel"] == (
        "In 2031 is het aantal vrijwilligers gestegen van 40 (1 juni 2024) naar 50."
    )
    assert [point["value"] for point in shown["metingen"]] == [40.0, 43.0]
    assert netwerk("opgave", "list", "--gebied", "3").out.startswith("- Meer vrijwilligers")
    assert netwerk("opgave", "list", "--gebied", "5").out == "Er zijn nog geen opgaven.\n"
    netwerk("undo", "--yes")
    assert len(netwerk("opgave", "show", goal, "--json").json["metingen"]) == 1


def test_a_maat_of_the_network_is_named_in_the_list_of_maten(netwerk, begun):
    maten = netwerk("opgave", "maten", "--json").json["maten"]
    assert maten["net-fysiek-sociaal"] == "Netwerk: aantal contacten tussen fysiek en sociaal"
    said = netwerk("opgave", "add", "titel=Contact", "maat=net-contacten")
    assert "is nog niemand naar contacten gevraagd" in said.out


def test_a_nulmeting_is_made_listed_and_compared(netwerk, goal):
    assert netwerk("nulmeting", "make", "Begin", "--gebied", "3").code == 0
    (kept,) = netwerk("nulmeting", "list", "--json").json["nulmetingen"]
    assert (kept["naam"], kept["gebied"]) == ("Begin", "3")
    told = netwerk("nulmeting", "compare", "begin", "--gebied", "3", "--json").json
    assert [row["then"] for row in told["opgaven"]] == ["40"]
    assert "telt niet als groei" in told["netwerk_zegt"]
    words = netwerk("nulmeting", "compare", "--gebied", "3").out
    assert "Meer vastgelegd is geen groei" in words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("opgave", "show"), "Zeg welke opgave"),
        (("opgave", "show", "iets"), "iets"),
        (("opgave", "add", "titel"), "geen veld van een opgave"),
        (("opgave", "add", "kleur=rood"), "geen veld van een opgave"),
        (("opgave", "add", "titel=X", "streefwaarde=veel"), "geen getal"),
        (("opgave", "add", "titel=X", "gebied=99"), "99"),
        (("opgave", "add", "titel=X", "probleem=Mevrouw De Vries, bsn 123456782"), "--toch-prive"),
        (("opgave", "measure", "Meer vrijwilligers"), "met de hand"),
        (
            ("opgave", "measure", "Meer vrijwilligers", "--waarde", "4", "--datum", "ooit"),
            "geen dag",
        ),
        (("nulmeting", "make"), "Geef de nulmeting een naam"),
        (("nulmeting", "compare"), "nog geen nulmeting"),
        (("nulmeting", "compare", "toen"), "Er is geen nulmeting 'toen'"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(netwerk, goal, words, sentence):
    before = json.loads(netwerk("history", "--json").out)
    said = netwerk(*words)
    assert said.code == 1
    assert sentence in said.err
    assert said.out == ""
    assert json.loads(netwerk("history", "--json").out) == before
