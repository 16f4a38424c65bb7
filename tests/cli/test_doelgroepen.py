"""Doelgroepen and kalender from the command line."""

import csv
from pathlib import Path

import pytest

from netwerk.model import Actor
from netwerk.services.stores import open_store
from netwerk.settings import load_settings
from tests.store_contract.examples import write

SAVE = (
    *("doelgroep", "save", "Basisscholen en sportclubs", "--gebied", "6"),
    *("--categorie", "Sport & spel", "--woord", "obs", "--kanaal", "mail"),
)


@pytest.fixture
def village(netwerk):
    store = open_store(load_settings())
    club = {"soort": "bewonersgroep", "categorie": "sport_en_spel", "kern": "gendringen"}
    write(
        store,
        Actor(id="vv", naam="VV Gendringen", email="info@vvgendringen.nl", **club),
        Actor(id="tc", naam="TC Gendringen", **club),
        Actor(id="obs", naam="OBS De Horizon", soort="instelling", kern="netterden"),
    )
    store.close()


def test_a_doelgroep_is_kept_shown_listed_and_taken_back(netwerk, village):
    said = netwerk(*SAVE, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json["zin"] == "Basisscholen en sportclubs: 3 actoren."
    assert said.json["doelgroep"]["categorieen"] == ["sport_en_spel"]
    shown = netwerk("doelgroep", "show", "basisscholen")
    assert "Mail: bekend van 1 van de 3." in shown.out
    assert "- VV Gendringen" in shown.out
    assert len(netwerk("doelgroep", "list", "--gebied", "6", "--json").json["doelgroepen"]) == 1
    assert netwerk("doelgroep", "list", "--gebied", "5", "--json").json["doelgroepen"] == []
    assert netwerk("undo", "--yes").code == 0
    assert "nog geen doelgroepen" in netwerk("doelgroep", "list").out


def test_a_list_goes_out_and_says_who_is_not_on_it(netwerk, village):
    netwerk(*SAVE)
    said = netwerk("doelgroep", "export", "Basisscholen en sportclubs", "--out", "l.csv", "--json")
    assert (said.code, said.json["count"]) == (0, 1)
    assert [one["naam"] for one in said.json["left_out"]] == ["OBS De Horizon", "TC Gendringen"]
    with Path("l.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [
            ["Naam", "Ter attentie van", "E-mail"],
            ["VV Gendringen", "", "info@vvgendringen.nl"],
        ]
    again = netwerk("doelgroep", "export", "basis", "--out", "l.csv")
    assert (again.code, again.err.count("\n")) == (1, 1)
    sent = netwerk("doelgroep", "export", "basis", "--out", "l.xlsx", "--kalender")
    assert "De mailing staat op de kalender" in sent.out
    assert "1 van de 3 kreeg de mailing" in netwerk("kalender", "list").out
    none = netwerk("doelgroep", "export", "basis", "--post", "--out", "p.csv")
    assert (none.code, Path("p.csv").exists()) == (1, False)
    assert "adres" in none.err


def test_the_calendar_is_filled_and_who_came_is_noted(netwerk, village):
    netwerk(*SAVE)
    made = netwerk(
        *("kalender", "add", "Jaaroverleg", "--datum", "4-12-2099", "--tijd", "19.30"),
        *("--gebied", "6", "--voor", "Basisscholen en sportclubs", "--plaats", "De Zaal"),
    )
    assert (made.code, made.err) == (0, "")
    listed = netwerk("kalender", "list", "--gebied", "6")
    assert "December 2099\n- vr 4 december, 19:30: Jaaroverleg (bijeenkomst, De Zaal)" in listed.out
    asked = netwerk("kalender", "reached", "Jaaroverleg", "--json").json
    assert (len(asked["actoren"]), asked["bereikt"]) == (3, [])
    said = netwerk(
        "kalender", "reached", "Jaaroverleg", "--actor", "VV Gendringen", "--aantal", "9"
    )
    assert "1 van de 3 was er. Er waren 9 mensen." in said.out
    more = netwerk("kalender", "reached", "Jaaroverleg", "--actor", "obs", "--json").json
    assert more["bereikt"] == ["vv", "obs"]
    assert more["came"][-1] == "Er waren 9 mensen."


def test_what_belongs_to_an_initiatief_says_so(netwerk, village):
    netwerk("item", "add", "initiatief", "titel=Moestuin", "gebied=6")
    words = ("--datum", "2099-01-01", "--gebied", "6", "--initiatief", "Moestuin")
    assert netwerk("kalender", "add", "Zaaidag", *words).code == 0
    shown = netwerk("item", "show", "activiteit", "Zaaidag").out
    assert "Moestuin" in shown
    wrong = netwerk("kalender", "add", "Oogst", "--datum", "2099-01-01", "--initiatief", "weg")
    assert (wrong.code, "geen initiatief" in wrong.err) == (1, True)


def test_the_calendar_goes_along_as_a_file_and_as_a_sheet(netwerk, village):
    netwerk("kalender", "add", "Overleg", "--datum", "2099-12-04", "--gebied", "6")
    assert netwerk("kalender", "ics", "--gebied", "6", "--out", "k.ics").code == 0
    assert "SUMMARY:Overleg" in Path("k.ics").read_text(encoding="utf-8")
    assert netwerk("kalender", "sheet", "--gebied", "6", "--out", "k.html").code == 0
    assert "<h1>Kalender van het gebied</h1>" in Path("k.html").read_text(encoding="utf-8")
    wrong = netwerk("kalender", "ics", "--out", "k.html")
    assert (wrong.code, ".ics" in wrong.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("doelgroep", "show"), "Noem de doelgroep"),
        (("doelgroep", "show", "weg"), "geen doelgroep"),
        (("doelgroep", "save", "Iedereen"), "Wie wil je bereiken"),
        (("doelgroep", "save", "X", "--soort", "draak"), "draak"),
        (("doelgroep", "save", "X", "--gebied", "99"), "bestaat niet"),
        (("doelgroep", "save", "X", "--gebied", "6", "--omschrijving", "bel 06-12345678"), "privé"),
        (("doelgroep", "export", "X", "--out", "x.pdf"), ".xlsx of .csv"),
        (("kalender", "add"), "Zeg waar het over gaat"),
        (("kalender", "add", "Feest"), "datum ontbreekt"),
        (("kalender", "add", "Feest", "--datum", "ooit"), "geen dag"),
        (("kalender", "add", "Feest", "--datum", "2099-01-01", "--tijd", "laat"), "geen tijd"),
        (("kalender", "add", "Feest", "--datum", "2099-01-01", "--voor", "weg"), "geen doelgroep"),
        (("kalender", "reached", "Feest", "--aantal", "3"), "geen activiteit"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_stored(netwerk, village, words, says):
    said = netwerk(*words)
    assert said.code == 1
    assert says in said.err
    assert said.err.count("\n") == 1
    assert netwerk("doelgroep", "list", "--json").json["doelgroepen"] == []
    assert netwerk("kalender", "list", "--alles", "--json").json["kalender"] == []
