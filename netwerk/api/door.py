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
from netwerk.errors import InputError
from netwerk.services.desk import Desk
from netwerk.typed.moments import today_here

WRONG_PER_MINUTE = 30
"""So many wrong keys a minute are looked at from one address."""
ASKS = {"WWW-Authenticate": 'Bearer realm="netwerk"'}
NO_KEY = "Geef de sleutel van je toepassing mee, als 'Authorization: Bearer SLEUTEL'."
WRONG_KEY = "Deze sleutel is niet (meer) geldig. Vraag de beheerder van netwerk om een nieuwe."
NOWHERE, NO_METHOD = "adres dat er niet is", "methode die hier niet kan"
TOO_MANY, FAULTY = "te veel vragen in een minuut", "instellingen die niet kloppen"
"""What the log says of a question that asked for no list, or came too often or too early."""

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
        address = _address(request)
        application = self._whose(request)
        if application is None:
            self._refuse(address, _bearer(request))
        assert application is not None  # noqa: S101 (for the type checker: refused above)
        try:
            self._wait(f"api {application.naam}", application.per_minuut)
        except ProblemError:
            self._note(application, address, TOO_MANY, 1)
            raise
        return self._desk_of(application.user(address)), application

    def turned_away(self, request: Request, waarop: str) -> None:
        """Write down a question by a key that is known, and that asks for nothing there is.

        So many lines a minute as it may ask. Raises StoreUnavailable when it cannot be written.
        """
        application = self._whose(request)
        if application is not None:
            self._note(application, _address(request), waarop, application.per_minuut)

    def _whose(self, request: Request) -> Application | None:
        """Whose key is given; None without one, or with one that is not, or no longer, right."""
        key = _bearer(request)
        try:
            held = self._applications() if key is not None else ()
        except InputError:  # whose key it is cannot be known; that somebody asked, can
            if not self._buckets.take(FAULTY, 1):
                self._nobody(_address(request)).record(OPVRAGEN, FAULTY, False)
            raise
        application = whose_key(held, key) if key is not None else None
        over = application is None or application.is_over(today_here())
        return None if over else application

    def _note(self, application: Application, address: str, waarop: str, most: int) -> None:
        """At most so many lines of this a minute, so that who floods the API fills no log."""
        if not self._buckets.take(f"{waarop} {application.naam}", most):
            self._desk_of(application.user(address)).record(OPVRAGEN, waarop, False)

    def _nobody(self, address: str) -> Desk:
        return self._desk_of(User("api onbekend", "geen", waarvandaan=f"api, {address}"))

    def _refuse(self, address: str, key: str | None) -> None:
        self._wait(f"adres {network_of(address)}", WRONG_PER_MINUTE)
        self._nobody(address).record(OPVRAGEN, "", False)
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


def _address(request: Request) -> str:
    return request.client.host if request.client else "onbekend"


def _bearer(request: Request) -> str | None:
    """The key in the one Authorization header; None when there is none, or more than one."""
    held = request.headers.getlist("authorization")
    if len(held) != 1:
        return None
    scheme, _, key = held[0].partition(" ")
    return key.strip() or None if scheme.lower() == "bearer" else None
