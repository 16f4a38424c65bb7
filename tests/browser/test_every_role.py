"""Every page as each role sees it: it opens, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PAGES, App, go, settled
from tests.browser.fits import fits
from tests.browser.provider import Provider, at_the_provider, providing, sign_in, signed
from tests.browser.test_pages import TITLES, no_problem, serious

pytestmark = pytest.mark.browser

OWN = ("makelaar", "teamlid", "projectgroep", "lezer")
"""Roles that somebody may have in one gebied."""
WHO = {**{f"{role}-5": (role, "5") for role in OWN}, "beheerder": ("beheerder", "")}
"""Group at the provider, with the role and the gebied that it gives."""
ROLES = """
[toegang]
andere_gebieden = "zien"
""" + "".join(
    f'[[toegang.rol]]\ngroep = "{group}"\nrol = "{role}"\n'
    + (f'gebieden = ["{gebied}"]\n' if gebied else "")
    for group, (role, gebied) in WHO.items()
)
DIFFERENT = ("", "lijsten", "invoeren", "afspraken", "beheer", "privacy")
"""Pages on which roles differ most; all the others only with --endurance."""


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with providing(tmp_path_factory.mktemp("aanmelddienst")) as made:
        for group in WHO:
            made.says(group, name=f"Iemand {group}", groups=[group])
        yield made


@pytest.fixture(scope="module")
def team(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with signed(provider, tmp_path_factory.mktemp("rollen") / "app", roles=ROLES) as app:
        yield app


def walk(page: Page, app: App, pages: tuple[str, ...], width: int) -> list[tuple[str, ...]]:
    """What axe finds on these pages of who signed in."""
    problems = []
    for name in pages:
        go(page, app, f"{name}?gebied=5")
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[name])
        no_problem(page)
        assert fits(page), (name, width)
        problems += serious(page, name or "vandaag")
    return problems


def walked(browser: Browser, app: App, group: str, width: int, pages: tuple[str, ...]) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 1400})
    try:
        page = at_the_provider(context)
        sign_in(page, app, group)
        assert walk(page, app, pages, width) == []
    finally:
        context.close()


@pytest.mark.parametrize("group", WHO)
def test_what_each_role_sees_can_be_read_by_everybody(
    browser: Browser, team: App, group: str
) -> None:
    walked(browser, team, group, 390, DIFFERENT)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("group", WHO)
def test_every_page_of_each_role_can_be_read_by_everybody(
    browser: Browser, team: App, group: str, width: int
) -> None:
    walked(browser, team, group, width, PAGES)


def test_who_is_not_in_and_who_has_no_role_can_read_what_he_is_told(
    browser: Browser, team: App, provider: Provider
) -> None:
    provider.says("niemand", name="Niemand", groups=[])
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 1400})
    try:
        page = at_the_provider(context)
        page.goto(team.url)
        expect(page.get_by_role("button", name="Aanmelden")).to_be_visible()
        found = serious(page, "aanmelden")
        page.get_by_role("button", name="Aanmelden").click()
        page.locator("input[name=sub]").fill("niemand")
        page.get_by_role("button", name="Authorize").click()
        expect(page.get_by_role("heading", name="Nog geen toegang")).to_be_visible()
        settled(page)
        assert found + serious(page, "nog geen toegang") == []
    finally:
        context.close()
