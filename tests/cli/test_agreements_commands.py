"""Deciding and agreeing by command: the same as on the pages, each undone by one undo."""

import json
from pathlib import Path

import pytest

LATER = "2999-01-01"


@pytest.fixture
def key(netwerk):
    """The key of a finding that a lone club has no contact."""
    netwerk("item", "add", "actor", "naam=Koor", "soort=bewonersgroep", "kern=Etten", "id=koor")
    netwerk("item", "add", "actor", "naam=Zaal", "soort=bedrijf", "kern=Etten", "id=zaal")
    found = netwerk("insight", "--kind", "isolated", "--json").json["findings"]
    return next(f["key"] for f in found if [a["id"] for a in f["actors"]] == ["koor"])


def decision(netwerk, key):
    found = netwerk("insight", "--json").json["findings"]
    return next(f["decision"] for f in found if f["key"] == key)


def test_a_finding_shows_what_was_decided_until_it_is_undone(netwerk, key):
    assert decision(netwerk, key) is None
    said = netwerk("decide", key, "--doen", "--wie", "de wijkagent", "--voor", LATER)
    assert (said.code, said.err) == (0, "")
    held = decision(netwerk, key)
    assert (held["beslissing"], held["wie"], held["voor"]) == ("doen", "de wijkagent", LATER)
    assert "Besloten: Doen, de wijkagent, voor 1 januari 2999" in netwerk("insight").out
    assert netwerk("undo", "--yes").code == 0
    assert decision(netwerk, key) is None
    assert netwerk("afspraken").out == "Er staan geen afspraken open.\n"


@pytest.mark.parametrize(
    "words",
    [("--later", LATER), ("--klopt-niet", "past_niet"), ("--contact", "koor", "zaal")],
)
def test_each_decision_is_one_change_and_one_undo(netwerk, key, words):
    before = netwerk("history", "--json").json["revisions"]
    said = netwerk("decide", key, *words, "--json")
    assert said.code == 0
    assert len(netwerk("history", "--json").json["revisions"]) == len(before) + 1
    netwerk("undo", "--yes")
    assert '"kent"' not in json.dumps(netwerk("item", "list", "relatie", "--json").json)
    assert decision(netwerk, key) is None


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "kies een van deze"),
        (("--doen", "--later", LATER), 2, "kan niet samen"),
        (("--klopt-niet", "zomaar"), 1, "past_niet"),
        (("--later", "gisteren"), 1, "is geen dag"),
        (("--contact", "koor"), 1, "twee actoren"),
        (("--contact",), 1, "Kies twee actoren"),
        (("--doen", "--titel", "Bel 06-12345678"), 1, "--toch-prive"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(netwerk, key, words, code, told):
    import re

    said = netwerk("decide", key, *words)
    assert said.code == code
    assert re.search(told, said.err)
    assert decision(netwerk, key) is None


def test_the_second_is_told_who_was_first_and_may_open_it_again(netwerk, key):
    netwerk("decide", key, "--doen")
    said = netwerk("decide", key, "--later", LATER)
    assert said.code == 1
    assert "besloot hier al over" in said.err
    assert netwerk("decide", key, "--weer-open").code == 0
    assert netwerk("decide", key, "--later", LATER).code == 0


def test_a_key_that_is_not_there_is_said(netwerk, key):
    said = netwerk("decide", f"{key}x", "--doen")
    assert (said.code, "insight --json" in said.err) == (1, True)


def test_what_is_not_there_any_more_leads_to_its_status(netwerk, key):
    said = netwerk("decide", key, "--klopt-niet", "bestaat_niet_meer")
    assert "netwerk item change actor koor status=gestopt" in said.out


def test_afspraken_are_made_moved_done_and_dropped(netwerk, key):
    assert (
        netwerk("afspraken", "--erbij", "Zaal bellen", "--actor", "Zaal", "--kern", "Etten").code
        == 0
    )
    (agreed,) = netwerk("afspraken", "--json").json["agreements"]
    assert (agreed["titel"], agreed["namen"], agreed["gebied"]) == ("Zaal bellen", ["Zaal"], "5")
    netwerk("afspraken", "--verzet", agreed["id"], "--voor", LATER)
    assert LATER in netwerk("afspraken", "--json").out
    assert netwerk("afspraken", "--gedaan", agreed["id"], "--uitkomst", "Gelukt").code == 0
    assert netwerk("afspraken", "--json").json == {"agreements": []}
    assert "Gelukt" in netwerk("afspraken", "--alle").out
    netwerk("undo", "--yes")
    netwerk("afspraken", "--vervalt", agreed["id"], "--reden", "hoeft niet")
    assert "[vervallen]" in netwerk("afspraken", "--alle").out
    assert netwerk("afspraken", "--gedaan", "weg").code == 1


def test_afspraken_go_into_a_calendar_and_on_one_sheet(netwerk, key):
    netwerk("afspraken", "--erbij", "Bel <b>Zaal</b>; dan, verder", "--voor", LATER)
    assert netwerk("afspraken", "--ics", "a.ics").code == 0
    text = Path("a.ics").read_text(encoding="utf-8")
    assert "SUMMARY:Bel <b>Zaal</b>\\; dan\\, verder" in text
    assert "DTSTART;VALUE=DATE:29990101" in text
    assert netwerk("afspraken", "--ics", "a.ics").code == 1
    assert netwerk("afspraken", "--ics", "a.html").code == 1
    assert netwerk("afspraken", "--blad", "blad.html").code == 0
    page = Path("blad.html").read_text(encoding="utf-8")
    assert "Bel &lt;b&gt;Zaal&lt;/b&gt;" in page
    assert "ronde" not in page.lower()
