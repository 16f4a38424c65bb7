"""Files come in from and go out to who signed in only: Streamlit asks nobody who he is for those.

The page Aanmelden is open to everybody, and a file that is sent there stays in memory. A file that
a page made is at an address that may be in a history or a log of somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import (
    TOKENS_COOKIE_NAME,
    USER_COOKIE_NAME,
)

from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import NetwerkError
from netwerk.server.only_proxy import KEYS

FILES = ("/_stcore/upload_file", "/media/")
StillIn = Callable[[Mapping[str, object], str], bool]
"""Claims of a cookie or a proxy and sealed tokens, to whether he is in and may see anything."""


class OnlySignedIn:
    """ASGI middleware: 403 for a file from or for who is not signed in, before any is read.

    A cookie counts no longer here than in a page: not after signing out, nor without a role. It
    stands behind `OnlyProxy`, which drops the headers that no proxy vouched for.
    """

    def __init__(
        self, app: ASGIApp, signing: SignInSettings, still_in: StillIn, path: str = ""
    ) -> None:
        self._app = app
        self._signing = signing
        self._still_in = still_in
        self._files = tuple(f"{path}{files}" for files in FILES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse the file that it brings or asks for."""
        if scope["type"] == "http" and str(scope["path"]).startswith(self._files):
            claims, tokens = self._told(Request(scope))
            # In a thread: the store and the provider may be asked.
            if not claims or not await run_in_threadpool(self._lets_in, claims, tokens):
                await Response(status_code=403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _lets_in(self, claims: Mapping[str, object], tokens: str) -> bool:
        try:
            return self._still_in(claims, tokens)
        except NetwerkError:
            return False

    def _told(self, request: Request) -> tuple[Mapping[str, object], str]:
        if self._signing.by_proxy:
            given = {KEYS[what]: request.headers.get(k) for what, k in self._signing.koppen.items()}
            return (given if given["email"] else {}), ""
        claims, tokens = _held(request, USER_COOKIE_NAME), _held(request, TOKENS_COOKIE_NAME)
        let_in = claims.get("is_logged_in") is True
        return (claims if let_in else {}), str(tokens.get("access_token") or "")


def _held(request: Request, name: str) -> dict[str, Any]:
    """What a signed cookie holds; {} without one, or with one that another made."""
    held = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, name)
    try:
        told = json.loads(held or b"{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
