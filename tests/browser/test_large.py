"""A network of 1,500 actors: every page works, and the map answers."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, App, Opener, button, choose, go, running

ACTORS, TIES = 1500, 3500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("large")
    chance = random.Random(1500)
    kinds = ("Bewonersgroep", "Bedrijf", "Instelling", "Professional")
    actors = "".join(f"a{n};Actor {n};{chance.choice(kinds)};{n % 6 + 1}\n" for n in range(ACTORS))
    pairs = {tuple(sorted(chance.sample(range(n % 6, ACTORS, 6), 2))) for n in range(TIES)}
    ties = "".join(f"a{a};kent;a{b};{chance.randint(1, 5)}\n" for a, b in sorted(pairs))
    (folder / "actoren.csv").write_text("id;naam;soort;gebieden\n" + actors, encoding="utf-8")
    (folder / "relaties.csv").write_text("van;soort;naar;sterkte\n" + ties, encoding="utf-8")
    with running(folder / "netwerk.db", "--no-demo") as app:
        done = app.netwerk(
            "import", str(folder / "actoren.csv"), str(folder / "relaties.csv"), "--yes"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        yield app


@pytest.mark.browser
@pytest.mark.slow
def test_every_page_works_with_1500_actors(large: App, visit: Opener) -> None:
    page = visit(large)
    for name in PAGES:
        go(page, large, name)
        expect(page.get_by_text("Er ging iets mis")).to_have_count(0)
    go(page, large, "kaart")
    expect(page.get_by_role("tab", name="Actoren (1500)")).to_be_visible()
    choose(page, "Zoek op de kaart", "Actor 1234")
    expect(page.get_by_role("heading", name="Actor 1234")).to_be_visible()
    button(page, "Rondom")
    expect(page.get_by_role("tab", name="Actoren (1500)")).to_have_count(0)
    button(page, "Stap terug")
    expect(page.get_by_role("tab", name="Actoren (1500)")).to_be_visible()
