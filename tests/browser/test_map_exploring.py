"""Exploring on the map page: finding by what one remembers, one group, bundles, walking along the relations."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, settled
from tests.browser.test_map_page import MAP, at, count, do, opened, pick, places

pytestmark = pytest.mark.browser


def in_view(page: Page) -> bool:
    """Whether every actor of the map is within its frame."""
    inside = f"""() => {{ const net = {MAP}, box = net.canvas.frame.getBoundingClientRect();
        return Object.values(net.getPositions()).every((place) => {{ const p = net.canvasToDOM(place);
            return p.x > 0 && p.y > 0 && p.x < box.width && p.y < box.height; }}); }}"""
    return bool(page.evaluate(inside))


def canvas(page: Page) -> int:
    """How high the map is."""
    high: int = page.evaluate(f"{MAP}.canvas.frame.clientHeight")
    return high


def test_a_name_with_a_typing_error_finds_who_is_meant(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "Dameskwoor Eten", stands_there=False)
    expect(page.get_by_role("heading", name="Dameskoor Etten")).to_be_visible()
    assert len(page.evaluate(f"{MAP}.getSelectedNodes()")) == 1


def test_when_several_may_be_meant_they_can_be_chosen_and_when_nobody_is_it_is_said(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "vereniging etten", stands_there=False)
    expect(page.get_by_text("Wie bedoel je?")).to_be_visible()
    button(page, "Muziekvereniging Etten (Etten)")
    expect(page.get_by_role("heading", name="Muziekvereniging Etten")).to_be_visible()
    expect(page.get_by_text("Wie bedoel je?")).to_have_count(0)
    choose(page, "Zoek op de kaart", "Qwxzv", stands_there=False)
    expect(page.get_by_text("Niemand heet Qwxzv, nu of vroeger")).to_be_visible()


def test_somebody_of_another_gebied_is_found_and_shown_with_who_is_around(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    before = set(places(page))
    choose(page, "Zoek op de kaart", "Ouderensoos Terborg")
    expect(page.get_by_role("heading", name="Ouderensoos Terborg")).to_be_visible()
    expect(page.get_by_text("heeft geen eigen teken op deze kaart")).to_be_visible()
    button(page, "Toon de omgeving")
    live = "Object.values(globalThis.netwerkMaps).find((map) => map.net)?.nodes.getIds()"  # the whole network has its own map
    page.wait_for_function(f"{live}?.length < 20")
    assert set(page.evaluate(live)) - before
    expect(page.get_by_text("Rond Ouderensoos Terborg, tot 1 stap:")).to_be_visible()


def test_who_is_in_no_clear_group_is_told_so(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "Zaal Etten")
    do(page, "Alleen deze groep")
    said = page.get_by_test_id("stAlertContentSuccess")
    expect(said.get_by_text("hoort op deze kaart bij geen duidelijke groep")).to_be_visible()


def test_one_group_alone_fills_the_map_and_goes_back(demo: App, visit: Opener) -> None:
    page = opened(visit, demo, "kaart?debug=1")
    everybody, high = places(page), canvas(page)
    choose(page, "Zoek op de kaart", "Zaal Etten")
    do(page, "Alleen deze groep")
    group = count(page, f"< {len(everybody)}")
    settled(page)
    assert canvas(page) == high
    assert places(page) == {actor: everybody[actor] for actor in group}, "nobody moved"
    page.wait_for_timeout(300)
    assert in_view(page)
    button(page, "Alleen één groep: toon weer iedereen")
    assert count(page, f"== {len(everybody)}") == everybody
    page.wait_for_timeout(300)
    assert in_view(page)


def test_a_bundled_kern_opens_by_a_double_click_and_by_a_button(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    everybody = len(places(page))
    choose(page, "Zoek op de kaart", "Zaal Etten")
    do(page, "Bundel de kern")
    count(page, f"< {everybody - 3}")
    page.mouse.dblclick(*at(page, "+kern:etten"))
    count(page, f"== {everybody}")
    settled(page)
    choose(page, "Zoek op de kaart", "Dameskoor Etten")
    do(page, "Bundel de kern")
    count(page, f"< {everybody - 3}")
    page.mouse.click(*at(page, "+kern:etten"))
    expect(page.get_by_text("Dit teken staat voor")).to_be_visible()
    button(page, "Open dit teken")
    count(page, f"== {everybody}")


def test_from_relation_to_relation_without_the_mouse(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    choose(page, "Zoek op de kaart", "Dameskoor Etten")
    link = page.get_by_role("button", name=re.compile("overlegt met Zaal Etten"))
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zaal Etten")).to_be_visible()
    page.wait_for_function(f"{MAP}.getSelectedNodes()[0] === 'demo-etten-zaal'")


def test_the_sentence_above_the_map_says_what_there_is_to_see(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    expect(
        page.get_by_text(
            re.compile(
                r"^\d+ actoren, \d+ contacten\. \d+ hebben geen contact.*\. Aan \d+ hangt het contact"
            )
        )
    ).to_be_visible()
    pick(page, "Uitlichten", "Licht uit", "Bruggen")
    expect(
        page.get_by_text(re.compile(r"Uitgelicht: actor waar een deel aan hangt, brug\."))
    ).to_be_visible()


def test_who_connects_others_is_largest_when_size_is_by_routes(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    sizes = "Object.fromEntries(Object.values(globalThis.netwerkMaps)[0].nodes.get().map((n) => [n.id, n.size]))"
    before = page.evaluate(sizes)
    pick(page, "Uiterlijk", "Grootte naar", "Hoe vaak op de kortste route")
    page.wait_for_function(f"JSON.stringify({sizes}) !== {str(before)!r}")
    after = page.evaluate(sizes)
    assert after != before
    assert set(after) == set(before)
    page.locator(".nk-legend summary").click()
    expect(
        page.locator(".nk-legend").get_by_text(
            "Groter: vaker op de kortste route tussen twee anderen"
        )
    ).to_be_visible()


def test_a_row_chosen_in_the_table_by_keyboard_is_chosen_on_the_map(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(
        box["x"] + 120, box["y"] + 55
    )  # the first row gets the focus; from there by keyboard
    page.keyboard.press("Shift+Space")
    settled(page)
    page.wait_for_function(f"{MAP}.getSelectedNodes().length === 1")
    name = page.evaluate(
        "Object.values(globalThis.netwerkMaps)[0].nodes.get(Object.values(globalThis.netwerkMaps)[0].kept.chosen.nodes[0]).name"
    )
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_the_drawing_is_made_on_the_paper_that_is_chosen(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    page.get_by_role("button", name=re.compile("Bewaren")).click()
    page.get_by_role("radio", name="Tekening (SVG)").click()
    settled(page)
    page.get_by_role("radio", name="A3").click()
    settled(page)
    button(page, "Maak bestand")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert 'width="420mm" height="297mm"' in text
    assert "gebied 5" in text.casefold()
