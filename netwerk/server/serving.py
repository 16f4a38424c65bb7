"""The process of the web app: it gets ready first and answers only then.

``python -m netwerk.server.serving``; ``netwerk start`` waits for the answer before it says that
netwerk is ready. So no visitor waits for compiling or for modules. It gets ready before it listens,
and not in the lifespan of the server: a port that listens and does not answer keeps who asks
waiting.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import streamlit as st
from authlib.deprecate import AuthlibDeprecationWarning
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit.web.server.starlette import starlette_server

from netwerk import ui
from netwerk.access.server_address import ServerAddress, server_address
from netwerk.access.sign_in_settings import SignInSettings, sign_in_settings
from netwerk.errors import NetwerkError, StoreUnavailable
from netwerk.schema import data_folder
from netwerk.server import own_routes
from netwerk.server.api_route import api_route
from netwerk.server.calm_collecting import keep_tidy
from netwerk.server.metrics import metrics_route, metrics_secret
from netwerk.server.only_proxy import OnlyProxy, trusted_headers
from netwerk.server.only_signed_in import OnlySignedIn
from netwerk.server.safe import Safe
from netwerk.server.security_text import security_route
from netwerk.server.sign_in_routes import auth_secrets, sign_in_routes
from netwerk.server.stopping import CLOSED_WITHIN, Stopping
from netwerk.server.structured_log import json_wanted, write_json
from netwerk.server.upload_room import MEGABYTE, UploadRoom
from netwerk.server.web_options import LARGEST_MESSAGE, web_options
from netwerk.services.last_known import away
from netwerk.services.ready_told import teller
from netwerk.services.stores import state_of
from netwerk.services.warming import get_ready
from netwerk.settings import Settings, load_settings, settings_table
from netwerk.ui.inlezen.memory_back import keep_large_apart
from netwerk.ui.server_desk import server_desk
from netwerk.ui.sign_in.gate import still_in

TABLES = ("pandas", "pyarrow")
"""What Streamlit loads for the first table of a page."""
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"  # noqa: S105 (its name)


def main() -> None:
    """Get ready, then serve until stopped."""
    # Authlib announces what its next version drops: nothing for who runs a server.
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    keep_large_apart()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # stopped while getting ready: no traceback
    settings = load_settings()
    more = uvicorn_options(json=json_wanted(settings_table("server")))
    address, signing = server_address(), sign_in_settings()
    if signing is not None:
        # Also signs the cookie that remembers a sign-in on its way: every process needs the same.
        os.environ[COOKIE_SECRET] = signing.cookie
    with suppress(NetwerkError, OSError):  # no room to practise: the pages do it when opened
        get_ready(settings, teller())
    for name in (*TABLES, *parts()):
        import_module(name)
    options = web_options(settings, address)
    if signing is not None and signing.by_proxy:
        options["server.trustedUserHeaders"] = trusted_headers(signing)
    watch = watching(address, metrics_secret(), people_sign_in=signing is not None)
    keep_tidy()
    serve(made(settings, address, signing, watch), options, more)


@dataclass(frozen=True)
class Watching:
    """What looks after the server: how it stops, and the routes that tell how it is."""

    stopping: Stopping
    routes: tuple[BaseRoute, ...]


def watching(address: ServerAddress, secret: str, *, people_sign_in: bool) -> Watching:
    """What looks after a server at this address. secret: of who may ask for the metrics."""
    return Watching(
        Stopping(lambda: server_desk().readers.jobs.stop_own()),
        (
            metrics_route(address.path, newest_revision, secret, people_sign_in=people_sign_in),
            security_route(address),
            api_route(address.path),
        ),
    )


def made(
    settings: Settings,
    address: ServerAddress,
    signing: SignInSettings | None,
    watch: Watching,
) -> st.App:
    """The app with its routes and what stands before it."""
    before = [Middleware(Safe, address=address)]
    more: list[BaseRoute] = []
    secrets: dict[str, Any] = {}
    if signing is not None and signing.by_proxy:
        before.append(Middleware(OnlyProxy, signing=signing))
    elif signing is not None:
        home = address.adres or f"http://localhost:{settings.port}"
        secrets = auth_secrets(signing, home)
        more = sign_in_routes(address.path, signing, home)
    if signing is not None:
        before.append(
            Middleware(OnlySignedIn, signing=signing, still_in=still_in, path=address.path)
        )
    before.append(Middleware(UploadRoom, path=address.path))
    return st.App(
        data_folder("app.py"),
        secrets=secrets,
        routes=own_routes.routes(
            address.path, (*watch.routes, *more), lambda: watch.stopping.begun
        ),
        lifespan=watch.stopping.lifespan,
        middleware=before,
    )


def newest_revision() -> int:
    """The number of the newest revision. Raises StoreUnavailable when the store is away."""
    desk = server_desk()
    revision = state_of(desk).revision
    if (gone := away(desk)) is not None:  # what it said last is no answer
        raise StoreUnavailable(gone.sentence)
    return revision


def uvicorn_options(*, json: bool) -> dict[str, object]:
    """What uvicorn is told that Streamlit does not tell it. json: every line of the log is JSON."""
    options: dict[str, object] = {
        "server_header": False,
        "timeout_graceful_shutdown": CLOSED_WITHIN,
        # Of Streamlit it is as large as what goes out, and who is not signed in may send it too.
        "ws_max_size": (LARGEST_MESSAGE + 1) * MEGABYTE,
    }
    if json:
        write_json()
        options["log_config"] = None
    return options


def serve(app: st.App, options: dict[str, object], more: dict[str, object]) -> None:
    """Serve the app until stopped, without telling which server it is."""
    given, bound = starlette_server._get_uvicorn_config_kwargs, starlette_server._bind_socket
    starlette_server._get_uvicorn_config_kwargs = lambda: given() | more
    starlette_server._bind_socket = lambda *asked: sent_at_once(bound(*asked))
    sys.argv = [str(data_folder("app.py"))]
    app.run(config=options)


def sent_at_once(listening: socket.socket) -> socket.socket:
    """The same socket; what is sent to who comes in by it does not wait to be sent with more.

    A page goes out as some hundred small messages: waiting for the answer to one costs 40 ms a
    page. asyncio sets this itself, but not for a socket that somebody else opened.
    """
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def parts() -> list[str]:
    """The modules that the pages are made of. The pages are no modules: they run when opened."""
    return [module.name for module in walk_packages(ui.__path__, f"{ui.__name__}.")]


if __name__ == "__main__":
    try:
        main()
    except NetwerkError as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(1) from None
