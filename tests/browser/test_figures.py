"""Figures as the projectgroep brings them in and the makelaar reads them, at a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from netwerk.access.rights import User
from netwerk.model import Cijfer
from netwerk.schema import read_plaatsen
from netwerk.services.changes import apply
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Delete
from tests.browser.conftest import App, Opener, button, go, settled, shot
from tests.browser.fits import fits
from tests.browser.test_map_reset import panel, shut
from tests.figures.made_files import kwb, pdok_borders, square

FILE: FilePayload = {"name": "kwb-2024.csv", "mimeType": "text/csv", "buffer": kwb()}
WRONG: FilePayload = {"name": "donor.csv", "mimeType": "text/csv", "buffer": b"wat;hoe\nja;5\n"}
SIZES = [{"width": 1440, "height": 900}, {"width": 390, "height": 844}]


def without_figures(app: App) -> None:
    """Take away the figures of the demo: here somebody brings in the first."""
    desk = open_desk(Settings(store=str(app.store)), User("Test", "beheerder"))
    held = [Delete("Cijfer", e.item.id, e.version) for e in desk.store.all(Cijfer)]
    if held:
        apply(desk, Change(tuple(held), "Test", "Zonder cijfers"))
    desk.close()


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES, ids=["1440", "390"])
def test_from_a_file_to_the_sentences_of_a_kern_and_back(
    desk: App, visit: Opener, size: dict[str, int]
) -> None:
    without_figures(desk)
    page = visit(desk, "cijfers?gebied=5", **size)
    page.locator("input[type=file]").set_input_files(WRONG)
    expect(page.get_by_text("heeft geen kolom met codes")).to_be_visible()
    go(page, desk, "cijfers?gebied=5")
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("8 rijen: 1 gemeente, 1 wijk en 4 buurten")).to_be_visible()
    shot(page, f"cijfers-gelezen-{size['width']}")
    button(page, "74 cijfers opslaan")
    expect(page.get_by_text("Opgeslagen: 74 cijfers.")).to_be_visible()
    assert fits(page)
    shot(page, f"cijfers-{size['width']}")
    go(page, desk, "kern?id=etten")
    expect(page.get_by_text("Er zijn 1.500 inwoners.")).to_be_visible()
    expect(page.get_by_text("in de lijst van plaatsen staat 1.880")).to_be_visible()
    assert fits(page)
    shot(page, f"cijfers-kern-{size['width']}")
    go(page, desk, "cijfers?gebied=5")
    page.get_by_role("button", name="Weghalen").first.click()
    page.get_by_role("button", name="Ja, haal ze weg").click()
    settled(page)
    expect(
        page.get_by_text("Weggehaald: CBS, kerncijfers wijken en buurten, 2024.")
    ).to_be_visible()
    expect(page.get_by_text("Er zijn hier nog geen cijfers.")).to_be_visible()


def of_kernen() -> bytes:
    """A buurt of two kilometres around each kern that has a code, and a bit of figures with it."""
    return pdok_borders(
        *(
            (
                {
                    "buurtcode": kern.cbs_codes[0],
                    "buurtnaam": kern.naam,
                    "jaar": 2024,
                    "aantalInwoners": 300,
                    "percentagePersonen65JaarEnOuder": 20,
                },
                square(kern.lengtegraad - 0.015, kern.breedtegraad - 0.01, 0.025),
            )
            for kern in read_plaatsen().kernen
            if kern.cbs_codes and kern.lengtegraad and kern.breedtegraad
        )
    )


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES, ids=["1440", "390"])
def test_borders_come_in_with_the_figures_and_are_on_the_plattegrond(
    desk: App, visit: Opener, size: dict[str, int]
) -> None:
    file: FilePayload = {
        "name": "pdok-2024.geojson",
        "mimeType": "application/geo+json",
        "buffer": of_kernen(),
    }
    without_figures(desk)
    page = visit(desk, "cijfers?gebied=5", **size)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("15 grenzen van buurten").first).to_be_visible()
    button(page, "30 cijfers en 15 grenzen opslaan")
    expect(page.get_by_text("Opgeslagen: 30 cijfers en 15 grenzen.")).to_be_visible()
    assert fits(page)
    shot(page, f"grenzen-{size['width']}")
    page.set_viewport_size({"width": 1440, "height": 900})  # where the panels are in sight
    go(page, desk, "kaart")
    panel(page, "Uiterlijk")
    page.get_by_text("Plattegrond van de gemeente", exact=True).click()
    settled(page)
    shut(page)
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    settled(page)
    expect(page.get_by_text("Niet alle grenzen zijn bekend").first).to_be_visible()
    assert fits(page)
    page.wait_for_timeout(1500)  # the map comes to rest
    shot(page, f"plattegrond-grenzen-{size['width']}")
    go(page, desk, "cijfers?gebied=5")
    page.get_by_role("button", name="Weghalen").first.click()
    expect(page.get_by_text("Uit 2024 gaat weg: 30 cijfers en 15 grenzen.")).to_be_visible()
    page.get_by_role("button", name="Ja, haal ze weg").click()
    settled(page)
    expect(page.get_by_text("Weggehaald: CBS, kerncijfers")).to_be_visible()
