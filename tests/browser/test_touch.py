"""What a finger needs: what is shown can be pressed, and what stands in a field can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from netwerk.access.rights import User
from netwerk.model import Actor, Relatie
from netwerk.services.changes import apply
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.browser.conftest import PAGES, App, button, choose, go, running, settled, to_page
from tests.browser.fits import fits

pytestmark = pytest.mark.browser
PHONE, NARROW, DESK = 390, 360, 1440
ROOM = 120
"""Pixels that a field has at least for what stands in it."""
Held = Callable[..., Page]

COVERED = """() => [...document.querySelectorAll('.st-key-kop :is(input, button)')].flatMap(e => {
  const box = e.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return e.contains(there) ? [] : [`${e.ariaLabel ?? e.innerText}: ${there?.dataset.testid}`];
})"""
FIELDS = """() => {
  const form = '.stMain :is([data-testid=stForm], [class*="st-key-invul-"])';
  const typed = [...document.querySelectorAll(`${form} input`)]
    .filter(e => !['radio', 'checkbox', 'date'].includes(e.type))
    .map(e => ({name: e.ariaLabel, wide: e.clientWidth, cut: false}));
  const days = [...document.querySelectorAll(`${form} [data-testid=stDateInputField]`)].map(e => {
    const value = e.querySelector('[data-testid=stDateInputFieldsScroller]');
    return {name: 'date', wide: e.clientWidth, cut: value.scrollWidth > value.clientWidth};
  });
  return [...typed, ...days];
}"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The demo area, shared by this file."""
    with running(tmp_path_factory.mktemp("touch") / "netwerk.db") as started:
        yield started


@pytest.fixture
def held(browser: Browser) -> Iterator[Held]:
    """A page on a device with a touchscreen."""
    contexts = []

    def open_page(app: App, path: str = "", width: int = PHONE) -> Page:
        context = browser.new_context(
            bypass_csp=True,
            viewport={"width": width, "height": 844},
            locale="nl-NL",
            has_touch=True,
        )
        contexts.append(context)
        page = context.new_page()
        go(page, app, path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [NARROW, PHONE, 700, 761, 1024])
def test_nothing_lies_over_the_header_of_any_page(app: App, held: Held, width: int) -> None:
    page = held(app, width=width)
    for path in PAGES:
        go(page, app, path)
        assert page.evaluate(COVERED) == [], path


