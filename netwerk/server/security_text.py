"""``/.well-known/security.txt`` (RFC 9116): where somebody tells of a leak in this server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from netwerk.access.server_address import ServerAddress
from netwerk.errors import InputError
from netwerk.settings import settings_table

WELL_KNOWN = "/.well-known/security.txt"
HOLDS = timedelta(days=180)
"""How long the text holds from the day that somebody asks: RFC 9116 wants less than a year."""


def contact_of(table: Mapping[str, Any]) -> str:
    """``meldadres`` of ``[server]``: where to tell of a leak; "" when it is not set.

    A mail address gets ``mailto:`` before it. Raises InputError when it is neither that nor an
    address with https.
    """
    given = table.get("meldadres", "")
    if isinstance(given, str) and not set(given) & set(" \r\n\t<>\"'\\") and given.isascii():
        if not given or (given.startswith("https://") and urlsplit(given).hostname):
            return given
        name, _, domain = given.removeprefix("mailto:").partition("@")
        if name and "." in domain and "@" not in domain and "/" not in given:
            return f"mailto:{name}@{domain}"
    raise InputError(
        "In de instellingen is meldadres onder [server] niet te gebruiken. Geef een mailadres, of "
        "een webadres dat begint met https."
    )


def security_text(contact: str, address: str, now: datetime) -> str:
    """The whole text. contact: with its scheme. address: public address of the app, "" without."""
    lines = [
        f"Contact: {contact}",
        f"Expires: {(now + HOLDS).astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: nl, en",
    ]
    if address:
        parts = urlsplit(address)
        lines.append(f"Canonical: {parts.scheme}://{parts.netloc}{WELL_KNOWN}")
    return "\n".join(lines) + "\n"


def security_route(address: ServerAddress) -> Route:
    """The route, at the root of the host as the RFC wants it; 404 where no contact is set.

    Raises InputError when what is set cannot be used.
    """
    contact = contact_of(settings_table("server"))

    async def answer(_request: Request) -> Response:
        if not contact:
            return PlainTextResponse("", status_code=404)
        return PlainTextResponse(security_text(contact, address.adres, datetime.now(UTC)))

    return Route(WELL_KNOWN, answer, methods=["GET"])
