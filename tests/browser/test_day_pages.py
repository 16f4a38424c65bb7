"""Afspraken, De ronde, Verandering, Tabellen, Agenda and Meer: short, for everybody, and they work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from netwerk.access.rights import User
from netwerk.model import Actor, Afspraak, Gesprek, Item, Signaal
from netwerk.services.changes import apply
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.typed.moments import today_here
from tests.browser.conftest import App, Opener, button, go, running, settled, shot
from tests.browser.fits import fits
from tests.browser.test_cards import HEIGHT, HOSTILE, MOST_HIGH, SIZES, problems
from tests.browser.test_pages import no_problem

PAGES = ("afspraken", "ronde", "gesprekken", "verandering", "tabellen", "agenda", "meer")
LATE, SOON = "Bel de beheerder van de zaal", "Vraag de school om mee te doen"


def planned(id: str, titel: str, days: int, wie: str = "Test") -> Afspraak:
    """An open afspraak of gebied 5, for so many days from today."""
    day = today_here() + timedelta(days=days)
    return Afspraak(
        id=id, titel=titel, beslissing="doen", stand="open", wie=wie, voor=day.isoformat(),
        datum=(day - timedelta(days=9)).isoformat(), gebied="5",
    )  # fmt: skip


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The demo area with what a team has after a month, also under names that try to be a program."""
    with running(tmp_path_factory.mktemp("busy") / "netwerk.db") as app:
        desk = open_desk(Settings(store=str(app.store)), User("Test", "beheerder"))
        items: list[Item] = [planned("a0", LATE, -3), planned("a1", SOON, 2, "Wijkagent")]
        for number, name in enumerate(HOSTILE):
            who, day = f"v{number}", today_here().isoformat()
            items += [
                Actor(id=who, naam=name, soort="bedrijf", gebieden=("5",)),
                planned(f"f{number}", name, number, name[:60]),
                Signaal(id=f"s{number}", titel=name, gebied="5"),
                Gesprek(id=f"g{number}", met=(who,), datum=day, waarover=name),
            ]
        apply(desk, Change(tuple(map(Put, items)), "Test", "Een maand werk"))
        desk.close()
        yield app


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_page_of_the_day_is_short_and_can_be_read_by_everybody(
    busy: App, visit: Opener, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    page = visit(busy, "afspraken?gebied=5", width=width, height=height, scheme=scheme)
    found = []
    for name in PAGES:
        go(page, busy, f"{name}?gebied=5")
        no_problem(page)
        assert page.evaluate(HEIGHT) <= MOST_HIGH, (name, page.evaluate(HEIGHT))
        assert fits(page), name
        assert page.evaluate("window.hit === undefined"), name
        assert page.locator(".stMain :is(img, script, a[href^=javascript])").count() == 0, name
        found += [(name, *problem) for problem in problems(page)]
        shot(page, f"dag-{name}-{width}-{scheme}")
        if width == 1440 and scheme == "light":
            page.set_viewport_size({"width": 720, "height": 450})  # as at 200 %
            page.wait_for_timeout(300)
            assert fits(page), f"{name} at 200 %"
            page.set_viewport_size({"width": width, "height": height})
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_is_late_comes_first_and_is_done_and_taken_back_by_keyboard(
    busy: App, visit: Opener, width: int, height: int
) -> None:
    page = visit(busy, "afspraken?gebied=5", width=width, height=height)
    expect(page.locator(".nw-kop").first).to_contain_text(f"3 dagen te laat: {LATE}")
    done = page.get_by_role("button", name=re.compile(f"^Gedaan.*{LATE}")).first
    done.focus()
    page.keyboard.press("Enter")
    came = page.get_by_label("Wat kwam eruit? (mag leeg blijven)")
    came.fill("Zij doet mee")
    came.press("Enter")
    line = page.get_by_text(f"{LATE}: Gedaan.")
    expect(line).to_be_visible()
    assert "a0" in busy.netwerk("afspraken", "--alle", "--json").stdout
    assert LATE not in busy.netwerk("afspraken", "--gebied", "5").stdout
    settled(page)
    back = page.get_by_role("button", name="Ongedaan maken").first
    back.focus()
    page.keyboard.press("Enter")
    expect(line).to_have_count(0)
    expect(page.locator(".nw-kop").first).to_contain_text(LATE)
    assert LATE in busy.netwerk("afspraken", "--gebied", "5").stdout


@pytest.mark.browser
def test_on_a_phone_an_afspraak_is_put_right_finished_and_open_again(
    busy: App, visit: Opener
) -> None:
    page = visit(busy, "afspraken?gebied=5", width=390, height=844)
    page.get_by_role("button", name=re.compile(f"^Wijzig.*{LATE}")).first.click()
    what = page.get_by_label("Wat", exact=True)
    expect(what).to_be_focused()
    settled(page)
    assert fits(page)
    assert page.evaluate(HEIGHT) <= MOST_HIGH
    what.fill("Bel de zaal in Etten")
    button(page, re.compile("^Bewaar"))
    expect(page.get_by_text("Gewijzigd.")).to_be_visible()
    assert "Bel de zaal in Etten" in busy.netwerk("afspraken", "--gebied", "5").stdout
    settled(page)
    page.get_by_role("button", name=re.compile("^Gedaan.*Bel de zaal in Etten")).first.click()
    page.get_by_label("Wat kwam eruit? (mag leeg blijven)").press("Enter")
    expect(page.get_by_text("Bel de zaal in Etten: Gedaan.")).to_be_visible()
    go(page, busy, "afspraken?gebied=5")
    assert page.evaluate(HEIGHT) <= MOST_HIGH
    page.get_by_role("button", name=re.compile("^Heropen.*Bel de zaal in Etten")).click()
    expect(page.get_by_text("Weer open: Bel de zaal in Etten.")).to_be_visible()
    settled(page)
    assert "Bel de zaal in Etten" in busy.netwerk("afspraken", "--gebied", "5").stdout
    page.get_by_role("button", name=re.compile("^Wijzig.*Bel de zaal in Etten")).first.click()
    page.get_by_label("Wat", exact=True).fill(LATE)
    button(page, re.compile("^Bewaar"))
    expect(page.get_by_text("Gewijzigd.")).to_be_visible()


@pytest.mark.browser
def test_an_afspraak_is_added_asked_about_when_private_and_taken_back(
    busy: App, visit: Opener
) -> None:
    page = visit(busy, "afspraken?gebied=5", width=390, height=844)
    button(page, "Afspraak erbij")
    page.get_by_label("Wat", exact=True).fill("Bel mevr. Bos, zij is ziek")
    button(page, "Bewaar")
    expect(page.get_by_text("Dit lijkt privé")).to_be_visible()
    expect(page.get_by_label("Wat", exact=True)).to_have_value("Bel mevr. Bos, zij is ziek")
    page.get_by_label("Wat", exact=True).fill("Koffie met <b>de school</b>")
    button(page, "Bewaar")
    expect(page.get_by_text("Afgesproken: Koffie met <b>de school</b>.")).to_be_visible()
    settled(page)
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    assert "Koffie" not in busy.netwerk("afspraken", "--alle").stdout


def saved(page: Page, words: str, folder: Path) -> str:
    """What a button gives to save."""
    with page.expect_download() as given:
        page.get_by_role("button", name=words).first.click()
    path = folder / given.value.suggested_filename
    given.value.save_as(path)
    return path.read_bytes().decode("utf-8-sig")


@pytest.mark.browser
def test_the_afspraken_go_along_as_a_sheet_and_in_a_calendar_and_the_ronde_does_not(
    busy: App, visit: Opener, tmp_path: Path
) -> None:
    page = visit(busy, "afspraken?gebied=5")
    page.get_by_text(re.compile("^Van het team")).first.click()
    settled(page)
    sheet = saved(page, "Print voor het team", tmp_path)
    assert LATE in sheet
    assert "<script>window.hit" not in sheet
    assert "ronde" not in sheet.casefold()
    calendar = saved(page, "In je agenda", tmp_path)
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert LATE in calendar.replace("\r\n ", "")
    go(page, busy, "ronde?gebied=5")
    expect(page.get_by_text("Alleen jij ziet dit")).to_be_visible()
    assert saved(page, "Zet in je agenda", tmp_path).count("BEGIN:VEVENT") == 5


@pytest.mark.browser
def test_somebody_of_the_ronde_is_passed_over_by_keyboard_and_comes_back(
    busy: App, visit: Opener
) -> None:
    page = visit(busy, "ronde?gebied=5", width=390, height=844)
    names = page.locator(".nw-wie a")
    expect(names).to_have_count(5)
    first = names.first.inner_text()
    page.get_by_role("button", name=re.compile(f"^Wissel.*{re.escape(first)}")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nw-wie a", has_text=first)).to_have_count(0)
    button(page, "Zet gewisselde bezoeken terug")
    expect(page.locator(".nw-wie a", has_text=first)).to_have_count(1)


@pytest.mark.browser
def test_a_moment_is_kept_and_what_came_after_it_is_told(busy: App, visit: Opener) -> None:
    page = visit(busy, "verandering?gebied=5", width=390, height=844)
    page.get_by_text("Bewaar dit moment, bijvoorbeeld na een overleg").click()
    page.get_by_label("Hoe heet dit moment?").fill("Overleg <b>team</b>")
    button(page, "Bewaar dit moment")
    expect(page.get_by_text("Bewaard: Overleg <b>team</b>.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Sinds"))).to_be_visible()
    expect(page.get_by_text("kwam er geen actor of contact bij")).to_be_visible()
    button(page, "Verwijder dit moment")
    expect(page.get_by_text("Overleg <b>team</b> is verwijderd.")).to_be_visible()


@pytest.mark.browser
def test_a_table_is_filtered_and_sorted_and_goes_to_excel_as_it_stands(
    busy: App, visit: Opener, tmp_path: Path
) -> None:
    page = visit(busy, "tabellen?gebied=5")
    rows = page.locator(".netwerk-lange-tabel tbody tr")
    expect(rows.first).to_be_visible()
    page.get_by_label("Zoek in de tabel").fill("etten")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"^\d+ van \d+ rijen$"))).to_be_visible()
    settled(page)
    shown = rows.count()
    assert 0 < shown < 50
    lines = saved(page, "Naar Excel (csv)", tmp_path).splitlines()
    assert len(lines) == shown + 1
    assert all("etten" in line.casefold() for line in lines[1:])
    rows.first.get_by_role("link").first.click()
    page.wait_for_url(re.compile("/actor"))
    settled(page)


