"""Who has which role where, as the settings say: the table ``[toegang]`` of netwerk.toml.

[toegang]
anders = "lezer"                 # signed in, and no rule is about him: "geen" or "lezer"
andere_gebieden = "zien"         # outside the gebieden of his rules: "zien" or "niet zien"

[[toegang.rol]]
groep = "makelaars-ulft"         # or persoon = "anna@gemeente.nl"
rol = "makelaar"
gebieden = ["4", "5"]            # left out or empty: the whole municipality
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.access.rights import BEWERKEN, NOT_CHANGED_BY, READER, ROLES, User
from netwerk.errors import InputError
from netwerk.settings import settings_stamp, settings_table

log = logging.getLogger("netwerk")

TABLE = "toegang"
NOBODY = "geen"
SEE, NOT_SEE = "zien", "niet zien"
_GROWING = ("geen", "lezer", "projectgroep", "teamlid", "makelaar", "beheerder")
"""The roles from least to most; a bewerker is a makelaar."""
_KEYS, _RULE_KEYS = ("anders", "andere_gebieden", "rol"), ("groep", "persoon", "rol", "gebieden")


@dataclass(frozen=True)
class RoleRule:
    """Who is in this group, or has this mail address, has this role in these gebieden.

    One of groep and persoon is "". gebieden: ids; () is the whole municipality. rol: as it was
    typed; one that is not in ROLES counts as that of a reader (see `rule_warnings`).
    """

    rol: str
    groep: str = ""
    persoon: str = ""
    gebieden: tuple[str, ...] = ()

    @property
    def counts_as(self) -> str:
        """The role that it gives: one of ROLES."""
        return self.rol if self.rol in ROLES else READER

    def is_about(self, email: str, groups: Collection[str]) -> bool:
        """Whether it is about somebody with this address, in these groups."""
        if self.persoon:
            return self.persoon.casefold() == email.strip().casefold()
        return self.groep in groups


@dataclass(frozen=True)
class RoleSettings:
    """All of ``[toegang]``. anders: "geen" or "lezer". andere_gebieden: "zien" or "niet zien"."""

    anders: str = NOBODY
    andere_gebieden: str = SEE
    regels: tuple[RoleRule, ...] = ()


class KeptRoles:
    """The rules of the settings file, read anew when that file changes.

    So a role that is taken out there ends within a moment, without a restart. A file that cannot be
    used just then (half saved, mistyped) leaves the rules as they were: its fault is in the log.
    """

    def __init__(self) -> None:
        self._stamp: object = None
        self._held = role_settings()

    def now(self) -> RoleSettings:
        """The rules as the file has them now."""
        stamp = settings_stamp()
        if stamp != self._stamp:
            try:
                self._held = role_settings()
            except InputError as error:
                log.warning("%s De rollen blijven zoals ze waren.", error)
            self._stamp = stamp
        return self._held


def role_settings(environ: Mapping[str, str] | None = None) -> RoleSettings:
    """The rules that the settings file has now. Raises InputError, naming the table and the key."""
    return read_role_settings(settings_table(TABLE, environ))


def read_role_settings(table: Any) -> RoleSettings:
    """The rules in a table as TOML gives it. Raises InputError with one sentence."""
    if not isinstance(table, dict):
        raise _wrong("staat geen tabel. Schrijf [toegang] op een eigen regel")
    _only_known(table, _KEYS, "[toegang]")
    rules = table.get("rol", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise _wrong("is 'rol' geen lijst van regels. Schrijf boven elke regel [[toegang.rol]]")
    return RoleSettings(
        anders=_one_of(table, "anders", (NOBODY, READER), NOBODY),
        andere_gebieden=_one_of(table, "andere_gebieden", (SEE, NOT_SEE), SEE),
        regels=tuple(_rule(rule, number) for number, rule in enumerate(rules, 1)),
    )


def user_of(
    naam: str,
    email: str,
    groups: Collection[str],
    settings: RoleSettings,
    waarvandaan: str,
    *,
    known: Collection[str] | None = None,
) -> User:
    """The user that somebody is who signed in: several rules add up, per gebied.

    Nothing is remembered: a group that is gone is gone at the next call. email: only one that the
    provider vouches for, "" without. known: the ids of the gebieden that there are; a rule about
    another one gives nothing. A rule never takes away what another gives.
    """
    mine = [rule for rule in settings.regels if rule.is_about(email, groups)]
    whole = joined(rule.counts_as for rule in mine if not rule.gebieden)
    if not mine:
        return User(naam, settings.anders, waarvandaan=waarvandaan)
    if settings.andere_gebieden == SEE:
        whole = joined((whole, READER))
    rollen: dict[str, str] = {}
    for rule in mine:
        for gebied in rule.gebieden:
            if known is None or gebied in known:
                rollen[gebied] = joined((rollen.get(gebied, whole), rule.counts_as))
    return User(
        naam, whole, {g: rol for g, rol in sorted(rollen.items()) if rol != whole}, waarvandaan
    )


def joined(roles: Iterable[str]) -> str:
    """The least role that may do all that these may do together; "geen" of none.

    Who is in the projectgroep and teamlid too, may do what a makelaar may: the first brings the
    figures, the second the contact data.
    """
    wanted = tuple(roles)
    actions = frozenset().union(*(ROLES[role] for role in wanted))
    closed = [NOT_CHANGED_BY.get(r, frozenset()) for r in wanted if BEWERKEN in ROLES[r]]
    shut = frozenset.intersection(*closed) if closed else frozenset()
    return next(
        role
        for role in _GROWING
        if actions <= ROLES[role] and (not closed or NOT_CHANGED_BY.get(role, frozenset()) <= shut)
    )


def rule_warnings(settings: RoleSettings, known: Collection[str] | None = None) -> tuple[str, ...]:
    """What in these rules is probably not meant, each as a sentence that says how to mend it.

    known: the ids of the gebieden that there are; None: not looked at.
    """
    said = []
    for number, rule in enumerate(settings.regels, 1):
        here = f"Regel {number} van [[toegang.rol]]"
        if rule.rol not in ROLES:
            said.append(
                f"{here} noemt de rol '{rule.rol}', en die bestaat niet. Wie eronder valt, mag "
                f"alleen lezen. Kies uit: {', '.join(ROLES)}."
            )
        for gebied in rule.gebieden if known is not None else ():
            if gebied not in (known or ()):
                said.append(
                    f"{here} noemt gebied '{gebied}', en dat bestaat niet. De regel geeft daar "
                    f"niets. Kies uit: {', '.join(sorted(known or ()))}."
                )
    if settings.anders == READER and settings.andere_gebieden == NOT_SEE:
        said.append(
            "In [toegang] mag iedereen zonder rol alles lezen, maar iemand met een gebied alleen "
            "zijn eigen gebied. Zet andere_gebieden op 'zien' of anders op 'geen'."
        )
    return tuple(said)


def _rule(table: Mapping[str, Any], number: int) -> RoleRule:
    here = f"regel {number} van [[toegang.rol]]"
    _only_known(table, _RULE_KEYS, here)
    words = {}
    for key in ("groep", "persoon", "rol"):
        held = table.get(key, "")
        if not isinstance(held, str):
            raise _wrong(f"is '{key}' geen tekst. Schrijf {key} = \"...\"", here)
        words[key] = held.strip()
    if bool(words["groep"]) == bool(words["persoon"]):
        raise _wrong("staat niet precies één van 'groep' en 'persoon'. Kies er één", here)
    if not words["rol"]:
        raise _wrong(f"staat geen 'rol'. Kies uit: {', '.join(ROLES)}", here)
    return RoleRule(gebieden=_gebieden(table.get("gebieden", []), here), **words)


def _gebieden(held: Any, here: str) -> tuple[str, ...]:
    """Ids; never the whole municipality for what cannot be read."""
    fine = isinstance(held, list) and all(
        isinstance(one, str | int) and not isinstance(one, bool) and str(one).strip()
        for one in held
    )
    if not fine:
        raise _wrong('is \'gebieden\' geen lijst van gebieden. Schrijf gebieden = ["4", "5"]', here)
    return tuple(dict.fromkeys(str(one).strip() for one in held))


def _one_of(table: Mapping[str, Any], key: str, words: tuple[str, ...], usual: str) -> str:
    held = table.get(key, usual)
    if held not in words:
        raise _wrong(f"staat bij '{key}' een onbekend woord. Kies uit: {', '.join(words)}")
    return str(held)


def _only_known(table: Mapping[str, Any], keys: tuple[str, ...], here: str) -> None:
    for key in table:
        if key not in keys:
            raise _wrong(f"staat '{key}', en dat is er niet. Kies uit: {', '.join(keys)}", here)


def _wrong(what: str, here: str = "[toegang]") -> InputError:
    return InputError(f"In netwerk.toml, bij {here}, {what}.")
