"""Who may do what on which resource.

Services ask here before anything is read or changed; nobody else decides.

After the permission checks of datasette (Apache-2.0, read only): every question names an action and
a resource.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerk.errors import AccessDenied
from netwerk.model import fold
from netwerk.schema import gebied_word, schema

LEZEN, CONTACT, BEWERKEN, BEHEREN = "lezen", "contact", "bewerken", "beheren"
"""See what is recorded; see phone numbers and mail addresses; change; run the whole: people's
rights, settings, backups, the log."""

ROLES: Mapping[str, frozenset[str]] = {
    "lezer": frozenset({LEZEN}),
    "projectgroep": frozenset({LEZEN, BEWERKEN}),
    "teamlid": frozenset({LEZEN, CONTACT, BEWERKEN}),
    "makelaar": frozenset({LEZEN, CONTACT, BEWERKEN}),
    "bewerker": frozenset({LEZEN, CONTACT, BEWERKEN}),
    "beheerder": frozenset({LEZEN, CONTACT, BEWERKEN, BEHEREN}),
    "geen": frozenset(),
}
"""What each role may do. ``bewerker`` is the name that a makelaar had before."""
READER = "lezer"
"""What a role counts as that is not set, or that is mistyped: it reads, and never manages."""
NOT_CHANGED_BY: Mapping[str, frozenset[str]] = {
    "teamlid": frozenset(
        {"Gebied", "Kern", "Opgave", "Meting", "Peilmoment", "Cijfer", "Grens", "Bron"}
    ),
}
"""Labels of which a role that may change, changes nothing: a teamlid brings in what he hears and
does, and leaves the figures, the opgave and the places to the makelaar and the projectgroep."""


KEEPS_AGREEMENTS = ("makelaar", "bewerker", "beheerder")
"""Who also changes what another agreed, in a gebied that is his."""
OF_WHO_DOES_IT = "Afspraak"
"""The label of which an item is changed by who made it, by who is to do it, and by
KEEPS_AGREEMENTS; what else is somebody's own is changed by its owner and by a beheerder."""
_SOMEBODY = "\0"
"""The owner of what is nobody's whom we know."""
_VERBS = {LEZEN: "zien", CONTACT: "zien", BEWERKEN: "wijzigen", BEHEREN: "doen"}
"""What somebody cannot do, in a sentence; an action itself is no word for a user."""
_YOU = {LEZEN: "kijkt", CONTACT: "ziet contactgegevens", BEWERKEN: "wijzigt"}
"""What he does in the gebieden that are his."""


def may_by_role(role: str, action: str, label: str = "") -> bool:
    """Whether a role may do this to items of a label; "": to any that it may change at all."""
    if action == BEWERKEN and label in NOT_CHANGED_BY.get(role, ()):
        return False
    return action in ROLES.get(role, ROLES[READER])


@dataclass(frozen=True)
class User:
    """Who works here: a name for the history, a role from ROLES, and other roles in some gebieden.

    rollen: gebied id to role; in a gebied that is not named, ``rol`` holds. A signed-in user gets
    all three from whoever signed him in; on a desk of one's own they come from the settings.
    waarvandaan: from where he works, for the log: "opdracht", the address of a browser, "api NAAM".
    """

    naam: str
    rol: str = READER
    rollen: Mapping[str, str] = field(default_factory=dict)
    waarvandaan: str = "deze machine"

    def role_in(self, gebied: str | None) -> str:
        """The role that holds in a gebied; None: outside any gebied."""
        return self.rollen.get(gebied, self.rol) if gebied is not None else self.rol


def function_of(user: User) -> str:
    """What stands where a function belongs for what this user says: his role, never his name."""
    roles = (user.rol, *user.rollen.values())
    role = next((rol for rol in roles if may_by_role(rol, BEWERKEN)), READER)
    return "makelaar" if role == "bewerker" else role


@dataclass(frozen=True)
class Resource:
    """What an action is about: a kind of item, where it is, and whose it is.

    label: of the schema, or "" for all. gebieden: empty means outside any gebied (the whole
    municipality). An item in several gebieden may be changed by who may change it in one of them;
    but adding it, removing it and moving it asks every gebied that it comes into or leaves by what
    it says itself (`services.changes`).
    owner: the name of whose it is, None when it is everybody's. given_to: the name of who is to do
    it, of an afspraak.
    """

    label: str = ""
    gebieden: tuple[str, ...] = ()
    owner: str | None = None
    given_to: str | None = None


