"""Asking the network: how to reach somebody, what if, whom to introduce, and a description to take along."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, button, choose, go, settled


@pytest.mark.browser
def test_the_way_to_somebody_is_told_step_by_step_with_sources_and_drawn(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "bruggen?gebied=5")
    page.get_by_text("Hoe kom ik bij ...?", exact=True).click()
    settled(page)
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
    page.get_by_text("Wat als ...?", exact=True).click()
    settled(page)
    choose(page, "Wie valt weg?", "Zaal Etten")
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Nu")).to_be_visible()
    expect(page.get_by_text(re.compile("Carnavalsvereniging Etten")).first).to_be_visible()
    go(page, demo, "geschiedenis")
    assert page.get_by_text("Zaal Etten").count() == 0


@pytest.mark.browser
def test_the_reach_of_a_team_is_told_in_steps(demo: App, visit: Opener) -> None:
    page = visit(demo, "bruggen?gebied=5")
    page.get_by_text("Bereik van een team", exact=True).click()
    settled(page)
    expect(page.get_by_text(re.compile(r"^Precies drie stappen ver: \d+$"))).to_be_visible()
    expect(page.get_by_text("Wie van ons kent wie?")).to_be_visible()


@pytest.mark.browser
def test_a_decided_introduction_is_gone_and_can_be_opened_again(desk: App, visit: Opener) -> None:
    page = visit(desk, "introducties?gebied=2")
    first = page.locator("strong").filter(has_text="is niet bekend").first.inner_text()
    expect(page.get_by_text(first, exact=True)).to_be_visible()
    button(page, "Besluit over voorstel 1")
    page.get_by_role("radio", name="Niet doen").or_(
        page.get_by_text(re.compile("klopt", re.I))
    ).first.click(force=True)
    page.get_by_label("Reden (mag leeg blijven)", exact=True).fill("zij kennen elkaar allang")
    button(page, "Vastleggen")
    said = page.get_by_test_id("stAlertContentSuccess")
    expect(said.get_by_text("Vastgelegd voor ")).to_be_visible()
    expect(page.get_by_text(first, exact=True)).to_have_count(0)
    page.get_by_text("Eerdere besluiten").click()
    decided = page.get_by_text("reden: zij kennen elkaar allang")
    expect(decided).to_be_visible()
    pair = decided.inner_text().partition(":")[0]
    button(page, f"Stel {pair} weer voor")  # others may have been decided about before
    expect(said.get_by_text("kan weer worden voorgesteld")).to_be_visible()
    expect(page.get_by_text(first, exact=True)).to_be_visible()


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
