"""Files out: what goes along is said, the file that comes is opened and read, choices stay, a phone is enough."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, choose, settled, shot, to_page
from tests.browser.fits import fits

FORMAT = "Waarvoor is het bestand?"


def fetched(page: Page, name: str = "Download het bestand") -> tuple[str, bytes]:
    """What the button gives: the name of the file and its content."""
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def menu(page: Page, name: str) -> None:
    to_page(page, "Gegevens", name)
    page.get_by_role("heading", level=1, name=name).wait_for()
    settled(page)


def going_along(page: Page) -> str:
    return page.get_by_text("Dit gaat mee:").inner_text()


@pytest.mark.browser
def test_what_is_said_beforehand_is_in_the_file_that_comes(demo: App, visit: Opener) -> None:
    page = visit(demo, "exporteren?gebied=5")
    said = going_along(page)
    expect(page.get_by_text(re.compile("Buiten je keuze: 93 actoren"))).to_be_visible()
    expect(page.get_by_text("De geschiedenis gaat niet mee")).to_be_visible()
    name, content = fetched(page)
    assert name == "netwerk-gebied-5.xlsx"
    book = load_workbook(io.BytesIO(content), read_only=True)
    actors = sum(1 for row in book["Actoren"].iter_rows(min_row=2, values_only=True) if any(row))
    assert f"{actors} actoren" in said

    choose(page, FORMAT, "GEXF")
    expect(page.get_by_text("Niet in dit formaat:")).to_be_visible()
    name, content = fetched(page)
    assert name == "netwerk-gebied-5.gexf"
    graph = ET.fromstring(content)
    nodes = [e for e in graph.iter() if e.tag.endswith("}node")]
    assert len(nodes) == actors
    assert all(any(e.tag.endswith("}position") for e in node.iter()) for node in nodes)

    choose(page, FORMAT, "CSV voor neo4j-admin")
    name, content = fetched(page)
    assert name == "netwerk-gebied-5-neo4j.zip"
    inside = zipfile.ZipFile(io.BytesIO(content))
    assert {"LEESMIJ.md", "actoren.csv", "relaties.csv"} <= set(inside.namelist())


@pytest.mark.browser
def test_a_part_stays_chosen_for_who_leaves_and_is_let_go_where_it_is_not_offered(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "exporteren?gebied=5")
    choose(page, FORMAT, "Node-link JSON")
    page.get_by_text("Een deel kiezen", exact=True).click()
    settled(page)
    choose(page, "Kern", "Etten")
    choose(page, "Soort", "Bewonersgroep")
    page.keyboard.press("Escape")
    settled(page)
    said = going_along(page)
    shot(page, "exporteren-deel-1440")
    menu(page, "Lijsten")
    menu(page, "Exporteren")
    expect(page.get_by_label(FORMAT, exact=True).first).to_have_value(re.compile("^Node-link JSON"))
    expect(page.get_by_label("Kern", exact=True).first).to_have_value("Etten")
    assert going_along(page) == said
    name, content = fetched(page)
    assert name == "netwerk-gebied-5-keuze-node-link.json"
    nodes = json.loads(content)["nodes"]
    assert {node["soort"] for node in nodes} == {"bewonersgroep"}
    assert f"{len(nodes)} actor" in said

    choose(page, "Gebied", "4.")  # Etten is not in there
    expect(page.get_by_label("Kern", exact=True).first).to_have_value("")
    assert going_along(page) != said
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.browser
def test_the_whole_store_goes_out_with_every_change(demo: App, visit: Opener) -> None:
    page = visit(demo, "exporteren?gebied=5")
    choose(page, FORMAT, "Alles met geschiedenis")
    expect(page.get_by_text("Dit is altijd alles, van alle gebieden.")).to_be_visible()
    said = going_along(page)
    name, content = fetched(page)
    assert name.endswith(".zip")
    inside = zipfile.ZipFile(io.BytesIO(content))
    told = json.loads(demo.netwerk("history", "--json").stdout)["revisions"]
    held = "".join(inside.read(part).decode("utf-8", "replace") for part in inside.namelist())
    assert "140 actoren" in said
    assert all(str(revision["why"]) in held for revision in told if revision["why"])


@pytest.mark.browser
def test_a_phone_and_a_keyboard_are_enough(demo: App, visit: Opener) -> None:
    page = visit(demo, "exporteren?gebied=5", width=390, height=844)
    box = page.get_by_label(FORMAT, exact=True).first
    box.focus()
    page.keyboard.type("graphml")
    page.get_by_role("option", name="GraphML").wait_for()
    page.keyboard.press("Enter")
    settled(page)
    expect(box).to_have_value("GraphML (yEd, Gephi, Cytoscape)")
    page.get_by_text("Een deel kiezen", exact=True).click()
    settled(page)
    assert fits(page)
    page.wait_for_timeout(500)  # it opens slowly
    shot(page, "exporteren-deel-390")
    settled(page)
    knob = page.get_by_role("button", name="Download het bestand")
    knob.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "netwerk-gebied-5.graphml"
    ET.parse(download.value.path())


@pytest.mark.browser
def test_a_selection_in_which_nobody_is_gives_no_empty_file(demo: App, visit: Opener) -> None:
    page = visit(demo, "exporteren?gebied=5")
    choose(page, FORMAT, "Pajek")
    page.get_by_text("Een deel kiezen", exact=True).click()
    settled(page)
    day = page.get_by_test_id("stDateInput").get_by_role("spinbutton").first
    day.click()
    page.keyboard.type("01012001")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")  # what was typed is sent when the calendar closes
    page.keyboard.press("Tab")
    settled(page)
    expect(page.get_by_text("Er is niets om mee te geven.")).to_be_visible()
    assert page.get_by_role("button", name="Download het bestand").count() == 0