EVERYTHING = Resource()
"""The municipality as a whole: every kind of item in every gebied."""


def allowed(user: User, action: str, resource: Resource = EVERYTHING) -> bool:
    """Whether this user may do this.

    What is somebody else's own is changed by its owner and by a beheerder only; an afspraak also by
    who is to do it and by a makelaar of its gebied.
    """
    roles = _roles(user, resource)
    may = any(may_by_role(role, action, resource.label) for role in roles)
    if not may or action != BEWERKEN or _is_own(user, resource):
        return may
    if resource.label == OF_WHO_DOES_IT:
        return any(role in KEEPS_AGREEMENTS for role in roles)
    return any(may_by_role(role, BEHEREN) for role in roles)


def require_giving(user: User, resource: Resource) -> None:
    """Raise AccessDenied when the user may not give this to another, with a sentence.

    That is for whose it is, and for who may change what is another's: who is to do it may not. What
    is everybody's is made somebody's by the last ones only.
    """
    mine = replace(resource, given_to=None)
    if resource.owner is not None:
        require(user, BEWERKEN, mine)
    elif not allowed(user, BEWERKEN, replace(mine, owner=_SOMEBODY)):
        require(user, BEWERKEN, mine)
        who = "een makelaar" if resource.label == OF_WHO_DOES_IT else "een beheerder"
        raise AccessDenied(f"Dit is van iedereen. Alleen {who} kan zeggen van wie het is.")


def require(user: User, action: str, resource: Resource = EVERYTHING) -> None:
    """Raise AccessDenied, with a sentence that says what to do, when the user may not do this."""
    if allowed(user, action, resource):
        return
    roles = _roles(user, resource)
    for role in roles:
        if role not in ROLES:
            raise AccessDenied(
                f"De rol '{role}' bestaat niet en mag alleen lezen. Kies uit: {', '.join(ROLES)}."
            )
    if any(may_by_role(role, action, resource.label) for role in roles):  # so it is another's
        others = f"{resource.owner} of een beheerder"
        if resource.label == OF_WHO_DOES_IT:
            others = f"{resource.owner}, wie het doet of een makelaar"
        raise AccessDenied(
            f"Dit is van {resource.owner}. Alleen {others} kan dit veranderen of weghalen."
        )
    raise AccessDenied(_not_yours(user, action, resource, roles))


def _not_yours(user: User, action: str, resource: Resource, roles: tuple[str, ...]) -> str:
    """Why somebody's roles do not do this: of another gebied, of this kind of item, or at all."""
    label = resource.label
    own = sorted(g for g, role in user.rollen.items() if may_by_role(role, action, label))
    else_may = (*roles, *(() if own else user.rollen.values()))
    if label and (role := next((r for r in else_may if may_by_role(r, action)), None)):
        return (
            f"Met de rol '{role}' wijzig je geen {schema().labels[label].meervoud}. Vraag een "
            "makelaar of iemand van de projectgroep."
        )
    if action in _YOU and resource.gebieden and may_by_role(user.rol, action, label):
        others = schema().labels["Gebied"].meervoud
        return f"Dit ligt in {_named(resource.gebieden)}; jij {_YOU[action]} in de andere {others}."
    if action in _YOU and own:
        lies = f"hoort niet bij één {gebied_word()}"
        if resource.gebieden:
            lies = f"ligt in {_named(resource.gebieden)}"
        return f"Dit {lies}; jij {_YOU[action]} in {_named(own)}."
    return (
        f"Met de rol '{roles[0]}' kun je dit niet {_VERBS[action]}. Vraag de beheerder van netwerk "
        "om een andere rol."
    )


def _named(gebieden: Sequence[str]) -> str:
    """'gebied 5', 'gebied 5 en 6'."""
    *first, last = gebieden
    ids = f"{', '.join(first)} en {last}" if first else last
    return f"{gebied_word()} {ids}"


def _roles(user: User, resource: Resource) -> tuple[str, ...]:
    return tuple(user.role_in(gebied) for gebied in resource.gebieden or (None,))


def _is_own(user: User, resource: Resource) -> bool:
    """Whether it is nobody else's."""
    given = resource.given_to and fold(resource.given_to) == fold(user.naam)
    return resource.owner in (None, user.naam) or bool(given)
