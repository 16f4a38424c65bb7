"""In a thread of its own nobody is signed in: nothing is done there for whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied
from netwerk.ui import frame
from netwerk.ui.sign_in import signed_in

WAYS = (
    SignInSettings(("gemeente.nl",), uitgever="https://aanmelden.gemeente.nl/x"),
    SignInSettings(
        ("gemeente.nl",), koppen={"naam": "X-Naam", "email": "X-Email", "groepen": "X-Groepen"}
    ),
)


@pytest.mark.parametrize("way", WAYS, ids=["provider", "proxy"])
def test_a_thread_without_a_page_is_nobodys(
    way: SignInSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (signed_in, frame):
        monkeypatch.setattr(module, "signing", lambda: way)
    with ThreadPoolExecutor() as beside, pytest.raises(AccessDenied, match=signed_in.NOT_IN):
        beside.submit(frame.user).result()
