"""Afspraken: one that is named stands on top as what it is, and the counts hold all that is open."""

from datetime import date
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


def stored(desk: Desk, id: str) -> Afspraak:
    return desk.store.get(Afspraak, [id])[id].item


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


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception
    return app


def field(app: AppTest, label: str) -> object:
    """A field of the form in a row, which has a key; that of the search has none."""
    every = (*app.text_input, *app.selectbox, *app.date_input)
    return next(f for f in every if f.label == label and f.key)


def test_what_was_agreed_is_put_right_in_its_row_and_taken_back(filled: Desk) -> None:
    app = press(page("open"), "Wijzig")
    field(app, "Wat").set_value("Mail de zaal").run()  # type: ignore[attr-defined]
    field(app, "Voor").set_value(date(2098, 5, 4)).run()  # type: ignore[attr-defined]
    press(app, "Bewaar")
    there = stored(filled, "open")
    assert (there.titel, there.wie, there.voor) == ("Mail de zaal", "Bo", "2098-05-04")
    assert "Gewijzigd\\." in told(app)
    press(app, "Ongedaan maken")
    assert stored(filled, "open").titel == "Bel open"


def test_what_i_give_to_another_stays_where_it_stood_on_this_visit(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk.ui.agreements_change.team_names", lambda: ["De wijkagent"])
    app = press(page(""), "Wijzig")
    field(app, "Wie").set_value("De wijkagent").run()  # type: ignore[attr-defined]
    press(app, "Bewaar")
    assert stored(filled, "open").wie == "De wijkagent"
    assert "Gewijzigd\\." in told(app)
    assert "Bel open" in told(app)


def test_a_form_that_is_stopped_forgets_what_was_typed(filled: Desk) -> None:
    app = press(page("open"), "Wijzig")
    field(app, "Wat").set_value("Iets anders").run()  # type: ignore[attr-defined]
    press(press(app, "Annuleer"), "Wijzig")
    assert field(app, "Wat").value == "Bel open"  # type: ignore[attr-defined]


def test_what_is_done_is_open_again_where_it_stood_and_says_so(filled: Desk) -> None:
    done = afspraak("klaar", stand="gedaan", gedaan_op=filled.today.isoformat(), uitkomst="Nee")
    apply(filled, Change((Put(done),), "An"))
    app = press(page(""), "Heropen")
    assert stored(filled, "klaar").stand == "open"
    assert "Weer open\\: Bel klaar" in " ".join(e.value for e in app.success)
    assert not [b for b in app.button if b.label == "Heropen"]
    press(app, "Ongedaan maken")
    assert stored(filled, "klaar").stand == "gedaan"


def test_the_named_one_stands_there_once_and_what_came_of_it_is_put_right(filled: Desk) -> None:
    done = afspraak("klaar", stand="gedaan", gedaan_op=filled.today.isoformat(), uitkomst="Nee")
    apply(filled, Change((Put(done),), "An"))
    app = page("klaar")
    assert len([b for b in app.button if b.label == "Heropen"]) == 1
    next(b for b in app.button if b.label == "Wijzig").click().run()
    field(app, "Wat kwam eruit? (mag leeg blijven)").set_value("Ja").run()  # type: ignore[attr-defined]
    press(app, "Bewaar")
    assert stored(filled, "klaar").uitkomst == "Ja"


def test_who_may_not_change_it_sees_no_way_to(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = afspraak("klaar", stand="gedaan", gedaan_op=filled.today.isoformat(), eigenaar="An")
    ours = afspraak("an", wie="An", eigenaar="An", voor="2099-01-01")
    apply(filled, Change((Put(done), Put(ours)), "An"))
    monkeypatch.setenv("NETWERK_ROLE", "teamlid")
    monkeypatch.setenv("NETWERK_USER", "Cas")
    for id in ("klaar", "an"):
        labels = [button.label for button in page(id).button]
        assert "Heropen" not in labels
    # who is to do it puts it right, and gives it to nobody else
    monkeypatch.setenv("NETWERK_USER", "Bo")
    app = page("klaar")
    assert "Heropen" in [button.label for button in app.button]
    press(app, "Wijzig")
    assert not [box for box in app.selectbox if box.label == "Wie" and box.key]
