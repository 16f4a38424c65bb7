"""Who asks: the key of an application, and how often it may ask."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from ipaddress import ip_address, ip_network

from starlette.requests import Request

from netwerk.access.application_settings import Application, whose_key
from netwerk.access.log_line import OPVRAGEN
from netwerk.access.rights import User
from netwerk.api.enough import Buckets
from netwerk.api.problem import ProblemError
from netwerk.services.desk import Desk
from netwerk.typed.moments import today_here

WRONG_PER_MINUTE = 30
"""So many wrong keys a minute are looked at from one address."""
ASKS = {"WWW-Authenticate": 'Bearer realm="netwerk"'}
NO_KEY = "Geef de sleutel van je toepassing mee, als 'Authorization: Bearer SLEUTEL'."
WRONG_KEY = "Deze sleutel is niet (meer) geldig. Vraag de beheerder van netwerk om een nieuwe."

Applications = Callable[[], Sequence[Application]]
DeskOf = Callable[[User], Desk]


class Door:
    """Lets applications in that have a key, as often as they may."""

    def __init__(self, desk_of: DeskOf, applications: Applications, buckets: Buckets) -> None:
        self._desk_of, self._applications, self._buckets = desk_of, applications, buckets

    def let_in(self, request: Request) -> tuple[Desk, Application]:
        """The desk of who asks. Raises ProblemError (401, 429), or StoreUnavailable.

        A right key is let in however many wrong ones came from its address: behind one proxy
        everybody has the same. A key of 256 bits is not found by trying.
        """
        address = request.client.host if request.client else "onbekend"
        key = _bearer(request)
        application = None if key is None else whose_key(self._applications(), key)
        if application is None or application.is_over(today_here()):
            self._refuse(address, key)
        assert application is not None  # noqa: S101 (for the type checker: refused above)
        self._wait(f"api {application.naam}", application.per_minuut)
        return self._desk_of(application.user(address)), application

    def _refuse(self, address: str, key: str | None) -> None:
        self._wait(f"adres {network_of(address)}", WRONG_PER_MINUTE)
        nobody = User("api onbekend", "geen", waarvandaan=f"api, {address}")
        self._desk_of(nobody).record(OPVRAGEN, "", False)
        raise ProblemError(401, NO_KEY if key is None else WRONG_KEY, headers=ASKS)

    def _wait(self, who: str, per_minute: int) -> None:
        if wait := self._buckets.take(who, per_minute):
            seconds = math.ceil(wait)
            raise ProblemError(
                429,
                f"Dit zijn er meer dan {per_minute} in een minuut. Wacht even en probeer het "
                "opnieuw.",
                headers={"Retry-After": str(seconds)},
            )


def network_of(address: str) -> str:
    """The address, and of IPv6 its network: one computer has 2**64 addresses to come from."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4 or found.ipv4_mapped is not None:
        return address
    return str(ip_network((found.packed, 64), strict=False))


def _bearer(request: Request) -> str | None:
    """The key in the one Authorization header; None when there is none, or more than one."""
    held = request.headers.getlist("authorization")
    if len(held) != 1:
        return None
    scheme, _, key = held[0].partition(" ")
    return key.strip() or None if scheme.lower() == "bearer" else None
