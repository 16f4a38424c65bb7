"""Another municipality on every page and in every file: nothing of the first one is left."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk.schema import read_plaatsen
from netwerk.services.gemeente.gemeente_file import example_text
from tests.browser.conftest import PAGES, App, Opener, go, running

WORDS = """[woorden]
gebied = ["dorpenregio", "dorpenregio's"]
[woorden.rol]
gebiedsmakelaar = "Dorpenmakelaar"
"""
ACTOREN = """Naam;Soort;Kern;Gebied;Rol
Zangkoor De Wielewaal;bewonersgroep;Berkhoven;1;
Buurthuis De Brug;instelling;Marktkwartier;2;
Bakkerij Van Dam;bedrijf;Waardsluis;3;
Makelaar zuid;professional;Waardsluis;3;gebiedsmakelaar
Sportclub Vooruit;bewonersgroep;Stationsbuurt;2;
"""
RELATIES = """Van;Relatie;Naar;Sterkte
Zangkoor De Wielewaal;kent;Buurthuis De Brug;3
Bakkerij Van Dam;ondersteunt;Sportclub Vooruit;3
Makelaar zuid;kent;Bakkerij Van Dam;3
"""


def first_ones() -> re.Pattern[str]:
    """Every name of the municipality whose places netwerk brings, and its code."""
    brought = read_plaatsen()
    names = {
        brought.gemeente,
        "GM1509",
        "BU1509",
        "zes gebieden",
        *(g.naam for g in brought.gebieden),
    }
    for kern in brought.kernen:
        names |= {kern.naam, *kern.andere_namen}
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))


@pytest.fixture(scope="module")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("stad")
    own = folder / "gemeente.toml"
    own.write_text(f"{example_text()}\n{WORDS}", encoding="utf-8")
    store = folder / "netwerk.db"
    (folder / "actoren.csv").write_text(ACTOREN, encoding="utf-8")
    (folder / "relaties.csv").write_text(RELATIES, encoding="utf-8")
    for words in (
        ("inrichten", "--bestand", str(own)),
        ("import", str(folder / "actoren.csv"), str(folder / "relaties.csv"), "--yes"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "netwerk", *words, "--store", str(store)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"NETWERK_PLAATSEN": str(own)},
        )
        assert done.returncode == 0, done.stderr + done.stdout
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_PLAATSEN", str(own))
        with running(store) as app:
            yield app


@pytest.mark.browser
def test_no_page_names_the_first_municipality(stad: App, visit: Opener) -> None:
    page = visit(stad, "?gebied=2")
    first, found = first_ones(), {}
    for name in (*PAGES, "kern?id=berkhoven", "gebied?gebied=3"):
        at = name if "?" in name else f"{name}?gebied=2"
        if name:
            go(page, stad, at)
        assert page.get_by_text("Er ging iets mis").count() == 0, name
        html = page.locator("#root").inner_html()
        if told := sorted(set(first.findall(html))):
            found[name] = told
    assert found == {}


def test_no_file_names_the_first_municipality(stad: App, tmp_path: Path) -> None:
    first, found = first_ones(), {}
    for out, words in (
        ("stad.html", ("describe", "--alle", "--formaat", "html")),
        ("stad.docx", ("describe", "--gebied", "2")),
        ("kaart.html", ("map",)),
        ("kaart.svg", ("map", "--plattegrond")),
        ("alles.json", ("export",)),
        ("alles.xlsx", ("export",)),
        ("krant.html", ("krant", "--gebied", "2")),
    ):
        target = tmp_path / (out if "--alle" not in words else "alle.zip")
        to = (str(target),) if words[0] == "export" else ("--out", str(target))
        done = stad.netwerk(*words, *to)
        assert done.returncode == 0, done.stderr
        if told := sorted(set(first.findall(text_of(target) + done.stdout))):
            found[out] = told
    history = stad.netwerk("history").stdout
    assert found == {}
    assert first.findall(history) == []
    assert "dorpenregio 2 (Middenstad)" in text_of(tmp_path / "stad.docx")


def text_of(path: Path) -> str:
    """All the text of a file, also of what is packed in it."""
    if path.suffix not in {".zip", ".docx", ".xlsx"}:
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return "\n".join(part.decode("utf-8", "replace") for part in parts)
