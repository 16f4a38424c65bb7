"""The page that somebody asked for before he signed in is one of ours, whatever his browser says."""

from __future__ import annotations

import pytest

from netwerk.server.asked_page import asked_page


@pytest.mark.parametrize(
    ("came_from", "page"),
    [
        ("https://net.gemeente.nl/actor?id=1", "/actor?id=1"),
        ("https://net.gemeente.nl/logboek?gebied=5", "/beheer?gebied=5"),
        ("https://evil.example/actor?id=1", "/actor?id=1"),
        ("//evil.example", "/"),
        ("//evil.example/aan", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/actor?id=%0d%0aset-cookie:x", "/actor?id=%0D%0Aset-cookie%3Ax"),
        ("/actor?niet-aangemeld=1&id=2", "/actor?id=2"),
        (f"/actor?id={'x' * 2_000}", "/"),
        ("http://[x", "/"),
        ("//[", "/"),
        ("http://a\u2100b/", "/"),
    ],
)
def test_only_a_page_of_ours_is_kept_and_nobody_is_sent_elsewhere(
    came_from: str, page: str
) -> None:
    assert asked_page(came_from, "") == page
