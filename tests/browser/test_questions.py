"""Asking the network: how to reach somebody, what if, whom to introduce, and a description to take along."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, choose, go


@pytest.mark.browser
def test_the_way_to_somebody_is_told_step_by_step_with_sources_and_drawn(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "bruggen?gebied=5")
    choose(page, "Wat wil je zien?", "Hoe kom ik bij ...?")
    choose(page, "Ik ben, of ik ken goed", "Dameskoor Etten")
    choose(page, "Ik wil in contact komen met", "Fanfare Ulft-noord")
    table = page.get_by_role("table").first
    expect(table).to_contain_text("Dameskoor Etten")
    expect(table).to_contain_text("Demogebied (verzonnen)")
    page.get_by_role("button", name="Bekijk op de kaart").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaart")
    expect(page.get_by_label("Gebied", exact=True).first).to_have_value(re.compile("^5"))
    page.get_by_role("tab", name="Legenda").click()
    expect(page.get_by_role("tabpanel").get_by_role("cell", name="Route")).to_be_visible()


@pytest.mark.browser
def test_what_if_an_actor_drops_out_compares_now_and_then_and_saves_nothing(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "bruggen?gebied=5")
    choose(page, "Wat wil je zien?", "Wat als ...?")
    choose(page, "Wie valt weg?", "Zaal Etten")
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Nu")).to_be_visible()
    expect(page.get_by_text(re.compile("Carnavalsvereniging Etten")).first).to_be_visible()
    go(page, demo, "geschiedenis")
    assert page.get_by_text("Zaal Etten").count() == 0


@pytest.mark.browser
def test_the_reach_of_a_team_is_told_in_steps(demo: App, visit: Opener) -> None:
    page = visit(demo, "bruggen?gebied=5")
    choose(page, "Wat wil je zien?", "Bereik van een team")
    expect(page.get_by_text(re.compile(r"^Precies drie stappen ver: \d+$"))).to_be_visible()
    expect(page.get_by_text("Wie van ons kent wie?")).to_be_visible()


@pytest.mark.browser
def test_the_description_downloads_as_word_and_as_a_page_without_outside_links(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "beschrijven?gebied=5")
    content = {}
    for kind in ("Word", "webpagina"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Download als {kind}").click()
        content[kind] = Path(waiting.value.path()).read_bytes()
        assert waiting.value.suggested_filename.startswith("beschrijving-5-ulft")
    document = Document(io.BytesIO(content["Word"]))
    assert "Beschrijving van gebied 5" in "\n".join(p.text for p in document.paragraphs)
    assert zipfile.ZipFile(io.BytesIO(content["Word"])).testzip() is None
    html = content["webpagina"].decode()
    assert "Beschrijving van gebied 5" in html
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", html)
