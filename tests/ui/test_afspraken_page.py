"""Afspraken: one that is named stands on top as what it is, and the counts hold all that is open."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Afspraak
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put

APP = Path(__file__).parents[2] / "app.py"


def afspraak(id: str, **values: object) -> Afspraak:
    given: dict[str, object] = {"beslissing": "doen", "stand": "open", "wie": "Bo", "gebied": "5"}
    return Afspraak(id=id, titel=f"Bel {id}", **{**given, **values})  # type: ignore[arg-type]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    items = (
        afspraak("open", voor="2099-01-01"),
        afspraak(
            "wacht",
            beslissing="later",
            stand="gedaan",
            tot="2099-01-01",
            bevinding="isolated:koor",
            over="Koor staat alleen.",
        ),
        afspraak("weg", stand="vervallen", reden="De zaal is dicht"),
    )
    apply(desk, Change(tuple(map(Put, items)), "An"))
    return desk


def page(asked: str, name: str = "afspraken") -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["gebied"] = "5"
    app.run()
    app.switch_page(f"netwerk/ui/pages/{name}.py")
    app.query_params["id"] = asked
    app.run()
    assert not app.exception
    return app


def told(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.markdown), *(e.proto.body for e in app.get("html"))])


def test_a_decision_to_wait_is_no_work_to_be_done_and_can_be_opened_again(filled: Desk) -> None:
    app = page("wacht")
    labels = [button.label for button in app.button]
    assert "Koor staat alleen\\." in told(app)
    assert labels.count("Gedaan") == 1  # that of the open one
    assert any(label.startswith("Weer open") for label in labels)


def test_what_is_not_needed_any_more_says_so_and_why(filled: Desk) -> None:
    said = told(page("weg"))
    assert "Bo, vervallen. De zaal is dicht" in said
    assert "niet bekend" not in said


def test_the_counts_hold_the_one_that_is_named_too(filled: Desk) -> None:
    (whose,) = [c for c in page("open").get("button_group") if c.key == "afspraken:wiens"]
    assert [option.content for option in whose.proto.options] == ["Van mij 1", "Van het team 1"]


def test_all_that_is_mine_is_counted_as_the_page_behind_it_shows_it(filled: Desk) -> None:
    apply(filled, Change((Put(afspraak("an", wie="An", voor="2025-01-01")),), "An"))
    apply(filled, Change((Put(afspraak("zes", gebied="6", voor="2025-01-01")),), "An"))
    assert ">In dit gebied 1<" in told(page("", "vandaag"))
    shown = page("")
    (whose,) = [c for c in shown.get("button_group") if c.key == "afspraken:wiens"]
    assert [option.content for option in whose.proto.options] == ["Van mij 1", "Van het team 2"]
    assert "Bel open" in told(shown)
    assert "Bel an" not in told(shown)  # late, but another one's
    whose.set_value("team").run()
    assert "Bel an" in told(shown)


def test_a_form_that_is_open_stays_on_its_page(filled: Desk) -> None:
    app = page("")
    next(b for b in app.button if b.label == "Gedaan").click().run()
    assert [field.label for field in app.text_input if "kwam eruit" in field.label]
    app.switch_page("netwerk/ui/pages/vandaag.py")
    app.run()
    assert not [field.label for field in app.text_input if "kwam eruit" in field.label]
    assert any(button.label.startswith("Gedaan") for button in app.button)
