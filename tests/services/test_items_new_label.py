"""A label added to the schema and the model is entered, shown and undone without another edit."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import netwerk.schema as schema_module
from netwerk.model import ITEM_TYPES
from netwerk.schema import data_folder, schema
from tests.cli.conftest import Netwerk, netwerk  # noqa: F401 (a fixture)

PAGE = Path(schema_module.__file__).parent / "ui" / "pages" / "lijsten.py"

TABLE = """
[Overlegtafel]
enkel = "overlegtafel"
meervoud = "overlegtafels"
betekenis = "Waar actoren elkaar vast treffen"
[Overlegtafel.velden.id]
type = "tekst"
verplicht = true
doel = "Vaste sleutel"
[Overlegtafel.velden.titel]
type = "tekst"
kort = true
label = "Titel"
verplicht = true
doel = "Waar het over gaat"
[Overlegtafel.velden.gebied]
type = "verwijzing"
kort = true
label = "Gebied"
verwijst_naar = "Gebied"
relatie = "SPEELT_IN"
doel = "Werken per gebied"
[Overlegtafel.velden.leden]
type = "verwijzingen"
kort = true
label = "Leden"
verwijst_naar = "Actor"
relatie = "LID_AAN_TAFEL"
doel = "Wie aanschuift"
[Overlegtafel.velden.plaatsen]
type = "getal"
label = "Aantal plaatsen"
doel = "Hoe groot het is"
[Overlegtafel.velden.volgende]
type = "datum"
label = "Volgende keer"
doel = "Wanneer het is"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlegtafel:
    """What the model would hold."""

    id: str
    titel: str
    gebied: str | None = None
    leden: tuple[str, ...] = ()
    plaatsen: int | None = None
    volgende: str | None = None


@pytest.fixture
def tafel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The schema with one label more: a block in labels.toml and a class in the model."""
    folder = shutil.copytree(data_folder("graph_schema"), tmp_path / "graph_schema")
    labels = folder / "labels.toml"
    labels.write_text(labels.read_text(encoding="utf-8") + TABLE, encoding="utf-8")
    monkeypatch.setattr(schema_module, "data_folder", lambda name: tmp_path / name)
    monkeypatch.setitem(ITEM_TYPES, "Overlegtafel", Overlegtafel)  # type: ignore[arg-type]
    schema.cache_clear()
    yield
    schema.cache_clear()


def test_the_command_knows_it(tafel: None, netwerk: Netwerk) -> None:  # noqa: F811
    for id, naam in (("koor", "Koor De Lijster"), ("zaal", "Zaal Het Hof")):
        words = ("item", "add", "actor", f"naam={naam}", "soort=club", f"id={id}", "gebieden=5")
        assert netwerk(*words).code == 0
    words = ("titel=Tafel van Etten", "gebied=5", "leden=lijster; zaal", "plaatsen=12")
    id = netwerk("item", "add", "overlegtafel", *words, "volgende=3 mei 2027", "--json").json["id"]
    card = netwerk("item", "show", "overlegtafel", "etten", "--json").json
    assert card["values"] == {
        "id": id,
        "titel": "Tafel van Etten",
        "gebied": "5",
        "leden": ["koor", "zaal"],
        "plaatsen": 12,
        "volgende": "2027-05-03",
    }
    assert card["facts"]["volgende"] == "03-05-2027"
    listed = netwerk("item", "list", "overlegtafels", "--gebied", "5", "--json").json["items"]
    assert [item["facts"]["leden"] for item in listed] == ["Koor De Lijster, Zaal Het Hof"]
    assert netwerk("item", "list", "overlegtafel", "--gebied", "3", "--json").json["items"] == []
    assert netwerk("item", "change", "overlegtafel", id, "plaatsen=veel").code == 1
    assert netwerk("item", "change", "overlegtafel", id, "plaatsen=20").code == 0
    assert netwerk("item", "remove", "actor", "koor", "--yes").code == 0
    assert netwerk("item", "show", "overlegtafel", id, "--json").json["values"]["leden"] == ["zaal"]
    assert netwerk("undo", "--yes").code == 0
    card = netwerk("item", "show", "overlegtafel", id, "--json").json
    assert (card["values"]["leden"], card["values"]["plaatsen"]) == (["koor", "zaal"], 20)
    assert [revision["undoes"] is None for revision in card["history"]] == [False, True, True, True]


def test_the_page_has_its_form_card_table_history_and_undo(
    tafel: None,
    netwerk: Netwerk,  # noqa: F811
) -> None:
    words = ("item", "add", "actor", "naam=Koor De Lijster", "soort=club", "id=koor", "gebieden=5")
    assert netwerk(*words).code == 0
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    page.session_state["gebied"] = "5"
    page.session_state["lijsten:soort"] = "Overlegtafel"
    page.run()
    page.segmented_control[0].set_value("Nieuw: overlegtafel").run()
    typed = {box.label: box for box in page.text_input}
    typed["Titel (verplicht)"].set_value("Tafel van Etten")
    typed["Aantal plaatsen"].set_value("12")
    typed["Volgende keer"].set_value("3 mei 2027")
    (leden,) = (box for box in page.multiselect if box.label == "Leden")
    leden.set_value(["koor"])
    pressed(page, "Overlegtafel opslaan")
    assert [told.value for told in page.success] == ["Tafel van Etten is opgeslagen\\."]
    page.segmented_control[0].set_value("Bekijken").run()
    assert list(page.dataframe[0].value["Leden"]) == ["Koor De Lijster"]
    page.selectbox[-1].select_index(0).run()
    assert [title.value for title in page.subheader] == ["Tafel van Etten"]
    page.segmented_control[-1].set_value("Wijzigen").run()
    next(box for box in page.text_input if box.label == "Aantal plaatsen").set_value("20")
    pressed(page, "Wijziging opslaan")
    shown = netwerk("item", "show", "overlegtafel", "etten", "--json").json
    assert (shown["values"]["plaatsen"], shown["values"]["gebied"]) == (20, "5")
    pressed(page, "Ongedaan maken")
    shown = netwerk("item", "show", "overlegtafel", "etten", "--json").json
    assert shown["values"]["plaatsen"] == 12
    page.segmented_control[-1].set_value("Geschiedenis").run()
    assert [told.value.splitlines()[0] for told in page.markdown if "toegevoegd" in told.value]
    page.segmented_control[-1].set_value("Verwijderen").run()
    pressed(page, "Verwijder Tafel van Etten")
    assert netwerk("item", "list", "overlegtafel", "--json").json["items"] == []
    pressed(page, "Ongedaan maken")
    assert len(netwerk("item", "list", "overlegtafel", "--json").json["items"]) == 1


def pressed(page: AppTest, words: str) -> None:
    """Press a button and draw the page again, which must go well."""
    next(button for button in page.button if button.label == words).click().run()
    assert not page.exception
    assert not page.error
