"""A server that goes away while somebody types: nothing typed is lost, one press goes on, it is back by itself."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, go, settled, shot, to_page
from tests.browser.test_importing import read_in
from tests.neo4j.door import Door

pytestmark = [pytest.mark.browser, pytest.mark.neo4j, pytest.mark.timeout(900)]

AWAY = "de opslag is nu niet bereikbaar"
NOT_TAKEN_BACK = "Het is nog niet ongedaan gemaakt."
FAILED = "Opslaan is nog niet gelukt; wat je hebt ingevuld, staat er nog."
AGAIN = "Opnieuw proberen"
SHOWN_WITHIN = 30.0
"""Seconds until who presses a button reads that the server is away: on a busy machine. `tests/services/test_last_known.py`
holds how long it may take without a browser."""


def why(app: App) -> list[str]:
    history = app.netwerk("history", "--json", "--limit", "200")
    assert history.returncode == 0, history.stderr
    return [revision["why"] for revision in json.loads(history.stdout)["revisions"]]


def pressed_in_vain(
    page: Page, name: str | re.Pattern[str], last: bool = False, failed: str = FAILED
) -> None:
    """Press a button while the server is away: told in time, with what to do."""
    found = page.get_by_role("button", name=name, exact=isinstance(name, str))
    start = time.monotonic()
    (found.last if last else found.first).click()
    expect(page.get_by_text(failed)).to_be_visible()
    assert time.monotonic() - start < SHOWN_WITHIN
    settled(page)
    expect(page.get_by_text(AWAY)).to_be_visible()
    expect(page.get_by_label("Gebied", exact=True)).to_be_visible()


def back(page: Page, door: Door) -> None:
    """The server is there again: the page says so by itself, without a reload."""
    door.open()
    expect(page.get_by_text(AWAY)).to_have_count(0)
    settled(page)


def try_again(page: Page, done: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{re.escape(AGAIN)}")).last.click()
    expect(page.get_by_text(done).first).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)


@pytest.fixture(autouse=True)
def _there(door: Door) -> Iterator[None]:
    """Whatever a test did, the next one finds the server there."""
    yield
    with suppress(OSError):
        door.open()


def new_actor(page: Page, team: App, door: Door) -> None:
    go(page, team, "invoeren?gebied=5")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Koor Terug")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    page.get_by_text("Meer gegevens", exact=True).click()
    page.get_by_label("Telefoon", exact=True).fill("0315 123456")
    settled(page)
    door.shut()
    pressed_in_vain(page, "Actor opslaan")
    shot(page, "opslag-weg-invoeren")
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("Koor Terug")
    expect(page.get_by_label("Telefoon", exact=True)).to_have_value("0315 123456")
    expect(page.get_by_label("Gebied", exact=True)).to_have_value(re.compile("^5\\. "))
    back(page, door)
    page.get_by_role("button", name=AGAIN, exact=True).last.dblclick()
    expect(page.get_by_text("Koor Terug is opgeslagen.")).to_be_visible()
    settled(page)  # the form of before stands there until the new one is whole
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("")


def new_tie(page: Page, team: App, door: Door) -> None:
    go(page, team, "invoeren?gebied=5")
    page.get_by_text("Nieuwe relatie", exact=True).click()
    settled(page)
    choose(page, "Van (verplicht)", "Fanfare Ulft-noord")
    choose(page, "Naar (verplicht)", "Zaal Etten")
    choose(page, "Soort relatie (verplicht)", "kent")
    page.get_by_label("Bron", exact=True).fill("telefoon")
    settled(page)
    door.shut()
    pressed_in_vain(page, "Relatie opslaan")
    expect(page.get_by_label("Bron", exact=True)).to_have_value("telefoon")
    back(page, door)
    expect(page.get_by_label("Van (verplicht)", exact=True)).to_have_value(
        re.compile("^Fanfare Ulft-noord")
    )
    try_again(page, "De relatie is opgeslagen.")


def change(page: Page, team: App, door: Door) -> None:
    go(page, team, "invoeren?gebied=5")
    page.get_by_text("Wijzigen", exact=True).click()
    settled(page)
    choose(page, "Welke actor?", "Muziekvereniging Etten")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Koor Weer Terug")
    door.shut()
    pressed_in_vain(page, "Wijziging opslaan")
    name = page.get_by_label("Naam (verplicht)", exact=True)
    expect(name).to_have_value("Koor Weer Terug")
    name.fill("Koor Helemaal Terug")  # typed while it is away: sent by the same button
    back(page, door)
    try_again(page, "Koor Helemaal Terug is gewijzigd.")


def undo(page: Page, team: App, door: Door) -> None:
    added = team.netwerk("item", "add", "actor", "naam=Weg Ermee", "soort=bedrijf")
    assert added.returncode == 0, added.stderr
    go(page, team, "geschiedenis")
    page.get_by_text("Weg Ermee").first.click()
    settled(page)
    door.shut()
    pressed_in_vain(page, "Ongedaan maken", failed=NOT_TAKEN_BACK)
    back(page, door)
    try_again(page, "is ongedaan gemaakt.")


def import_(page: Page, team: App, door: Door) -> None:
    go(page, team, "importeren")
    read_in(page, "muziek.csv", b"naam;soort\nMuziek Een;Bewonersgroep\nMuziek Twee;Bedrijf\n")
    door.shut()
    pressed_in_vain(page, "2 gegevens opslaan")
    expect(page.get_by_text("muziek.csv").first).to_be_visible()
    shot(page, "opslag-weg-importeren")
    back(page, door)
    expect(page.get_by_text("muziek.csv").first).to_be_visible()
    try_again(page, "Opgeslagen: 2 nieuw, 0 gewijzigd.")


def beside_the_map(page: Page, team: App, door: Door) -> None:
    go(page, team, "kaart?gebied=5")
    page.get_by_role("button", name="Erbij", exact=True).click()
    page.get_by_role("menuitem", name="Actor erbij", exact=True).click()
    settled(page)
    page.get_by_label("Naam (verplicht)", exact=True).fill("Duo Kaart")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    door.shut()
    pressed_in_vain(page, "Actor opslaan")
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("Duo Kaart")
    expect(page.locator("canvas").first).to_be_visible()
    shot(page, "opslag-weg-kaart")
    back(page, door)
    try_again(page, "Duo Kaart is opgeslagen.")


def keep_view(page: Page, team: App, door: Door) -> None:
    go(page, team, "kaart?gebied=5")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.get_by_label("Bewaar dit beeld als", exact=True).fill("Beeld van voor de storing")
    door.shut()
    pressed_in_vain(page, "Bewaar dit beeld")
    expect(page.get_by_label("Bewaar dit beeld als", exact=True)).to_have_value(
        "Beeld van voor de storing"
    )
    back(page, door)
    try_again(page, "Bewaard. Met deze link zien collega's hetzelfde beeld:")


def decide(page: Page, team: App, door: Door) -> None:
    go(page, team, "introducties?gebied=5")
    page.get_by_role("button", name=re.compile("^Klopt niet: ")).first.click()
    reason = page.get_by_label("Toelichting (mag leeg blijven)", exact=True)
    reason.fill("na de vakantie")
    page.get_by_text("Anders", exact=True).click()
    door.shut()
    pressed_in_vain(page, re.compile("^Bewaar: "))
    expect(reason).to_have_value("na de vakantie")
    expect(page.get_by_role("radio", name="Anders")).to_be_checked()
    back(page, door)
    try_again(page, "Klopt niet: ")


FORMS = (new_actor, new_tie, change, undo, import_, beside_the_map, keep_view, decide)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_form_keeps_what_was_typed_and_goes_through_when_the_server_is_back(
    team: App, visit: Opener, door: Door, form: Callable[[Page, App, Door], None]
) -> None:
    before = len(why(team))
    form(visit(team, "lijsten?gebied=5"), team, door)
    assert len(why(team)) - before == (2 if form is undo else 1)  # once, not twice


def test_pages_that_were_seen_stay_to_be_seen_and_others_say_why_not_and_come_by_themselves(
    team: App, visit: Opener, door: Door
) -> None:
    page = visit(team, "gaten?gebied=5")
    lines = page.get_by_test_id("stMarkdownContainer").count()
    door.shut()
    start = time.monotonic()
    go(page, team, "gaten?gebied=5")  # a new session: a reload
    expect(page.get_by_text(AWAY)).to_be_visible()
    assert time.monotonic() - start < SHOWN_WITHIN
    assert page.get_by_test_id("stMarkdownContainer").count() >= lines
    shot(page, "opslag-weg-gaten")
    start = time.monotonic()
    go(page, team, "bruggen?gebied=2")  # of this gebied nothing is known yet
    assert time.monotonic() - start < SHOWN_WITHIN
    expect(page.locator(".st-key-menu").get_by_role("link", name="Kaart")).to_be_visible()
    expect(page.get_by_label("Gebied", exact=True)).to_have_value("2. Terborg")
    go(page, team, "verandering?gebied=2")
    expect(page.get_by_text("niet bereikbaar").first).to_be_visible()
    expect(page.get_by_role("button", name=AGAIN, exact=True)).to_be_visible()
    shot(page, "opslag-weg-verandering")
    back(page, door)
    expect(page.get_by_text("niet bereikbaar")).to_have_count(0)


HALF = (("Gaten en bruggen", "Bruggen"), ("Gegevens", "Geschiedenis"))


def leave(page: Page, entry: str, tab: str) -> None:
    """With the last field still in use: the click takes along what was typed."""
    page.locator(".st-key-menu").get_by_role("link", name=entry, exact=True).click()
    to_page(page, entry, tab)


def back_at_the_form(page: Page) -> None:
    """With the button of the browser, past every page since."""
    while "/invoeren" not in page.url:
        page.go_back()
        settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Toevoegen")
    settled(page)


def test_a_form_half_filled_is_still_there_after_other_pages(desk: App, visit: Opener) -> None:
    page = visit(desk, "invoeren?gebied=5")
    page.get_by_text("Nieuwe relatie", exact=True).click()
    settled(page)
    choose(page, "Van (verplicht)", "Zaal Etten")
    choose(page, "Soort relatie (verplicht)", "kent")
    page.get_by_label("Bron", exact=True).fill("half af")
    for entry, tab in HALF:
        leave(page, entry, tab)
    back_at_the_form(page)
    expect(page.get_by_label("Van (verplicht)", exact=True)).to_have_value("Zaal Etten (Etten)")
    expect(page.get_by_label("Soort relatie (verplicht)", exact=True)).to_have_value("kent")
    expect(page.get_by_label("Bron", exact=True)).to_have_value("half af")
    choose(page, "Naar (verplicht)", "Fanfare Ulft-noord")
    button(page, "Relatie opslaan")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()
    expect(page.get_by_label("Bron", exact=True)).to_have_value("")
    leave(page, *HALF[0])
    back_at_the_form(page)
    expect(page.get_by_label("Bron", exact=True)).to_have_value("")


def test_a_form_half_filled_beside_the_map_is_still_there_after_other_pages(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "kaart?gebied=5")
    page.get_by_role("button", name="Erbij", exact=True).click()
    page.get_by_role("menuitem", name="Actor erbij", exact=True).click()
    settled(page)
    page.get_by_label("Naam (verplicht)", exact=True).fill("Half Bij De Kaart")
    choose(page, "Soort (verplicht)", "Bedrijf")
    leave(page, *HALF[0])
    to_page(page, "Kaart")
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("Half Bij De Kaart")
    expect(page.get_by_label("Soort (verplicht)", exact=True)).to_have_value("Bedrijf")
