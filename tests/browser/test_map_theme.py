"""The map reads its colours from the theme, in whatever form that is written. No server: the module by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from netwerk.map.payload import asset

pytestmark = pytest.mark.browser

LOOK = """async ([source, background, text, behind]) => {
    const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    document.body.style.backgroundColor = behind;
    const root = document.createElement("div");
    root.style.setProperty("--st-background-color", background);
    root.style.setProperty("--st-text-color", text);
    document.body.append(root);
    const look = module.themeOf(root);
    root.remove();
    return look;
}"""


def look(page: Page, background: str, text: str = "", behind: str = "") -> dict[str, object]:
    """What the map takes from these properties, on a page of this colour."""
    seen: dict[str, object] = page.evaluate(LOOK, [asset("theme.js"), background, text, behind])
    return seen


def test_a_theme_is_read_in_every_form_that_css_knows(browser: Browser) -> None:
    page = browser.new_page()
    forms = {
        "#ffffff": "rgb(255, 255, 255)",
        "#fff": "rgb(255, 255, 255)",
        "white": "rgb(255, 255, 255)",
        "rgb(14, 17, 23)": "rgb(14, 17, 23)",
        "rgb(14 17 23 / 100%)": "rgb(14, 17, 23)",
        "hsl(0 0% 100%)": "rgb(255, 255, 255)",
        "color-mix(in srgb, white 50%, black)": "rgb(128, 128, 128)",
        "oklab(1 0 0)": "rgb(255, 255, 255)",
        "oklch(0 0 0)": "rgb(0, 0, 0)",
        "color(display-p3 1 1 1)": "rgb(255, 255, 255)",
        "  #0e1117 ": "rgb(14, 17, 23)",
    }
    assert {form: look(page, form)["paper"] for form in forms} == forms
    page.close()


def test_what_is_no_colour_or_lets_through_is_never_black(browser: Browser) -> None:
    page = browser.new_page()
    for nothing in ("", "transparent", "rgba(0, 0, 0, 0)", "unset", "geen kleur"):
        light, dark = look(page, nothing, behind="#fafafa"), look(page, nothing, behind="#101010")
        assert (light["dark"], light["paper"]) == (False, "rgb(250, 250, 250)"), nothing
        assert (dark["dark"], dark["paper"]) == (True, "rgb(16, 16, 16)"), nothing
        bare = look(page, nothing)
        assert (bare["dark"], bare["paper"]) == (False, "rgb(255, 255, 255)"), nothing
    page.close()


def test_words_are_written_in_the_colour_of_the_theme_and_else_in_one_that_can_be_read(
    browser: Browser,
) -> None:
    page = browser.new_page()
    assert look(page, "#000", "#eeeeee")["ink"] == "rgb(238, 238, 238)"
    assert look(page, "#000", "transparent")["ink"] == "rgb(255, 255, 255)"
    assert look(page, "#fff", "")["ink"] == "rgb(31, 41, 51)"
    page.close()
