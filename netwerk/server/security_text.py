"""``/.well-known/security.txt`` (RFC 9116): where somebody tells of a leak in this server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from netwerk.access.server_address import ServerAddress, contact_of
from netwerk.settings import settings_table

WELL_KNOWN = "/.well-known/security.txt"
HOLDS = timedelta(days=180)
"""How long the text holds from the day that somebody asks: RFC 9116 wants less than a year."""


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
