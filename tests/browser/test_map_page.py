"""The map page: clicking, searching, filtering, stepping back, keeping and sharing what one sees."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, settled

MAP = "Object.values(globalThis.netwerkMaps)[0].net"


def opened(visit: Opener, app: App, path: str = "kaart?gebied=5&debug=1") -> Page:
    page = visit(app, path)
    ready(page)
    return page


def ready(page: Page) -> None:
    page.wait_for_function(
        f"globalThis.netwerkMaps && {MAP} && Object.keys({MAP}.getPositions()).length > 0"
    )
    page.wait_for_timeout(300)


def places(page: Page) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = page.evaluate(f"{MAP}.getPositions()")
    return found


def count(page: Page, wanted: str) -> dict[str, dict[str, float]]:
    """The places as soon as so many actors are on the map, such as '== 5'."""
    page.wait_for_function(f"Object.keys({MAP}.getPositions()).length {wanted}")
    return places(page)


def camera(page: Page) -> Any:
    return page.evaluate(f"[{MAP}.getScale(), {MAP}.getViewPosition()]")


def at(page: Page, actor: str) -> tuple[float, float]:
    """Where an actor is on the screen."""
    point = page.evaluate(
        f"""(id) => {{ const net = {MAP}, dom = net.canvasToDOM(net.getPositions([id])[id]);
        const box = net.canvas.frame.getBoundingClientRect(); return [box.x + dom.x, box.y + dom.y]; }}""",
        actor,
    )
    return point[0], point[1]


def pick(page: Page, button_name: str, label: str, text: str) -> None:
    """Choose something in one of the panels above the map and close it."""
    page.get_by_role("button", name=re.compile(button_name)).first.click()
    choose(page, label, text)
    page.keyboard.press("Escape")
    settled(page)


def do(page: Page, what: str) -> None:
    """Choose in the menu of the card of an actor."""
    settled(page)
    page.get_by_role("button", name="Meer", exact=True).click()
    page.get_by_role("menuitem", name=what, exact=True).click()
    settled(page)


def add(page: Page, what: str) -> None:
    """Open a form to add something beside the map."""
    settled(page)
    page.get_by_role("button", name="Erbij", exact=True).click()
    page.get_by_role("menuitem", name=what, exact=True).click()
    settled(page)


@pytest.mark.browser
def test_a_click_shows_who_it_is_and_a_double_click_shows_who_is_around(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    page.mouse.click(*at(page, "demo-etten-zaal"))
    expect(page.get_by_role("heading", name="Zaal Etten")).to_be_visible()
    expect(page.get_by_text("Demogebied (verzonnen)").first).to_be_visible()
    everybody = len(places(page))
    page.wait_for_timeout(
        600
    )  # a third click within the time of a double click would be something else
    page.mouse.dblclick(*at(page, "demo-etten-zaal"))
    expect(page.get_by_role("button", name=re.compile("toon weer alles"))).to_be_visible()
    assert len(count(page, f"< {everybody}")) > 1
    page.get_by_role("button", name=re.compile("toon weer alles")).click()
    count(page, f"== {everybody}")


@pytest.mark.browser
def test_search_selects_on_the_map_and_opens_the_card(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "Fanfare Ulft")
    expect(page.get_by_role("heading", name="Fanfare Ulft-noord")).to_be_visible()
    chosen = page.evaluate(f"{MAP}.getSelectedNodes()")
    assert len(chosen) == 1


@pytest.mark.browser
def test_a_filter_and_stepping_back_move_nobody_and_keep_the_zoom(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    page.mouse.move(*at(page, "demo-etten-zaal"))
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(500)
    before, zoom = places(page), camera(page)
    pick(page, "Filters", "Soort", "Bewonersgroep")
    expect(page.get_by_role("button", name=re.compile(r"Filters \(1\)"))).to_be_visible()
    after = count(page, f"< {len(before)}")
    assert after
    assert {actor: before[actor] for actor in after} == after
    assert camera(page) == zoom
    button(page, "Stap terug")
    assert count(page, f"== {len(before)}") == before
    assert camera(page) == zoom
    button(page, "Stap vooruit")
    assert count(page, f"== {len(after)}") == after


@pytest.mark.browser
def test_the_table_holds_the_same_actors_as_the_map(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    pick(page, "Filters", "Soort", "Bedrijf")
    shown = count(page, "< 10")
    expect(page.get_by_role("tab", name=f"Actoren ({len(shown)})")).to_be_visible()
    table = page.get_by_role("tabpanel").get_by_role("table").first
    assert table.get_by_role("row").count() == len(shown) + 1


@pytest.mark.browser
def test_hiding_bundling_and_what_if_can_be_stepped_back(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    everybody = len(places(page))
    choose(page, "Zoek op de kaart", "Zaal Etten")
    do(page, "Verberg")
    count(page, f"== {everybody - 1}")
    button(page, "1 verborgen: toon weer")
    count(page, f"== {everybody}")
    do(page, "Bundel de kern")
    count(page, f"< {everybody - 3}")
    button(page, "Stap terug")
    count(page, f"== {everybody}")
    do(page, "Wat als deze wegvalt?")
    expect(page.get_by_test_id("stAlert").filter(has_text="Zaal Etten")).to_be_visible()
    expect(page.get_by_text("Er ging iets mis")).to_have_count(0)
    button(page, "Haal de markering weg")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.mark.browser
def test_a_route_is_drawn_on_the_map(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    page.get_by_role("button", name="Uitlichten").first.click()
    choose(page, "Route van", "Dameskoor Etten")
    choose(page, "naar", "Fanfare Ulft-noord")
    button(page, "Teken de route")
    page.keyboard.press("Escape")
    way = page.get_by_text(re.compile("De weg: Dameskoor Etten.*, .*Fanfare Ulft-noord"))
    expect(way).to_be_visible()
    page.get_by_role("tab", name="Legenda").click()
    expect(page.get_by_role("tabpanel").get_by_role("cell", name="Route")).to_be_visible()


@pytest.mark.browser
def test_the_way_to_who_is_chosen_stands_out_and_nobody_is_chosen_any_more(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "Zaal Etten")
    button(page, "Hoe kom ik bij")
    expect(page.get_by_text("Hoe kom je bij Zaal Etten")).to_be_visible()
    choose(page, "Vanaf wie?", "Dameskoor Etten")
    button(page, "Teken de weg")
    expect(page.get_by_text(re.compile("De weg: Dameskoor Etten.*Zaal Etten"))).to_be_visible()
    expect(page.get_by_role("button", name="Sluit paneel")).to_have_count(0)


@pytest.mark.browser
def test_a_kept_view_opens_exactly_so_for_a_colleague(desk: App, visit: Opener) -> None:
    page = opened(visit, desk)
    pick(page, "Filters", "Soort", "Bewonersgroep")
    pick(page, "Uiterlijk", "Kleur naar", "Kern")
    pick(page, "Uitlichten", "Licht uit", "Wie alleen staat")
    page.get_by_role("button", name="Bewaren").first.click()
    page.get_by_label("Bewaar dit beeld als", exact=True).fill("Verenigingen per kern")
    button(page, "Bewaar dit beeld")
    link = page.get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(f"{desk.url}/kaart?")
    colleague = opened(visit, desk, link.removeprefix(desk.url + "/") + "&debug=1")
    assert places(colleague) == places(page)
    for one in (page, colleague):
        one.keyboard.press("Escape")
        one.get_by_role("tab", name="Legenda").click()
    legends = [
        one.get_by_role("tabpanel").get_by_role("table").inner_text() for one in (page, colleague)
    ]
    assert legends[0] == legends[1]
    assert "Geen contact" in legends[0]
    expect(colleague.get_by_label("Gebied", exact=True).first).to_have_value(re.compile("^5"))


@pytest.mark.browser
def test_a_dragged_place_can_be_kept(desk: App, visit: Opener) -> None:
    page = opened(visit, desk, "kaart?gebied=3&debug=1")
    actor = next(iter(places(page)))
    x, y = at(page, actor)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    page.get_by_role("button", name=re.compile("versleepte plaats")).click()
    settled(page)
    kept = places(page)[actor]
    again = opened(visit, desk, "kaart?gebied=3&debug=1")
    found = places(again)[actor]
    assert (round(found["x"]), round(found["y"])) == (round(kept["x"]), round(kept["y"]))


@pytest.mark.browser
def test_a_tie_added_beside_the_map_is_on_the_map_and_moves_nobody(
    desk: App, visit: Opener
) -> None:
    page = opened(visit, desk, "kaart?gebied=4&debug=1")
    before = places(page)
    choose(page, "Zoek op de kaart", "Gemeente Oude")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Gemeente Oude IJsselstreek")
    button(page, "Relatie erbij")
    choose(page, "Naar (verplicht)", "Gebiedsmakelaar gebied 4")
    choose(page, "Soort relatie (verplicht)", "kent")
    page.get_by_label("Bron", exact=True).fill("op de kaart getekend")
    button(page, "Relatie opslaan")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()
    button(page, "Sluit paneel")
    choose(page, "Zoek op de kaart", "Gebiedsmakelaar gebied 4")
    expect(page.get_by_text("op de kaart getekend").first).to_be_visible()
    settled(page)
    assert places(page) == before
