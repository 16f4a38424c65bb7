"""What the pages themselves say, beside the findings: headings, captions, buttons, empty places."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.services.describing.descriptions import description
from netwerk.services.imports import load_demo
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from tests.words.reading import hard_words, too_long, without_names
from tests.words.said import demo_area
from tests.words.test_readable import CUT, HEDGE, ONCE, PLAINER

APP = Path(__file__).parents[2] / "app.py"
PAGES = ("vandaag", "gaten", "bruggen", "introducties", "verandering", "beschrijven")
TOLD = ("title", "header", "subheader", "caption", "markdown", "info", "warning")
LABELLED = ("button", "toggle", "selectbox", "expander", "metric", "button_group")
MOST_CARDS = 5
AT_ONCE = {"beschrijven", "verandering"}
"""Pages that wait for no findings."""
NAMES = {
    "cbs",
    "csv",
    "docx",
    "html",
    "excel",
    "word",
    "pdf",
    "webpagina",
    "download",
    "verzonnen",
    "an",
}
"""What things are called, by others than us, and who works here in these tests."""


@pytest.fixture(scope="module")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo area as the app opens it."""
    folder = tmp_path_factory.mktemp("words")
    path = str(folder / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An", "beheerder"))
    load_demo(desk)
    desk.close()
    yield path
    st.cache_resource.clear()


@pytest.fixture
def shown(demo_store: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest):
    """A page of gebied 5 as it stands there before anybody presses something."""
    monkeypatch.setenv("NETWERK_STORE", demo_store)
    monkeypatch.setenv("NETWERK_USER", "An")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(demo_store).parent))
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["gebied"] = "5"
    app.run()
    app.switch_page(f"netwerk/ui/pages/{request.param}.py")
    for _ in range(120):  # the findings may still be being made
        app.run()
        if request.param in AT_ONCE or cards(app):
            break
        time.sleep(0.5)
    assert not app.exception
    assert request.param in AT_ONCE or cards(app)
    return request.param, app


def own_texts(app: AppTest) -> list[str]:
    """The texts of a page without what findings say: those have a test of their own."""
    said = [e.value for kind in TOLD for e in getattr(app, kind)]
    labels = [e.label for kind in LABELLED for e in app.get(kind) if getattr(e, "label", "")]
    area = demo_area("5")
    findings = {text for f in area.findings for text in (f.sentence, f.next_step) if text}
    if any(title.value == "Gebied beschrijven" for title in app.title):
        findings |= described_texts()
    texts = []
    for text in (*said, *labels):
        plain = re.sub(r"\\(.)", r"\1", text)
        if plain.startswith(("**", "- **")):
            continue  # a card, or the points of the description
        for finding in sorted(findings, key=len, reverse=True):
            plain = plain.replace(finding, "")
        texts.append(without_names(plain, area.names))
    return texts


def described_texts() -> set[str]:
    """What the description itself says: a document that is read apart, with its own tests."""
    desk = open_desk(Settings(store=os.environ["NETWERK_STORE"]), User("An", "beheerder"))
    told = description(desk, "5", "html")
    desk.close()

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield from (value, *value.split("; "))
        elif isinstance(value, tuple):
            yield from (text for part in value for text in texts(part))
        elif is_dataclass(value):
            yield from (text for f in fields(value) for text in texts(getattr(value, f.name)))

    return {text for text in texts(told) if text}


def cards(app: AppTest) -> int:
    """How many findings stand there to decide on."""
    return sum(button.label == "Doen" for button in app.button)


@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_the_own_texts_of_a_page_read_easily(shown: tuple[str, AppTest]) -> None:
    page, app = shown
    texts = own_texts(app)
    assert len(texts) > 3
    assert [part for text in texts for part in too_long(text)] == [], f"{page}: {CUT}"
    hard = {word for text in texts for word in hard_words(text)} - NAMES
    assert hard == set(), f"{page}: {PLAINER}"
    assert sum(len(HEDGE.findall(text)) for text in texts) == 1, f"{page}: {ONCE}"


@pytest.mark.parametrize("shown", PAGES[1:4], indirect=True)
def test_a_page_begins_with_a_few_cards_and_more_brings_others_below(
    shown: tuple[str, AppTest],
) -> None:
    page, app = shown
    before = cards(app)
    assert 3 <= before <= MOST_CARDS
    more = [b for b in app.button if re.fullmatch(r"Meer .* tonen \(\d+\)", b.label)]
    if page == "introducties" and not more:
        return  # of one gebied there may be no more than a handful
    left = int(re.findall(r"\d+", more[0].label)[0])
    more[0].click().run()
    assert not app.exception
    now = [b for b in app.button if re.fullmatch(r"Meer .* tonen \(\d+\)", b.label)]
    assert not now or int(re.findall(r"\d+", now[0].label)[0]) < left
    assert before <= cards(app)


@pytest.mark.parametrize("shown", ["vandaag"], indirect=True)
def test_vandaag_gives_at_most_three_things_to_do(shown: tuple[str, AppTest]) -> None:
    _, app = shown
    assert 1 <= cards(app) <= 3
