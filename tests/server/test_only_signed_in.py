"""A file comes in from and goes out to who signed in only."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from netwerk.access.identity import identity_of
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied, StoreUnavailable
from netwerk.server.only_proxy import OnlyProxy
from netwerk.server.only_signed_in import OnlySignedIn

COOKIE = "een-lang-geheim-voor-de-koekjes-van-de-test"
PROXY = "een-geheim-van-de-proxy-van-32-tekens"
OIDC = SignInSettings(("gemeente.nl",), uitgever="https://aanmelden.gemeente.nl/x")
BY_PROXY = SignInSettings(
    ("gemeente.nl",),
    koppen={"naam": "X-Naam", "email": "X-Email", "groepen": "X-Groepen"},
    proxy=PROXY,
)
TOKENS = "_streamlit_user_tokens"
AT = "/_stcore/upload_file/sessie/bestand"
Asked = list[tuple[Mapping[str, object], str]]


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The secret that cookies are signed with."""
    monkeypatch.setattr(config, "get_option", _option(config.get_option))


def _option(usual: Any) -> Any:
    return lambda name: COOKIE if name == "server.cookieSecret" else usual(name)


def _answer(
    signing: SignInSettings,
    *pairs: tuple[str, str],
    path: str = "",
    at: str = AT,
    method: str = "PUT",
    still_in: Any = None,
) -> tuple[int, bool]:
    """The status, and whether any of the file was read."""
    sent: list[Message] = []
    read: list[bool] = []

    async def inside(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def receive() -> Message:
        read.append(True)
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(name.lower().encode(), value.encode()) for name, value in pairs]
    scope = {"type": "http", "method": method, "path": at, "headers": headers}
    app: Any = OnlySignedIn(inside, signing, still_in or _known(signing), path)
    app = OnlyProxy(app, signing) if signing.by_proxy else app
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], bool(read)


def _known(signing: SignInSettings) -> Any:
    """Who says whether somebody is in: by his claims alone."""

    def still_in(claims: Mapping[str, object], _tokens: str) -> bool:
        try:
            since = identity_of(claims, signing).since
        except AccessDenied:
            return False
        return signing.by_proxy or time.time() < since + signing.duur

    return still_in


def _cookie(secret: str = COOKIE, **changed: object) -> tuple[str, str]:
    told = {"sub": "1", "email": "an@gemeente.nl", "aangemeld": time.time(), "is_logged_in": True}
    value = create_signed_value(secret, "_streamlit_user", json.dumps({**told, **changed}))
    return "cookie", f"_streamlit_user={value.decode()}"


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (("cookie", "_streamlit_user=verzonnen"),),
        (_cookie("een-ander-lang-geheim-voor-de-koekjes-van-iemand"),),
        (_cookie(email="an@elders.example"),),
        (_cookie(aangemeld=time.time() - 11 * 3600),),
        (_cookie(is_logged_in=False),),
    ],
    ids=["nobody", "made up", "another secret", "another domain", "over", "not in"],
)
def test_a_file_of_who_is_not_signed_in_is_refused_unread(pairs: tuple[Any, ...]) -> None:
    assert _answer(OIDC, *pairs) == (403, False)
    assert _answer(OIDC, *pairs, path="/netwerk", at=f"/netwerk{AT}") == (403, False)
    assert _answer(OIDC, *pairs, at="/media/lijst.csv", method="GET") == (403, False)


def test_a_file_of_who_is_signed_in_comes_in() -> None:
    assert _answer(OIDC, _cookie()) == (204, True)
    assert _answer(OIDC, _cookie(), at="/media/lijst.csv", method="GET") == (204, True)


def test_behind_a_proxy_it_is_who_the_proxy_says() -> None:
    said = (("X-Email", "an@gemeente.nl"),)
    assert _answer(BY_PROXY, *said) == (403, False)
    assert _answer(BY_PROXY, *said, ("X-Netwerk-Geheim", PROXY)) == (204, True)


def test_who_signed_out_or_lost_his_role_sends_and_gets_no_file_with_a_copied_cookie() -> None:
    asked: Asked = []

    def out(claims: Mapping[str, object], tokens: str) -> bool:
        asked.append((claims, tokens))
        return False

    tokens = create_signed_value(COOKIE, TOKENS, json.dumps({"access_token": "verzegeld"}))
    name, user = _cookie()
    both = (name, f"{user}; {TOKENS}={tokens.decode()}")
    assert _answer(OIDC, both, still_in=out) == (403, False)
    assert _answer(OIDC, both, at="/media/lijst.csv", method="GET", still_in=out) == (403, False)
    assert [(told["email"], sealed) for told, sealed in asked] == [
        ("an@gemeente.nl", "verzegeld")
    ] * 2
    secret = ("X-Netwerk-Geheim", PROXY)
    assert _answer(BY_PROXY, ("X-Email", "an@gemeente.nl"), secret, still_in=out) == (403, False)


def test_behind_a_proxy_another_domain_sends_no_file() -> None:
    said = (("X-Email", "an@elders.example"), ("X-Netwerk-Geheim", PROXY))
    assert _answer(BY_PROXY, *said) == (403, False)


def test_a_store_that_is_away_lets_no_file_through() -> None:
    def away(*_: object) -> bool:
        raise StoreUnavailable("weg")

    assert _answer(OIDC, _cookie(), still_in=away) == (403, False)


def test_everything_else_goes_through() -> None:
    assert _answer(OIDC, at="/leeft") == (204, True)
