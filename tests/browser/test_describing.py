"""The description on its page: files of every kind, several at once, and the team's own words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from netwerk.access.rights import User
from netwerk.report.html import to_html
from netwerk.services.describing.descriptions import description
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from tests.browser.conftest import App, Opener, choose, settled

pytestmark = pytest.mark.browser
TEXT = "De fanfare en de kerk delen al jaren een zaal."


def folded(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).click()
    settled(page)


def fetched(page: Page, name: str) -> tuple[str, bytes]:
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_description_downloads_as_a_pdf_of_the_chosen_parts_without_names(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "beschrijven?gebied=5")
    name, whole = fetched(page, "Download als PDF")
    assert name.startswith("beschrijving-5-ulft-noord")
    assert whole.startswith(b"%PDF-")
    folded(page, "Kies wat erin komt")
    page.get_by_text("Zonder namen", exact=True).click()
    settled(page)
    choose(page, "Delen", "Opgaven")
    page.keyboard.press("Escape")  # an open list hides the rest of the page
    name, part = fetched(page, "Download als PDF")
    assert name.endswith("-zonder-namen.pdf")
    assert len(part) < len(whole)


def test_what_the_team_wrote_stands_in_its_chapter_and_can_be_taken_back(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "beschrijven?gebied=6")
    folded(page, "Eigen tekst, omslag en huisstijl")
    choose(page, "Hoofdstuk", "Wie er werkt")
    page.get_by_label("Tekst", exact=True).fill(TEXT)
    page.get_by_role("button", name="Tekst opslaan").click()
    expect(page.get_by_text("Eigen tekst bij 'Wie er werkt' bewaard.")).to_be_visible()
    folded(page, "Wie er werkt")
    expect(page.get_by_text(TEXT).last).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    settled(page)
    expect(page.get_by_text(TEXT)).to_have_count(0)


def test_a_text_about_somebody_is_asked_about_and_stays_typed(desk: App, visit: Opener) -> None:
    page = visit(desk, "beschrijven?gebied=4")
    folded(page, "Eigen tekst, omslag en huisstijl")
    page.get_by_label("Tekst", exact=True).fill("Bel mevrouw Jansen op 06-12345678.")
    page.get_by_role("button", name="Tekst opslaan").click()
    expect(page.get_by_text("Mag het wel, sla het dan toch op.")).to_be_visible()
    expect(page.get_by_label("Tekst", exact=True)).to_have_value(
        "Bel mevrouw Jansen op 06-12345678."
    )


def test_cover_and_huisstijl_are_in_the_file(desk: App, visit: Opener) -> None:
    page = visit(desk, "beschrijven?gebied=3")
    folded(page, "Eigen tekst, omslag en huisstijl")
    page.get_by_text("Omslag", exact=True).click()
    page.get_by_label("Versie").fill("2.7")
    page.get_by_role("button", name="Omslag opslaan").click()
    expect(page.get_by_text("Omslag van de beschrijving bewaard.")).to_be_visible()
    page.get_by_text("Huisstijl", exact=True).click()
    logo = io.BytesIO()
    Image.new("RGB", (90, 30), "red").save(logo, "PNG")
    page.locator("input[type=file]").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": logo.getvalue()}
    )
    settled(page)
    page.get_by_role("button", name="Huisstijl opslaan").click()
    expect(page.get_by_text("Huisstijl bewaard.")).to_be_visible()
    _, content = fetched(page, "Download als webpagina")
    assert "<dt>Versie</dt><dd>2.7</dd>" in content.decode()
    assert '<img class="logo"' in content.decode()


def test_all_gebieden_are_made_in_one_zip_with_progress(demo: App, visit: Opener) -> None:
    page = visit(demo, "beschrijven?gebied=5")
    folded(page, "Meer gebieden in één keer")
    page.get_by_text("Webpagina", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Maak de bestanden").click()
    page.get_by_role("button", name="Download het zip-bestand").wait_for(timeout=120_000)
    name, content = fetched(page, "Download het zip-bestand")
    assert name == "beschrijvingen-1-2-3-4-5-6-html.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == 6


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_web_page_of_a_gebied(
    demo: App, browser: Browser, tmp_path: Path, width: int
) -> None:
    opened = open_desk(Settings(store=str(demo.store)), User("Test", "beheerder"))
    path = tmp_path / "g5.html"
    path.write_text(to_html(description(opened, "5", "html")), encoding="utf-8")
    opened.close()
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    page.close()
    assert [v["id"] for v in found.response["violations"]] == []
