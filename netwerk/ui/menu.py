"""Where the pages are, for the menu and for links between them."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parent / "pages"


def page_file(name: str) -> str:
    """The file of a page, also when netwerk is installed without its checkout."""
    return str(PAGES / f"{name}.py")
