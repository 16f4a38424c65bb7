"""Headers that say who somebody is count only with the secret of the proxy beside them."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.types import Message, Receive, Scope, Send

from netwerk.access.sign_in_settings import SignInSettings
from netwerk.server.only_proxy import OnlyProxy, trusted_headers

SECRET = "een-geheim-van-de-proxy-van-32-tekens"
SIGNING = SignInSettings(
    ("gemeente.nl",),
    koppen={"naam": "X-Netwerk-Naam", "email": "X-Netwerk-Email", "groepen": "X-Netwerk-Groepen"},
    proxy=SECRET,
    nagaan=0.2,
)
ANNA = ("x-netwerk-email", "anna@gemeente.nl")


def passed_on(*pairs: tuple[str, str], kind: str = "http") -> list[tuple[bytes, bytes]]:
    """The headers that reach the app."""
    seen: list[tuple[bytes, bytes]] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(scope["headers"])

    async def nothing() -> Message:
        return {}

    async def ignore(_message: Message) -> None:
        return

    headers = [(name.encode(), value.encode()) for name, value in pairs]
    scope = {"type": kind, "path": "/", "headers": headers}
    asyncio.run(OnlyProxy(inside, SIGNING)(scope, nothing, ignore))
    return seen


@pytest.mark.parametrize(
    ("pairs", "believed"),
    [
        ([ANNA], False),
        ([ANNA, ("x-netwerk-geheim", "geraden")], False),
        ([ANNA, ("x-netwerk-geheim", "")], False),
        ([ANNA, ("x-netwerk-geheim", SECRET), ("x-netwerk-geheim", SECRET)], False),
        ([ANNA, ("x-netwerk-email", "bram@gemeente.nl"), ("x-netwerk-geheim", SECRET)], False),
        ([ANNA, ("x-netwerk-geheim", SECRET)], True),
    ],
    ids=["none", "wrong", "empty", "secret twice", "header twice", "right"],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_the_proxy_is_believed_and_its_secret_goes_no_further(
    pairs: list[tuple[str, str]], believed: bool, kind: str
) -> None:
    seen = passed_on(("host", "localhost"), *pairs, kind=kind)
    assert ((ANNA[0].encode(), ANNA[1].encode()) in seen) is believed
    assert [name for name, _ in seen if name == b"x-netwerk-geheim"] == []
    assert (b"host", b"localhost") in seen


def test_a_connection_ends_after_a_while_so_that_the_proxy_says_anew_who_it_is() -> None:
    sent: list[Message] = []
    got: list[Message] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        got.append(await receive())

    async def silence() -> Message:
        await asyncio.sleep(30)
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": []}
    asyncio.run(OnlyProxy(inside, SIGNING)(scope, silence, send))
    assert sent == [{"type": "websocket.close", "code": 1012}]
    assert got[0]["type"] == "websocket.disconnect"


def test_streamlit_is_told_which_header_is_what() -> None:
    assert json.loads(trusted_headers(SIGNING)) == {
        "X-Netwerk-Naam": "name",
        "X-Netwerk-Email": "email",
        "X-Netwerk-Groepen": "groepen",
    }
