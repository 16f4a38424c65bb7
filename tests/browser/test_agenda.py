"""The agenda in a browser: a signal in a few taps, and all the way to a celebrated initiatief."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, settled
from tests.browser.fits import fits

PHONE = {"width": 390, "height": 844}
TAPS, SECONDS = 4, 20.0
"""What a signal may cost on a phone, from any page."""
TYPING = 100
"""Milliseconds for each letter."""
HOSTILE = '<img src=x onerror="alert(1)"> **vet** $x$'


def agenda(app: App) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(app.netwerk("agenda", "list", "--json").stdout)[
        "agenda"
    ]
    return listed


def card(app: App, titel: str) -> dict[str, Any]:
    return next(c for c in agenda(app) if c["titel"] == titel)


def titles(app: App) -> set[str]:
    return {str(c["titel"]) for c in agenda(app)}


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).last.click()
    settled(page)


def save(page: Page) -> None:
    press(page, "Bewaar")
    expect(page.get_by_role("button", name="Ongedaan maken").last).to_be_visible()


@pytest.mark.browser
def test_a_signal_takes_few_taps_and_less_than_twenty_seconds_on_a_phone(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "kern?id=etten", **PHONE)
    taps, begun = 0, time.monotonic()
    dialog = page.get_by_role("dialog")
    for button in ("Noteer", "Liever een signaal noteren"):
        page.get_by_role("button", name=button, exact=True).last.click()
        taps += 1
    field = dialog.get_by_label("Wat hoorde of zag je?")
    field.click()
    taps += 1
    field.press_sequentially("De bus stopt niet meer bij het dorpshuis", delay=TYPING)
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    taps += 1
    expect(dialog.get_by_text("Bewaard: Signaal De bus stopt niet meer")).to_be_visible()
    took = time.monotonic() - begun
    assert taps <= TAPS
    assert took < SECONDS, f"{took:.1f} s"
    made = card(desk, "De bus stopt niet meer bij het dorpshuis")
    assert (made["kern"], made["gebied"]) == ("etten", "5")
    dialog.get_by_role("button", name="Ongedaan maken").click()
    expect(dialog.get_by_text("Het signaal is ongedaan gemaakt.")).to_be_visible()
    assert "De bus stopt niet meer bij het dorpshuis" not in titles(desk)


@pytest.mark.browser
def test_what_looks_private_is_asked_before_a_signal_is_kept(desk: App, visit: Opener) -> None:
    page = visit(desk, "agenda?gebied=5", **PHONE)
    page.get_by_role("button", name="Signaal", exact=True).last.click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label("Wat hoorde of zag je?")
    field.fill("mevr. Bos is ziek")
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog.get_by_text("Dit lijkt privé")).to_be_visible()
    expect(field).to_have_value("mevr. Bos is ziek")
    assert "mevr. Bos is ziek" not in titles(desk)


@pytest.mark.browser
def test_a_signal_grows_into_a_celebrated_initiatief(desk: App, visit: Opener) -> None:
    titel = f"Zaal zonder opvolger {HOSTILE}"
    desk.netwerk("agenda", "signal", titel, "--kern", "Etten")
    page = visit(desk, "agenda?gebied=5", height=900)
    page.get_by_role("button", name="Zaal zonder opvolger").click()
    settled(page)
    press(page, "Maak vraagstuk")
    page.get_by_label("Wat is de vraag?").fill("Waar kunnen de clubs terecht?")
    save(page)
    page.get_by_role("button", name="Waar kunnen de clubs terecht?").click()
    settled(page)
    press(page, "Naar gebiedsteam")
    page.get_by_label("Wat heb je verteld?").fill("De zaal sluit in mei.")
    save(page)
    expect(page.get_by_text("Nog geen antwoord bekend")).to_be_visible()
    press(page, "Wat kwam terug?")
    page.get_by_label("Wat kwam terug?").fill("Het team zoekt mee.")
    save(page)
    expect(page.get_by_text("Wat terugkwam: Het team zoekt mee.")).to_be_visible()
    press(page, "Maak initiatief")
    page.get_by_label("Wat gaan jullie doen?").fill("Samen een zaal")
    save(page)
    page.get_by_role("button", name="Samen een zaal").click()
    settled(page)
    press(page, "Buurtbudget")
    page.get_by_label("Bedrag in euro").fill("2500")
    page.get_by_label("Waar komt het vandaan?").fill("Leefbaarheidsfonds")
    save(page)
    expect(page.get_by_text("€ 2.500 van Leefbaarheidsfonds, aangevraagd")).to_be_visible()
    press(page, "Vier succes")
    page.get_by_label("Wat is er gelukt?").fill("De zaal blijft open")
    save(page)
    expect(page.get_by_text("De zaal blijft open. Gevierd op")).to_be_visible()
    assert card(desk, "Samen een zaal")["celebrated"]
    assert card(desk, "Waar kunnen de clubs terecht?")["niveau"] == "Gebiedsteam"
    assert page.locator("img[src=x]").count() == 0
    page.get_by_role("button", name="Ongedaan maken").last.click()
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    assert card(desk, "Samen een zaal")["celebrated"] is None
    for view in ("Lijst", "Tijdlijn"):
        page.get_by_role("radio", name=view).click()
        settled(page)
        expect(page.get_by_role("link", name="Samen een zaal").first).to_be_visible()


@pytest.mark.browser
def test_on_a_phone_a_card_lies_over_the_page_and_is_closed_with_escape(
    desk: App, visit: Opener
) -> None:
    desk.netwerk("agenda", "signal", "Geen inloop na tien uur", "--kern", "Ulft-centrum")
    page = visit(desk, "agenda?gebied=5", **PHONE)
    page.get_by_role("button", name="Geen inloop na tien uur").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Geen inloop na tien uur")).to_be_visible()
    assert "sleutel=geen-inloop" in page.url
    settled(page)
    dialog.get_by_role("button", name="Naar gebiedsteam", exact=True).click()
    dialog.get_by_label("Wat heb je verteld?").fill("Jongeren staan op straat.")
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog.get_by_text("Verteld: Jongeren staan op straat.")).to_be_visible()
    assert fits(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    settled(page)
    assert "sleutel" not in page.url
    expect(page.get_by_role("button", name="Geen inloop na tien uur")).to_be_focused()


@pytest.mark.browser
def test_on_a_desk_a_card_opens_beside_the_board_and_the_focus_stays(
    desk: App, visit: Opener
) -> None:
    desk.netwerk("agenda", "signal", "Hal te klein", "--kern", "Ulft-centrum")
    page = visit(desk, "agenda?gebied=5", height=900)
    button = page.get_by_role("button", name="Hal te klein")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hal te klein")).to_be_visible()
    settled(page)
    expect(button).to_be_focused()
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.browser
def test_a_link_to_a_card_opens_it_from_the_page_of_its_kern(desk: App, visit: Opener) -> None:
    desk.netwerk("agenda", "signal", "Geen inloop", "--kern", "Etten")
    page = visit(desk, "kern?id=etten", height=900)
    page.locator(".st-key-speelt-etten label").click()  # more plays there than is shown at first
    page.get_by_role("link", name="Geen inloop").click()
    expect(page.get_by_role("heading", name="Geen inloop")).to_be_visible()
    assert "agenda" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_an_opened_card_is_put_right_and_tells_what_stood_there(
    desk: App, visit: Opener, width: int
) -> None:
    before, after = f"Bus te laat {width}", f"Bus rijdt niet {width}"
    desk.netwerk("agenda", "signal", before, "--kern", "Etten")
    page = visit(desk, "agenda?gebied=5", width=width, height=900)
    page.get_by_role("button", name=before).click()
    settled(page)
    press(page, "Wijzig")
    page.get_by_label("Waar gaat het over?").fill(after)
    page.get_by_label("Waar speelt het?").click()
    page.get_by_role("option", name="Heel gebied 5").click()
    save(page)
    expect(page.get_by_text(f"Signaal {after} gewijzigd.").last).to_be_visible()
    page.get_by_text("Geschiedenis", exact=True).click()
    expect(page.get_by_text(f"Titel: was '{before}', nu '{after}'")).to_be_visible()
    assert (card(desk, after)["kern"], card(desk, after)["where"]) == (None, "heel gebied 5")
    page.get_by_role("button", name="Ongedaan maken").last.click()
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    assert card(desk, before)["kern"] == "etten"
