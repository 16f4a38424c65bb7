"""The import command with a file that says what tables, columns and words mean."""

from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk

CLUBS = "clubje;hokje;kleur\nKoor;zingerij;rood\nVeer;zingerij;blauw\n"
MAPPING = """\
[standaard]
soort = "vereniging"
gebied = 4
[[tabel]]
koppen = ["clubje", "hokje", "kleur"]
inhoud = "actoren"
[tabel.kolommen]
clubje = "naam"
hokje = "categorie"
kleur = "nieuw kenmerk"
[woorden.Actor.categorie]
zingerij = "als tekst"
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text(CLUBS)
    (tmp_path / "m.toml").write_text(MAPPING)


def test_a_mapping_makes_a_file_readable(netwerk: Netwerk) -> None:
    assert netwerk("import", "clubs.csv", "--yes").code == 1
    said = netwerk("import", "clubs.csv", "--mapping", "m.toml", "--yes", "--json")
    assert said.code == 0
    assert said.json["counts"] == {"actoren": {"nieuw": 2}}
    (table,) = said.json["mapping"]["tables"]
    assert table["holds"] == "Actor"
    assert table["columns"][2] == {"header": "kleur", "meaning": "nieuw kenmerk", "used": ""}
    assert said.json["mapping"]["words"][0]["meaning"] == "als tekst"
    shown = netwerk("item", "list", "actor", "--json")
    assert "kleur: rood" in shown.out or shown.code == 0


def test_what_was_used_is_written_and_read_back_the_same(netwerk: Netwerk) -> None:
    said = netwerk("import", "clubs.csv", "--dry-run", "--save-mapping", "leeg.toml")
    assert said.code == 1
    assert '"hokje" = ""' in Path("leeg.toml").read_text()
    first = netwerk(
        "import", "clubs.csv", "--mapping", "m.toml", "--save-mapping", "n.toml", "--dry-run"
    )
    second = netwerk("import", "clubs.csv", "--mapping", "n.toml", "--dry-run")
    assert (first.code, first.out) == (0, second.out)


def test_a_file_that_is_there_is_not_overwritten_but_for_the_mapping_itself(
    netwerk: Netwerk,
) -> None:
    Path("oud.toml").write_text("oud")
    said = netwerk("import", "clubs.csv", "--dry-run", "--save-mapping", "oud.toml")
    assert said.code == 1
    assert "bestaat al" in said.err
    assert Path("oud.toml").read_text() == "oud"
    args = ("import", "clubs.csv", "--dry-run", "--save-mapping", "oud.toml")
    netwerk(*args, "--force")
    assert "[[tabel]]" in Path("oud.toml").read_text()
    both = ("--mapping", "m.toml", "--save-mapping", "m.toml")
    assert netwerk("import", "clubs.csv", "--dry-run", *both).code == 0


def test_a_fault_in_a_mapping_is_one_sentence_and_nothing_is_stored(netwerk: Netwerk) -> None:
    Path("m.toml").write_text('[[tabel]]\nblad = "x"\ninhoud = "mensen"\n')
    said = netwerk("import", "clubs.csv", "--mapping", "m.toml", "--yes")
    assert said.code == 1
    assert said.err.startswith("netwerk: m.toml, tabel 1: inhoud 'mensen' ken ik niet. Kies uit:")
    missing = netwerk("import", "clubs.csv", "--mapping", "weg.toml", "--yes")
    assert missing.code == 1
    assert "weg.toml" in missing.err


def test_choices_are_remembered_and_said_and_can_be_switched_off(netwerk: Netwerk) -> None:
    assert netwerk("import", "clubs.csv", "--mapping", "m.toml", "--yes").code == 0
    Path("later.csv").write_text("kleur;hokje;clubje\ngroen;zingerij;Kerk\n")
    said = netwerk("import", "later.csv", "--soort", "instelling", "--dry-run")
    assert said.code == 0
    assert "Je vorige keuzes voor deze koppen of woorden zijn gebruikt." in said.out
    off = netwerk("import", "later.csv", "--soort", "instelling", "--dry-run", "--no-remembered")
    assert off.code == 1
    assert "vorige keuzes" not in off.out


def test_a_gebied_holds_for_what_names_none(netwerk: Netwerk) -> None:
    Path("l.csv").write_text("naam;soort\nKoor;vereniging\n")
    said = netwerk("import", "l.csv", "--gebied", "4", "--yes")
    assert said.code == 0
    assert "gebied" in netwerk("import", "l.csv", "--gebied", "99").err
