"""Who somebody is, by what a provider or a proxy says of him."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied

SINCE, MAIL, GROUPS = "aangemeld", "email", "groepen"
"""Claims of our own in the cookie: when he signed in (seconds), his address and his groups."""
MAILS = ("email", "preferred_username", "upn")
"""Where a provider may have the address, the best first."""
LONGEST = 80


@dataclass(frozen=True)
class Identity:
    """Somebody who signed in.

    key: the same at each sign-in, and tells nothing to who reads it. naam: for the history, another
    for each person. since, expires: seconds since 1970; 0 where nobody says.
    """

    key: str
    naam: str
    email: str
    groups: tuple[str, ...]
    since: float = 0.0
    expires: float = 0.0


def identity_of(claims: Mapping[str, object], settings: SignInSettings) -> Identity:
    """Who these claims are about. Raises AccessDenied when they do not say, or he is not let in."""
    mail = _mail(claims)
    local, _, domain = mail.rpartition("@")
    subject = claims.get("sub") or mail
    if not mail or not local or not isinstance(subject, str):
        raise AccessDenied(
            "De aanmelddienst geeft je mailadres niet door. Vraag de beheerder van netwerk om hulp."
        )
    if domain.lower() not in settings.domeinen or claims.get("email_verified") is False:
        raise AccessDenied(
            "Met dit account kun je hier niet in. Meld je aan met het account van je werk."
        )
    known = local if len(settings.domeinen) == 1 else mail
    named = _line(claims.get("name") or claims.get("naam"))
    return Identity(
        key=hashlib.sha256(f"{claims.get('iss') or ''} {subject}".encode()).hexdigest(),
        naam=f"{named} ({known})" if named else mail,
        email=mail,
        groups=groups_of(claims, settings),
        since=_moment(claims.get(SINCE)),
        expires=_moment(claims.get("exp")),
    )


def kept_claims(
    claims: Mapping[str, object], settings: SignInSettings, now: float
) -> dict[str, object]:
    """What a cookie keeps of the claims of a provider, for who signs in now."""
    kept = {name: claims[name] for name in ("iss", "sub", "name", "exp") if name in claims}
    if claims.get("email_verified") is False:
        kept["email_verified"] = False
    return {**kept, MAIL: _mail(claims), GROUPS: list(groups_of(claims, settings)), SINCE: now}


def groups_of(claims: Mapping[str, object], settings: SignInSettings) -> tuple[str, ...]:
    """The groups in claims of a provider, of a cookie or of a proxy (names with commas between)."""
    given = claims.get(GROUPS, claims.get(settings.groepen))
    if isinstance(given, str):
        given = given.split(",")
    if not isinstance(given, list | tuple):
        return ()
    return tuple(name.strip() for name in given if isinstance(name, str) and name.strip())


def says_groups(claims: Mapping[str, object], settings: SignInSettings) -> bool:
    """Whether these claims of a provider say anything of groups; in none is something too."""
    return settings.groepen in claims


def _mail(claims: Mapping[str, object]) -> str:
    for name in MAILS:
        given = claims.get(name)
        if isinstance(given, str) and given.count("@") == 1:
            return _line(given)
    return ""


def _line(text: object) -> str:
    """One line of readable text: no character that turns or hides what stands beside it."""
    readable = "".join(c if c.isprintable() else " " for c in text) if isinstance(text, str) else ""
    return " ".join(readable.split())[:LONGEST]


def _moment(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
