"""What the provider is told and tells: the secrets of Streamlit's sign-in, and the way back.

The way back is our own, since Streamlit's keeps no refresh token: without one nobody can be asked
whether somebody still has his groups. What it takes of Streamlit has no promise to stay; its minor
version is fixed, and tests/browser/test_two_people.py goes all the way.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.web.server.starlette import starlette_auth_routes as streamlit_routes

from netwerk.access.identity import identity_of, kept_claims
from netwerk.access.provider_look import Tokens, sealed
from netwerk.access.rights import User
from netwerk.access.server_address import seen_from
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied, NetwerkError
from netwerk.server.asked_page import COOKIE, keep_asked, kept_asked, with_refused
from netwerk.services.signing.sign_in_record import signed_in
from netwerk.ui.server_desk import server_desk

BACK = "/oauth2callback"
PROVIDER = "default"
AT_PROVIDER = f"_state_{PROVIDER}_"
"""How the session keeps that a browser went to the provider (Authlib)."""
log = logging.getLogger("netwerk")


def auth_secrets(signing: SignInSettings, home: str) -> dict[str, Any]:
    """The secrets of Streamlit's sign-in; home: the address of the app, with its path."""
    return {
        "auth": {
            "redirect_uri": f"{home}{BACK}",
            "cookie_secret": signing.cookie,
            "client_id": signing.client_id,
            "client_secret": signing.geheim,
            "server_metadata_url": signing.uitgever,
            "expose_tokens": ["access"],
            "client_kwargs": {"scope": signing.scope, "prompt": "select_account"},
        }
    }


def sign_in_routes(path: str, signing: SignInSettings, home: str) -> list[BaseRoute]:
    """The way to the provider and back; these go before Streamlit's own."""

    async def to_provider(request: Request) -> Response:
        response = await streamlit_routes._auth_login(request, path)
        keep_asked(response, request, path, home.startswith("https://"))
        return response

    async def came_back(request: Request) -> Response:
        asked = kept_asked(request, path)
        return await _came_back(request, signing, home, asked)

    return [
        Route(f"{path}/{streamlit_routes._ROUTE_AUTH_LOGIN}", to_provider, methods=["GET"]),
        Route(f"{path}{BACK}", came_back, methods=["GET"]),
    ]


async def _came_back(request: Request, signing: SignInSettings, home: str, asked: str) -> Response:
    told = request.query_params
    if not {"state", "error"} & set(told):
        return RedirectResponse(f"{home}/", status_code=302)  # from signing out
    refused = RedirectResponse(f"{home}{with_refused(asked)}", status_code=302)
    if "error" in told:
        # One line for each time that this browser went to the provider: a made-up one is not told.
        # Not every provider gives the state back with an error.
        known = [n for n in request.session if n.startswith(AT_PROVIDER + told.get("state", ""))]
        if known:
            await run_in_threadpool(_write_refused, _came_from(request))
        for name in known:
            del request.session[name]
        return refused
    client, _ = streamlit_routes._create_oauth_client(PROVIDER)
    try:
        token = await client.authorize_access_token(request)
    except Exception as error:  # noqa: BLE001 (whatever the provider or somebody else sent)
        log.warning("A sign-in that did not hold: %s", type(error).__name__)
        streamlit_routes._clear_auth_cookie(refused, request)
        return refused
    response = RedirectResponse(f"{home}{asked}", status_code=302)
    response.delete_cookie(COOKIE, path=urlsplit(home).path or "/")
    now = time.time()
    claims = kept_claims(token.get("userinfo") or {}, signing, now)
    await run_in_threadpool(_write_down, claims, signing, _came_from(request))
    streamlit_routes._clear_invalid_auth_cookies(response, request)
    origin = streamlit_routes._get_origin_from_secrets()
    cookie = {**claims, "origin": origin, "is_logged_in": True, "provider": PROVIDER}
    await streamlit_routes._set_auth_cookie(response, cookie, _kept_tokens(token, signing))
    return response


def _kept_tokens(token: Mapping[str, Any], signing: SignInSettings) -> dict[str, str]:
    """What the cookie keeps of the tokens: to ask with, sealed; and what signing out is told."""
    refresh = str(token.get("refresh_token") or "")
    asked_with = Tokens(refresh, "" if refresh else str(token.get("access_token") or ""))
    kept = {"access_token": sealed(asked_with, signing)}
    return kept | ({"id_token": str(token["id_token"])} if "id_token" in token else {})


OWN = ("", "127.0.0.1", "::1")
"""The addresses of this machine itself."""


def _write_down(claims: Mapping[str, object], signing: SignInSettings, waarvandaan: str) -> None:
    """Write in the log that he signed in. Without access he sees why in the page."""
    try:
        naam, let_in = identity_of(claims, signing).naam, True
    except AccessDenied:
        naam, let_in = str(claims.get("email") or "onbekend"), False
    _log_line(User(naam, waarvandaan=waarvandaan), let_in)


def _write_refused(waarvandaan: str) -> None:
    """Write in the log that somebody was sent back without signing in; nobody says who."""
    _log_line(User("onbekend", waarvandaan=waarvandaan), let_in=False)


def _log_line(who: User, let_in: bool) -> None:
    try:
        signed_in(server_desk(), who, let_in)
    except NetwerkError as error:
        log.warning("A sign-in could not be written in the log: %s", error)


def _came_from(request: Request) -> str:
    return seen_from(request.client.host if request.client else None)
