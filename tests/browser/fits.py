"""Whether a page fits the screen, so that nobody has to scroll sideways."""

from __future__ import annotations

from playwright.sync_api import Page

TOO_WIDE = """() => [
    document.documentElement,
    ...document.querySelectorAll('.stMain, [data-testid=stSidebarContent], [role=dialog]'),
  ].some(e => e.scrollWidth > e.clientWidth)"""
"""The document itself never scrolls in Streamlit: what scrolls is the page in it, or a window on top of it."""


def fits(page: Page) -> bool:
    """Whether nothing of the page, its menu or an open window sticks out at its side."""
    return not page.evaluate(TOO_WIDE)
