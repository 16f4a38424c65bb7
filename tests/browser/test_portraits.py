"""The pages of an actor, a kern, a gebied and a pair, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, go, running, settled
from tests.browser.test_pages import no_problem, serious

ACTOR = "actor?id=demo-etten-belang&gebied=5"
KERN = "kern?id=etten&gebied=5"
GEBIED = "gebied?gebied=5"
PAIR = "paar?a=demo-etten-belang&b=demo-etten-zaal&gebied=5"
BUSIEST = "actor?id=demo-makelaar-123&gebied=1"
PORTRAITS = {"actor": ACTOR, "busiest": BUSIEST, "kern": KERN, "gebied": GEBIED, "paar": PAIR}
LONGEST = 2500
LOOK = "e => [getComputedStyle(e).color, getComputedStyle(e).fontWeight]"
HEIGHT = "Math.max(...[...document.querySelectorAll('.stMain')].map(e => e.scrollHeight))"
SIDEWAYS = (
    "Math.max(...[...document.querySelectorAll('.stMain')].map(e => e.scrollWidth - e.clientWidth))"
)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a demo area in which these tests change actors, each others than the next."""
    with running(tmp_path_factory.mktemp("portretten") / "netwerk.db") as app:
        yield app


def ready(page: Page) -> None:
    """Wait until the findings are there."""
    page.wait_for_function("() => !document.body.innerText.includes('doorgerekend')")
    settled(page)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_portraits_are_short_accessible_and_never_go_sideways(
    demo: App, visit: Opener, width: int, scheme: str
) -> None:
    page = visit(demo, width=width, height=900, scheme=scheme)
    problems = []
    for name, address in PORTRAITS.items():
        go(page, demo, address)
        ready(page)
        no_problem(page)
        problems += serious(page, name)
        assert page.evaluate(SIDEWAYS) <= 0, name
        assert page.evaluate(HEIGHT) <= LONGEST, name
    assert problems == []


@pytest.mark.browser
def test_every_name_opens_its_page_and_the_address_says_where_you_are(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, KERN)
    ready(page)
    page.get_by_role("table", name="Wie er is").get_by_role("link", name="Zaal Etten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zaal Etten")
    assert "actor?id=demo-etten-zaal" in page.url
    ready(page)
    page.get_by_role("navigation", name="Waar je bent").get_by_role("link", name="Etten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Etten")


@pytest.mark.browser
def test_klopt_nog_is_said_beside_the_button_and_taken_back_there(
    changed: App, visit: Opener
) -> None:
    page = visit(changed, ACTOR)
    ready(page)
    button(page, "Klopt nog, vandaag gezien")
    expect(page.get_by_text("Bewaard: dit klopt nog.")).to_be_visible()
    expect(page.get_by_role("button", name="Klopt nog, vandaag gezien")).to_have_count(0)
    ready(page)
    button(page, "Ongedaan maken")
    expect(page.get_by_role("button", name="Klopt nog, vandaag gezien")).to_be_visible()


@pytest.mark.browser
def test_who_was_removed_is_put_back_from_its_own_address(changed: App, visit: Opener) -> None:
    assert changed.netwerk("item", "remove", "actor", "demo-etten-toneel", "--yes").returncode == 0
    page = visit(changed, "actor?id=demo-etten-toneel")
    expect(page.get_by_text("Verwijderd op")).to_be_visible()
    button(page, "Zet terug")
    expect(page.get_by_text("Bereiken")).to_be_visible()
    assert changed.netwerk("merge", "demo-etten-zaal", "demo-etten-toneel", "--yes").returncode == 0
    go(page, changed, "actor?id=demo-etten-toneel")
    expect(page.get_by_text("Toneelgroep Etten heet nu Zaal Etten")).to_be_visible()


@pytest.mark.browser
def test_an_address_with_a_typing_error_finds_whom_you_mean(demo: App, visit: Opener) -> None:
    page = visit(demo, "actor?id=dorpsbelang%20eten")
    page.get_by_role("link", name="Dorpsbelang Etten (Etten)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dorpsbelang Etten")


