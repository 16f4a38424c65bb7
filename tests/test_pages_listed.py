"""Every page for users stands in the index, and everything the day's programme names is there."""

import re
from pathlib import Path

PAGES = Path(__file__).parents[1] / "docs" / "gebruik"


def test_every_page_for_users_is_in_the_index() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\(([a-z0-9-]+\.md)\)", index))
    assert {path.name for path in PAGES.glob("*.md")} - {"README.md"} == named
