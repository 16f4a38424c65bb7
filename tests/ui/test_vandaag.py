"""Vandaag: short enough to take in, and an afspraak is done there as on its own page."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Afspraak
from netwerk.services.changes import apply
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.ui import own_browser

MOST_WORDS = 300
TITLE = "Bel de voorzitter van het koor"


@pytest.fixture
def with_afspraak(demo_store: str) -> None:
    desk = open_desk(Settings(store=demo_store), User("An", "beheerder"))
    item = Afspraak(
        id="bel",
        titel=TITLE,
        beslissing="doen",
        stand="open",
        wie="An",
        voor="2099-12-01",
        datum="2026-11-01",
        eigenaar="An",
    )
    if "bel" not in {entry.item.id for entry in desk.store.all(Afspraak)}:
        apply(desk, Change((Put(item),), "An"))
    desk.close()


def vandaag(app: AppTest, gebied: str) -> AppTest:
    """The page of somebody who was here before, with what is worth doing."""
    app.session_state["gebied"] = gebied
    app.session_state[own_browser.KEPT] = {own_browser.LAST: "2026-11-16T09:00:00Z"}
    for _ in range(120):
        app.run()
        assert not app.exception
        if any(button.label == "Doen" for button in app.button):
            return app
        time.sleep(0.5)
    raise AssertionError("no finding")


def words(app: AppTest) -> int:
    """All words of the page, also those of its pictures and those that are heard only."""
    kinds = ("title", "header", "subheader", "caption", "markdown", "info", "success")
    said = [e.value for kind in kinds for e in getattr(app.main, kind)]
    said += [e.proto.body for e in app.main.get("html")]
    said += [button.label for button in app.main.button]
    said += [e.label for kind in ("expander", "toggle") for e in app.main.get(kind)]
    said += [e.proto.label for e in app.main.get("page_link")]
    texts = (unescape(re.sub(r"<(style|title).*?</\1>|<[^>]*>", " ", t, flags=re.S)) for t in said)
    return sum(len(re.sub(r":small\[|\*\*|\]", " ", text).split()) for text in texts)


@pytest.mark.parametrize("gebied", ["alle", "5"])
def test_vandaag_has_few_words(demo_app: AppTest, gebied: str) -> None:
    assert 120 <= words(vandaag(demo_app, gebied)) <= MOST_WORDS


@pytest.mark.usefixtures("with_afspraak")
def test_gedaan_on_vandaag_asks_what_came_of_it(demo_app: AppTest, demo_store: str) -> None:
    app = vandaag(demo_app, "5")
    next(b for b in app.button if b.label.startswith("Gedaan") and TITLE in b.label).click().run()
    came = next(field for field in app.text_input if field.label.startswith("Wat kwam eruit?"))
    came.set_value("Zij komt in december")
    next(b for b in app.button if b.label == "Bewaar").click().run()
    assert not app.exception
    desk = open_desk(Settings(store=demo_store), User("An", "beheerder"))
    item = next(e.item for e in desk.store.all(Afspraak) if e.item.id == "bel")
    desk.close()
    assert (item.stand, item.uitkomst) == ("gedaan", "Zij komt in december")
    told = [m.value.replace("\\", "") for m in app.markdown if TITLE in m.value]
    assert told == [f"**{TITLE}**: Gedaan."]
    assert any(b.label == "Ongedaan maken" for b in app.button)