@pytest.mark.browser
def test_the_names_in_a_table_stand_out_in_the_dark(busy: App, visit: Opener) -> None:
    page = visit(busy, "tabellen?gebied=5", scheme="dark")
    for cell in ("thead th", "tbody th"):
        first = page.locator(f".netwerk-lange-tabel {cell}").first
        behind, ink = first.evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
        )
        dark, light = (sum(map(int, re.findall(r"\d+", c)[:3])) for c in (behind, ink))
        assert light - dark > 400, (cell, behind, ink)


@pytest.mark.browser
def test_an_item_of_the_agenda_is_opened_by_keyboard(busy: App, visit: Opener) -> None:
    page = visit(busy, "agenda?gebied=5", width=390, height=844)
    page.get_by_text("Toon alle", exact=False).first.click()
    page.get_by_role("button", name=HOSTILE[0]).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=HOSTILE[0])).to_be_visible()


@pytest.mark.browser
def test_the_bar_of_a_phone_leads_everywhere_in_one_tap(busy: App, visit: Opener) -> None:
    page = visit(busy, "?gebied=5", width=390, height=844)
    for entry in ("Kaart", "Afspraken", "Meer", "Vandaag"):
        link = page.locator(".st-key-telefoonbalk").get_by_role("link", name=entry, exact=True)
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(entry)
        settled(page)
    assert "gebied=5" in page.url
