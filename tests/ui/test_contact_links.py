"""How a phone number, mail address and website are shown: as links that look like the others."""

import pytest

from netwerk.ui import contact_links


def test_a_phone_with_a_remark_calls_the_number_and_shows_all_that_was_typed() -> None:
    assert contact_links.phone("0315 - 12 34 56 (na 19u <b>)") == (
        '<a class="nw-uit" href="tel:0315123456">0315 - 12 34 56 (na 19u &lt;b&gt;)</a>'
    )
    assert contact_links.phone("na <b> bellen") == "na &lt;b&gt; bellen"


@pytest.mark.parametrize(
    "html",
    [
        contact_links.phone("0315 123456"),
        contact_links.mail("bestuur@voorbeeld.nl"),
        contact_links.site("voorbeeld.nl"),
    ],
)
def test_every_link_to_reach_somebody_has_one_look(html: str) -> None:
    assert html.startswith('<a class="nw-uit" ')


@pytest.mark.parametrize("typed", ["javascript://x", "geen site", "http://"])
def test_what_is_no_website_is_text(typed: str) -> None:
    assert contact_links.site(typed) == typed
