"""Another gemeente: its own file in, a sentence for each fault, and a store that is of it alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, NetwerkError
from netwerk.localwords import in_own_words
from netwerk.model import Actor, Gebied, Huisstijl, Kern
from netwerk.schema import data_folder, read_plaatsen, read_schema
from netwerk.services.changes import apply
from netwerk.services.describing.facts import gebied_facts
from netwerk.services.desk import Desk
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.services.figures.own_inhabitants import own_inhabitants
from netwerk.services.gemeente.gemeente_file import example_text, read_chosen, read_gemeente
from netwerk.services.gemeente.setting_up import set_up
from netwerk.services.imports import load_demo
from netwerk.services.rules.our_gemeente import OWN_COUNT, named_gemeente
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

SHEET = (
    "Kern;Gebied;Gebiedsnaam;Soort;Postcodes;CBS-codes;Inwoners\n"
    "Lo;1;Noord;dorp;9911, 9912;BU00010001;1.500\n"
    "Ha;2;Zuid;;;;\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The example, as somebody begins with it."""
    path = tmp_path / "gemeente.toml"
    path.write_text(example_text(), encoding="utf-8")
    return path


@pytest.fixture
def stad(tmp_path: Path, file: Path) -> Iterator[Desk]:
    """A new store that was set up with the example."""
    told = read_gemeente(file)
    desk = open_desk(
        Settings(store=str(tmp_path / "stad.db")), User("An", "beheerder"), gemeente=told
    )
    set_up(desk, told)
    yield desk
    desk.close()


