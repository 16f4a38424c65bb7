import csv
import html
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk


def seed(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parents[2] / "seed_data" / f"{name}.csv").open(
        encoding="utf-8-sig"
    ) as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def demo(netwerk: Netwerk) -> Netwerk:
    assert netwerk("demo").code == 0
    return netwerk


def test_the_demo_twice_is_the_demo_once(demo: Netwerk) -> None:
    actors = demo("insight", "--json").json["numbers"]["actors"]
    demo("demo")
    assert demo("insight", "--json").json["numbers"]["actors"] == actors


def test_a_gebied_has_its_own_findings_that_name_it(demo: Netwerk) -> None:
    whole, part = (demo("insight", "--json", *words).json for words in ((), ("--gebied", "3")))
    assert 0 < part["numbers"]["actors"] < whole["numbers"]["actors"]
    assert part["selection"]["gebied"] == "3"
    assert "gebied 3" in part["selection"]["sentence"]


def test_an_unknown_gebied_names_those_that_are_there(demo: Netwerk) -> None:
    said = demo("insight", "--gebied", "9")
    assert (said.code, "Silvolde" in said.err) == (1, True)


def test_a_day_before_the_beginning_is_an_empty_network_and_no_error(demo: Netwerk) -> None:
    assert demo("insight", "--json", "--op", "2001-01-01").json["numbers"]["actors"] == 0


def test_a_day_that_is_none_is_exit_1(demo: Netwerk) -> None:
    assert demo("insight", "--op", "gisteren").code == 1


def test_what_is_exported_is_nothing_new_when_it_comes_back(demo: Netwerk, tmp_path: Path) -> None:
    assert demo("export", "alles.xlsx").code == 0
    assert "niets opgeslagen" in demo("import", "alles.xlsx", "--yes").out
    assert demo("export", "alles.xlsx").code == 1
    assert demo("export", "map").code == 0
    assert (
        "niets opgeslagen" in demo("import", *map(str, sorted(Path("map").iterdir())), "--yes").out
    )


def test_a_route_names_each_step(demo: Netwerk) -> None:
    van, naar = next(
        (row["van"], row["naar"]) for row in seed("relaties") if row["soort"] == "werkt samen met"
    )
    said = demo("route", van, naar, "--json")
    assert said.code == 0
    assert said.json["routes"]


def test_an_unknown_name_is_a_sentence(demo: Netwerk) -> None:
    assert demo("route", "niemand van dien naam", "ook niemand").code == 1


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
def test_a_gebied_is_described_in_a_file(demo: Netwerk, suffix: str) -> None:
    assert demo("describe", "--gebied", "1", "--out", f"g.{suffix}").code == 0
    assert Path(f"g.{suffix}").stat().st_size > 5_000


def test_several_gebieden_are_described_in_a_folder_or_a_zip(demo: Netwerk) -> None:
    said = demo("describe", "--gebieden", "1, 3", "--out", "map", "--formaat", "html", "--json")
    assert said.code == 0
    assert [Path(file).name[:14] for file in said.json["files"]] == [
        "beschrijving-1",
        "beschrijving-3",
    ]
    assert all(Path(file).is_file() for file in said.json["files"])
    again = demo("describe", "--gebieden", "1,3", "--out", "map", "--formaat", "html")
    assert (again.code, "bestaat al" in again.err) == (1, True)
    assert demo("describe", "--alle", "--out", "alle.zip", "--formaat", "html").code == 0
    with zipfile.ZipFile("alle.zip") as archive:
        assert len(archive.namelist()) == 6


def test_a_description_can_be_a_part_without_names_beside_another(demo: Netwerk) -> None:
    words = ("--delen", "netwerk,opgaven", "--zonder-namen", "--naast", "3", "--sinds", "geen")
    assert demo("describe", "--gebied", "1", "--out", "g.html", *words).code == 0
    text = Path("g.html").read_text(encoding="utf-8")
    assert re.findall(r'<section aria-labelledby="(\w+)"', text) == [
        "netwerk",
        "opgaven",
        "vergelijking",
    ]
    names = [row["naam"] for row in seed("actoren") if " " in row["naam"]]
    assert [name for name in names if html.escape(name) in text] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--gebied", "1", "--out", "g.pdf", "--delen", "nergens"), "bestaat niet"),
        (("--gebied", "1", "--out", "g.pdf", "--sinds", "Feest"), "Feest"),
        (("--gebied", "1", "--out", "g.pdf", "--naast", "1"), "ander gebied"),
        (("--gebied", "99", "--out", "g.pdf"), "99"),
        (("--gebied", "1", "--out", "g.pdf", "--formaat", "html"), "--out"),
        (("--alle", "--out", "g.pdf"), "map"),
        (("--gebieden", ",", "--out", "map"), "gebied"),
    ],
)
def test_a_description_that_cannot_be_is_a_sentence_and_no_file(
    demo: Netwerk, words: tuple[str, ...], said: str
) -> None:
    answer = demo("describe", *words)
    assert (answer.code, said in answer.err) == (1, True)
    assert not Path("g.pdf").exists()
    assert not Path("map").exists()


