"""Who may do what on which resource.

Services ask here before anything is read or changed; nobody else decides.

After the permission checks of datasette (Apache-2.0, read only): every question names an action and
a resource.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.errors import AccessDenied

LEZEN, BEWERKEN, BEHEREN = "lezen", "bewerken", "beheren"

ROLES: dict[str, frozenset[str]] = {
    "lezer": frozenset({LEZEN}),
    "bewerker": frozenset({LEZEN, BEWERKEN}),
    "beheerder": frozenset({LEZEN, BEWERKEN, BEHEREN}),
}


@dataclass(frozen=True)
class User:
    """Who works here: a name for the history, a role from ROLES, and other roles in some gebieden.

    rollen: gebied id to role; in a gebied that is not named, ``rol`` holds. A signed-in user gets
    all three from whoever signed him in; on a desk of one's own they come from the settings.
    """

    naam: str
    rol: str = "beheerder"
    rollen: Mapping[str, str] = field(default_factory=dict)

    def role_in(self, gebied: str | None) -> str:
        """The role that holds in a gebied; None: outside any gebied."""
        return self.rollen.get(gebied, self.rol) if gebied is not None else self.rol


@dataclass(frozen=True)
class Resource:
    """What an action is about: a kind of item, where it is, and whose it is.

    label: of the schema, or "" for all. gebieden: empty means outside any gebied (the whole
    municipality). An item in several gebieden may be changed by who may change it in one of them;
    but adding it, removing it and moving it asks every gebied that it comes into or leaves by what
    it says itself (`services.changes`).
    owner: the name of whose it is, None when it is everybody's.
    """

    label: str = ""
    gebieden: tuple[str, ...] = ()
    owner: str | None = None


EVERYTHING = Resource()
"""The municipality as a whole: every kind of item in every gebied."""


def allowed(user: User, action: str, resource: Resource = EVERYTHING) -> bool:
    """Whether this user may do this.

    What is somebody else's own is changed by its owner and by a beheerder only.
    """
    if action == BEWERKEN and resource.owner is not None and resource.owner != user.naam:
        return allowed(user, BEHEREN, Resource(resource.label, resource.gebieden))
    roles = [user.role_in(gebied) for gebied in resource.gebieden or (None,)]
    return any(action in ROLES.get(role, ()) for role in roles)


def require(user: User, action: str, resource: Resource = EVERYTHING) -> None:
    """Raise AccessDenied, with a sentence that says what to do, when the user may not do this."""
    if allowed(user, action, resource):
        return
    roles = [user.role_in(gebied) for gebied in resource.gebieden or (None,)]
    for role in roles:
        if role not in ROLES:
            raise AccessDenied(f"De rol '{role}' bestaat niet. Kies uit: {', '.join(ROLES)}.")
    if resource.owner not in (None, user.naam) and action in ROLES[roles[0]]:
        raise AccessDenied(
            f"Dit is van {resource.owner}. Alleen {resource.owner} of een beheerder kan dit "
            "veranderen of weghalen."
        )
    where = " in dit gebied" if user.rollen and resource.gebieden else ""
    raise AccessDenied(
        f"Met de rol '{roles[0]}' kun je dit{where} niet ({action}). Vraag de beheerder van "
        "netwerk om een andere rol."
    )
