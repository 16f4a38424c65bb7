"""What is done already in a kern about a theme of the spiegel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.agenda.spiegel.themes import THEMES
from netwerk.agendadata import Initiatief, Vraagstuk
from netwerk.model import fold
from netwerk.services.changes import readable
from netwerk.services.desk import Desk

DONE = "klaar"
KINDS: tuple[type[Any], ...] = (Vraagstuk, Initiatief)


@dataclass(frozen=True, kw_only=True)
class Running:
    """A vraagstuk or initiatief that is not done yet."""

    label: str
    id: str
    titel: str


def running_here(desk: Desk, kern: str, theme: str, about: str = "") -> tuple[Running, ...]:
    """Vraagstukken and then initiatieven of this kern and theme that this user may read.

    about: one thing within the theme, such as a school; then only what names it. Raises
    AccessDenied for who may read nothing.
    """
    desk.require_somewhere(LEZEN)
    domeinen = set(THEMES[theme].domeinen)
    found = []
    for cls in KINDS:
        stored: list[Any] = [entry.item for entry in desk.reads.all(cls)]
        here = [item for item in stored if item.kern == kern and item.staat != DONE]
        seen: list[Any] = list(readable(desk, here))
        found += [
            Running(label=cls.__name__, id=item.id, titel=item.titel)
            for item in sorted(seen, key=lambda item: str(item.id))
            if not domeinen.isdisjoint(item.domeinen) and fold(about) in _words(item)
        ]
    return tuple(found)


def _words(item: Any) -> str:
    """What somebody wrote about it."""
    return fold(f"{item.titel} {item.omschrijving or ''}")
