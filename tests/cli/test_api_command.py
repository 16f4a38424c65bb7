"""A key for an application: shown once, and the lines for the settings with it."""

from datetime import date
from pathlib import Path

import pytest

from netwerk.access.application_settings import applications_of_settings, digest, whose_key
from tests.cli.conftest import Netwerk


def test_what_is_printed_works_in_the_settings(netwerk: Netwerk, tmp_path: Path) -> None:
    more = ("--rol", "makelaar", "--gebied", "4", "--gebied", "5", "--tot", "2027-12-31")
    said = netwerk("api", "sleutel", 'Open "data"', *more, "--per-minuut", "120")
    assert said.code == 0
    key, _, table = said.out.partition("Zet deze regels in netwerk.toml:")
    key = key.split(": ")[1].split("\n")[0]
    assert key.startswith("netwerk_")
    assert key not in table
    path = tmp_path / "netwerk.toml"
    path.write_text(table, encoding="utf-8")
    there = applications_of_settings({"NETWERK_CONFIG": str(path)})
    one = whose_key(there, key)
    assert one is not None
    assert (one.naam, one.rol, one.gebieden) == ('Open "data"', "makelaar", ("4", "5"))
    assert (one.per_minuut, one.tot) == (120, date(2027, 12, 31))


def test_as_json(netwerk: Netwerk) -> None:
    told = netwerk("api", "sleutel", "Data", "--json").json
    assert digest(told["sleutel"]) in told["instellingen"]
    assert 'rol = "lezer"' in told["instellingen"]
    assert told["sleutel"] not in told["instellingen"]


@pytest.mark.parametrize("naam", ["", "  ", "x" * 61, "a\x07b"])
def test_a_name_that_cannot_be(netwerk: Netwerk, naam: str) -> None:
    said = netwerk("api", "sleutel", naam)
    assert said.code == 1
    assert "netwerk_" not in said.out
    assert said.err.startswith("netwerk: Geef de toepassing een naam")


@pytest.mark.parametrize("words", [("--tot", "morgen"), ("--per-minuut", "0"), ("--rol", "baas")])
def test_a_wrong_choice_makes_no_key(netwerk: Netwerk, words: tuple[str, str]) -> None:
    said = netwerk("api", "sleutel", "Data", *words)
    assert said.code in (1, 2)
    assert said.out == ""
    assert "Traceback" not in said.err


def test_the_log_says_that_a_key_was_made_and_not_which(netwerk: Netwerk, begun: None) -> None:
    key = netwerk("api", "sleutel", "Open data", "--json").json["sleutel"]
    line = netwerk("audit", "--json").json["lines"][0]
    assert (line["wat"], line["gelukt"]) == ("beheer", True)
    assert "Open data" in line["waarop"]
    assert key not in str(line)
    assert digest(key) not in str(line)


def test_where_people_sign_in_only_who_manages_makes_a_key(
    netwerk: Netwerk, begun: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "netwerk.toml"
    file.write_text('[aanmelden]\nuitgever = "x"\n', encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(file))
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    said = netwerk("api", "sleutel", "Data")
    assert (said.code, said.out) == (1, "")
    monkeypatch.setenv("NETWERK_ROLE", "beheerder")
    assert netwerk("audit", "--geweigerd", "--json").json["total"] == 1
    assert netwerk("api", "sleutel", "Data").code == 0
