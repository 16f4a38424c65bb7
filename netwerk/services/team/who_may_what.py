"""Wie mag wat: every rule about roles in the settings, in sentences and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from netwerk.access.rights import BEHEREN, READER, ROLES
from netwerk.access.role_settings import (
    NOBODY,
    SEE,
    RoleRule,
    RoleSettings,
    role_settings,
    rule_warnings,
)
from netwerk.services.desk import Desk
from netwerk.services.team.who_am_i import gebieden_called, may_words

HEADS = ("Wie", "Rol", "Waar", "Mag")
WHOLE = "de hele gemeente"


@dataclass(frozen=True)
class MayLine:
    """One row of the table: of one rule in one gebied."""

    wie: str
    rol: str
    waar: str
    mag: str


@dataclass(frozen=True)
class WhoMayWhat:
    """All rules.

    sentences: each rule, and what holds for who is in none. rows: role by gebied by what it may.
    roles: what each role may, by its name. warnings: what is probably not meant, with how to mend.
    """

    sentences: tuple[str, ...]
    rows: tuple[MayLine, ...]
    roles: Mapping[str, str]
    warnings: tuple[str, ...]


def who_may_what(desk: Desk) -> WhoMayWhat:
    """The rules as the settings file has them now, for a beheerder. Raises InputError."""
    desk.require(BEHEREN)
    settings, names = role_settings(), gebieden_called(desk)
    return WhoMayWhat(
        sentences=(*(_sentence(rule, names) for rule in settings.regels), *_others(settings)),
        rows=tuple(line for rule in settings.regels for line in _lines(rule, names)),
        roles={rol: may_words(rol) for rol in ROLES},
        warnings=rule_warnings(settings, tuple(names)),
    )


def who_may_what_values(desk: Desk) -> dict[str, Any]:
    """The same as plain values."""
    return asdict(who_may_what(desk))


def role_warnings(desk: Desk) -> tuple[str, ...]:
    """What in the rules is probably not meant. Raises InputError, AccessDenied."""
    desk.require(BEHEREN)
    return rule_warnings(role_settings(), tuple(gebieden_called(desk)))


def _whom(rule: RoleRule) -> str:
    return rule.persoon or f"groep {rule.groep}"


def _where(rule: RoleRule, names: Mapping[str, str]) -> tuple[str, ...]:
    """Where it holds, in words; one that is not there says so."""
    if not rule.gebieden:
        return (WHOLE,)
    return tuple(names.get(g, f"gebied {g}, dat niet bestaat") for g in rule.gebieden)


def _sentence(rule: RoleRule, names: Mapping[str, str]) -> str:
    who = rule.persoon or f"Wie in de groep '{rule.groep}' zit,"
    return f"{who} is {rule.counts_as} in {', '.join(_where(rule, names))}."


def _others(settings: RoleSettings) -> tuple[str, ...]:
    nothing = settings.anders == NOBODY
    said = "mag niets zien" if nothing else f"is {READER}: die mag alles lezen en niets wijzigen"
    elsewhere = "leest" if settings.andere_gebieden == SEE else "ziet niets van"
    return (
        f"Wie zich aanmeldt en in geen regel staat, {said}.",
        f"Wie alleen een rol in een gebied heeft, {elsewhere} de andere gebieden.",
    )


def _lines(rule: RoleRule, names: Mapping[str, str]) -> tuple[MayLine, ...]:
    may = may_words(rule.counts_as)
    return tuple(MayLine(_whom(rule), rule.counts_as, where, may) for where in _where(rule, names))
