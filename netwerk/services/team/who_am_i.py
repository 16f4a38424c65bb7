"""Who works here, in which role, and what that role may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.access.rights import (
    BEHEREN,
    BEWERKEN,
    CONTACT,
    LEZEN,
    NOT_CHANGED_BY,
    READER,
    ROLES,
    may_by_role,
)
from netwerk.model import Gebied
from netwerk.schema import gebied_word, schema
from netwerk.services.desk import Desk

MAY: Mapping[str, str] = {
    LEZEN: "lezen",
    CONTACT: "telefoon en e-mail zien",
    BEWERKEN: "wijzigen",
    BEHEREN: "beheren",
}
"""What a role may do, in words."""
NO_ROLE = "zonder rol"


@dataclass(frozen=True)
class WhoAmI:
    """Who works here.

    rol: outside the gebieden of ``rollen`` (id to role). sentence: name and roles in words. may:
    what may be done where, a line for each role. warning: one sentence when a role is mistyped, ''
    when all is well.
    """

    naam: str
    rol: str
    rollen: Mapping[str, str]
    sentence: str
    may: tuple[str, ...]
    warning: str = ""


def who_am_i(desk: Desk) -> WhoAmI:
    """The user of this desk; asks for no right, since everybody may know this of himself."""
    user, names = desk.user, gebieden_called(desk)
    by_role: dict[str, list[str]] = {}
    for gebied, rol in user.rollen.items():
        if rol != user.rol and gebied in names:  # a gebied that is not there gives nothing
            by_role.setdefault(rol, []).append(names[gebied])
    parts = [f"{_called(rol)} in {_and(sorted(where))}" for rol, where in by_role.items()]
    usual = _called(user.rol)
    if parts:
        parts += [] if user.rol == "geen" else [f"verder {usual}"]
    said = ", ".join([user.naam, *(parts or [usual])])
    lines = [f"in {_and(sorted(where))}: {may_words(rol)}" for rol, where in by_role.items()]
    lines.append(f"{'verder' if parts else 'overal'}: {may_words(user.rol)}")
    wrong = sorted({rol for rol in (user.rol, *user.rollen.values()) if rol not in ROLES})
    warning = ""
    if wrong:
        warning = (
            f"De rol '{wrong[0]}' bestaat niet, dus je mag alleen lezen. Kies uit: "
            f"{', '.join(ROLES)}."
        )
    return WhoAmI(user.naam, user.rol, dict(user.rollen), said, tuple(lines), warning)


def gebieden_called(desk: Desk) -> Mapping[str, str]:
    """The gebieden by id as they are called; for who asks about roles, not about what is there."""
    there = (entry.item for entry in desk.reads.all(Gebied))
    return {
        g.id: f"{gebied_word()} {g.nummer} ({g.naam})" if g.nummer is not None else g.naam
        for g in there
    }


def may_words(rol: str) -> str:
    """What a role may do: 'lezen, telefoon en e-mail zien, wijzigen (niet: cijfers)'."""
    words = [word for action, word in MAY.items() if may_by_role(rol, action)]
    closed = NOT_CHANGED_BY.get(rol)
    if closed:
        called = sorted(schema().labels[label].meervoud for label in closed)
        words[words.index(MAY[BEWERKEN])] = f"{MAY[BEWERKEN]} (niet: {', '.join(called)})"
    return ", ".join(words) or "niets"


def _called(rol: str) -> str:
    if rol == "geen":
        return NO_ROLE
    return rol if rol in ROLES else READER


def _and(names: Iterable[str]) -> str:
    listed = list(names)
    return " en ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))
