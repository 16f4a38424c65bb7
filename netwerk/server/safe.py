"""What stands before every request: which hosts and origins may ask, and the headers of an answer.

No proxy is needed for it. The origin is looked at here and not by Streamlit alone: that first asks
an address on the internet for its own, each time an unknown origin knocks.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netwerk.access.server_address import ServerAddress

ANY_HOST = frozenset({"/leeft", "/klaar", "/metrics", "/_stcore/health"})
"""What looks after a server asks these by its number; they tell nothing about anybody."""
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""Doors of Streamlit that are open to anybody and that nothing of ours needs."""
OWN_SAY = frozenset({b"content-security-policy", b"referrer-policy"})
"""What an answer may say of itself: the API lets nothing run and tells no address at all."""
YEAR = 31_536_000
MISDIRECTED, NOT_FOUND = 421, 404
REFUSED = 1008
"""How a websocket is closed that is not let in; before it is accepted the answer is 403."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def policy() -> str:
    """The Content-Security-Policy: scripts of this server only, none in the page but Streamlit's.

    The one script in Streamlit's page is known by its hash. Streamlit reads its messages by code
    (WebAssembly) that is a file of this server: that may run, text as script may not. Styles may
    stand in the page: Streamlit puts all of them there.
    """
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    digests = (hashlib.sha256(text.encode()).digest() for text in _INLINE.findall(page))
    known = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {known}; "
        "style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; frame-src 'self'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


class Safe:
    """ASGI middleware: 421 for another host, 403 for another origin, safe headers on the rest."""

    def __init__(self, app: ASGIApp, address: ServerAddress) -> None:
        self._app = app
        self._address = address
        self._headers = _headers(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with its headers, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        path = str(scope["path"]).removeprefix(self._address.path)
        if path.startswith(CLOSED):
            await _refuse(scope, receive, send, NOT_FOUND)
        elif (path not in ANY_HOST and not self._asked_for(scope)) or (
            scope["type"] == "websocket" and not self._from_here(scope)
        ):
            await _refuse(scope, receive, send, MISDIRECTED)
        else:
            await self._app(scope, receive, self._dressed(send))

    def _asked_for(self, scope: Scope) -> bool:
        host = _only(scope, b"host")
        try:
            named = urlsplit(f"//{host}").hostname if host else None
        except ValueError:
            return False
        return named is not None and named.rstrip(".") in self._address.names

    def _from_here(self, scope: Scope) -> bool:
        """Whether the page that opens this websocket came from this very server."""
        origin, host = _only(scope, b"origin"), _only(scope, b"host")
        if not origin or not host:
            return False
        if origin == self._address.origin:
            return True
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        public = urlsplit(self._address.adres)
        if self._address.secure and parts.hostname == public.hostname and parts.scheme != "https":
            return False  # a page that anybody on the network can have changed on its way
        return parts.scheme in {"http", "https"} and parts.netloc == host

    def _dressed(self, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._once([*map(self._cookie, message["headers"])])
            await send(message)

        return dressed

    def _once(self, told: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """The headers of an answer and ours, none twice."""
        own = {name.lower() for name, _ in told} & OWN_SAY
        ours = [(name, value) for name, value in self._headers if name not in own]
        names = {name for name, _ in ours}
        return [*(header for header in told if header[0].lower() not in names), *ours]

    def _cookie(self, header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        name, value = header
        bare = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
        return (name, value + b"; Secure") if self._address.secure and bare else header


def _headers(address: ServerAddress) -> list[tuple[bytes, bytes]]:
    made = {
        "content-security-policy": policy(),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
    }
    if address.secure:
        made["strict-transport-security"] = f"max-age={YEAR}"
    return [(name.encode(), value.encode()) for name, value in made.items()]


def _only(scope: Scope, name: bytes) -> str:
    """The value of a header that is there once; "" when it is not, or more than once."""
    values = [value for given, value in scope["headers"] if given == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": REFUSED})
        return
    headers = [(b"content-length", b"0"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
