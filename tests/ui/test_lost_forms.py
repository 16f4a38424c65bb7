"""What somebody was changing or had chosen is gone: said, and what was typed can still be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Relatie
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.records.edits import merge_actoren
from netwerk.services.records.items import add_item, remove_item, stored_item
from netwerk.settings import Settings
from netwerk.store.restore import restore
from netwerk.typed.articles import the
from netwerk.ui.lost_forms import name_of
from tests.ui.test_editing import page, press, told

GONE = "Koor staat er niet meer"


def box(app: AppTest, label: str):
    return next(b for b in (*app.text_input, *app.selectbox) if b.label == label)


def remove(desk: Desk, id: str, label: str = "Actor") -> None:
    remove_item(desk, label, id, stored_item(desk, label, id).version)


def changing() -> AppTest:
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "koor"})
    box(app, "Naam (verplicht)").set_value("Koor Nieuw")
    return app


def shown(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def test_a_form_of_an_actor_that_a_colleague_removed_says_so_with_what_was_typed(
    desk: Desk,
) -> None:
    app = changing()
    remove(desk, "koor")
    press(app, "Wijziging opslaan")
    assert [GONE in said for said in told(app)].count(True) == 1
    assert "Koor Nieuw" in shown(app)
    app.run()
    assert "Koor Nieuw" in shown(app)
    press(app, "Sluit")
    assert not any("formulier" in said for said in told(app))


def test_the_same_after_a_merge_and_after_a_restore(desk: Desk, tmp_path: Path) -> None:
    add_item(desk, Actor(id="fanfare", naam="Fanfare", soort="bedrijf"), "eigen")
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "fanfare"})
    box(app, "Naam (verplicht)").set_value("Fanfare 2")
    restore(tmp_path / "kopie.zip", desk.store.url, Settings(store=""), overwrite=True)
    press(app, "Wijziging opslaan")
    assert any("Fanfare staat er niet meer" in said for said in told(app))
    assert "Fanfare 2" in shown(app)
    app = changing()
    merge_actoren(desk, "zaal", "koor")
    press(app, "Wijziging opslaan")
    assert any(GONE in said for said in told(app))


def test_a_form_of_a_relation_that_is_gone_says_so_under_its_actor(desk: Desk) -> None:
    add_item(desk, Relatie(id="r1", van="koor", naar="zaal", soort="kent"), "r")
    made = desk.store.relaties_of(["koor"])[0].item.id
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "koor"})
    press(app, "Wijzig")
    box(app, "Sterkte").set_value("5")
    remove(desk, made, "Relatie")
    press(app, "Wijziging opslaan", 1)
    assert any("Deze relatie staat er niet meer" in said for said in told(app))
    assert "Sterkte" in shown(app)


def test_a_card_in_a_list_says_it_too(desk: Desk) -> None:
    app = page(
        "lijsten",
        **{
            "lijsten:soort": "Actor",
            "lijsten:gekozen:Actor": "koor",
            "kaartje:lijsten:Actor:koor": "Wijzigen",
        },
    )
    box(app, "Naam (verplicht)").set_value("Koor Nieuw")
    remove(desk, "koor")
    press(app, "Wijziging opslaan")
    assert any(GONE in said for said in told(app))
    assert "Koor Nieuw" in shown(app)


def test_who_removes_an_actor_himself_is_not_told_that_it_is_gone(desk: Desk) -> None:
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "koor"})
    press(app, "Verwijder Koor met alle relaties")
    assert told(app) == ["Koor is verwijderd."]


def test_a_chosen_end_that_is_gone_is_named_and_not_chosen_any_more(desk: Desk) -> None:
    app = page("invoeren", **{"invoeren:wat": "Nieuwe relatie"})
    box(app, "Van (verplicht)").set_value("koor").run()
    box(app, "Naar (verplicht)").set_value("zaal").run()
    remove(desk, "koor")
    press(app, "Relatie opslaan")
    assert any("Koor (gebied 5) staat er niet meer" in said for said in told(app))
    assert box(app, "Van (verplicht)").value is None
    assert box(app, "Naar (verplicht)").value == "zaal"


@pytest.mark.parametrize("label", sorted(schema().labels))
def test_an_item_without_a_name_has_the_article_of_its_word(label: str) -> None:
    noun = schema().labels[label].enkel
    nameless = type(label, (), {})()
    assert name_of(nameless, the) == f"{the(noun)} {noun}"
