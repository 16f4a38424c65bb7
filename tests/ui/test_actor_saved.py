"""The page of an actor after something was saved on it: the form closes, the top says what."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.items import change_item, stored_item
from netwerk.store.port import Change, Put
from netwerk.ui.portraits import html_rows
from tests.ui.conftest import desk_beside

PAGE = Path(__file__).parents[2] / "netwerk" / "ui" / "pages" / "actor.py"
SAVE, CHOICE = "Wijziging opslaan", "Opslaan met deze keuze"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a colleague at the store that the page shows: a choir."""
    opened = desk_beside(tmp_path, monkeypatch, "Bo")
    koor = Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",))
    apply(opened, Change((Put(koor),), "An"))
    yield opened
    opened.close()


def page(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    app.query_params.update({"id": "koor", **address})
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, words: str) -> None:
    next(button for button in app.button if button.label == words).click().run()
    assert not app.exception


def write(app: AppTest, words: str) -> None:
    next(b for b in app.text_input if b.label == "Naam (verplicht)").set_value(words)


def told(app: AppTest) -> list[str]:
    return [said.value.replace("\\", "") for said in app.success]


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_the_form_closes_when_it_is_saved_and_the_way_back_stands_at_the_top(desk: Desk) -> None:
    app = page(doe="wijzig")
    write(app, "Zangkoor")
    press(app, SAVE)
    assert told(app) == ["Zangkoor is gewijzigd."]
    assert app.title[0].value == "Zangkoor"
    assert SAVE not in labels(app)
    assert "doe" not in app.query_params
    press(app, "Ongedaan maken")
    assert told(app) == ["Het is ongedaan gemaakt."]
    assert app.title[0].value == "Koor"


def test_a_form_in_which_nothing_was_changed_stays_open(desk: Desk) -> None:
    app = page(doe="wijzig")
    press(app, SAVE)
    assert SAVE in labels(app)


def test_the_form_closes_after_the_choice_between_two_values_too(desk: Desk) -> None:
    app = page(doe="wijzig")
    opened = stored_item(desk, "Actor", "koor")
    assert isinstance(opened.item, Actor)
    change_item(desk, replace(opened.item, naam="Van An"), opened.version, "t")
    write(app, "Van mij")
    press(app, SAVE)
    assert SAVE in labels(app)
    next(r for r in app.radio if r.label.startswith("Naam")).set_value("mijn").run()
    press(app, CHOICE)
    assert told(app) == ["Opgeslagen met jouw keuze."]
    assert SAVE not in labels(app)


def test_an_actor_that_was_removed_and_is_put_back_says_so(desk: Desk) -> None:
    app = page(doe="verwijder")
    press(app, "Verwijder Koor met alle relaties")
    assert told(app) == ["Koor is verwijderd."]
    press(app, "Ongedaan maken")
    assert told(app) == ["Het is ongedaan gemaakt."]
    assert app.title[0].value == "Koor"


def test_of_a_long_description_the_begin_is_shown_and_the_rest_behind_lees_meer() -> None:
    words = "Zingt <b>graag</b> op dinsdag. " * 120
    html = html_rows.read_on(words, "Koor.")
    begin, _, rest = html.partition("<details")
    assert begin.startswith("<p>Koor. Zingt &lt;b&gt;graag")
    assert len(begin) < 500
    assert begin.endswith(" …</p>")
    assert "<summary><span>Lees meer</span>" in rest
    whole = (
        begin.removeprefix("<p>Koor. ").removesuffix("…</p>") + rest.partition("</summary><p>")[2]
    )
    assert whole == f"{' '.join(words.split())}</p></details>".replace("<b>", "&lt;b&gt;").replace(
        "</b>", "&lt;/b&gt;"
    )
    assert "<details" not in html_rows.read_on("Zingt op dinsdag.", "Koor.")
    assert "<details" in html_rows.read_on("x" * 3600)
