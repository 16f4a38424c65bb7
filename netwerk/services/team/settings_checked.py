"""Whether each table of the settings can be used, read as the product reads it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from netwerk.access.application_settings import TABLE, applications_of_settings
from netwerk.access.own_gemeente import own_gemeente
from netwerk.access.rights import BEHEREN
from netwerk.access.role_settings import role_settings
from netwerk.access.server_address import server_address
from netwerk.access.sign_in_settings import COOKIE, PROXY, SECRET, SHORTEST, sign_in_settings
from netwerk.errors import InputError
from netwerk.services.desk import Desk
from netwerk.services.privacy.keeping_terms import keeping_terms
from netwerk.services.team.who_am_i import gebieden_called
from netwerk.services.team.who_may_what import role_warnings
from netwerk.settings import load_settings
from netwerk.store.logbook.log_place import log_place


@dataclass(frozen=True)
class SettingsChecked:
    """What is wrong in the settings, in sentences.

    faults: of tables that cannot be used as they are. roles: what in [toegang] is probably not
    meant. others: the same of other tables.
    """

    faults: tuple[str, ...]
    roles: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """All of it."""
        return (*self.faults, *self.roles, *self.others)


def settings_checked(desk: Desk) -> SettingsChecked:
    """Read every table, for a beheerder. Raises AccessDenied."""
    desk.require(BEHEREN)
    readers: tuple[Callable[[], object], ...] = (
        _sign_in,
        role_settings,
        applications_of_settings,
        server_address,
        keeping_terms,
        own_gemeente,
        lambda: log_place(load_settings()),
    )
    faults = tuple(fault for read in readers if (fault := _fault(read)))
    roles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    if not _fault(role_settings):
        roles = role_warnings(desk)
    if not _fault(applications_of_settings):
        others = _unknown_gebieden(desk)
    return SettingsChecked(faults, roles, others)


def _fault(read: Callable[[], object]) -> str:
    try:
        read()
    except InputError as error:
        return str(error)
    return ""


def _sign_in() -> object:
    """The secrets are of the server: who checks from another place need not have them."""
    stand_in = dict.fromkeys((SECRET, COOKIE, PROXY), "x" * SHORTEST)
    return sign_in_settings(stand_in | os.environ)


def _unknown_gebieden(desk: Desk) -> tuple[str, ...]:
    known = gebieden_called(desk)
    return tuple(
        f"[[{TABLE}]] '{one.naam}' noemt gebied '{gebied}', en dat bestaat niet. Zij ziet "
        f"daar niets. Kies uit: {', '.join(sorted(known))}."
        for one in applications_of_settings()
        for gebied in one.gebieden
        if gebied not in known
    )
