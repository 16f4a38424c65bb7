"""The page about the API names every list, choice and setting, and no other."""

import re
from pathlib import Path

from netwerk.access.application_settings import KEYS
from netwerk.api.api_question import PAGING, PARAMETERS
from netwerk.api.listings import LISTINGS

PAGE = (Path(__file__).parents[2] / "docs/gebruik/api.md").read_text(encoding="utf-8")


def test_every_list_is_on_the_page_with_its_choices() -> None:
    rows = re.findall(r"^\| (`/.*?) \| .*? \| (.*?) \|$", PAGE, flags=re.MULTILINE)
    told = {name: choices for names, choices in rows for name in re.findall(r"`/(\w+)`", names)}
    assert set(told) == {listing.naam for listing in LISTINGS}
    for listing in LISTINGS:
        assert all(f"`{choice}`" in told[listing.naam] for choice in listing.filters), listing.naam


def test_every_parameter_and_setting_is_on_the_page() -> None:
    assert all(f"`{name}`" in PAGE or f"`{name}=" in PAGE for name in (*PARAMETERS, *PAGING))
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE)) == set(KEYS)
