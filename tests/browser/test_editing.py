"""Adding and changing by hand, as a makelaar does it between two appointments."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, go, settled, shot
from tests.browser.fits import fits


def names(app: App, name: str) -> int:
    """How often an actor of this name was added."""
    history = app.netwerk("history", "--json")
    return sum(
        revision["why"] == f"{name} toegevoegd"
        for revision in json.loads(history.stdout)["revisions"]
    )


def add_actor(page: Page, app: App, name: str, gebied: str = "6") -> None:
    go(page, app, f"invoeren?gebied={gebied}")
    page.get_by_label("Naam (verplicht)", exact=True).fill(name)
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text(f"{name} is opgeslagen.")).to_be_visible()


def every_gap(page: Page) -> None:
    """Open all that the page Gaten keeps behind its buttons."""
    page.locator(".nw-kop").first.wait_for()
    settled(page)
    more = page.get_by_role("button", name=re.compile("^Meer gaten tonen"))
    while more.count():
        more.click()
        settled(page)
    for several in page.get_by_text(re.compile(r"^Bekijk alle \d+$")).all():
        several.click()
        settled(page)


@pytest.mark.browser
def test_a_name_and_a_soort_are_enough_and_the_actor_is_on_the_map_and_in_gaten(
    desk: App, visit: Opener
) -> None:
    page = visit(desk)
    add_actor(page, desk, "Breiclub De Losse Steek")
    go(page, desk, "kaart?gebied=6")
    choose(page, "Zoek op de kaart", "Losse Steek")
    expect(page.get_by_role("heading", name="Breiclub De Losse Steek")).to_be_visible()
    go(page, desk, "gaten?gebied=6")
    every_gap(page)
    expect(page.get_by_text(re.compile("Van Breiclub De Losse Steek is geen"))).to_be_visible()


@pytest.mark.browser
def test_saving_twice_makes_one_actor(desk: App, visit: Opener) -> None:
    page = visit(desk, "invoeren?gebied=6")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Kaartclub Dubbelklik")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    save = page.get_by_role("button", name="Actor opslaan")
    save.dblclick()
    settled(page)
    expect(page.get_by_text("Kaartclub Dubbelklik is opgeslagen.")).to_be_visible()
    box = page.get_by_label("Naam (verplicht)", exact=True)
    box.fill("Kaartclub Dubbele Enter")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    box.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kaartclub Dubbele Enter is opgeslagen.")).to_be_visible()
    settled(page)
    expect(page.get_by_text("Kaartclub Dubbele Enter is opgeslagen.")).to_be_visible()
    expect(page.get_by_text(re.compile("ontbre"))).to_have_count(0)
    assert names(desk, "Kaartclub Dubbelklik") == 1
    assert names(desk, "Kaartclub Dubbele Enter") == 1


@pytest.mark.browser
def test_the_second_half_of_a_double_enter_that_comes_late_is_no_error(
    desk: App, visit: Opener
) -> None:
    page = visit(desk)
    add_actor(page, desk, "Kaartclub Late Enter")
    button(page, "Actor opslaan")  # reaches the form after it was emptied
    expect(page.get_by_text("Kaartclub Late Enter is opgeslagen.")).to_be_visible()
    expect(page.get_by_text(re.compile("ontbre"))).to_have_count(0)
    button(page, "Actor opslaan")  # no double Enter any more, but somebody who forgot the name
    expect(
        page.get_by_text("Naam en Soort ontbreken. Vul dit in en sla opnieuw op.")
    ).to_be_visible()
    assert names(desk, "Kaartclub Late Enter") == 1


@pytest.mark.browser
def test_a_name_without_a_soort_is_one_sentence_and_nothing_is_saved(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "invoeren")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Groep zonder soort")
    button(page, "Actor opslaan")
    expect(page.get_by_text("Soort ontbreekt. Vul dit in en sla opnieuw op.")).to_be_visible()
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("Groep zonder soort")
    assert names(desk, "Groep zonder soort") == 0


@pytest.mark.browser
def test_a_tie_is_added_and_stands_on_the_card_of_both(desk: App, visit: Opener) -> None:
    page = visit(desk, "invoeren?gebied=5")
    page.get_by_text("Nieuwe relatie", exact=True).click()
    settled(page)
    choose(page, "Van (verplicht)", "Schietvereniging Etten")
    choose(page, "Naar (verplicht)", "Fanfare Ulft-noord")
    choose(page, "Soort relatie (verplicht)", "kent")
    page.get_by_label("Bron", exact=True).fill("gesprek op de kermis")
    button(page, "Relatie opslaan")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()
    go(page, desk, "kaart?gebied=5")
    for mine, other in (
        ("Schietvereniging Etten", "Fanfare Ulft-noord"),
        ("Fanfare Ulft-noord", "Schietvereniging Etten"),
    ):
        choose(page, "Zoek op de kaart", mine)
        expect(page.get_by_role("heading", name=mine)).to_be_visible()
        expect(page.get_by_text(f"kent {other}").first).to_be_visible()
        expect(page.get_by_text("gesprek op de kermis").first).to_be_visible()


def open_for_change(page: Page, app: App, name: str) -> None:
    go(page, app, "invoeren")
    page.get_by_text("Wijzigen", exact=True).click()
    settled(page)
    choose(page, "Welke actor?", name)


@pytest.mark.browser
def test_two_people_who_change_the_same_field_see_both_values_and_choose(
    desk: App, visit: Opener
) -> None:
    first = visit(desk)
    add_actor(first, desk, "Wandelclub Twee Tabs")
    second = visit(desk)
    for page in (first, second):
        open_for_change(page, desk, "Wandelclub Twee Tabs")
    for page, name in ((first, "Wandelclub Van De Ander"), (second, "Wandelclub Van Mij")):
        page.get_by_label("Naam (verplicht)", exact=True).fill(name)
        button(page, "Wijziging opslaan")
    expect(first.get_by_text("Wandelclub Van De Ander is gewijzigd.")).to_be_visible()
    expect(second.get_by_text("Van de ander: Wandelclub Van De Ander")).to_be_visible()
    expect(second.get_by_text("Van mij: Wandelclub Van Mij")).to_be_visible()
    third = visit(desk, "kaart?gebied=6")
    choose(third, "Zoek op de kaart", "Wandelclub Van De Ander")  # nothing was overwritten
    second.get_by_text("Van mij: Wandelclub Van Mij").click()
    settled(second)
    button(second, "Opslaan met deze keuze")
    expect(second.get_by_text("Opgeslagen met jouw keuze.")).to_be_visible()
    go(third, desk, "kaart?gebied=6")
    choose(third, "Zoek op de kaart", "Wandelclub Van Mij")
    expect(third.get_by_role("heading", name="Wandelclub Van Mij")).to_be_visible()


@pytest.mark.browser
def test_history_shows_before_and_after_and_takes_a_change_back(desk: App, visit: Opener) -> None:
    page = visit(desk)
    add_actor(page, desk, "Koor Voor En Na")
    open_for_change(page, desk, "Koor Voor En Na")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Koor Nieuwe Naam")
    button(page, "Wijziging opslaan")
    go(page, desk, "geschiedenis")
    page.get_by_text("Koor Nieuwe Naam gewijzigd").first.click()
    page.get_by_text("Toon voor en na").first.click()
    row = (
        page.get_by_role("row")
        .filter(has_text="Koor Voor En Na")
        .filter(has_text="Koor Nieuwe Naam")
    )
    expect(row.first).to_be_visible()
    button(page, "Ongedaan maken")
    expect(
        page.get_by_test_id("stAlertContentSuccess").get_by_text("is ongedaan gemaakt.")
    ).to_be_visible()
    go(page, desk, "kaart?gebied=6")
    choose(page, "Zoek op de kaart", "Koor Voor En Na")
    expect(page.get_by_role("heading", name="Koor Voor En Na")).to_be_visible()


@pytest.mark.browser
def test_a_lost_connection_in_the_middle_of_a_form_keeps_what_was_saved_and_what_was_typed(
    desk: App, visit: Opener
) -> None:
    page = visit(desk)
    page.add_init_script("""
        const Real = window.WebSocket;
        window.sockets = [];
        window.WebSocket = class extends Real { constructor(...a) { super(...a); window.sockets.push(this); } };
    """)
    add_actor(page, desk, "Toneelclub Verbinding Weg")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Half getypt")
    page.evaluate("window.sockets.forEach((socket) => socket.close())")
    page.wait_for_function("window.sockets.some((socket) => socket.readyState === WebSocket.OPEN)")
    settled(page)
    expect(page.get_by_label("Naam (verplicht)", exact=True)).to_have_value("Half getypt")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text("Half getypt is opgeslagen.")).to_be_visible()
    assert names(desk, "Toneelclub Verbinding Weg") == names(desk, "Half getypt") == 1


@pytest.mark.browser
def test_from_search_to_a_new_tie_with_the_keyboard_alone(desk: App, visit: Opener) -> None:
    page = visit(desk, "kaart?gebied=5")

    def tab_to(role: str, name: str) -> None:
        wanted = page.get_by_role(role, name=name, exact=True).first
        for _ in range(80):
            if wanted.evaluate(
                "element => element === document.activeElement || element.contains(document.activeElement)"
            ):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"niet met Tab te bereiken: {name}")

    def take(name: str, text: str) -> None:
        tab_to("combobox", name)
        page.keyboard.type(text)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        settled(page)

    take("Zoek op de kaart", "Dameskoor Etten")
    expect(page.get_by_role("heading", name="Dameskoor Etten")).to_be_visible()
    tab_to("button", "Relatie erbij")
    page.keyboard.press("Enter")
    settled(page)
    take("Naar (verplicht)", "Fanfare Ulft-noord")
    take("Soort relatie (verplicht)", "kent")
    tab_to("button", "Relatie opslaan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()


@pytest.mark.browser
def test_a_tie_is_changed_and_ended_beside_the_map_and_that_is_undone_right_there(
    desk: App, visit: Opener
) -> None:
    page = visit(desk)
    for name in ("Toneelgroep Eerste", "Harmonie Tweede"):
        add_actor(page, desk, name)
    go(page, desk, "invoeren?gebied=6")
    page.get_by_text("Nieuwe relatie", exact=True).click()
    settled(page)
    choose(page, "Van (verplicht)", "Toneelgroep Eerste")
    choose(page, "Naar (verplicht)", "Harmonie Tweede")
    choose(page, "Soort relatie (verplicht)", "overlegt met")
    button(page, "Relatie opslaan")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()
    go(page, desk, "kaart?gebied=6")
    choose(page, "Zoek op de kaart", "Toneelgroep Eerste")
    button(page, "Wijzig")
    page.get_by_label("Bron", exact=True).fill("gesprek in de kantine")
    button(page, "Wijziging opslaan")
    expect(page.get_by_text("De relatie is gewijzigd.")).to_be_visible()
    expect(page.get_by_text("bron gesprek in de kantine").first).to_be_visible()
    button(page, "Dit contact is gestopt")
    expect(
        page.get_by_text("De relatie is gestopt en telt vanaf vandaag niet meer mee.")
    ).to_be_visible()
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    expect(page.get_by_role("button", name="Dit contact is gestopt")).to_be_visible()
    shot(page, "relatie-wijzigen")


@pytest.mark.browser
def test_a_name_that_is_there_already_is_asked_about_beside_the_form(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "invoeren?gebied=5")
    page.get_by_label("Naam (verplicht)", exact=True).fill("dorpsbelang  Eten")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text("Bestaat al: Dorpsbelang Etten")).to_be_visible()
    assert names(desk, "dorpsbelang Eten") == 0
    button(page, "Toch nieuw")
    expect(page.get_by_text("dorpsbelang Eten is opgeslagen.")).to_be_visible()
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()


@pytest.mark.browser
def test_a_signal_is_written_down_on_a_phone_with_the_keyboard_and_leads_to_who_is_in_it(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "lijsten?gebied=5&soort=signaal", width=390, height=844)
    expect(page.get_by_role("combobox", name="Wat wil je zien?")).to_have_value("Signalen")
    page.get_by_text("Nieuw: signaal", exact=True).click()
    settled(page)
    page.get_by_label("Titel (verplicht)", exact=True).fill("Zaal dicht op maandag")
    choose(page, "Betrokken actoren", "Dorpsbelang Etten")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Signaal opslaan").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Zaal dicht op maandag is opgeslagen.")).to_be_visible()
    shot(page, "lijsten-nieuw-390")
    go(page, desk, "lijsten?gebied=5&soort=signaal")
    choose(page, "Kies uit signalen", "Zaal dicht")
    expect(page.get_by_role("heading", name="Zaal dicht op maandag")).to_be_visible()
    assert fits(page)
    shot(page, "lijsten-kaartje-390")
    page.get_by_role("button", name="Dorpsbelang Etten").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dorpsbelang Etten")).to_be_visible()
    expect(page.get_by_text("signaal Zaal dicht op maandag")).to_be_visible()