@pytest.mark.browser
def test_what_is_missing_is_filled_in_from_the_page_by_keyboard(
    changed: App, visit: Opener
) -> None:
    page = visit(changed, ACTOR)
    ready(page)
    page.locator('a[href*="veld=email"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-mail", exact=True)).to_be_focused()
    button(page, "Sluit")
    ready(page)
    expect(page.get_by_label("E-mail", exact=True)).to_have_count(0)
    page.locator('a[href*="veld=telefoon"]').focus()
    page.keyboard.press("Enter")
    ready(page)
    field = page.get_by_label("Telefoon", exact=True)
    expect(field).to_be_focused()
    field.fill("0315 123456")
    ready(page)
    button(page, "Wijziging opslaan")
    ready(page)
    expect(page.locator('a[href="tel:0315123456"]')).to_have_text("0315 123456")


SCROLLED = "document.querySelector('.stMain').scrollTop"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_after_saving_the_form_is_gone_and_what_was_saved_is_in_sight(
    changed: App, visit: Opener, width: int
) -> None:
    naam = f"Koor {width}"
    made = changed.netwerk(
        *("item", "add", "actor", f"id=breed-{width}", f"naam={naam}", "soort=bedrijf"),
        *("gebieden=5", "telefoon=0315 123456 (na 19u)", "website=voorbeeld.nl"),
        f"omschrijving={'Zingt op dinsdag. ' * 200}",
    )
    assert made.returncode == 0, made.stderr
    page = visit(changed, f"actor?id=breed-{width}&gebied=5&doe=wijzig", width=width)
    ready(page)
    page.get_by_label("Website", exact=True).fill("zangkoor.nl")
    ready(page)
    button(page, "Wijziging opslaan")
    expect(page.get_by_text(f"{naam} is gewijzigd.")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Wijziging opslaan")).to_have_count(0)
    assert page.evaluate(SCROLLED) == 0
    assert page.evaluate("document.activeElement.tagName") == "H1"
    ready(page)
    assert page.evaluate(HEIGHT) <= LONGEST
    looks = [
        page.get_by_role("link", name=words).evaluate(LOOK)
        for words in ("0315 123456 (na 19u)", "zangkoor.nl")
    ]
    assert looks == [looks[0]] * 2
    assert looks[0][0] == page.locator(".nw-feiten").evaluate("e => getComputedStyle(e).color")
    page.locator("summary", has_text="Lees meer").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nw-leesmeer > p")).to_be_visible()
    expect(page.get_by_text("Lees minder")).to_be_visible()
    assert serious(page, naam) == []


HOSTILE = '<img src=x onerror="document.title=1"> **vet** :smile: $x$ [l](javascript:1)'


@pytest.mark.browser
def test_names_of_users_are_text_on_every_portrait(changed: App, visit: Opener) -> None:
    for id, naam in (("boos", HOSTILE), ("lang", "Heel lange naam " * 18)):
        changed.netwerk(
            "item",
            "add",
            "actor",
            f"naam={naam}",
            f"id={id}",
            "soort=bewonersgroep",
            "kern=etten",
            f"contact={HOSTILE}",
            f"omschrijving={HOSTILE}",
            "--toch",
        )
    changed.netwerk(
        "item", "add", "relatie", "van=boos", "naar=lang", "soort=kent", f"thema={HOSTILE}"
    )
    page = visit(changed, "actor?id=boos&gebied=5", width=390)
    for address in (
        "actor?id=boos&gebied=5",
        "actor?id=lang&gebied=5",
        KERN,
        GEBIED,
        "paar?a=boos&b=lang&gebied=5",
    ):
        go(page, changed, address)
        ready(page)
        no_problem(page)
        assert page.locator("img[src=x]").count() == 0
        assert page.locator('.stMain a[href^="javascript"]').count() == 0
        assert page.evaluate(SIDEWAYS) <= 0, address
    go(page, changed, "actor?id=boos&gebied=5")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^<img src=x"))
