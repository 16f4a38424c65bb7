"""Forms that change what is kept: the same for an actor, a relation and anything else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Item, Relatie, Signaal
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.items import change_item, stored_item
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

PAGES = Path(__file__).parents[2] / "netwerk" / "ui" / "pages"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a colleague at the store that the pages show: a choir that knows a hall."""
    opened = desk_beside(tmp_path, monkeypatch, "Bo")
    items: tuple[Item, ...] = (
        Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",)),
        Actor(id="zaal", naam="Zaal", soort="bedrijf", gebieden=("5",)),
        Relatie(id="r1", van="koor", naar="zaal", soort="kent", sterkte=3),
        Signaal(id="s1", titel="Zaal dicht", gebied="5", betrokken=("zaal",)),
    )
    apply(opened, Change(tuple(Put(item) for item in items), "An"))
    yield opened
    opened.close()


def page(name: str, **state: object) -> AppTest:
    app = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=60)
    for key, value in {"gebied": "5", **state}.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, words: str, place: int = 0) -> None:
    [button for button in app.button if button.label == words][place].click().run()
    assert not app.exception


def told(app: AppTest) -> list[str]:
    return [said.value.replace("\\", "") for said in (*app.success, *app.warning, *app.error)]


def tie(desk: Desk) -> Relatie:
    item = stored_item(desk, "Relatie", "r1").item
    assert isinstance(item, Relatie)
    return item


def editing_koor() -> AppTest:
    """The form of the choir with its one relation open."""
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "koor"})
    press(app, "Wijzig")
    return app


def test_a_relation_is_changed_under_its_actor_and_undone_right_there(desk: Desk) -> None:
    app = editing_koor()
    next(box for box in app.selectbox if box.label == "Sterkte").set_value("5")
    press(app, "Wijziging opslaan", 1)
    assert told(app) == ["De relatie is gewijzigd."]
    assert tie(desk).sterkte == 5
    press(app, "Ongedaan maken")
    assert told(app) == ["Het is ongedaan gemaakt."]
    assert tie(desk).sterkte == 3


def test_a_contact_that_stopped_gets_an_end_with_one_button(desk: Desk) -> None:
    app = editing_koor()
    press(app, "Dit contact is gestopt")
    assert told(app) == ["De relatie is gestopt en telt vanaf vandaag niet meer mee."]
    assert tie(desk).tot is not None
    assert any("gestopt" in text.value for text in app.markdown)
    assert "Dit contact is gestopt" not in [button.label for button in app.button]


def test_two_people_who_change_a_relation_see_both_values_and_choose(desk: Desk) -> None:
    app = editing_koor()
    opened = stored_item(desk, "Relatie", "r1")
    assert isinstance(opened.item, Relatie)
    change_item(desk, replace(opened.item, sterkte=1, thema="feest"), opened.version, "t")
    next(box for box in app.selectbox if box.label == "Sterkte").set_value("5")
    press(app, "Wijziging opslaan", 1)
    assert tie(desk).sterkte == 1
    (choice,) = app.radio
    assert [option.startswith("Van") for option in choice.options] == [True, True]
    (why,) = told(app)
    assert re.search(r"De ander is An, op \d\d-\d\d-\d{4}\.$", why)
    assert [b.label for b in app.button if b.proto.type == "primary"][-1:] == [
        "Opslaan met deze keuze"
    ]
    saves = [b for b in app.button if b.label == "Wijziging opslaan"]
    assert [b.proto.type for b in saves] == ["primary", "secondary"]  # of the actor, of the tie
    choice.set_value("mijn").run()
    press(app, "Opslaan met deze keuze")
    assert told(app) == ["Opgeslagen met jouw keuze."]
    assert (tie(desk).sterkte, tie(desk).thema) == (5, "feest")


def test_a_wrong_date_is_one_sentence_and_nothing_is_saved(desk: Desk) -> None:
    app = editing_koor()
    next(box for box in app.text_input if box.label == "Sinds").set_value("ooit")
    press(app, "Wijziging opslaan", 1)
    assert told(app) == [
        "Sinds: 'ooit' is geen datum. Schrijf bijvoorbeeld 17-5-2024, 05-2024 of 2024."
    ]
    assert tie(desk) == Relatie(id="r1", van="koor", naar="zaal", soort="kent", sterkte=3)


