"""Roles and what each may do. Services ask here before anything is changed; nobody else decides."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.errors import AccessDenied

LEZEN, BEWERKEN, BEHEREN = "lezen", "bewerken", "beheren"

ROLES: dict[str, frozenset[str]] = {
    "lezer": frozenset({LEZEN}),
    "bewerker": frozenset({LEZEN, BEWERKEN}),
    "beheerder": frozenset({LEZEN, BEWERKEN, BEHEREN}),
}


@dataclass(frozen=True)
class User:
    """Who works here: a name for the history and a role from ROLES."""

    naam: str
    rol: str = "beheerder"


def require(user: User, right: str) -> None:
    """Raise AccessDenied, with a sentence, when the user's role does not hold this right."""
    rights = ROLES.get(user.rol)
    if rights is None:
        raise AccessDenied(f"De rol '{user.rol}' bestaat niet. Kies uit: {', '.join(ROLES)}.")
    if right not in rights:
        raise AccessDenied(
            f"Met de rol '{user.rol}' kun je dit niet ({right}). Vraag de beheerder van netwerk "
            "om een andere rol."
        )
