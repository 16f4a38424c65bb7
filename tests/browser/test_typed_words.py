"""Names and notes that are also words of Streamlit: they stay as they were typed, wherever they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, choose, go, running, settled

pytestmark = pytest.mark.browser

NAMES = ("Theme", "Print", "Help for Heroes", "Open", "Remove Print", "Page 3", "star icon")
NOTES = ("Copy", "Close", "Search", "Format", "Fullscreen", "3 results", "Select all")
WITH_NAMES = ("", "gaten", "bruggen", "introducties", "beschrijven", "lijsten")
"""Pages that show names and notes before anybody does anything."""
DUTCH = {
    *("Kleuren", "Afdrukken", "Uitleg bij Heroes", "Open de lijst", "Haal Print weg", "Bladzijde 3"),
    *("Kopiëren", "Sluiten", "Zoeken", "Weergave", "Hele scherm", "3 gevonden", "Alles kiezen"),
}  # fmt: skip
"""What a translator that does not look where it is would make of them."""
SHOWN = """() => {
    const said = [], names = ["aria-label", "aria-valuetext", "title", "placeholder", "alt"];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) said.push(["text", node.nodeValue.trim()]);
        else for (const name of names) if (node.hasAttribute(name))
            said.push([node.closest("button") ? "button" : name, node.getAttribute(name)]);
    }
    return said;
}"""
HEADS = "Name;Type;Theme;Format;Help for volunteers;Bron"


def files() -> dict[str, str]:
    actors, ties = io.StringIO(), io.StringIO()
    actor, tie = csv.writer(actors, delimiter=";"), csv.writer(ties, delimiter=";")
    notes = ("contact", "adres", "omschrijving", "andere namen", "labels", "bron", "bevestigd door")
    actor.writerow(("id", "naam", "soort", "categorie", "domeinen", "gebieden", *notes))
    tie.writerow(("van", "soort", "naar", "thema", "bron", "bevestigd door", "toelichting"))
    for at, name in enumerate(NAMES):
        note = NOTES[at]
        actor.writerow((f"a{at}", name, "Bewonersgroep", note, note, "5", *[note] * 7))
        if at:
            tie.writerow((f"a{at - 1}", "kent", f"a{at}", *[note] * 4))
    return {"actoren.csv": actors.getvalue(), "relaties.csv": ties.getvalue()}


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("typed")
    for name, content in files().items():
        (folder / name).write_text(content, encoding="utf-8")
    with running(folder / "netwerk.db", "--no-demo", NETWERK_USER="Print") as app:
        done = app.netwerk("import", *[str(folder / name) for name in files()], "--yes")
        assert done.returncode == 0, done.stdout + done.stderr
        yield app


def as_typed(page: Page, where: str, *expected: str) -> None:
    """What was typed stands there as it was typed, and nothing of it in Dutch."""
    page.wait_for_function("document.documentElement.lang === 'nl'")
    page.wait_for_timeout(150)
    shown = page.evaluate(SHOWN)
    wrong = [(kind, text) for kind, text in shown if text in DUTCH and kind != "button"]
    assert wrong == [], where
    texts = {text for _, text in shown}
    assert [word for word in expected if not any(word in text for text in texts)] == [], where


def test_words_that_are_also_streamlits_stay_as_typed_on_every_page(
    typed: App, visit: Opener
) -> None:
    page = visit(typed, "?gebied=5", locale="en-US")
    for name in WITH_NAMES:
        go(page, typed, f"{name}?gebied=5")
        as_typed(page, name or "vandaag")


def test_words_that_are_also_streamlits_stay_as_typed_in_lists_cards_and_chips(
    typed: App, visit: Opener
) -> None:
    page = visit(typed, "kaart?gebied=5", locale="en-US")
    page.get_by_label("Zoek op de kaart", exact=True).first.click()
    page.get_by_role("option").first.wait_for()
    as_typed(page, "a list to choose from", "Theme", "Print", "Open", "Remove Print")
    page.keyboard.press("Escape")
    for name in ("Print", "Open", "Help for Heroes"):
        choose(page, "Zoek op de kaart", name)
        expect(page.get_by_role("heading", level=2).first).to_have_text(name)
        as_typed(page, f"the card of {name}", name)
    page.get_by_role("tab", name="Relaties").first.click()
    settled(page)
    as_typed(page, "the tables below the map", "Help for Heroes", "Page 3")
    page.get_by_test_id("stPopoverButton").filter(has_text="Uitlichten").click()
    for name in ("Remove Print", "Theme"):
        choose(page, "Verborgen", name)
    page.keyboard.press("Tab")
    settled(page)
    chips = page.get_by_test_id("stPopoverBody").locator("[data-tag]")
    hidden = ["Remove Print (gebied 5)", "Theme (gebied 5)"]
    assert sorted(chips.all_inner_texts()) == hidden
    assert sorted(chip.get_attribute("aria-label") or "" for chip in chips.all()) == hidden
    names = page.get_by_role("button", name="Haal Remove Print (gebied 5) weg", exact=True)
    expect(names).to_have_count(1)


def test_words_that_are_also_streamlits_stay_as_typed_in_history_and_tables(
    typed: App, visit: Opener
) -> None:
    page = visit(typed, "geschiedenis", locale="en-US")
    page.get_by_text("Import van").first.click()
    page.get_by_text("Toon voor en na").first.click()
    page.get_by_role("cell").first.wait_for(state="attached")
    as_typed(page, "before and after", "Theme")
    go(page, typed, "importeren?gebied=5")
    content = f"{HEADS}\nPrint;Bewonersgroep;Close;Search;Open;Page 3\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "Print.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    page.get_by_text("Help for volunteers", exact=True).first.wait_for(state="attached")
    settled(page)
    as_typed(page, "the columns of a file", *HEADS.split(";"))