def test_a_relation_is_removed_and_comes_back(desk: Desk) -> None:
    app = editing_koor()
    press(app, "Verwijder deze relatie")
    assert told(app) == ["De relatie is verwijderd."]
    assert desk.store.counts()["Relatie"] == 0
    press(app, "Ongedaan maken")
    assert tie(desk).sterkte == 3


def test_a_name_that_is_there_is_asked_about_and_stored_only_when_said(desk: Desk) -> None:
    app = page("invoeren")
    next(box for box in app.text_input if box.label == "Naam (verplicht)").set_value("KOOR")
    next(box for box in app.selectbox if box.label == "Soort (verplicht)").set_value("bedrijf")
    press(app, "Actor opslaan")
    (question,) = told(app)
    assert question.startswith("Bestaat al: Koor (bewonersgroep, gebied 5).")
    assert question.endswith("Openen, of toch nieuw?")
    assert desk.store.counts()["Actor"] == 2
    press(app, "Toch nieuw")
    assert told(app) == ["KOOR is opgeslagen."]
    assert desk.store.counts()["Actor"] == 3


def test_what_looks_private_is_asked_about_in_both_forms(desk: Desk) -> None:
    app = page("invoeren")
    next(box for box in app.text_input if box.label == "Naam (verplicht)").set_value("mw. Roos")
    next(box for box in app.selectbox if box.label == "Soort (verplicht)").set_value("bedrijf")
    press(app, "Actor opslaan")
    assert told(app)[0].startswith("Dit lijkt privé")
    assert desk.store.counts()["Actor"] == 2
    press(app, "Toch opslaan")
    assert told(app) == ["mw. Roos is opgeslagen."]
    assert "toch opgenomen: Naam" in desk.store.history()[0].why
    app = editing_koor()
    next(box for box in app.text_input if box.label == "Telefoon").set_value("06-12345678")
    press(app, "Wijziging opslaan")
    assert any(said.startswith("Dit lijkt privé") for said in told(app))
    press(app, "Toch opslaan")
    assert told(app) == ["Koor is gewijzigd."]
    assert "toch opgenomen: Telefoon" in desk.store.history()[0].why


def test_a_row_leads_to_its_card_and_the_card_to_who_is_in_it(desk: Desk) -> None:
    app = page("lijsten", **{"lijsten:soort": "Signaal"})
    app.selectbox[-1].select_index(0).run()
    assert [title.value for title in app.subheader] == ["Zaal dicht"]
    press(app, "Betrokken actoren **Zaal**")
    assert [title.value for title in app.subheader] == ["Zaal"]
    assert any(
        b.label == "Betrokken actoren: signaal **Zaal dicht**".replace(":", "\\:")
        for b in app.button
    )


def test_what_others_cannot_be_without_has_no_button_to_remove_it(desk: Desk) -> None:
    app = page("lijsten", **{"lijsten:soort": "Gebied", "lijsten:gekozen:Gebied": "5"})
    app.segmented_control[-1].set_value("Verwijderen").run()
    (button,) = [b for b in app.button if b.label.startswith("Verwijder ")]
    assert button.disabled
    assert any("kan niet weg" in text.value for text in app.markdown)


def test_a_list_keeps_to_the_chosen_gebied_and_to_words(desk: Desk) -> None:
    app = page("lijsten", **{"lijsten:soort": "Actor"})
    assert list(app.dataframe[0].value["Naam"]) == ["Koor", "Zaal"]
    app.text_input[0].set_value("zaal").run()
    assert list(app.dataframe[0].value["Naam"]) == ["Zaal"]
    app = page("lijsten", **{"lijsten:soort": "Actor", "gebied": "3"})
    assert any("Hier staan geen actoren" in text.value for text in app.markdown)


@pytest.mark.parametrize("words", ["Dit contact is gestopt", "Verwijder deze relatie"])
def test_nobody_ends_or_removes_what_a_colleague_changed_without_having_seen_it(
    desk: Desk, words: str
) -> None:
    app = editing_koor()
    opened = stored_item(desk, "Relatie", "r1")
    change_item(desk, replace(opened.item, thema="feest"), opened.version, "t")
    press(app, words)
    assert told(app) == [
        "Een collega heeft dit intussen gewijzigd. Kijk eerst, en klik dan nog eens."
    ]
    assert tie(desk).tot is None
    press(app, words)
    assert "intussen gewijzigd" not in " ".join(told(app))
