"""Files come in from and go out to who signed in only: Streamlit asks nobody who he is for those.

The page Aanmelden is open to everybody, and a file that is sent there stays in memory. A file that
a page made is at an address that may be in a history or a log of somebody else.
"""

from __future__ import annotations

import json
import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from netwerk.access.identity import identity_of
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied

FILES = ("/_stcore/upload_file", "/media/")


class OnlySignedIn:
    """ASGI middleware: 403 for a file from or for who is not signed in, before any is read.

    It stands behind `OnlyProxy`, which drops the headers that no proxy vouched for.
    """

    def __init__(self, app: ASGIApp, signing: SignInSettings, path: str = "") -> None:
        self._app = app
        self._signing = signing
        self._files = tuple(f"{path}{files}" for files in FILES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse the file that it brings or asks for."""
        if scope["type"] == "http" and str(scope["path"]).startswith(self._files):
            request = Request(scope)
            if not (self._by_header(request) if self._signing.by_proxy else self._in(request)):
                await Response(status_code=403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _by_header(self, request: Request) -> bool:
        return bool(request.headers.get(self._signing.koppen["email"]))

    def _in(self, request: Request) -> bool:
        held = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
        try:
            claims = json.loads(held or b"{}")
            since = identity_of(claims, self._signing).since
        except (ValueError, AttributeError, AccessDenied):
            return False
        lasts = time.time() < since + self._signing.duur
        return lasts and claims.get("is_logged_in") is True