def test_another_kind_of_description_is_refused(demo: Netwerk) -> None:
    said = demo("describe", "--gebied", "1", "--out", "g.odt")
    assert (said.code, "docx" in said.err) == (1, True)


@pytest.mark.parametrize("suffix", ["html", "svg", "png"])
def test_the_map_is_written_to_a_file(demo: Netwerk, suffix: str) -> None:
    assert demo("map", "--gebied", "3", "--out", f"kaart.{suffix}").code == 0
    assert Path(f"kaart.{suffix}").stat().st_size > 3_000


@pytest.mark.parametrize("suffix", ["html", "svg"])
def test_a_map_without_names_holds_no_name(demo: Netwerk, suffix: str) -> None:
    demo("map", "--gebied", "3", "--out", f"kaart.{suffix}", "--zonder-namen")
    text = Path(f"kaart.{suffix}").read_text(encoding="utf-8")
    for row in seed("actoren"):
        assert row["id"] not in text
        assert row["naam"] not in text


def test_history_backup_and_restore(demo: Netwerk) -> None:
    assert demo("history", "--json").json["revisions"][0]["who"] == "An"
    assert demo("backup", "kopie.netwerk").code == 0
    assert demo("restore", "kopie.netwerk").code == 1
    assert demo("restore", "kopie.netwerk", "--store", "ander.db").code == 0
    assert demo("check", "--store", "ander.db", "--json").json["ok"] is True
    assert demo("copy", "--from", "ander.db", "--to", "derde.db").code == 0
    assert (
        demo("insight", "--json", "--store", "derde.db").json["numbers"]
        == demo("insight", "--json").json["numbers"]
    )


def test_what_if_and_reach_and_change_answer(demo: Netwerk) -> None:
    actor = demo("insight", "--json", "--kind", "cut_point").json["findings"][0]["actors"][0]["id"]
    answer = demo("whatif", "--zonder", actor, "--json").json
    assert answer["after"]["components"] > answer["before"]["components"] - 1
    assert demo("whatif").code == 1
    assert demo("reach", actor, "--json").json["rings"]
    assert demo("change", "--van", "2001-01-01", "--json").json["findings"]


def test_two_actors_become_one_and_undo_gives_both_back(demo: Netwerk) -> None:
    before = demo("insight", "--json").json["numbers"]["actors"]
    first, second = [row["id"] for row in seed("actoren")[:2]]
    assert demo("merge", first, second, "--yes").code == 0
    assert demo("insight", "--json").json["numbers"]["actors"] == before - 1
    demo("undo", "--yes")
    assert demo("insight", "--json").json["numbers"]["actors"] == before


@pytest.mark.parametrize(
    "words",
    [("describe", "--gebied", "1", "--out", "uit.html"), ("map", "--out", "uit.svg")],
    ids=lambda words: words[0],
)
def test_a_file_that_is_there_is_replaced_only_when_asked(
    demo: Netwerk, words: tuple[str, ...]
) -> None:
    Path(words[-1]).write_text("van mij", encoding="utf-8")
    said = demo(*words)
    assert (said.code, "bestaat al" in said.err) == (1, True)
    assert Path(words[-1]).read_text(encoding="utf-8") == "van mij"
    assert demo(*words, "--force").code == 0
    assert Path(words[-1]).stat().st_size > 1_000


@pytest.mark.parametrize(
    "words",
    [
        ("describe", "--gebied", "1", "--out", "weg/uit.html"),
        ("map", "--out", "weg/uit.svg"),
        ("export", "weg/uit.xlsx"),
        ("export", "weg/csv"),
        ("backup", "weg/kopie.zip"),
        ("backup", "weg/kopie.zip", "--force"),
    ],
    ids=" ".join,
)
def test_a_folder_that_is_not_there_is_not_made(demo: Netwerk, words: tuple[str, ...]) -> None:
    said = demo(*words)
    assert (said.code, "De map 'weg' bestaat niet" in said.err) == (1, True)
    assert not Path("weg").exists()
