"""Faults of a gemeente.toml: each on the line of its key, with what to write, all at once."""

from pathlib import Path

import pytest

from netwerk.errors import InputError, NetwerkError
from netwerk.services.gemeente.gemeente_file import example_text, read_gemeente

HEAD = 'gemeente = "Stad"\n[gebieden]\n1 = "Noord"\n2 = "Zuid"\n'
KERNEN = (
    '[kernen.a]\nnaam = "A"\ngebied = "1"\nsoort = "dorp"\n[kernen.b]\nnaam = "B"\ngebied = "2"\n'
)


def told(tmp_path: Path, text: str) -> list[str]:
    """The faults of a file, a line each."""
    path = tmp_path / "gemeente.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetwerkError) as refused:
        read_gemeente(path)
    return str(refused.value).split("\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('postcodes = ["9991"]', 'postcode = ["9991"]', "'postcode' ken ik niet; kies postcodes"),
        ("inwoners = 2400", 'inwoners = "2.400"', "zonder punt en zonder aanhalingstekens"),
        ("inwoners = 2400", "inwoners = 2.400", "zonder punt en zonder aanhalingstekens"),
        ("cbs_jaar = 2024", "cbs_jaar = '2024'", "zonder punt en zonder aanhalingstekens"),
        ('postcodes = ["9991"]', "postcodes = 9991", "een lijst te zijn; schrijf postcodes = "),
        ('gebied = "1"', "gebied = 1", "hoort 'gebied' tussen aanhalingstekens"),
        ('postcodes = ["9991"]', 'postcodes = ["991"]', "vier cijfers"),
        ('kleur = "#1f5f8b"', 'kleur = "blauw"', "geen kleur"),
        ("# [woorden]", "[woorden.soort]\nschol = 'a'", "'schol' staat niet in de lijst soort"),
        ("# [woorden]", "[woorden.rol]\nkoning = 'a'", "kies uit .*gebiedsmakelaar"),
        ("# [woorden]", "[woorden]\nsoort.schol = 'a'", "'schol' staat niet in de lijst soort"),
    ],
)
def test_a_fault_is_told_on_the_line_of_its_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = example_text().replace(old, new, 1)
    key = new.split("\n")[-1]
    number = next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith(key))
    (line,) = told(tmp_path, text)
    assert line.startswith(f"gemeente.toml, regel {number}: "), line
    with pytest.raises(NetwerkError, match=said):
        read_gemeente(tmp_path / "gemeente.toml")


def test_all_of_a_kern_and_the_words_is_told_at_once(tmp_path: Path) -> None:
    text = HEAD + KERNEN.replace(
        'soort = "dorp"', 'soort = "stadje"\npostcode = "1"\ninwoners = "3.100"\ncbs_codes = ["X"]'
    )
    text += '[woorden.rol]\nkoning = "a"\nkeizer = "b"\n[huisstijl]\nkleur = "rood"\nletter = "x"\n'
    lines = told(tmp_path, text)
    assert sorted(int(line.split("regel ")[1].split(":")[0]) for line in lines) == [
        *(8, 9, 10, 11),
        *(16, 17, 19, 20),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + KERNEN.replace('naam = "B"\ngebied = "2"', 'naam = "a"\ngebied = "1"'),
            "gemeente.toml, regel 10: a staat twee keer in gebied 1. Haal er een weg.",
        ),
        (
            HEAD.replace("Zuid", "noord") + KERNEN,
            "gemeente.toml, regel 4: gebied 2 en gebied 1 heten allebei 'noord'. "
            "Geef elk een eigen naam.",
        ),
        (
            HEAD
            + KERNEN.replace("[kernen.b]", "cbs_codes = ['BU00010001']\n[kernen.b]")
            + "cbs_codes = ['BU00010001']\n",
            "gemeente.toml, regel 13: CBS-code BU00010001 van B staat ook bij A. Kies één kern.",
        ),
    ],
)
def test_what_stands_twice_is_a_fault(tmp_path: Path, text: str, said: str) -> None:
    lines = told(tmp_path, text)
    assert said in lines


def test_a_spreadsheet_with_the_name_of_another_gebied_or_a_code_twice_is_a_fault(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "kernen.csv"
    rows = "Kern;Gebied;Gebiedsnaam;CBS-codes\nA;1;Noord;BU00010001\nB;2;Zuid;BU00010001\n"
    sheet.write_text(f"{rows}C;7;noord;\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_gemeente(sheet, "Stad")
    twice = "CBS-code BU00010001 van B staat ook bij A in rij 2. Kies één kern."
    assert str(refused.value).split("\n") == [
        f"kernen.csv, rij 3: {twice}",
        "kernen.csv, rij 4: bij gebied 7 staat 'noord', en zo heet gebied 1. Kies één van de twee.",
    ]
    sheet.write_text("Kern;Gebied;Gebiedsnaam\nA;1;Zuid\nB;2;Zuid\n", encoding="utf-8")
    text = HEAD.replace("[gebieden]", "kernen_bestand = 'kernen.csv'\n[gebieden]")
    (line,) = told(tmp_path, text)
    assert line.startswith("kernen.csv, rij 2: bij gebied 1 staat 'Zuid', en zo heet gebied 2.")


def test_a_file_of_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gemeente.toml"
    path.write_text(HEAD + KERNEN, encoding="utf-8-sig")
    assert read_gemeente(path).plaatsen.gemeente == "Stad"
