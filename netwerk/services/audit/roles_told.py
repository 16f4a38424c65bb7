"""Who has which role where by the settings, and what each role lets somebody do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netwerk.access.rights import BEHEREN, BEWERKEN, CONTACT, LEZEN, ROLES
from netwerk.services.desk import Desk
from netwerk.settings import settings_table

WHAT_MAY: Mapping[str, str] = {
    LEZEN: "alles zien wat is vastgelegd",
    CONTACT: "telefoon en mail zien",
    BEWERKEN: "vastleggen en veranderen",
    BEHEREN: "beheren: reservekopie, rechten, instellingen en logboek",
}
"""The actions of `access.rights` in words."""


def role_rows() -> tuple[tuple[str, str], ...]:
    """Each role and what it may, in words."""
    return tuple(
        (role, "; ".join(words for may, words in WHAT_MAY.items() if may in actions) or "niets")
        for role, actions in ROLES.items()
    )


def who_has_roles(desk: Desk) -> tuple[tuple[str, str, str], ...]:
    """Each rule of ``[[toegang.rol]]``: for whom, which role, where."""
    desk.require(BEHEREN)
    table = settings_table("toegang")
    rules = table.get("rol", []) if isinstance(table, dict) else []
    return tuple(_row(rule) for rule in rules if isinstance(rule, dict))


def _row(rule: Mapping[str, Any]) -> tuple[str, str, str]:
    who = f"groep {rule['groep']}" if rule.get("groep") else str(rule.get("persoon", ""))
    where = [str(gebied) for gebied in rule.get("gebieden") or ()]
    return who, str(rule.get("rol", "")), f"gebied {', '.join(where)}" if where else "alles"
