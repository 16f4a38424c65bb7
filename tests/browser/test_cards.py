"""Cards that decide: few on a page, by mouse and keyboard, on a wide page and a phone, for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, go, running, settled, shot
from tests.browser.fits import fits

PAGES = ("gaten", "bruggen", "introducties")
SIZES = ((1440, 900), (390, 844))
MOST_HIGH, MOST_WORDS = 2_500, 350
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
TYPED = " en <b>bel</b> eerst"
HOSTILE = (
    "<script>window.hit=1</script> club",
    "<img src=x onerror=window.hit=1> koor",
    "**vet** [klik](javascript:window.hit=1) :smile:",
    "</text></svg><script>window.hit=1</script>",
    "Lang" * 75,
)


def problems(page: Page) -> list[tuple[str, str]]:
    """What axe finds on this page."""
    page.wait_for_function("document.documentElement.lang === 'nl'")
    return [
        (violation["id"], node["html"][:160])
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def words(page: Page) -> int:
    """The words that stand on the page, without the menu."""
    return len(page.locator(".stMainBlockContainer").inner_text().split())


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_page_of_cards_is_short_and_can_be_read_by_everybody(
    demo: App, visit: Opener, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    page = visit(demo, width=width, height=height, scheme=scheme)
    found = []
    for name in PAGES:
        go(page, demo, f"{name}?gebied=5")
        expect(page.locator(".nw-kop")).to_have_count(5)
        expect(page.locator(".nw-plaatje svg").first).to_be_visible()
        assert page.evaluate(HEIGHT) <= MOST_HIGH, name
        assert words(page) <= MOST_WORDS, name
        assert fits(page), name
        found += [(name, *problem) for problem in problems(page)]
        shot(page, f"kaartjes-{name}-{width}-{scheme}")
    assert found == []


@pytest.mark.browser
def test_a_picture_follows_the_theme(demo: App, visit: Opener) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page = visit(demo, "gaten?gebied=5", scheme=scheme)
        sign = page.locator(".nw-plaatje svg circle").first
        sign.wait_for()
        colours.add(sign.evaluate("e => getComputedStyle(e).fill"))
    assert len(colours) == 2


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_who_decides_by_keyboard_stays_in_the_card_and_can_take_it_back(
    own: App, visit: Opener, width: int, height: int
) -> None:
    page = visit(own, "gaten?gebied=5", width=width, height=height)
    first = page.locator(".nw-kop").first.inner_text()
    page.get_by_role("button", name=f"Doen: {first}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wat", exact=True)).to_be_focused()
    page.get_by_label("Wat", exact=True).press("End")
    page.keyboard.type(TYPED)
    page.get_by_role("button", name=f"Bewaar: {first}").press("Enter")
    line = page.get_by_text(re.compile(r"Doen, jij, voor vr \d+ [a-z]+\."))
    expect(line).to_be_visible()
    assert TYPED in own.netwerk("afspraken", "--gebied", "5").stdout
    back = page.get_by_role("button", name="Ongedaan maken").first
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(line).to_have_count(0)
    expect(page.get_by_role("button", name=f"Doen: {first}")).to_be_visible()
    assert TYPED not in own.netwerk("afspraken", "--alle").stdout


@pytest.mark.browser
def test_what_was_decided_is_gone_on_the_next_visit_and_can_be_opened_again(
    own: App, visit: Opener
) -> None:
    page = visit(own, "bruggen?gebied=5")
    first = page.locator(".nw-kop").first.inner_text()
    button(page, f"Klopt niet: {first}")
    button(page, re.compile("^Bewaar: "))
    expect(page.get_by_text("Kies waarom het niet klopt.")).to_be_visible()
    page.get_by_text("Anders", exact=True).click()
    button(page, re.compile("^Bewaar: "))
    expect(page.get_by_text(re.compile("Klopt niet: "))).to_be_visible()
    go(page, own, "bruggen?gebied=5")
    expect(page.get_by_text(first, exact=True)).to_have_count(0)
    page.get_by_text("Besloten en uitgesteld", exact=True).click()
    button(page, re.compile("^Weer open: "))
    go(page, own, "bruggen?gebied=5")
    expect(page.locator(".nw-kop").first).to_have_text(first)


@pytest.mark.browser
def test_a_name_opens_the_page_of_the_actor(demo: App, visit: Opener) -> None:
    page = visit(demo, "gaten?gebied=5")
    page.locator("a.nw-naar").first.click()
    page.wait_for_url(re.compile("/actor"))
    settled(page)


@pytest.fixture
def hostile(own: App) -> Iterator[App]:
    """A village whose names try to be a program."""
    folder = own.said.parent / "vijandig"
    folder.mkdir()
    actors = ["id;naam;soort;gebieden;kern"]
    actors += [f"a{n};{name};Bewonersgroep;5;Etten" for n, name in enumerate(HOSTILE)]
    ties = ["van;soort;naar;sterkte", *(f"a0;kent;a{n};3" for n in range(1, len(HOSTILE)))]
    paths = []
    for name, lines in (("actoren.csv", actors), ("relaties.csv", ties)):
        path = folder / name
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(str(path))
    with running(folder / "netwerk.db", "--no-demo") as app:
        done = app.netwerk("import", *paths, "--yes")
        assert done.returncode == 0, done.stdout + done.stderr
        yield app


@pytest.mark.browser
def test_names_are_text_in_headings_sentences_pictures_and_lines(
    hostile: App, visit: Opener
) -> None:
    page = visit(hostile, width=390, height=844)
    for name in PAGES:
        go(page, hostile, f"{name}?gebied=5")
        body = page.locator(".stMain").inner_text()
        assert "Er ging iets mis" not in body, name
        assert page.evaluate("window.hit === undefined"), name
        assert page.locator(".stMain :is(img, script, a[href^=javascript])").count() == 0, name
        assert fits(page), name
    go(page, hostile, "bruggen?gebied=5")
    assert HOSTILE[0] in page.locator(".stMain").inner_text()
    button(page, re.compile("^Doen: "))
    button(page, re.compile("^Bewaar: "))
    expect(page.get_by_text(re.compile("Doen, jij"))).to_be_visible()
    assert page.evaluate("window.hit === undefined")