def test_a_tap_opens_the_search_and_the_list_of_gebieden(app: App, held: Held) -> None:
    page = held(app)
    box = page.locator(".st-key-kop .st-key-gebied input").bounding_box()
    assert box is not None
    # Not in the very middle: there a tap is taken for one of a screen reader.
    page.touchscreen.tap(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    settled(page)
    page.locator(".st-key-zoek-alles button").tap()
    expect(page.locator(".nw-zoek input")).to_be_visible()


FORMS = ("Doen", "Contact gelegd", "Later", "Klopt niet")


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
@pytest.mark.parametrize("path", ["?gebied=5", "gaten?gebied=5"])
def test_the_fields_of_a_decision_show_what_stands_in_them(
    app: App, held: Held, path: str, width: int
) -> None:
    page = held(app, path, width)
    seen = 0
    for form in FORMS:
        for which in range(2):
            go(page, app, path)
            cards = page.locator('[class*="st-key-besluit-"].stHorizontalBlock')
            row = cards.nth(which).get_by_role("button", name=form)
            if which >= cards.count() or not row.count():
                continue
            row.click()
            settled(page)
            fields = page.evaluate(FIELDS)
            seen += len(fields)
            bad = [field for field in fields if field["wide"] < ROOM or field["cut"]]
            assert bad == [], (form, which)
    assert seen


def test_what_was_added_is_said_in_sight_and_the_form_is_put_away(app: App, held: Held) -> None:
    page = held(app, "gebied?gebied=5", DESK)
    page.set_viewport_size({"width": DESK, "height": 900})
    page.locator(".st-key-menu-doen").get_by_role("button", name="Toevoegen").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Naam (verplicht)", exact=True).fill("Kookclub Etten")
    expect(form.get_by_text("De soort komt uit de naam")).to_be_visible()
    settled(page)
    form.get_by_role("button", name="Actor opslaan").click()
    expect(form.get_by_text("Kookclub Etten is opgeslagen.")).to_be_in_viewport()
    settled(page)
    expect(form.get_by_role("button", name="Ongedaan maken")).to_be_in_viewport()
    expect(form.get_by_text("Staat er al")).to_have_count(0)
    expect(form.get_by_label("Naam (verplicht)", exact=True)).to_have_count(0)
    form.get_by_role("button", name="Nog een actor toevoegen").click()
    expect(form.get_by_label("Naam (verplicht)", exact=True)).to_have_value("")


def test_who_is_not_on_the_map_of_another_gebied_has_no_card_there(app: App, held: Held) -> None:
    page = held(app, "kaart?gebied=5", DESK)
    choose(page, "Zoek op de kaart", "Oranjecomité Ulft-noord")
    card = page.locator(".st-key-paneel")
    expect(card.get_by_role("heading", name="Oranjecomité Ulft-noord")).to_be_visible()
    choose(page, "Gebied", "Terborg")
    expect(card).to_have_count(0)


SEEN = """() => {
  const {net} = Object.values(globalThis.netwerkMaps)[0], {clientWidth, clientHeight} = net.canvas.frame;
  const at = Object.values(net.getPositions()).map(place => net.canvasToDOM(place));
  const y = at.map(place => place.y), x = at.map(place => place.x);
  return {above: Math.min(...y), below: clientHeight - Math.max(...y),
    right: clientWidth - Math.max(...x), left: Math.min(...x)};
}"""


def test_a_choice_keeps_the_map_in_the_whole_of_the_canvas(app: App, held: Held) -> None:
    page = held(app, "kaart?gebied=5&debug=1", DESK)
    page.set_viewport_size({"width": DESK, "height": 900})
    page.wait_for_function("Object.values(globalThis.netwerkMaps ?? {}).length > 0")
    settled(page)
    before = page.evaluate(SEEN)
    choose(page, "Zoek op de kaart", "Oranjecomité Ulft-noord")
    expect(page.locator(".st-key-paneel")).to_be_visible()
    page.wait_for_timeout(1000)  # the map glides
    after = page.evaluate(SEEN)
    assert after["above"] < before["above"] + 40, (before, after)
    assert after["below"] < before["below"] + 40, (before, after)
    assert after["right"] < 352 + 44 + 40, (before, after)


BROKEN = """() => [...document.querySelectorAll('.stMain table :is(td, th)')].flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const {0: word, index} of text.data.matchAll(/(?<![^\\s-])[^\\s-]{2,18}(?![^\\s-])/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.top)));
      if (lines.size > 1) broken.push(word);
    }
  return broken;
})"""


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
@pytest.mark.parametrize("path", ["beschrijven?gebied=5", "actor?id=demo-etten-koor"])
def test_no_usual_word_of_a_table_is_broken(app: App, held: Held, path: str, width: int) -> None:
    page = held(app, path, width)
    assert page.locator(".stMain table").count()
    assert page.evaluate(BROKEN) == []
    assert fits(page)


def test_an_empty_part_of_a_row_is_left_out_on_a_phone(app: App, held: Held) -> None:
    desk = open_desk(Settings(store=str(app.store)), User("Test", "beheerder"))
    bare = Relatie(
        id="kaal", van="demo-etten-schieten", naar="demo-westendorp-toneel", soort="kent"
    )
    apply(desk, Change((Put(bare),), "Test", "Een contact zonder thema"))
    desk.close()
    page = held(app, "actor?id=demo-etten-schieten")
    empty = page.evaluate("""() => [...document.querySelectorAll('.nw-krap td')]
      .filter(cell => !cell.textContent || cell.querySelector('.nw-niets'))
      .map(cell => cell.checkVisibility())""")
    assert empty
    assert not any(empty)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_later_can_be_kept_without_closing_a_calendar_first(
    app: App, held: Held, width: int
) -> None:
    page = held(app, "?gebied=5", width)
    rows = page.locator('[class*="st-key-besluit-"].stHorizontalBlock')
    rows.first.get_by_role("button", name="Later").click()
    settled(page)
    expect(page.get_by_role("spinbutton", name="dag, Tot wanneer?")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Bewaar").click(trial=True)


JUST_OUT = """() => {
  const {net} = Object.values(globalThis.netwerkMaps)[0], [place] = Object.values(net.getPositions());
  const scale = net.getScale(), off = (net.canvas.frame.clientHeight / 2 + 12) / scale;
  net.moveTo({position: {x: place.x, y: place.y - off}, scale});
}"""


def test_a_map_of_one_actor_is_in_view_also_after_another_map_was_moved(
    own: App, held: Held
) -> None:
    desk = open_desk(Settings(store=str(own.store)), User("Test", "beheerder"))
    one = Actor(id="kook", naam="Kookclub Etten", soort="bewonersgroep", gebieden=("5",))
    apply(desk, Change((Put(one),), "Test", "Een eigen actor"))
    desk.close()
    page = held(own, "kaart?gebied=5&debug=1", DESK)
    page.set_viewport_size({"width": DESK, "height": 900})
    choose(page, "Zoek op de kaart", "Oranjecomité Ulft-noord")
    page.wait_for_timeout(1000)  # the map glides
    to_page(page, "Vandaag")
    button(page, "Wis het voorbeeld")
    button(page, "Ja, wis het voorbeeld")
    to_page(page, "Kaart")
    expect(page.get_by_text("1 heeft geen contact").first).to_be_visible()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Inzoomen").click()  # now the map is where the user put it
    page.evaluate(JUST_OUT)
    page.wait_for_timeout(500)
    assert page.evaluate(SEEN)["below"] < 0
    to_page(page, "Vandaag")
    to_page(page, "Kaart")
    page.wait_for_timeout(1000)
    seen = page.evaluate(SEEN)
    assert min(seen.values()) > 60, seen
