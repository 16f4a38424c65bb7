"""The page about people: for a beheerder alone, and it erases after a yes."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Relatie, Signaal
from netwerk.services.audit.log_lines import LogWanted, log_lines
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from netwerk.ui.menu import every_page
from tests.ui.conftest import APP, desk_beside, on


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = desk_beside(tmp_path, monkeypatch, "Bo")
    desk.store.apply(
        Change(
            (
                Put(Actor(id="jan-de-vries", naam="Jan de Vries", soort="professional")),
                Put(Signaal(id="s", titel="Zaal", omschrijving="<b>J. de Vries</b> belde")),
                Put(Signaal(id="oud", titel="Lang geleden", datum="2001-01-01")),
            ),
            "An",
        )
    )
    return desk


def opened() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    return on(app, "privacy")


def words(app: AppTest) -> str:
    return "\n".join(e.value for e in (*app.markdown, *app.success, *app.info, *app.error))


def button(app: AppTest, label: str):
    return next(b for b in app.button if b.label == label)


@pytest.mark.parametrize("role", ["lezer", "makelaar", "teamlid"])
def test_nobody_else_is_shown_anything(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", role)
    app = opened()
    assert "zoekt of wist een beheerder" in words(app)
    assert [t.label for t in app.text_input if t.label == "Naam"] == []
    assert "Zoek" not in {b.label for b in app.button}


@pytest.mark.parametrize("name", [page.name for page in every_page() if page.manages])
def test_who_asks_a_page_of_a_beheerder_is_written_down_once_a_visit(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    app = on(AppTest.from_file(str(APP), default_timeout=60).run(), name)
    app.run()

    def refused() -> list[tuple[str, str, str]]:
        shown = log_lines(filled, LogWanted(geweigerd=True))
        return [(one.line.wie, one.line.wat, one.line.waarop) for one in shown.lines]

    assert refused() == [("Bo", "inzien", f"pagina {name}")]
    on(on(app, "vandaag"), name)
    assert len(refused()) == 2


def test_somebody_is_found_and_erased_after_a_yes(filled: Desk) -> None:
    app = opened()
    next(t for t in app.text_input if t.label == "Naam").input("Jan de Vries")
    button(app, "Zoek").click().run()
    assert not app.exception
    assert "2 vondsten" in words(app)
    assert "<b>J" not in words(app), "what people typed is text"
    button(app, "Laat zien wat er weg zou gaan").click().run()
    assert "actoren weggehaald: 1" in words(app).replace("\\", "")
    assert button(app, "Wis dit").disabled
    next(c for c in app.checkbox if "ongedaan" in c.label).check().run()
    button(app, "Wis dit").click().run()
    assert not app.exception
    assert "Gewist" in words(app)
    texts = "".join(str(change) for change in filled.store.changes(1))
    assert "Vries" not in texts
    assert "vries" not in texts
    assert filled.store.check() == []


def test_a_search_that_says_nothing_is_one_sentence(filled: Desk) -> None:
    app = opened()
    button(app, "Zoek").click().run()
    assert not app.exception
    assert [e.value for e in app.error] == ["Vul een naam, mailadres, telefoonnummer of adres in."]


def test_a_relation_that_goes_with_its_actor_offers_no_choice_that_does_not_hold(
    filled: Desk,
) -> None:
    filled.store.apply(
        Change(
            (
                Put(Actor(id="club", naam="Club", soort="bewonersgroep")),
                Put(Relatie(id="r", van="jan-de-vries", naar="club", soort="kent")),
                Put(Signaal(id="t", titel="Jan de Vries zoekt een zaal")),
            ),
            "An",
        )
    )
    app = opened()
    next(t for t in app.text_input if t.label == "Naam").input("Jan de Vries")
    button(app, "Zoek").click().run()

    def asked() -> list[str]:
        return [s.label for s in app.selectbox if s.label.startswith("Wat doe je met")]

    whole = len(asked())
    gone = [c.value for c in app.caption if c.value.startswith("Gaat mee")]
    assert len(gone) == 1
    button(app, "Laat zien wat er weg zou gaan").click().run()
    assert "relaties weggehaald: 1" in words(app).replace("\\", "")
    assert "Staat de naam in een titel hieronder, dan gaat hij er ook uit" in words(app)
    actor = next(s for s in app.selectbox if s.label.startswith("Wat doe je met Jan de Vries,"))
    actor.set_value("laat").run()
    assert len(asked()) == whole + 1
    assert not [c for c in app.caption if c.value.startswith("Gaat mee")]


def test_before_the_yes_it_is_told_how_it_reads_and_what_is_left(filled: Desk) -> None:
    told = "Jan de Vries, bel 06-12345678"
    filled.store.apply(Change((Put(Signaal(id="bel", titel="Bel", omschrijving=told)),), "An"))
    app = opened()
    next(t for t in app.text_input if t.label == "Naam").input("Jan de Vries")
    button(app, "Zoek").click().run()
    button(app, "Laat zien wat er weg zou gaan").click().run()
    assert "gewist" in words(app)
    assert ", bel 06" in words(app)
    assert any("staat nog een telefoonnummer" in w.value for w in app.warning)
    next(c for c in app.checkbox if "ongedaan" in c.label).check().run()
    button(app, "Wis dit").click().run()
    assert any("staat nog een telefoonnummer" in s.value for s in app.success)
