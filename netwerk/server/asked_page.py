"""Which page somebody asked for before he signed in, kept until he is back from the provider."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from netwerk.ui.menu import OLD, every_page
from netwerk.ui.sign_in.gate import REFUSED

COOKIE = "netwerk_gevraagd"
SECONDS = 900
LONGEST = 1_500


def asked_page(came_from: str, path: str) -> str:
    """The part of an address after that of the app: "/actor?id=1"; "/" when it is no page of ours.

    came_from: what the browser says that it comes from. Only names of our own pages are taken, so
    that nobody can send a visitor elsewhere. path: of the app.
    """
    try:
        parts = urlsplit(came_from)
    except ValueError:
        return "/"
    name = parts.path.removeprefix(path).strip("/")
    name = OLD.get(name, name)
    if name not in {"", *(page.name for page in every_page())} or len(parts.query) > LONGEST:
        return "/"
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] != REFUSED]
    return f"/{name}{'?' if kept else ''}{urlencode(kept)}"


def keep_asked(response: Response, request: Request, path: str, secure: bool) -> None:
    """Let the browser keep which page it came from; a sign-in elsewhere may bring it back."""
    response.set_cookie(
        COOKIE,
        quote(asked_page(request.headers.get("referer", ""), path), safe=""),
        max_age=SECONDS,
        path=path or "/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def kept_asked(request: Request, path: str) -> str:
    """What was kept; "/" for nothing. It is looked at anew: a cookie is of the visitor."""
    return asked_page(f"{path}{unquote(request.cookies.get(COOKIE, ''))}", path)


def with_refused(asked: str) -> str:
    """The same page, where the page Aanmelden says that it was not done."""
    return f"{asked}{'&' if '?' in asked else '?'}{REFUSED}=1"
