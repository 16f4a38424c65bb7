"""Headers that say who somebody is count only when the proxy sent them, with its secret beside."""

from __future__ import annotations

import asyncio
import hmac
import json
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netwerk.access.sign_in_settings import SignInSettings

SECRET = b"x-netwerk-geheim"
AGAIN = 1012
"""How a websocket is closed of which the page shall connect again (RFC 6455: service restart)."""
KEYS = {"naam": "name", "email": "email", "groepen": "groepen"}
"""The claim that each header is."""


def trusted_headers(signing: SignInSettings) -> str:
    """The option of Streamlit that reads the headers of the proxy into its user."""
    return json.dumps({header: KEYS[what] for what, header in signing.koppen.items()})


class OnlyProxy:
    """ASGI middleware: drops headers that the proxy did not vouch for, and the secret itself.

    A header that is there twice is dropped too: one of both is of the visitor. And a websocket ends
    after a while, so that the page connects anew and the proxy says anew who it is: that is how a
    group that was taken away takes effect. What is typed in the page stays.
    """

    def __init__(self, app: ASGIApp, signing: SignInSettings) -> None:
        self._app = app
        self._secret = signing.proxy.encode()
        self._told = {header.lower().encode() for header in signing.koppen.values()}
        self._seconds = signing.nagaan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with the headers that count."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        drop = {SECRET} | (set() if self._from_proxy(scope) else self._told)
        kept = [(name, value) for name, value in scope["headers"] if name not in drop]
        if scope["type"] == "websocket":
            receive = self._for_a_while(receive, send)
        await self._app({**scope, "headers": kept}, receive, send)

    def _from_proxy(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == SECRET]
        told = [name for name, _ in scope["headers"] if name in self._told]
        known = len(given) == 1 and hmac.compare_digest(given[0], self._secret)
        return known and len(told) == len(set(told))

    def _for_a_while(self, receive: Receive, send: Send) -> Receive:
        until = time.monotonic() + self._seconds

        async def received() -> Message:
            try:
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    return await receive()
            except TimeoutError:
                await send({"type": "websocket.close", "code": AGAIN})
                return {"type": "websocket.disconnect", "code": AGAIN}

        return received
