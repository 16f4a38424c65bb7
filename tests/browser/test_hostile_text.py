"""Names and notes that try to be a program: shown as typed on every page, running nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, App, Opener, choose, go, running

ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "![x](https://example.org/spy.png)",
    "[klik](javascript:window.hit=1)",
    '=cmd|"/C calc"!A0',
    ":smile: :material/home: :red[rood]",
    "$\\frac{1}{2}$ `code` **vet**",
    "Jansen & Zn <b>vet</b> &zo;",  # an entity that is one would be mended when it comes in
)


def files() -> dict[str, str]:
    """Every field of an actor and a relation that holds free text, with an attack in it."""
    actors, ties = io.StringIO(), io.StringIO()
    actor = csv.writer(actors, delimiter=";")
    actor.writerow(
        ["id", "naam", "soort", "categorie", "domeinen", "kern", "gebieden", "rol", "contact", "adres", "omschrijving",
         "andere namen", "labels", "bron", "bevestigd door"]
    )  # fmt: skip
    tie = csv.writer(ties, delimiter=";")
    tie.writerow(
        ["van", "soort", "naar", "sterkte", "thema", "bron", "bevestigd door", "toelichting"]
    )
    for number, attack in enumerate(ATTACKS):
        actor.writerow(
            [
                f"a{number}",
                f"{attack} {number}",
                "Bewonersgroep",
                attack,
                attack,
                "",
                "5",
                "",
                *[attack] * 7,
            ]
        )
        if number:
            tie.writerow(
                [f"a{number - 1}", "kent", f"a{number}", "3", attack, attack, attack, attack]
            )
    return {"actoren.csv": actors.getvalue(), "relaties.csv": ties.getvalue()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for name, content in files().items():
        path = folder / name
        path.write_text(content, encoding="utf-8")
        paths.append(str(path))
    with running(folder / "netwerk.db", "--no-demo") as app:
        done = app.netwerk("import", *paths, "--yes")
        assert done.returncode == 0, done.stdout + done.stderr
        yield app


@pytest.mark.browser
def test_text_of_users_runs_nothing_and_is_shown_as_typed_on_every_page(
    hostile: App, visit: Opener
) -> None:
    page = visit(hostile)
    for name in PAGES:
        go(page, hostile, f"{name}?gebied=5")
        body = page.locator(".stMain").inner_text()
        assert "Er ging iets mis" not in body, name
        assert page.evaluate("window.hit === undefined"), name
        assert (
            page.locator(
                "img[src*=example], a[href^=javascript], .stMain .katex, .stMain script"
            ).count()
            == 0
        ), name
        assert not re.search(r"\\[<\[$*]", body), f"{name}: a mark is shown with its escape"
        if name in {"gaten", "bruggen"}:
            assert any(f"{attack} {number}" in body for number, attack in enumerate(ATTACKS)), name
    go(page, hostile, "kaart?gebied=5")
    for number, attack in enumerate(ATTACKS):
        choose(page, "Zoek op de kaart", f"{attack} {number}"[:60], stands_there=False)
        expect(page.get_by_role("heading", level=2).first).to_have_text(f"{attack} {number}")
        assert attack in page.locator(".stMain").inner_text()
    go(page, hostile, "geschiedenis")
    page.get_by_text("Import van").first.click()
    page.get_by_text("Toon voor en na").first.click()
    expect(
        page.get_by_role("cell", name="<img src=x onerror=window.hit=1> 1").first
    ).to_be_attached()
    assert page.evaluate("window.hit === undefined")
