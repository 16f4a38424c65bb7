"""Every file that may lead to a person says so, where our own reading passes over it."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Relatie
from netwerk.services import imports
from netwerk.services.desk import Desk
from netwerk.services.exports import export_file, export_name
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

SAID = "Bevat gegevens van contactpersonen."


def filled(path: Path, email: str | None) -> Desk:
    desk = open_desk(Settings(store=str(path)), User("An <b>", "beheerder"))
    desk.store.apply(
        Change(
            (
                Put(
                    Actor(
                        id="a",
                        naam="Koor",
                        soort="bewonersgroep",
                        email=email,
                        contact=email and "secretaris",
                    )
                ),
                Put(Actor(id="b", naam="Zaal", soort="bedrijf")),
                Put(Relatie(id="r", van="a", naar="b", soort="kent")),
            ),
            "An",
        )
    )
    return desk


def texts(name: str, content: bytes) -> str:
    if name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(texts(part, archive.read(part)) for part in archive.namelist())
    return content.decode("utf-8-sig", "replace")


@pytest.mark.parametrize(
    "format", ["xlsx", "csv", "node-link", "gexf", "graphml", "hsds", "neo4j", "alles"]
)
def test_a_file_with_contact_data_says_so_and_reads_back_the_same(
    tmp_path: Path, format: str
) -> None:
    desk = filled(tmp_path / "n.db", "info@koor.nl")
    content, name = export_file(desk, format), export_name(desk, format)
    said = texts(name, content)
    assert SAID in said
    assert "Bewaar niet langer dan nodig." in said
    if name.endswith((".xlsx", ".gexf", ".graphml")):
        assert "<b>" not in said, "a name is text"
    if format == "node-link":
        json.loads(content)
    if format in {"xlsx", "csv", "node-link", "graphml", "gexf"}:
        preview = imports.preview_import(desk, [(name, content)], ImportOptions())
        counts = imports.counts_by_label(preview.plan)
        assert all(not c.get("nieuw") and not c.get("gewijzigd") for c in counts.values()), counts
    desk.close()


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_a_file_without_them_says_nothing(tmp_path: Path, format: str) -> None:
    desk = filled(tmp_path / "n.db", None)
    assert SAID not in texts(export_name(desk, format), export_file(desk, format))
    desk.close()