def changed(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_a_new_store_has_only_the_gebieden_and_kernen_of_the_file(stad: Desk) -> None:
    assert len(list(stad.store.all(Gebied))) == 3
    assert len(list(stad.store.all(Kern))) == 7
    named = {entry.item.naam for entry in stad.store.all(Kern)}
    assert not named & {kern.naam for kern in read_plaatsen().kernen}
    why = [revision.why for revision in stad.store.history(limit=10)]
    assert all(read_plaatsen().gemeente not in text for text in why)


def test_what_is_told_of_the_municipality_is_of_this_one(stad: Desk) -> None:
    assert named_gemeente(stad).naam == "Voorbeeldstad"
    facts = gebied_facts(stad, "2")
    assert facts.gemeente == "Voorbeeldstad"
    assert facts.inwoners_bron == OWN_COUNT
    gemeente = kept_figures(stad).gemeente
    assert (gemeente.code, gemeente.naam) == ("GM9999", "Voorbeeldstad")


def test_inhabitants_of_the_file_are_told_of_kern_gebied_and_gemeente(stad: Desk) -> None:
    assert own_inhabitants(stad, kern="berkhoven") == "2.400 inwoners, uit jullie eigen bestand."
    assert own_inhabitants(stad, gebied="1").startswith("3.550 inwoners, uit jullie eigen bestand.")
    assert "Lindeveld: 1.150." in own_inhabitants(stad, gebied="1")
    assert "Noorderveld: 3.550." in own_inhabitants(stad, gemeente=True)
    held = next(e for e in stad.store.all(Kern) if e.item.id == "lindeveld")
    apply(stad, Change((Put(replace(held.item, inwoners=None), held.version),), "An"))
    told = own_inhabitants(stad, gebied="1")
    assert told.startswith("2.400 inwoners")
    assert told.endswith("Lindeveld: niet bekend. Van 1 kern is het niet bekend.")


def test_the_municipality_that_netwerk_brings_is_told_as_before(tmp_path: Path) -> None:
    desk = open_desk(Settings(store=str(tmp_path / "gewoon.db")), User("An"))
    assert named_gemeente(desk).naam == read_plaatsen().gemeente
    desk.close()


def test_the_example_goes_and_its_places_too(tmp_path: Path, file: Path) -> None:
    desk = open_desk(Settings(store=str(tmp_path / "demo.db")), User("An", "beheerder"))
    load_demo(desk)
    made = set_up(desk, read_gemeente(file))
    assert made.example_gone > 500
    assert desk.store.counts().get("Actor", 0) == 0
    assert {e.item.id for e in desk.store.all(Gebied)} == {"1", "2", "3"}
    assert len(list(desk.store.all(Kern))) == 7
    desk.close()


def test_setting_up_twice_changes_nothing_and_keeps_a_chosen_colour(stad: Desk, file: Path) -> None:
    before = stad.store.revision()
    assert set_up(stad, read_gemeente(file)).revision is None
    assert stad.store.revision() == before
    held = next(iter(stad.store.all(Huisstijl)))
    own = Huisstijl(id=held.item.id, gemeente=held.item.gemeente, kleur="#224466")
    apply(stad, Change((Put(own, held.version),), "An"))
    set_up(stad, read_gemeente(changed(file, 'kleur = "#1f5f8b"', "")))
    assert next(iter(stad.store.all(Huisstijl))).item.kleur == "#224466"


def test_where_people_worked_nothing_is_replaced(stad: Desk, file: Path) -> None:
    koor = Actor(id="koor", naam="Koor", soort="bewonersgroep", kern="berkhoven")
    apply(stad, Change((Put(koor),), "An"))
    with pytest.raises(InputError, match="Er staan al eigen gegevens in: 1 actor"):
        set_up(stad, read_gemeente(file))


@pytest.mark.parametrize("role", ["lezer", "bewerker"])
def test_only_who_manages_may_set_up(stad: Desk, file: Path, role: str) -> None:
    with pytest.raises(AccessDenied):
        set_up(stad.of(User("Bo", role)), read_gemeente(file))


def test_the_example_is_not_loaded_in_another_municipality(stad: Desk) -> None:
    with pytest.raises(InputError, match="speelt in een andere gemeente"):
        load_demo(stad)


def test_a_file_of_the_settings_brings_name_and_places_without_the_command(
    tmp_path: Path, file: Path
) -> None:
    settings = Settings(store=str(tmp_path / "eigen.db"), plaatsen=file)
    desk = open_desk(settings, User("An"))
    assert named_gemeente(desk).naam == "Voorbeeldstad"
    desk.close()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('gemeente = "Voorbeeldstad"', "", "de naam van de gemeente ontbreekt"),
        ('gemeente = "Voorbeeldstad"', "gemeente = 3", "hoort tussen aanhalingstekens"),
        ('gemeente = "Voorbeeldstad"', 'gemeent = "V"', "'gemeent' ken ik niet"),
        ('postcodes = ["9991"]', 'postcodes = ["991"]', "hoort vier cijfers te zijn"),
        ('"BU99990100"', '"WK999901"', "hoort BU en acht cijfers te zijn"),
        ('gebied = "1"', 'gebied = "9"', "dat gebied staat er niet in"),
        ('soort = "dorp"', 'soort = "stadje"', "hoort dorp, wijk of buurtschap te zijn"),
        ('kleur = "#1f5f8b"', 'kleur = "blauw"', "is geen kleur"),
        ('kleur = "#1f5f8b"', 'lettertype = "Arial"', "'lettertype' ken ik niet"),
        ('kleur = "#1f5f8b"', 'logo = "weg.png"', "weg.png"),
        ('3 = "Zuiderwaard"', '3 = "Zuiderwaard"\n4 = "Leeg"', "ligt geen enkele kern"),
        ("# [woorden]", '[woorden]\ngebied = "wijk"', "horen twee woorden"),
        ("# [woorden]", '[woorden]\nburgemeester = ["a", "b"]', "geen eigen woorden"),
        ("# [woorden]", '[woorden.rol]\nkoning = "Vorst"', "staat niet in de lijst rol"),
        ("[gebieden]", 'kernen_bestand = "weg.csv"\n[gebieden]', "kies: kernen in dit bestand"),
    ],
)
def test_a_fault_in_the_file_is_one_sentence(file: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(NetwerkError, match=said) as refused:
        read_gemeente(changed(file, old, new))
    assert "\n" not in str(refused.value)


def test_every_fault_in_the_file_is_told_at_once(file: Path) -> None:
    for old, new in (
        ('gemeente = "Voorbeeldstad"', 'gemeent = "Stad"'),
        ('postcodes = ["9991"]', 'postcodes = ["991"]'),
        ('"BU99990101"', '"WK999901"'),
        ('kleur = "#1f5f8b"', 'kleur = "blauw"'),
    ):
        changed(file, old, new)
    with pytest.raises(NetwerkError) as refused:
        read_gemeente(file)
    lines = str(refused.value).split("\n")
    assert len(lines) == 4
    assert all(line.startswith("gemeente.toml, regel ") for line in lines)
    for word in ("'gemeent'", "'991'", "'WK999901'", "'blauw'"):
        assert any(word in line for line in lines), word
    text = example_text().replace('gebied = "1"', 'gebied = "8"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NetwerkError) as refused:
        read_gemeente(file)
    assert len(str(refused.value).split("\n")) == example_text().count('gebied = "1"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('gemeente = "Stad\n', "regel 1: zet de tekst tussen aanhalingstekens"),
        ("\ngemeente = Stad\n", "regel 2: zet de tekst tussen aanhalingstekens"),
        ("a = 1\na = 2\n", "regel 2: dit staat er twee keer in"),
        ('a = ["1"\nb = 2\n', "regel 2: deze regel is niet goed geschreven"),
        ("gemeente\n", "regel 1: deze regel is niet goed geschreven"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_dutch(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gemeente.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetwerkError, match=said) as refused:
        read_gemeente(path)
    told = str(refused.value)
    assert told.startswith("gemeente.toml, ")
    assert told.endswith(".")
    assert not {"line", "column", "at", "Invalid", "value"} & set(told.split())


def test_a_file_that_is_not_there_or_no_text_is_told_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "gemeente.toml"
    with pytest.raises(NetwerkError, match="dit bestand is er niet") as refused:
        read_gemeente(path)
    assert "Errno" not in str(refused.value)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NetwerkError, match="geen platte tekst"):
        read_gemeente(path)


def test_a_spreadsheet_gives_gebieden_and_kernen(tmp_path: Path) -> None:
    path = tmp_path / "kernen.csv"
    path.write_text(SHEET, encoding="utf-8")
    told = read_gemeente(path, "Stad")
    assert [(g.id, g.naam, g.nummer) for g in told.plaatsen.gebieden] == [
        ("1", "Noord", 1),
        ("2", "Zuid", 2),
    ]
    lo, ha = told.plaatsen.kernen
    assert (lo.postcodes, lo.cbs_codes, lo.inwoners) == (("9911", "9912"), ("BU00010001",), 1500)
    assert (ha.gebied, ha.soort, ha.postcodes) == ("2", None, ())
    with pytest.raises(InputError, match="--naam"):
        read_gemeente(path)


def test_each_fault_in_a_spreadsheet_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "kernen.csv"
    path.write_text(
        "Kern;Gebied;Postcodes;CBS-codes;Inwoners\nA;1;99;BU1;veel\nA;1;;;\n;2;;;\nB;;;;\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as refused:
        read_gemeente(path, "Stad")
    faults = str(refused.value).split("\n")
    assert [line.partition(":")[0] for line in faults] == [
        *("kernen.csv, rij 2",) * 3,
        "kernen.csv, rij 3",
        "kernen.csv, rij 4",
        "kernen.csv, rij 5",
    ]


def test_the_usual_ways_to_write_a_code_are_read_and_a_row_of_sums_is_no_kern(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kernen.csv"
    path.write_text(
        "Kern;Gebied;Postcodes;CBS-codes;Inwoners\n"
        "A;1;9991 AB, 9991CD;99990200;5\nB;1;9992;BU 9999 0201, bu-99990202;6\n"
        "Totaal;;;;11\nEindtotaal:;;;;11\n",
        encoding="utf-8",
    )
    a, b = read_gemeente(path, "Stad").plaatsen.kernen
    assert (a.postcodes, a.cbs_codes) == (("9991",), ("BU99990200",))
    assert (b.postcodes, b.cbs_codes) == (("9992",), ("BU99990201", "BU99990202"))


def test_two_names_of_one_gebied_are_a_fault_with_both_rows(tmp_path: Path) -> None:
    path = tmp_path / "kernen.csv"
    rows = "Kern;Gebied;Gebiedsnaam\nA;2;Midden\nB;2;\nC;2;midden\nD;2;Midden stad\n"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_gemeente(path, "Stad")
    assert str(refused.value) == (
        "kernen.csv, rij 5: gebied 2 heet hier 'Midden stad' en in rij 2 'Midden'. Kies één naam."
    )
    path.write_text(rows.replace("Midden stad", "MIDDEN"), encoding="utf-8")
    assert [g.naam for g in read_gemeente(path, "Stad").plaatsen.gebieden] == ["Midden"]


def test_a_spreadsheet_beside_the_file_fills_its_gebieden(tmp_path: Path) -> None:
    (tmp_path / "kernen.csv").write_text(SHEET, encoding="utf-8")
    path = tmp_path / "gemeente.toml"
    head = 'gemeente = "Stad"\nkernen_bestand = "kernen.csv"\n[gebieden]\n1 = "Boven"\n'
    path.write_text(head + '2 = "Onder"\n', encoding="utf-8")
    assert [g.naam for g in read_gemeente(path).plaatsen.gebieden] == ["Boven", "Onder"]
    path.write_text(head, encoding="utf-8")
    with pytest.raises(InputError, match="rij 3: Ha ligt in gebied '2', en dat is er niet"):
        read_gemeente(path)


def test_own_words_are_shown_and_both_are_understood(file: Path) -> None:
    own = changed(
        file,
        "# [woorden]",
        '[woorden]\ngebied = ["dorpenregio", "dorpenregio\'s"]\n'
        '[woorden.rol]\ngebiedsmakelaar = "Dorpenmakelaar"',
    )
    usual = read_schema(data_folder("graph_schema"))
    ours = in_own_words(usual, own)
    assert (ours.labels["Gebied"].enkel, ours.labels["Gebied"].meervoud) == (
        "dorpenregio",
        "dorpenregio's",
    )
    rol = ours.keuzes["rol"]
    assert rol.label("gebiedsmakelaar") == "Dorpenmakelaar"
    assert rol.find("dorpenmakelaar") == rol.find("gebiedsmakelaar") == "gebiedsmakelaar"
    assert ours.labels["Actor"].velden["gebieden"].label == "Actief in dorpenregio"
    assert ours.labels["Actor"].velden["rol"].label == "Rol in dorpenregio"
    assert usual.labels["Actor"].velden["rol"].label == "Rol in het gebied"
    assert ours.labels["Kern"].enkel == usual.labels["Kern"].enkel
    assert in_own_words(usual, None) is usual


def test_nothing_but_the_data_knows_the_first_municipality() -> None:
    """Its name and code stand in the data that netwerk brings, not in what runs."""
    package = Path(__file__).parents[2] / "netwerk"
    first = (read_plaatsen().gemeente, 'GM1509"', "zes gebieden", "Achterhoek")
    told = {
        f"{path.name}: {word}"
        for path in package.rglob("*")
        if path.suffix in {".py", ".js", ".typ", ".html", ".css", ".toml"}
        for word in first
        if word in path.read_text(encoding="utf-8")
    }
    assert told == set()


def test_files_that_were_chosen_are_read_as_on_disk(file: Path) -> None:
    content = file.read_bytes()
    assert read_chosen([("map/gemeente.toml", content)]).plaatsen.gemeente == "Voorbeeldstad"
    assert read_chosen([("kernen.csv", SHEET.encode())], "Stad").plaatsen.gemeente == "Stad"
    with pytest.raises(InputError, match="Kies één"):
        read_chosen([("a.csv", b""), ("b.csv", b"")])


@pytest.mark.parametrize("name", ["../geheim.csv", "/etc/passwd", "map/kernen.csv", ".."])
def test_a_file_of_somebody_cannot_have_another_folder_read(name: str) -> None:
    text = f"gemeente = 'Stad'\nkernen_bestand = '{name}'\n"
    with pytest.raises(NetwerkError, match="dezelfde map|niet naast dit bestand"):
        read_chosen([("gemeente.toml", text.encode())])
