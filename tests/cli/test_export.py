"""Files for other programs from the command: which format, which part, and what is said before."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk

pytestmark = pytest.mark.usefixtures("demo_there")


@pytest.fixture
def demo_there(netwerk: Netwerk) -> None:
    assert netwerk("demo").code == 0


@pytest.mark.parametrize(
    ("name", "format", "begin"),
    [
        ("a.xlsx", "xlsx", b"PK"),
        ("a.gexf", "gexf", b"<?xml"),
        ("a.graphml", "graphml", b"<?xml"),
        ("a.net", "pajek", b"\xef\xbb\xbf% netwerk"),
        ("a.json", "node-link", b'{"directed"'),
    ],
)
def test_the_end_of_the_name_says_the_format(
    netwerk: Netwerk, name: str, format: str, begin: bytes
) -> None:
    said = netwerk("export", name, "--json")
    assert said.code == 0
    assert said.json["format"] == format
    assert said.json["files"] == [name]
    assert Path(name).read_bytes().startswith(begin)


def test_a_format_of_several_files_comes_in_a_zip_or_a_folder(netwerk: Netwerk) -> None:
    assert netwerk("export", "a.zip", "--formaat", "neo4j").code == 0
    assert netwerk("export", "map", "--formaat", "neo4j").code == 0
    with zipfile.ZipFile("a.zip") as archive:
        assert set(archive.namelist()) == {path.name for path in Path("map").iterdir()}
        assert "LEESMIJ.md" in archive.namelist()


def test_what_stays_behind_is_said_before_anything_is_written(netwerk: Netwerk) -> None:
    said = netwerk("export", "a.net", "--dry-run")
    assert said.code == 0
    assert "Niet in dit formaat: 6 gebieden" in said.out
    assert "Er is niets geschreven." in said.out
    assert not Path("a.net").exists()
    told = netwerk("export", "a.net", "--dry-run", "--json").json
    assert told["counts"]["actoren"] > 100
    assert any("Pajek" in sentence or "kleur" in sentence for sentence in told["left_out"])


def test_a_part_goes_out_with_the_filters_of_the_map(netwerk: Netwerk) -> None:
    whole = netwerk("export", "a.json", "--json").json["counts"]["actoren"]
    part = netwerk("export", "b.json", "--json", "--gebied", "5").json["counts"]["actoren"]
    words = ("--gebied", "5", "--soort", "instelling", "--relatie", "werkt samen met")
    assert netwerk("export", "c.json", *words).code == 0
    found = json.loads(Path("c.json").read_text(encoding="utf-8"))
    assert 0 < len(found["nodes"]) < part < whole
    assert {node["soort"] for node in found["nodes"]} == {"instelling"}
    assert {edge["soort"] for edge in found["edges"]} <= {"werkt_samen_met"}
    assert netwerk("export", "d.xlsx", "--relatie", "dwarrelt").code == 1
    assert netwerk("export", "d.xlsx", "--thema", "sport", "--domein", "sport").code == 0


def test_everything_goes_out_with_its_history_in_one_zip(netwerk: Netwerk) -> None:
    assert netwerk("export", "weg.zip", "--formaat", "alles").code == 0
    with zipfile.ZipFile("weg.zip") as archive:
        assert "geschiedenis/regels.jsonl" in archive.namelist()
    assert netwerk("export", "map", "--formaat", "alles").code == 1
    assert netwerk("export", "deel.zip", "--formaat", "alles", "--gebied", "5").code == 1
    assert not Path("deel.zip").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("a.pdf",),
        ("a.zip",),
        ("a.txt", "--formaat", "gexf"),
        ("map", "--formaat", "gexf"),
        ("a.xlsx", "--formaat", "word"),
        ("a.xlsx", "--gebied", "99"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_writes_nothing(
    netwerk: Netwerk, words: tuple[str, ...]
) -> None:
    before = {path.name for path in Path().iterdir()}
    said = netwerk("export", *words)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert {path.name for path in Path().iterdir()} == before
