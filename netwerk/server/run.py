"""The process of the web app: it gets ready first and answers only then.

``python -m netwerk.server.run``; ``netwerk start`` waits for the answer before it says that netwerk
is ready. So no visitor waits for compiling or for modules. It gets ready before it listens, and not
in the lifespan of the server: a port that listens and does not answer keeps who asks waiting.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

import streamlit as st
from starlette.middleware import Middleware
from streamlit.web.server.starlette import starlette_server

from netwerk import ui
from netwerk.access.server_address import ServerAddress, server_address
from netwerk.access.sign_in_settings import SignInSettings, sign_in_settings
from netwerk.errors import NetwerkError
from netwerk.schema import data_folder
from netwerk.server import own_routes
from netwerk.server.metrics import metrics_route, metrics_secret
from netwerk.server.safe import Safe
from netwerk.server.security_text import security_route
from netwerk.server.stopping import CLOSED_WITHIN, Stopping
from netwerk.server.structured_log import json_wanted, write_json
from netwerk.server.web_options import web_options
from netwerk.services.ready_told import teller
from netwerk.services.stores import state_of
from netwerk.services.warming import get_ready
from netwerk.settings import load_settings, settings_table
from netwerk.ui.frame import server_desk
from netwerk.ui.inlezen.memory_back import keep_large_apart

TABLES = ("pandas", "pyarrow")
"""What Streamlit loads for the first table of a page."""
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"  # noqa: S105 (its name)


def main() -> None:
    """Get ready, then serve until stopped."""
    keep_large_apart()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # stopped while getting ready: no traceback
    settings = load_settings()
    more = uvicorn_options(json=json_wanted(settings_table("server")))
    secret = metrics_secret()
    address, signing = server_address(), sign_in_settings()
    if signing is not None:
        # Also signs the cookie that remembers a sign-in on its way: every process needs the same.
        os.environ[COOKIE_SECRET] = signing.cookie
    with suppress(NetwerkError, OSError):  # no room to practise: the pages do it when opened
        get_ready(settings, teller())
    for name in (*TABLES, *parts()):
        import_module(name)
    serve(made(address, signing, secret), web_options(settings, address), more)


def made(address: ServerAddress, signing: SignInSettings | None, secret: str = "") -> st.App:
    """The app with its routes and what stands before it."""
    del signing
    stopping = Stopping(lambda: server_desk().readers.jobs.stop_own())
    numbers = metrics_route(address.path, newest_revision, secret)
    known = security_route(address)
    return st.App(
        data_folder("app.py"),
        routes=own_routes.routes(address.path, [numbers, known], lambda: stopping.begun),
        lifespan=stopping.lifespan,
        middleware=[Middleware(Safe, address=address)],
    )


def newest_revision() -> int:
    """The number of the newest revision, asked of the store itself."""
    return state_of(server_desk()).revision


def uvicorn_options(*, json: bool) -> dict[str, object]:
    """What uvicorn is told that Streamlit does not tell it. json: every line of the log is JSON."""
    options: dict[str, object] = {
        "server_header": False,
        "timeout_graceful_shutdown": CLOSED_WITHIN,
    }
    if json:
        write_json()
        options["log_config"] = None
    return options


def serve(app: st.App, options: dict[str, object], more: dict[str, object]) -> None:
    """Serve the app until stopped, without telling which server it is."""
    given = starlette_server._get_uvicorn_config_kwargs
    starlette_server._get_uvicorn_config_kwargs = lambda: given() | more
    sys.argv = [str(data_folder("app.py"))]
    app.run(config=options)


def parts() -> list[str]:
    """The modules that the pages are made of. The pages are no modules: they run when opened."""
    return [module.name for module in walk_packages(ui.__path__, f"{ui.__name__}.")]


if __name__ == "__main__":
    try:
        main()
    except NetwerkError as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(1) from None
