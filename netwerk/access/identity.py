"""Who somebody is, by what a provider or a proxy says of him."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied

SINCE, MAIL, GROUPS, MAIL_FROM = "aangemeld", "email", "groepen", "adres_uit"
"""Claims of our own in the cookie: when he signed in (seconds), his address, his groups, and the
claim of the provider that gave the address."""
MAILS = ("email", "preferred_username", "upn")
"""Where a provider may have the address, the best first."""
LONGEST = 80
LONGEST_MAIL = 254
"""Characters of a mail address (RFC 5321). A longer one is none: cut off, it would be another's."""
_MAIL = re.compile(r"[!#-'*-+\-./0-9=?A-Z^_`a-z{|}~]+@[A-Za-z0-9.-]+")
"""Of one kind of letters: no other sign that looks like one of a colleague's, or is not seen."""


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
    if domain.lower() not in settings.domeinen or _unverified(claims):
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
    if _unverified(claims):
        kept["email_verified"] = False
    kept[MAIL_FROM] = next((name for name in MAILS if _mail(claims) == claims.get(name)), MAILS[0])
    return {**kept, MAIL: _mail(claims), GROUPS: list(groups_of(claims, settings)), SINCE: now}


def renewed_claims(
    kept: Mapping[str, object], told: Mapping[str, object], settings: SignInSettings
) -> dict[str, object]:
    """What a cookie keeps, with what the provider says now; what it leaves out, stays as it was."""
    new: dict[str, object] = {GROUPS: list(groups_of(told, settings)), "exp": told.get("exp")}
    source = kept.get(MAIL_FROM, MAILS[0])
    if source in told:  # another claim may well name the account and not the address
        new[MAIL] = _mail(told, str(source))
    new |= {name: told[name] for name in ("name", "email_verified") if name in told}
    return {**kept, **new}


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


def says_mail(claims: Mapping[str, object]) -> bool:
    """Whether these claims of a provider say anything of the address; an empty one is something."""
    return MAILS[0] in claims


def _mail(claims: Mapping[str, object], best: str = MAILS[0]) -> str:
    for name in (best, *MAILS):
        given = claims.get(name)
        if isinstance(given, str) and len(given) <= LONGEST_MAIL and _MAIL.fullmatch(given):
            return given
    return ""


def _unverified(claims: Mapping[str, object]) -> bool:
    """Whether the provider does not vouch for the address; some say that as a text."""
    given = claims.get("email_verified")
    return given not in (None, True) and str(given).lower() != "true"


def _line(text: object) -> str:
    """One line of readable text: no character that turns or hides what stands beside it."""
    readable = "".join(c if c.isprintable() else " " for c in text) if isinstance(text, str) else ""
    return " ".join(readable.split())[:LONGEST]


def _moment(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
